"""班子名单: who holds which post in each township, as the 备案表, else the tally, else the 执委名册 says."""

from collections.abc import Iterator
from typing import Any

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.posts import known
from fulian_excel.figures.posts import leaders as holders_of_posts
from fulian_excel.kinds import Day
from fulian_excel.masking import mask
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.sheets.differing import differences
from fulian_excel.rules.posts import LEADING, Holder
from fulian_excel.table import Submission

_HEADINGS = (
    "序号",
    "镇(街道)",
    "妇联职务",
    "姓名",
    "出生年月",
    "民族",
    "政治面貌",
    "学历",
    "工作单位及职务",
    "职级",
    "得票",
    "是否新任",
)
_COLUMNS = ("birth", "nation", "politics", "schooling", "work", "rank", "votes", "newly")
_WIDTHS = {0: 6.0, 1: 12.0, 2: 12.0, 3: 9.0, 4: 11.0, 5: 8.0, 6: 12.0, 7: 10.0, 8: 34.0, 9: 10.0, 10: 7.0, 11: 9.0}
_CENTRED = frozenset((0, 4, 5, 11))


def leaders(workbook: Workbook, report: Report) -> None:
    """Write 班子名单."""
    page = Page(workbook, "班子名单", f"{report.title} 班子名单", "主席、专职副主席、挂职副主席、兼职副主席和常委")
    page.headings(2, _HEADINGS)
    row = 2
    for row, values in enumerate(_rows(report), 3):
        for column, value in enumerate((row - 2, *values)):
            look = "number" if isinstance(value, int) and column else "centre" if column in _CENTRED else "cell"
            page.put(row, column, value, look)
    page.finish(2, row, len(_HEADINGS), frozen=4, widths=_WIDTHS)
    differing = [(one, told) for one in report.county.submissions for told in differences(one)]
    for at, (one, told) in enumerate(differing, row + 2):
        page.spread(at, ((0, 1), (2, len(_HEADINGS) - 1)), (f"{one.township.name} 说法不一", told), ("bold", "cell"))


def _rows(report: Report) -> Iterator[tuple[Any, ...]]:
    for one in report.county.submissions:
        for holder in sorted(holders_of_posts(one), key=lambda holder: LEADING.index(holder.post)):
            values = (_value(one, holder, column) for column in _COLUMNS)
            yield one.township.name, holder.post, mask(holder.name), *values


def _value(one: Submission, holder: Holder, column: str) -> str | int | None:
    """A holder's value in a column, as the county writes it: 1985-03, 是, 28."""
    row = known(one, holder, column)
    value = row[column] if row is not None else None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Day):
        return f"{value.date:%Y-%m}"
    return value if value is None or isinstance(value, int) else mask(str(value))
