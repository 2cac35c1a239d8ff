"""工作进度: each township's steps and difficulties."""

from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.election import doubts_of_election, has_elected, is_doubtful
from fulian_excel.figures.progress import STEPS_LATE, STEPS_TAKEN, Taken, step_rate, taken
from fulian_excel.figures.standing import COMPLETION, ELECTED
from fulian_excel.masking import mask
from fulian_excel.outputs.board import Totals, township_board
from fulian_excel.outputs.board_columns import Column, Numbers, Words
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.settings import ListItem
from fulian_excel.table import Submission

_LOOKS = {Taken.DONE: "good", Taken.LATE: "bad"}
_KNOWN = (Taken.DONE, Taken.LATE, Taken.BEGUN, Taken.AHEAD)
_NOTE = (
    "√ 已完成;逾期:过了计划完成日期还没有完成;— 进度表上没有这一步,不计入完成率;核验日期以后的完成日期不算;"
    "已换届:大会已闭幕,执委计票表已报且选举有效(到会够数、收回不多于发出),对不上的为待核实"
)


def progress(workbook: Workbook, report: Report) -> Totals:
    """Write 工作进度."""
    page = Page(workbook, "工作进度", f"{report.title} 工作进度", ";".join((_NOTE, *report.reminders)))
    listed = report.county.settings.steps
    elected = Words(_elected, ELECTED, ("是",), COMPLETION, ("是", "否", "待核实"))
    columns = (
        Column("已换届", elected, width=8),
        Column("已完成\n步数", Numbers(STEPS_TAKEN), width=7),
        Column("逾期\n步数", Numbers(STEPS_LATE), width=7),
        *(_step(number, step) for number, step in enumerate(listed, 1)),
    )
    board = township_board(page, report.county.submissions, columns)
    totals = board.lay("完成率")
    bottom = _doubtful(page, board.below, len(columns), report)
    _difficulties(page, bottom, len(columns), report)
    return totals


def _elected(one: Submission) -> tuple[str, str]:
    if has_elected(one):
        return "是", "good"
    return ("待核实", "bad") if is_doubtful(one) else ("否", "bad")


def _step(number: int, step: ListItem) -> Column:
    rate = step_rate(number)
    words = Words(partial(_state, number), rate.part, (Taken.DONE,), rate, _KNOWN)
    return Column(f"{number}\n{step.name}", words, step.stage, 7)


def _state(number: int, one: Submission) -> tuple[str, str]:
    state = taken(one, number)
    return state.value, _LOOKS.get(state, "quiet")


def _doubtful(page: Page, row: int, last: int, report: Report) -> int:
    """Write the townships whose congress has closed but whose election is in doubt, and why; returns the next row."""
    doubtful = [one for one in report.county.submissions if is_doubtful(one)]
    for at, one in enumerate(doubtful, row):
        texts = (f"{one.township.name} 待核实", ";".join(doubts_of_election(one)))
        page.spread(at, ((0, 1), (2, last)), texts, ("bold", "cell"))
    return row + len(doubtful) + bool(doubtful)


def _difficulties(page: Page, row: int, last: int, report: Report) -> None:
    """Write 重点难点 in the townships' own words."""
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
