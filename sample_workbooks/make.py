"""Make the sample county anew: python sample_workbooks/make.py.

Everything is written again byte for byte, but for the workbook that LibreOffice has saved: it is made only
where soffice is there, and LibreOffice dates it.
"""

import csv
import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from clean import Township, clean_township
from layouts import Laid, Layout, lay_out
from pages import MADE_ON, Page, with_openpyxl, with_xlsxwriter
from planted import Expected, Plan, layout_mistaken, people_mistyped, result_mistaken, tally_mistaken

HERE = Path(__file__).parent
INBOX = HERE / "收件箱"

# The townships of the county: name, 代表名额 and 执委名额, mistakes, layout.
COUNTY: tuple[tuple[str, int, int, Callable[[Plan], None] | None, Layout], ...] = (
    ("青山镇", 45, 25, None, Layout(totals=True, picture=True, stacked=True, grouped_votes=True)),
    (
        "白水乡",
        45,
        25,
        None,
        Layout(
            "openpyxl",
            left=2,
            above=1,
            first=("姓名", "性别"),
            words={"姓名": "姓  名", "身份证号": "公民身份号码", "联系电话": "手机号码", "出生年月": "出生\n年月", "学历": "文化程度", "界别": "所属界别", "赞成": "同意", "反对": "不同意", "是否当选": "当选情况", "应到": "应到会人数", "实到": "实到会人数"},
            tabs={"delegates": "代表", "candidates": "候选人", "ballots": "计票", "committee": "执委", "officers": "备案"},
            titles={"ballots": "选票统计表"},
            months="chinese",
            yes=("√", "×"),
            nation="short",
            padded=True,
            split_work=True,
            sentences=True,
            spare_rows=3,
            stacked=True,
        ),
    ),
    ("双龙镇", 45, 25, people_mistyped, Layout(left=1, above=2, first=("推选单位", "姓名"), months="dash", gap=1, stacked=True)),
    (
        "石桥镇",
        46,
        26,
        layout_mistaken,
        Layout("openpyxl", left=3, months="day", totals=True, words={"备注": "说明", "应到": "应到代表"}, grouped_votes=True, titles={"delegates": "代表登记表", "committee": "执委名单"}),
    ),
    ("东街街道", 45, 25, tally_mistaken, Layout(left=1, sentences=True, files="several", days="dots", yes=("是", "否"), stacked=True, titles={"ballots": "选举结果报告单"})),
    ("云台乡", 45, 25, result_mistaken, Layout("openpyxl", left=2, above=1, gap=1, split_work=True, padded=True, words={"是否当选": "当选", "妇联职务": "当选职务"}, files="libreoffice", grouped_votes=True)),
)
_IN_FILES = {
    "代表和候选人": ("allocation", "delegates", "candidates"),
    "选举结果": ("ballots", "ballots2", "committee", "officers"),
    "工作台账": ("survey", "progress", "archive", "training", "handover", "discipline"),
}


def main() -> None:
    """Write settings, workbooks and the list of what is wrong in them."""
    INBOX.mkdir(exist_ok=True)
    records: list[tuple[str, ...]] = []
    towns = []
    for number, (name, _delegates, _committee, spoil, layout) in enumerate(COUNTY, 1):
        plan = Plan(clean_township(name, number))
        if spoil:
            spoil(plan)
        laid = lay_out(plan.town, layout)
        for change in plan.after:
            change(laid)
        files = _write(plan.town, laid, layout)
        records += [_record(one, plan.town, laid, files) for one in plan.expected]
        towns.append(plan.town)
    records += _oddities(towns[0])
    _settings(towns)
    records.append(("", "", "", "X04", "南坪镇", "planted", "一张表也没有报"))
    with (HERE / "planted.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("file", "sheet", "cell", "code", "subject", "origin", "what"))
        writer.writerows(sorted(records))


def _write(town: Township, laid: Laid, layout: Layout) -> dict[str, str]:
    """Write a township's workbooks; by form, the file it is in."""
    produce = with_openpyxl if layout.producer == "openpyxl" else with_xlsxwriter
    if layout.files == "several":
        files = {}
        (INBOX / town.name).mkdir(exist_ok=True)
        for name, forms in _IN_FILES.items():
            pages = [laid.pages[form] for form in forms if form in laid.pages]
            path = f"{town.name}/{town.name}{name}.xlsx"
            (INBOX / path).write_bytes(produce(pages))
            files |= dict.fromkeys(forms, path)
        return files
    path = f"{town.name}妇联换届报表.xlsx"
    data = produce(list(laid.pages.values()))
    if layout.files == "libreoffice":
        _resave(data, INBOX / path)
    else:
        (INBOX / path).write_bytes(data)
    return dict.fromkeys(laid.pages, path)


def _resave(data: bytes, target: Path) -> None:
    """Save a workbook as LibreOffice would; without soffice the one that is there stays."""
    if shutil.which("soffice") is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in" / target.name
        source.parent.mkdir()
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(Path(folder) / target.name, target)


def _record(one: Expected, town: Township, laid: Laid, files: dict[str, str]) -> tuple[str, ...]:
    page = f"{one.form}{one.block + 1}" if one.block and f"{one.form}{one.block + 1}" in laid.pages else one.form
    cell = laid.where[one.form, one.block, one.row, one.column]
    origin = "consequence" if one.consequence else "planted"
    return (files[one.form], laid.pages[page].name, cell, one.code, one.subject, origin, f"{town.name}:{one.what}")


def _oddities(town: Township) -> list[tuple[str, ...]]:
    """Files that are no workbook of a township of the county."""
    whole = (INBOX / f"{town.name}妇联换届报表.xlsx").read_bytes()
    (INBOX / "传输中断.xlsx").write_bytes(whole[: len(whole) // 2])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml", MADE_ON.timetuple()[:6]), "<Types/>")
        archive.writestr(zipfile.ZipInfo("word/document.xml", MADE_ON.timetuple()[:6]), "<w/>")
    (INBOX / "换届工作总结.xlsx").write_bytes(out.getvalue())
    stranger = clean_township("桃源镇", 9)
    laid = lay_out(stranger, Layout())
    (INBOX / "桃源镇名额.xlsx").write_bytes(with_xlsxwriter([laid.pages["allocation"]]))
    return [
        ("传输中断.xlsx", "", "", "F01", "", "planted", "只收到一半"),
        ("换届工作总结.xlsx", "", "", "F03", "", "planted", "其实是 Word 文档"),
        ("桃源镇名额.xlsx", "", "", "F05", "", "planted", "不是本县的镇"),
    ]


def _settings(towns: list[Township]) -> None:
    """县级设置.xlsx with the two sheets that a county fills in."""
    basics, quotas = Page("基本设置"), Page("名额分配")
    items = (
        ("县名", "云溪县"),
        ("届次", "第三次"),
        ("落款", "云溪县妇女联合会"),
        ("联系人", "舒敏"),
        ("联系电话", "0730-8412345"),
        ("改正期限", "3 天"),
        ("名册是否脱敏", "是"),
    )
    for row, pair in enumerate((("项目", "值"), *items), 1):
        for column, value in enumerate(pair, 1):
            basics.put(row, column, value, "head" if row == 1 else "cell")
    basics.widths = {1: 16, 2: 28}
    heads = ("镇(街道)", "别名", "区划代码", "妇女人数", "代表名额", "执委名额", "主席", "专职副主席", "挂职副主席", "兼职副主席不少于", "常委", "联系人", "联系电话", "邮箱")
    for column, head in enumerate(heads, 1):
        quotas.put(1, column, head, "head")
        quotas.widths[column] = 14
    rows = [
        (town.name, town.stem if len(town.stem) > 1 else "", f"43092{town.number}", town.women, delegates, committee, 1, 1, None, 3, None, "郭素芬", "", f"town{town.number}@example.org")
        for town, (_name, delegates, committee, _spoil, _layout) in zip(towns, COUNTY, strict=True)
    ]
    rows.append(("南坪镇", "南坪", "430929", 7600, 45, 25, 1, 1, None, 3, None, "向红", "", "nanping@example.org"))
    for row, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            quotas.put(row, column, value)
    (HERE / "县级设置.xlsx").write_bytes(with_xlsxwriter([basics, quotas], "等线"))


if __name__ == "__main__":
    main()
