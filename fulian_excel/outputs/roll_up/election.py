"""选举情况: each township's meetings and ballots."""

from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.board import NONE, Board, Totals
from fulian_excel.outputs.roll_up.columns import Column, Count, Share, Words
from fulian_excel.outputs.roll_up.figures import Counting, first_round, labelled, seats, standing
from fulian_excel.rules.elections import elected
from fulian_excel.table import Submission

CONGRESS, COMMITTEE = "妇女代表大会选举执委", "执委会选举主席、副主席"
SURPLUS = "差额"


def election(workbook: Workbook, report: Report) -> Totals:
    """Write 选举情况."""
    note = "按计票表第一轮;到会率 = 实到 ÷ 应到,有效票率 = 有效 ÷ 收回,差额比例 = (候选 - 应选)÷ 应选;当选含各轮"
    page = Page(workbook, "选举情况", f"{report.title} 选举情况", note)
    columns = (*_meeting(ELECTION_OF_COMMITTEE, CONGRESS), *_meeting(ELECTION_OF_OFFICERS, COMMITTEE))
    return Board(page, report.county.submissions, columns).lay()


def _meeting(event: str, group: str) -> tuple[Column, ...]:
    stood = (
        Column("候选", Count(standing), group, 6.5),
        Column(SURPLUS, Count(_surplus), group, 6.5),
        Column("差额\n比例", Share(f"{group}{SURPLUS}", f"{group}应选"), group),
    )
    return (
        Column("日期", Words(partial(_day, event)), group, 11),
        Column("应到", Count(labelled(event, "due_to_attend")), group, 6.5),
        Column("实到", Count(labelled(event, "attended")), group, 6.5),
        Column("到会率", Share(f"{group}实到", f"{group}应到"), group),
        Column("收回", Count(labelled(event, "returned")), group, 6.5),
        Column("有效", Count(labelled(event, "valid")), group, 6.5),
        Column("有效\n票率", Share(f"{group}有效", f"{group}收回"), group),
        Column("应选", Count(seats(event)), group, 6.5),
        *(stood if event == ELECTION_OF_COMMITTEE else ()),
        Column("当选", Count(_elected(event)), group, 6.5),
    )


def _day(event: str, one: Submission) -> tuple[str, str]:
    block = first_round(one, event)
    day = block.value("held_on") if block else None
    return (str(day), "centre") if day else (NONE, "quiet")


def _surplus(one: Submission) -> int | None:
    stood, wanted = standing(one), seats(ELECTION_OF_COMMITTEE)(one)
    return stood - wanted if stood is not None and wanted is not None else None


def _elected(event: str) -> Counting:
    def count(one: Submission) -> int | None:
        return len(elected(one, event)) if first_round(one, event) else None

    return count
