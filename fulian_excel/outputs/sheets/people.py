"""代表结构 and 执委结构: the delegates and the committee members by 界别, age, schooling and so on."""

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.people import AGES, DELEGATES, MEMBERS, STANDING_UNREAD, UNREAD, Body
from fulian_excel.figures.posts import MEMBERS_NEW
from fulian_excel.outputs.board import Board, Totals, township_board
from fulian_excel.outputs.board_columns import Averages, Column, Numbers
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report

_NOTE = (
    "由名册逐行数出;每组各栏相加等于总数,未能识别含没有填写的;占比的分母是有这一栏的镇的总人数;"
    "平均年龄按已知年龄的人数加权;— 为没有报送或没有这一栏"
)


def delegates(workbook: Workbook, report: Report) -> Totals:
    """Write 代表结构, of the 正式 delegates."""
    page = Page(workbook, "代表结构", f"{report.title} 代表结构", f"正式代表,{_NOTE}")
    unread = Column(f"代表类别\n{UNREAD}", Numbers(STANDING_UNREAD), width=8.5)
    return _lay(township_board(page, report.county.submissions, (*structure(DELEGATES), unread)), DELEGATES)


def members(workbook: Workbook, report: Report) -> Totals:
    """Write 执委结构."""
    page = Page(workbook, "执委结构", f"{report.title} 执委结构", _NOTE)
    new = Column("新任", Numbers(MEMBERS_NEW.part, MEMBERS_NEW))
    return _lay(township_board(page, report.county.submissions, (*structure(MEMBERS), new)), MEMBERS)


def _lay(board: Board, body: Body) -> Totals:
    totals = board.lay()
    totals.told[body.per_township.name] = board.average(body.per_township)
    return totals


def structure(body: Body) -> tuple[Column, ...]:
    """The columns of a body of people."""
    known = tuple(part.count.name for part in body.groups[AGES][:-1])
    return (
        Column("总数", Numbers(body.total)),
        *(
            Column(part.title, Numbers(part.count, part.share), group, 7.5)
            for group, parts in body.groups.items()
            for part in parts
        ),
        Column("平均\n年龄", Averages(body.average_age, known)),
    )
