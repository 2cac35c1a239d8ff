"""Invented counties: a workspace with 县级设置.xlsx and 收件箱, the same one from the same seed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from openpyxl import Workbook

from tests.recount import inventing, papers
from tests.recount.inventing import Inventor, Table

QUOTA_HEADS = (
    "镇(街道)", "别名", "区划代码", "妇女人数", "代表名额", "执委名额", "主席", "专职副主席", "挂职副主席", "兼职副主席不少于",
    "常委", "联系人", "联系电话", "邮箱",
)  # fmt: skip
# Slips of which the package and the recount still give figures that differ: each has its case in cases.py.
KNOWN = frozenset({"以计票表为任职依据"})
DUE = {9: 3, 10: 6, 11: 12, 12: 12}


def names(draw: Random, count: int) -> list[str]:
    fronts, backs = (
        list("青白双石东云竹沙南桃金银松柏梅兰荷菊枫桐柳杨杏榆槐樟枣梨棠椿"),
        list("山水龙桥岭台坡河坪源溪湖泉塘"),
    )
    draw.shuffle(fronts)
    return [front + draw.choice(backs) + draw.choice(("镇", "镇", "乡", "街道")) for front in fronts[:count]]


def tables(at: Inventor, month: int) -> list[Table]:
    """The forms one township sends: those due with some missing, others early now and then."""
    chosen = inventing.members(at)
    makers = (
        lambda: [papers.survey(at)], lambda: [papers.progress(at)], lambda: [papers.allocation(at)],
        lambda: [inventing.delegates(at)], lambda: [inventing.candidates(at, chosen)], lambda: [papers.discipline(at)],
        lambda: inventing.ballots(at, chosen), lambda: [inventing.committee(at, chosen)],
        lambda: [inventing.officers(at, chosen)], lambda: [papers.archive(at)],
        lambda: [papers.training(at, chosen)], lambda: [papers.handover(at)],
    )  # fmt: skip
    due = DUE[month]
    made = [make() for number, make in enumerate(makers) if at.draw.random() < (0.9 if number < due else 0.12)]
    sent = [table for group in made for table in group]
    if "以计票表为任职依据" in at.without and not any("备案表" in table.title for table in sent):
        sent = [table for table in sent if "计票表(主席副主席" not in table.title]
    if "没有计票表的候选人" in at.without and (
        at.congress > at.as_of or not any("计票表(执委" in table.title for table in sent)
    ):
        sent = [table for table in sent if "候选人名册" not in table.title]
    return sent


def write_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(table.title.removeprefix(table.title[:2])[:31].replace("/", ""))
    sheet.append([table.title])
    labels = list(table.labels.items())
    for start in range(0, len(labels), 4):
        sheet.append([cell for pair in labels[start : start + 4] for cell in pair])
    sheet.append(["序号", *table.columns])
    for number, row in enumerate(table.rows, 1):
        sheet.append([number, *(row.get(column) for column in table.columns)])


def named(name: str, tables: list[Table]) -> list[Table]:
    """The tables with a township's name on them."""
    return [replace(one, title=name + one.title, labels={"填报单位": name + "妇联", **one.labels}) for one in tables]


def write_workbook(path: Path, made: list[Table]) -> Path:
    path.parent.mkdir(exist_ok=True)
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in made:
        write_sheet(book, table)
    book.save(path)
    return path


def write_settings(path: Path, draw: Random, townships: list[str]) -> None:
    book = Workbook()
    basics = book.worksheets[0]
    basics.title = "基本设置"
    for line in (("项目", "值"), ("县名", "云溪县"), ("届次", "第三次"), ("落款", "云溪县妇女联合会")):
        basics.append(line)
    quotas = book.create_sheet("名额分配")
    quotas.append(QUOTA_HEADS)
    for number, name in enumerate(townships):
        quotas.append([
            name, name[:2], str(430921 + number), draw.randint(5000, 9000), draw.choice((30, 36, 40, None)),
            draw.choice((23, 25, None)), draw.choice((1, None)), draw.choice((1, 1, None)), draw.choice((1, None, None)),
            draw.choice((2, 3, None)), draw.choice((2, None, None)), None, None, None,
        ])  # fmt: skip
    book.save(path)


def halved(made: list[Table]) -> list[list[Table]]:
    """The tables in two workbooks, all tallies in the first."""
    second = [table for number, table in enumerate(made) if number % 2 and "计票" not in table.title]
    return [[table for table in made if table not in second], second]


def write_county(
    folder: Path, seed: int, count: int, as_of: date, without: frozenset[str] = KNOWN
) -> dict[str, list[Path]]:
    """Write a county's workspace; the workbooks of each township, none for one that sent nothing."""
    draw = Random(seed)
    townships = names(draw, count)
    write_settings(folder / "县级设置.xlsx", draw, townships)
    sent: dict[str, list[Path]] = {}
    for number, name in enumerate(townships):
        at = Inventor(draw, name, str(430921 + number), as_of, without)
        made = tables(at, as_of.month) if draw.random() < 0.93 else []
        halves = halved(made) if len(made) > 1 and draw.random() < 0.2 else [made]
        sent[name] = []
        for part, half in enumerate(halves, 1):
            if half:
                sent[name].append(write_workbook(folder / "收件箱" / f"{name}报表{part}.xlsx", half))
    return sent
