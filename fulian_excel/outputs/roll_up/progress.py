"""工作进度: which steps each township has taken, and what it finds hard."""

from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.kinds import Day
from fulian_excel.masking import mask
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.board import NONE, Board, Totals
from fulian_excel.outputs.roll_up.columns import Column, Count, Words
from fulian_excel.outputs.roll_up.figures import has_elected
from fulian_excel.rules.progress import steps
from fulian_excel.table import Submission

TAKEN = "已完成\n步数"
ELECTED = "已换届"
_DONE, _LATE, _BEGUN, _AHEAD = "√", "逾期", "进行中", "未开始"
_STATES = (_DONE, _LATE, _BEGUN, _AHEAD, NONE)


def progress(workbook: Workbook, report: Report) -> Totals:
    """Write 工作进度."""
    note = (
        f"{_DONE} 已完成;{_LATE}:过了计划完成日期还没有完成;{NONE} 进度表上没有这一步;已换届:大会已闭幕且执委计票表已报"
    )
    page = Page(workbook, "工作进度", f"{report.title} 工作进度", note)
    listed = report.county.settings.steps
    columns = (
        Column(ELECTED, Words(_elected, ("是",), ("是", "否")), width=7),
        Column(TAKEN, Count(_taken), width=7),
        *(
            Column(f"{number}\n{step.name}", Words(partial(_step, number), (_DONE,), _STATES), step.stage, 7)
            for number, step in enumerate(listed, 1)
        ),
    )
    board = Board(page, report.county.submissions, columns)
    totals = board.lay("完成率")
    _difficulties(page, board.below, len(columns), report)
    return totals


def _elected(one: Submission) -> tuple[str, str]:
    if has_elected(one):
        return "是", "good"
    return "否", "bad"


def _taken(one: Submission) -> int | None:
    if not one.rows("progress"):
        return None
    return sum(_step(number, one)[0] == _DONE for number in range(1, len(one.settings.steps) + 1))


def _step(number: int, one: Submission) -> tuple[str, str]:
    row = steps(one).get(number)
    if row is None:
        return NONE, "quiet"
    if row["done"] is not None or row["state"] == "已完成":
        return _DONE, "good"
    if row["planned"] is not None and Day(one.as_of).after(row["planned"]):
        return _LATE, "bad"
    return _BEGUN if row["state"] == _BEGUN else _AHEAD, "quiet"


def _difficulties(page: Page, row: int, last: int, report: Report) -> None:
    """重点难点, in the townships' own words."""
    told = [
        (one.township.name, line["step"] or "", mask(line["difficulty"]))
        for one in report.county.submissions
        for line in one.rows("progress")
        if line["difficulty"]
    ]
    if not told:
        return
    spans = ((0, 0), (1, 5), (6, last))
    page.across(row, 0, row, last, "重点难点")
    for at, texts in enumerate((("镇(街道)", "步骤", "存在困难"), *told), row + 1):
        page.spread(at, spans, texts, ("bold" if at == row + 1 else "cell",) * len(spans))
