"""整改情况 and 上期对比: the state of each township's findings, and its counts a month ago."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.figure import Count, Rate
from fulian_excel.findings import Level, Status
from fulian_excel.history import KeptFinding
from fulian_excel.outputs.board import Totals, township_board
from fulian_excel.outputs.board_columns import Column, Numbers, Shares
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.table import Submission

_WEIGHTY = (Level.FIX, Level.ASK)
_THIS = "本轮"
_STATES = {Status.NEW: "新发现", Status.OPEN: "未改", Status.EXPLAINED: "已说明", Status.WAIVED: "已核准"}
_NOTE = (
    "只计必改和核实;整改率 = 已改 ÷(已改 + 未改 + 已说明),本轮新发现的不计;"
    "已改:镇里重报以后没有了,原来的地方也没有别的必改、核实"
)


@dataclass(frozen=True, slots=True)
class Mending:
    """By township, the number of findings to be mended in a span of time, and of those that were mended."""

    span: str
    fixed: Mapping[str, int]
    left: Mapping[str, int]

    @property
    def rate(self) -> Rate:
        """整改率: mended findings divided by findings to be mended."""
        fixed = Count(f"{self.span}已改", _named(lambda name: self.fixed.get(name, 0)))
        due = Count(f"{self.span}应改", _named(lambda name: self.fixed.get(name, 0) + self.left.get(name, 0)))
        return Rate(f"{self.span}整改率", fixed, due)


def mendings(report: Report) -> tuple[Mending, Mending]:
    """整改率 of the month and of the whole campaign."""
    course = report.course
    left = Counter(
        one.township
        for one in course.findings
        if one.level in _WEIGHTY and one.status in (Status.OPEN, Status.EXPLAINED)
    )
    spans = (("本月", course.fixed_in_month), ("换届以来", course.fixed_ever))
    month, campaign = (Mending(span, _by_township(fixed), left) for span, fixed in spans)
    return month, campaign


def mending(workbook: Workbook, report: Report) -> Totals:
    """Write 整改情况."""
    page = Page(workbook, "整改情况", f"{report.title} 整改情况", _NOTE)
    course = report.course
    states = Counter((one.township, one.status) for one in course.findings if one.level in _WEIGHTY)
    lately, changed = _by_township(course.fixed), Counter(one.township for one in course.changed)
    columns = (
        *(
            Column(title, Numbers(Count(f"本轮{title}", _named(partial(_in_state, states, status)))), _THIS)
            for status, title in _STATES.items()
        ),
        Column("已改", Numbers(Count("本轮已改", _named(lambda name: lately[name]))), _THIS),
        Column("没要求改\n而改的", Numbers(Count("没要求改而改的", _named(lambda name: changed[name]))), _THIS, 10),
        *(column for one in mendings(report) for column in _so_far(one)),
    )
    board = township_board(page, report.county.submissions, columns)
    totals = board.lay()
    _of_nobody(page, board.below, len(columns), states)
    return totals


def _so_far(one: Mending) -> tuple[Column, Column, Column]:
    rate = one.rate
    return (
        Column("应改", Numbers(rate.whole), one.span),
        Column("已改", Numbers(rate.part), one.span),
        Column("整改率", Shares(rate), one.span),
    )


def _of_nobody(page: Page, row: int, last: int, states: Mapping[tuple[str, Status], int]) -> None:
    """Write a line on the findings in files of no known township, which are in nobody's row."""
    told = [f"{title} {count}" for status, title in _STATES.items() if (count := states.get(("", status), 0))]
    if told:
        page.spread(row, ((0, 0), (1, last)), ("另:认不出镇的文件", "、".join(told)), ("bold", "cell"))


def _in_state(states: Mapping[tuple[str, Status], int], status: Status, name: str) -> int:
    return states[name, status]


def month_on_month(workbook: Workbook, report: Report) -> None:
    """Write 上期对比 if the ledger has a month before."""
    past = report.course.past
    if past.before is None:
        return
    note = f"上期:{past.before.month} 最后一轮(截至 {past.before.as_of.isoformat()});人数为名册行数"
    page = Page(workbook, "上期对比", f"{report.title} 上期对比", note)
    forms = Counter(one.township for one in past.sent_before if one.part == "rows")
    rows = Counter({(one.township, one.form): one.rows for one in past.sent_before if one.part == "rows"})
    levels = Counter((one.township, one.level) for one in past.told_before if one.status is not Status.WAIVED)
    now = Counter((one.township, one.level) for one in report.findings if one.status is not Status.WAIVED)
    columns = [
        *_compared("报表数", lambda one: forms[one.township.name], lambda one: len(one.tables)),
        *_compared("代表", partial(_rows_then, rows, "delegates"), lambda one: len(one.rows("delegates"))),
        *_compared("执委", partial(_rows_then, rows, "committee"), lambda one: len(one.rows("committee"))),
    ]
    for level in _WEIGHTY:
        columns += _compared(str(level), partial(_at_level, levels, level), partial(_at_level, now, level))
    township_board(page, report.county.submissions, columns).lay()


def _by_township(told: Iterable[KeptFinding]) -> Counter[str]:
    return Counter(one.township for one in told if one.level in _WEIGHTY)


def _named(of: Callable[[str], int]) -> Callable[[Submission], int]:
    return lambda one: of(one.township.name)


def _compared(
    title: str, then: Callable[[Submission], int], now: Callable[[Submission], int]
) -> tuple[Column, Column, Column]:
    """Three columns: a figure a month ago, now, and the difference."""
    return (
        Column("上期", Numbers(Count(f"上期{title}", then)), title, 7),
        Column("本期", Numbers(Count(f"本期{title}", now)), title, 7),
        Column("增减", Numbers(Count(f"{title}增减", lambda one: now(one) - then(one))), title, 7),
    )


def _rows_then(rows: Counter[tuple[str, str]], form: str, one: Submission) -> int:
    return rows[one.township.name, form]


def _at_level(levels: Counter[tuple[str, Level]], level: Level, one: Submission) -> int:
    return levels[one.township.name, level]
