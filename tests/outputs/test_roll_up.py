"""The county's workbook: what it says, that its formulas agree with what we wrote beside them, that it is inert."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.findings import Finding, Level, numbered
from fulian_excel.forms import FORMS
from fulian_excel.history import Course
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.outputs.lists import ReceivedRow
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up import roll_up
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.submissions import assemble
from tests.drawing import workbook
from tests.office import saved

AS_OF = date(2022, 11, 30)
QUOTAS = Quotas(delegates=3, committee=3)
SETTINGS = Settings(
    county="云溪县", townships=tuple(Township(name, quotas=QUOTAS) for name in ("青山镇", "白水乡", "南坪镇"))
)
DELEGATES = """
    | 妇女代表名册 |
    | 填报单位 | {township} |
    | 姓名 | 性别 | 民族 | 出生年月 | 政治面貌 | 学历 | 工作单位及职务 | 推选单位 | 界别 | 代表类别 |
    | 王芳 | 女 | 汉族 | '1980.05 | 中共党员 | 本科 | 镇政府干部 | 镇机关 | 镇机关 | 正式 |
    | {second} | 女 | 苗族 | '1990.05 | 群众 | 高中 | 村民 | 白石村 | 村(社区) | 正式 |
    | 周敏 | 女 | 汉族 | '1960.05 | 群众 | 大专 | 村民 | 白石村 | 村(社区) | 特邀 |
"""
COMMITTEE = """
    | 执委会成员名册 |
    | 填报单位 | {township} |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 界别 | 妇联职务 | 职级 | 是否新任 |
    | 王芳 | 女 | '1980.05 | 中共党员 | 镇政府副镇长 | 镇机关 | 主席 | 党政副职 | 是 |
    | {second} | 女 | '1990.05 | 群众 | 村民 | 村(社区) | 执委 | 其他 | 否 |
"""
TALLY = """
    | 选举计票表 |
    | 填报单位 | {township} |
    | 选举事项 | 执委 | 会议日期 | '2022-11-10 |
    | 应到 | {due} | 实到 | {attended} | 发出 | {attended} | 收回 | {attended} | 有效 | {valid} | 无效 | 1 | 应选名额 | 2 |
    | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
    | 王芳 | {valid} | 0 | 0 | 是 |
    | {second} | {valid} | 0 | 0 | 是 |
"""
STEPS = """
    | 换届工作进度表 |
    | 填报单位 | {township} |
    | 步骤 | 计划完成 | 实际完成 | 存在困难 |
    | 调查摸底 | '2022-09-20 | '2022-09-20 | 外出妇女多 |
    | 大会闭幕 | '2022-11-10 | '2022-11-10 | |
"""


def sent(township: str, second: str, due: int, attended: int) -> tuple[str, bytes]:
    """A township's workbook."""
    fill = {"township": township, "second": second, "due": due, "attended": attended, "valid": attended - 1}
    drawn = {"代表": DELEGATES, "执委": COMMITTEE, "计票": TALLY, "进度": STEPS}
    return f"{township}.xlsx", workbook({name: drawing.format(**fill) for name, drawing in drawn.items()})


def report(*files: tuple[str, bytes], settings: Settings = SETTINGS) -> Report:
    """A round in which these workbooks were received."""
    extracts = [extract(name, read_book(Package(data)), FORMS, settings) for name, data in files]
    assembled = assemble(extracts, settings, AS_OF)
    checked = check(assembled.county, assembled.unrecognised)
    findings = numbered([*assembled.findings, *checked.findings])
    rows = [ReceivedRow(name, "0" * 64, assembled.owner_of(name), (), "read", "", "", 0, 0, 0) for name, _data in files]
    return Report(assembled.county, Course(findings), checked.not_checked, rows, "2022-11", AS_OF)


@pytest.fixture(scope="module")
def told() -> Report:
    return report(sent("青山镇", "李敏", 60, 54), sent("白水乡", "赵敏", 20, 20))


def opened(data: bytes, *, values: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def beside(data: bytes, sheet: str, name: str) -> list[Any]:
    """The cached values to the right of the first cell that says this."""
    for row in opened(data, values=True)[sheet].iter_rows(values_only=True):
        if name in row:
            return list(row[row.index(name) + 1 :])
    raise AssertionError(f"{name} does not stand on {sheet}")


def formulas(data: bytes) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in opened(data, values=False)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_the_sheets_stand_in_the_order_in_which_a_superior_reads(told: Report) -> None:
    names = [
        "目录",
        "总览",
        "先联系谁",
        "报送情况",
        "班子配备",
        "代表结构",
        "执委结构",
        "选举情况",
        "工作进度",
        "进度图",
        "总结情况",
        "摸底情况",
        "整改情况",
        "代表名册",
        "执委名册",
        "问题清单",
    ]
    book = opened(roll_up(told), values=True)
    order = [*names, "未检查", "勾稽核对", "说明"]
    assert [name for name in book.sheetnames if name in order] == order
    assert book.sheetnames[:2] == order[:2]
    assert book.sheetnames[-1] == order[-1]
    assert book.active.title == "总览", "what is opened first"


def test_the_same_report_gives_the_same_bytes(told: Report) -> None:
    assert roll_up(told) == roll_up(told)


def test_figures_are_counted_from_rows(told: Report) -> None:
    data = roll_up(told)
    assert beside(data, "总览", "应换届镇(街道)")[0] == 3
    assert beside(data, "总览", "已换届")[:2] == [2, pytest.approx(2 / 3)]
    assert beside(data, "总览", "未报送名单")[0] == "南坪镇"


def test_shares_and_averages_are_weighted(told: Report) -> None:
    data = roll_up(told)
    assert beside(data, "总览", "实到代表")[:2] == [74, pytest.approx(74 / 80)]
    assert beside(data, "总览", "平均年龄")[:4] == [37, None, 37, None]
    assert beside(data, "总览", "平均每镇")[:3] == [2, None, 2]


def test_only_formal_delegates_count(told: Report) -> None:
    data = roll_up(told)
    assert beside(data, "代表结构", "合计")[:2] == [4, 2]
    assert beside(data, "总览", "少数民族")[:2] == [2, 0.5]


def test_a_share_is_among_those_of_whom_it_is_known() -> None:
    name, data = sent("青山镇", "李敏", 60, 54)
    without = workbook(
        {
            "执委": COMMITTEE.replace("| 政治面貌 |", "|")
            .replace("| 中共党员 |", "|")
            .replace("| 群众 |", "|")
            .format(township="白水乡", second="赵敏")
        }
    )
    figures = beside(roll_up(report((name, data), ("白水乡.xlsx", without))), "总览", "中共党员")
    assert figures[2:4] == [1, 0.5]


def test_officers_stand_beside_their_quotas(told: Report) -> None:
    row = beside(roll_up(told), "班子配备", "青山镇")
    assert row[:6] == [3, 2, 3, 2, 1, 1]
    assert row[16:18] == ["是", "—"], "nobody is known to be 专职副主席"


def test_steps_and_difficulties(told: Report) -> None:
    data = roll_up(told)
    assert beside(data, "工作进度", "青山镇")[:5] == ["是", 2, 0, "—", "√"]
    assert "外出妇女多" in [cell.value for row in opened(data, values=True)["工作进度"].iter_rows() for cell in row]


def test_files_of_which_nothing_was_counted_are_named(told: Report) -> None:
    lost = ReceivedRow("坏的.xlsx", "0" * 64, "", (), "refused", "F01 打不开", "", 1, 0, 0)
    data = roll_up(replace(told, received=[*told.received, lost]))
    assert {"没有读取", "F01 打不开"} <= set(beside(data, "报送情况", "坏的.xlsx"))


def test_what_looks_like_a_formula_stays_text() -> None:
    hostile = "=1+1"
    found = Finding(
        Place("=1+1.xlsx", hostile, "A5"), subject=hostile, value=hostile, township=hostile, form="committee"
    )
    county = report(settings=Settings(county=hostile, townships=(Township(hostile),))).county
    data = roll_up(Report(county, Course(numbered([stamped(found)])), (), (), "2022-11", AS_OF))
    book = opened(data, values=False)
    said = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == hostile]
    assert len(said) > 3
    assert {cell.data_type for cell in said} == {"s"}


def stamped(finding: Finding) -> Finding:
    return RULES["V01"].stamp(replace(finding, parts={"title": "政治面貌"}))


def test_the_same_fault_down_a_column_is_one_row(told: Report) -> None:
    column = [
        stamped(
            Finding(Place("青山镇.xlsx", "代表", f"F{row}"), column="politics", township="青山镇", form="delegates")
        )
        for row in range(4, 9)
    ]
    data = roll_up(Report(told.county, Course(numbered(column)), (), told.received, told.month, told.as_of))
    places = [row[6].value for row in opened(data, values=True)["问题清单"].iter_rows(min_row=4) if row[6].value]
    assert places == ["F4:F8"]


def test_a_county_of_which_nobody_reported(told: Report) -> None:
    data = roll_up(report())
    assert beside(data, "总览", "已换届")[:2] == [0, 0]
    assert beside(data, "总览", "未报送名单")[0] == "青山镇、白水乡、南坪镇"
    assert beside(data, "总览", "实到代表")[:2] == ["—", "—"]
    assert beside(data, "报送情况", "青山镇")[0] == "未报送"
    errors = [
        cell
        for sheet in opened(data, values=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert not errors


def test_a_county_without_townships() -> None:
    assert beside(roll_up(report(settings=Settings())), "总览", "已换届")[:2] == ["—", "—"]


def recalculated(data: bytes) -> bytes:
    """The workbook as LibreOffice reckons it."""
    return saved(saved(data, "ods"), "xlsx", given="ods")


@pytest.mark.office
@pytest.mark.parametrize("sent_by", ["two of three", "nobody"])
def test_cached_values_are_what_the_formulas_come_to(told: Report, sent_by: str, tmp_path: Path) -> None:
    data = roll_up(told if sent_by == "two of three" else report())
    assert formulas(data)
    assert differing(data) == []


def differing(data: bytes) -> list[tuple[Any, ...]]:
    """The formulas that LibreOffice reckons otherwise than we wrote beside them."""
    ours, theirs = opened(data, values=True), opened(recalculated(uncached(data)), values=True)
    return [
        (sheet, spot, text, ours[sheet][spot].value, theirs[sheet][spot].value)
        for (sheet, spot), text in formulas(data).items()
        if theirs[sheet][spot].value
        != (
            pytest.approx(ours[sheet][spot].value)
            if isinstance(ours[sheet][spot].value, float)
            else ours[sheet][spot].value
        )
    ]


def uncached(data: bytes) -> bytes:
    """The workbook saved by openpyxl, which keeps formulas and drops what they came to."""
    out = io.BytesIO()
    opened(data, values=False).save(out)
    return out.getvalue()


def test_levels_are_counted_by_township(told: Report) -> None:
    count = sum(one.township == "青山镇" and one.level == Level.FIX for one in told.findings)
    assert beside(roll_up(told), "报送情况", "青山镇")[3] == count


def test_no_link_and_no_macro(told: Report) -> None:
    names: Sequence[str] = Package(roll_up(told)).names
    assert not [name for name in names if re.search(r"vba|externalLink", name)]


ARCHIVE = """
    | 归档材料目录 |
    | 填报单位 | {township} |
    | 材料名称 | 状态 |
    | 请示 | 已归档 |
    | 批复 | 缺 |
    | 会议通知 | 不适用 |
"""


def test_leaving_materials_out_is_no_gain() -> None:
    data = roll_up(report(("青山镇.xlsx", workbook({"归档": ARCHIVE.format(township="青山镇")}))))
    listed = len(SETTINGS.archive)
    assert beside(data, "总结情况", "青山镇")[3:6] == [listed - 1, 1, pytest.approx(1 / (listed - 1))]


HANDED = "| 工作交接表 |\n| 填报单位 | 青山镇 |\n| 交接事项 | 移交人 | 接收人 | 监交人 | 交接日期 |"


def test_what_is_handed_over_later_is_not_yet() -> None:
    for day, said in (("2022-11-30", "是"), ("2022-12-05", "否")):
        drawn = f"{HANDED}\n| 公章 | 王芳 | 李敏 | 张静 | '{day} |"
        assert beside(roll_up(report(("青山镇.xlsx", workbook({"交接": drawn})))), "总结情况", "青山镇")[11] == said
    empty = report(("青山镇.xlsx", workbook({"交接": HANDED})))
    assert [one.blank for one in empty.county.submissions if one.blank] == [frozenset({"handover"})]
