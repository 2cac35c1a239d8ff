"""先联系谁: whom to call first, because nothing came, forms are missing or most is open."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.election import doubts_of_election, is_doubtful
from fulian_excel.figures.progress import STEPS_LATE
from fulian_excel.findings import Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.outputs.cells import put_text
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.settings import Township
from fulian_excel.table import Submission

_HEADINGS = ("序号", "镇(街道)", "联系人", "联系电话", "为什么", "缺表", "必改", "核实", "逾期步数")
_WIDTHS = dict(enumerate((6.0, 14.0, 12.0, 16.0, 62.0, 7.0, 7.0, 7.0, 8.0)))
_NOTE = "先后:什么都没报的,缺表的,选举待核实的,必改多的,核实多的;联系人和电话取自县级设置的《名额分配》"
_WEIGHTY = (Level.FIX, Level.ASK)
_NOBODY = "县级设置里没有填"
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Call:
    """A township to call, with the counts of the reasons."""

    township: Township
    silent: bool
    missing: tuple[str, ...]
    doubts: tuple[str, ...]
    fixes: int
    asks: int
    late: int | None

    @property
    def order(self) -> tuple[bool, int, bool, int, int]:
        """The sort key: the township to call first sorts lowest."""
        return not self.silent, -len(self.missing), not self.doubts, -self.fixes, -self.asks

    @property
    def why(self) -> str:
        """The reasons in words."""
        named = "、".join(self.missing[:_MOST_NAMED])
        more = f"等 {len(self.missing)} 张" if len(self.missing) > _MOST_NAMED else ""
        return ";".join(
            filter(
                None,
                (
                    "什么都没有报" if self.silent else "",
                    f"缺{named}{more}" if self.missing else "",
                    f"选举待核实:{'、'.join(self.doubts)}" if self.doubts else "",
                    f"必改 {self.fixes} 处" if self.fixes and not self.silent else "",
                    f"核实 {self.asks} 处" if self.asks and not self.silent else "",
                    f"逾期 {self.late} 步" if self.late else "",
                ),
            )
        )


def calling(workbook: Workbook, report: Report) -> None:
    """Write 先联系谁; the contacts are the county's own and stand in full."""
    page = Page(workbook, "先联系谁", f"{report.title} 先联系谁", _NOTE)
    page.headings(2, _HEADINGS)
    told = list(calls(report))
    for row, one in enumerate(told, 3):
        page.put(row, 0, row - 2, "number")
        page.put(row, 1, one.township.name)
        page.put(row, 2, one.township.contact or _NOBODY)
        put_text(page.sheet, row, 3, one.township.phone or _NOBODY, page.looks["cell"])
        page.put(row, 4, one.why)
        for column, count in enumerate((len(one.missing), one.fixes, one.asks, one.late), 5):
            page.put(row, column, "—" if count is None else count, "no number" if count is None else "number")
    if not told:
        page.put(3, 1, "各镇都已报齐,没有必改和核实,不用催")
    page.finish(2, 2 + max(len(told), 1), len(_HEADINGS), frozen=2, widths=_WIDTHS)


def calls(report: Report) -> list[Call]:
    """Every township with something open, the one to call first at the head."""
    open_ = Counter(
        (one.township, one.level)
        for one in report.findings
        if one.level in _WEIGHTY and one.status in (Status.NEW, Status.OPEN)
    )
    found = (_call(one, open_) for one in report.county.submissions)
    return sorted((one for one in found if one.why), key=lambda one: one.order)


def _call(one: Submission, open_: Counter[tuple[str, Level]]) -> Call:
    name = one.township.name
    return Call(
        one.township,
        not one.tables,
        tuple(_missing(one)),
        tuple(doubts_of_election(one)) if is_doubtful(one) else (),
        open_[name, Level.FIX],
        open_[name, Level.ASK],
        STEPS_LATE.of(one),
    )


def _missing(one: Submission) -> Iterator[str]:
    return (form.title for form in FORMS.values() if one.is_due(form) and form.name not in one.tables)
