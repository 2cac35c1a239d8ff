"""班子配备: each township's officers beside their quotas, and its leader's name."""

from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.figure import Rate
from fulian_excel.figures.people import UNREAD
from fulian_excel.figures.posts import (
    CHAIR_IS_DEPUTY,
    LEADERS,
    LEADERS_AGE,
    LEADERS_NEW,
    LEADERS_PARTY,
    LEADERS_SCHOOLING,
    POST_UNREAD,
    STAFFINGS,
    VICE_IS_HEAD,
    Staffing,
)
from fulian_excel.forms import FORMS
from fulian_excel.outputs.board import NONE, Totals, township_board
from fulian_excel.outputs.board_columns import Averages, Column, Met, Numbers, Words
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.sheets.differing import differences
from fulian_excel.rules.posts import says_who_holds_posts
from fulian_excel.table import Submission

WANTED, THERE = "应", "实"
_LEADERS = "班子(主席至常委)"
_NOTE = (
    "应:名额(执委、兼职副主席为不少于);实:任职以备案表为准,没有备案表的看计票表,再没有的看执委名册;"
    "配备率:达到名额的镇占名额和人数都已知的镇;着色的为不足或不符;— 为没有名额、没有报送或没有这一栏"
)


def officers(workbook: Workbook, report: Report) -> Totals:
    """Write 班子配备."""
    page = Page(workbook, "班子配备", f"{report.title} 班子配备", _NOTE)
    columns = [
        *(column for staffing in STAFFINGS for column in _pair(staffing)),
        Column(f"职务\n{UNREAD}", Numbers(POST_UNREAD), width=8.5),
        Column("任职\n依据", Words(_source), width=11),
        _fitness("主席为\n党政副职", CHAIR_IS_DEPUTY),
        _fitness("专职副主席\n为中层正职", VICE_IS_HEAD),
        *_leaders(),
    ]
    board = township_board(page, report.county.submissions, columns)
    totals = board.lay("配备率\n或占比")
    differing = [(one, told) for one in report.county.submissions for told in differences(one)]
    for row, (one, told) in enumerate(differing, board.below):
        page.spread(row, ((0, 1), (2, len(columns))), (f"{one.township.name} 说法不一", told), ("bold", "cell"))
    return totals


def _pair(staffing: Staffing) -> tuple[Column, Column]:
    there = Met(staffing.there, staffing.quota, staffing.met, staffing.at_least, partial(_look, staffing))
    return (
        Column(WANTED, Numbers(staffing.quota), staffing.title, 6.5),
        Column(THERE, there, staffing.title, 7.5),
    )


def _look(staffing: Staffing, one: Submission) -> str:
    return "short" if staffing.met.part.of(one) == 0 else "number"


def _fitness(title: str, rate: Rate) -> Column:
    return Column(title, Words(partial(_yes_or_no, rate), rate.part, ("是",), rate, ("是", "否")), width=11)


def _yes_or_no(rate: Rate, one: Submission) -> tuple[str, str]:
    fit = rate.part.of(one)
    if fit is None:
        return NONE, "quiet"
    return ("是", "good") if fit else ("否", "bad")


def _source(one: Submission) -> tuple[str, str]:
    form = says_who_holds_posts(one)
    return (FORMS[form].title, "cell") if form else (NONE, "quiet")


def _leaders() -> tuple[Column, ...]:
    shared = (LEADERS_NEW, LEADERS_SCHOOLING, LEADERS_PARTY)
    titles = {LEADERS_NEW: "新任", LEADERS_SCHOOLING: "大专\n及以上", LEADERS_PARTY: "中共\n党员"}
    return (
        Column("人数", Numbers(LEADERS), _LEADERS, 7),
        *(
            column
            for rate in shared
            for column in (
                Column(titles[rate], Numbers(rate.part, rate), _LEADERS, 7),
                Column("其中\n已知", Numbers(rate.whole), _LEADERS, 7),
            )
        ),
        Column("平均\n年龄", Averages(LEADERS_AGE, (LEADERS_AGE.whole.name,)), _LEADERS, 7),
        Column("已知\n年龄", Numbers(LEADERS_AGE.whole), _LEADERS, 7),
    )
