"""选举情况: each township's meetings and ballots."""

from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.election import (
    CONGRESS,
    MEETINGS,
    STOOD,
    SURPLUS,
    SURPLUS_RATE,
    Meeting,
    doubts_of_election,
    first_round,
    is_doubtful,
)
from fulian_excel.outputs.board import NONE, Totals, township_board
from fulian_excel.outputs.board_columns import Column, Numbers, Shares, Words
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.table import Submission

_NOTE = (
    "按计票表第一轮;到会率 = 实到 ÷ 应到,有效票率 = 有效 ÷ 收回,差额比例 = (候选 - 应选)÷ 应选;当选含各轮;"
    "率的合计只算分子分母都已知的镇;— 为没有报送或没有这一项;着色的数不可能,请核对"
)


def election(workbook: Workbook, report: Report) -> Totals:
    """Write 选举情况."""
    page = Page(workbook, "选举情况", f"{report.title} 选举情况", _NOTE)
    columns = [column for one in MEETINGS for column in _meeting(one)]
    board = township_board(page, report.county.submissions, columns)
    totals = board.lay()
    doubtful = [one for one in report.county.submissions if is_doubtful(one)]
    for row, one in enumerate(doubtful, board.below):
        words = f"{';'.join(doubts_of_election(one))};查清以前不计入已换届"
        page.spread(row, ((0, 1), (2, len(columns))), (f"{one.township.name} 待核实", words), ("bold", "cell"))
    return totals


def _meeting(meeting: Meeting) -> tuple[Column, ...]:
    group = meeting.name
    stood = (
        Column("候选", Numbers(STOOD), group, 6.5),
        Column("差额", Numbers(SURPLUS), group, 6.5),
        Column("差额\n比例", Shares(SURPLUS_RATE), group),
    )
    return (
        Column("日期", Words(partial(_day, meeting.event)), group, 11),
        Column("应到", Numbers(meeting.due), group, 6.5),
        Column("实到", Numbers(meeting.attended), group, 6.5),
        Column("到会率", Shares(meeting.attendance), group),
        Column("发出", Numbers(meeting.issued), group, 6.5),
        Column("收回", Numbers(meeting.returned), group, 6.5),
        Column("有效", Numbers(meeting.valid), group, 6.5),
        Column("有效\n票率", Shares(meeting.validity), group),
        Column("应选", Numbers(meeting.seats), group, 6.5),
        *(stood if meeting is CONGRESS else ()),
        Column("当选", Numbers(meeting.elected, look=partial(_look, meeting)), group, 6.5),
    )


def _day(event: str, one: Submission) -> tuple[str, str]:
    block = first_round(one, event)
    day = block.value("held_on") if block else None
    return (str(day), "centre") if day else (NONE, "quiet")


def _look(meeting: Meeting, one: Submission) -> str:
    """The style of the elected: coloured if they are more than the seats."""
    seats, elected = meeting.seats.of(one), meeting.elected.of(one)
    return "short" if seats is not None and elected is not None and elected > seats else "number"
