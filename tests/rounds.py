"""A small township's rounds: what is sent, what comes marked, and how a clerk spoils it before it comes back."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fulian_excel.findings import Finding
from fulian_excel.journey import Outcome, consolidate
from tests.drawing import workbook

SETTINGS = Path(__file__).parents[1] / "sample_workbooks" / "县级设置.xlsx"
FILE = "青山镇名册.xlsx"
LIST = "问题清单"
TRUE = ("情况属实", "山上只有小灵通")
PEOPLE = """
    | 妇女代表名册 |
    | 填报单位 | {unit}妇联 | 填报日期 | '2022-10-20 |
    | 姓名 | 性别 | 民族 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 | 联系电话 | 学历 |
    | 王芳 | 女 | 汉族 | '1980.05 | 中共党员 | 镇政府干部 | 镇机关 | '13800001111 | 本科 |
    | 李敏 | 妇 | 汉族 | '1985.06 | 群众 | 白石村村民 | 白石村 | '13900002222 | 高中 |
    | 张静 | 女 | 汉族 | '1990.11 | 群众 | 清水村村民 | 清水村 | '1580000333 | 大专 |
"""


def workspace(root: Path, sheets: dict[str, str] | None = None) -> Path:
    """A workspace whose 收件箱 holds the township's one workbook."""
    shutil.copyfile(SETTINGS, root / "县级设置.xlsx")
    (root / "收件箱").mkdir()
    (root / "收件箱" / FILE).write_bytes(workbook(sheets or {"代表": PEOPLE.format(unit="青山镇")}))
    return root


def run(folder: Path, day: int = 20) -> Outcome:
    return consolidate(folder, month="2022-10", as_of=date(2022, 10, day))


@cache
def _held() -> tuple[TemporaryDirectory[str], Outcome]:
    root = TemporaryDirectory()
    return root, run(workspace(Path(root.name)))


def first_round(folder: Path) -> Outcome:
    """The first round of a workspace that nobody has touched: held once, and copied into every folder that asks."""
    root, outcome = Path(_held()[0].name), _held()[1]
    assert [path.name for path in (folder / "收件箱").iterdir()] == [FILE], "more than what the round was held over"
    shutil.copytree(root, folder, dirs_exist_ok=True)
    return replace(outcome, folder=folder / outcome.folder.relative_to(root))


def about(outcome: Outcome, code: str) -> Finding:
    return next(one for one in outcome.report.findings if one.code == code)


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.report.findings]


def statuses(outcome: Outcome) -> dict[str, str]:
    return {one.file: one.status for one in outcome.report.received}


def copy_of(outcome: Outcome, file: str = FILE) -> Workbook:
    return openpyxl.load_workbook(
        outcome.folder / next(one.marked for one in outcome.report.received if one.file == file)
    )


def explained(outcome: Outcome) -> list[tuple[object, ...]]:
    """The rows of the roll-up's 情况说明, without headings."""
    book = openpyxl.load_workbook(next(outcome.folder.glob("全县汇总_*.xlsx")))
    return list(book["情况说明"].iter_rows(min_row=4, values_only=True)) if "情况说明" in book.sheetnames else []


def line_of(listed: Worksheet, number: str) -> int:
    return next(line[0].row for line in listed.iter_rows() if line[0].value == number)


def answer(listed: Worksheet, number: str, said: tuple[str, str] = TRUE) -> None:
    row = line_of(listed, number)
    listed.cell(row, 9).value, listed.cell(row, 10).value = said
