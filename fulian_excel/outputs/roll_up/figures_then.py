"""指标对比: every figure of 总览 in the last round of the month before and now."""

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.figure import Figure, Rate, Shown
from fulian_excel.figures.registry import LINES
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report

_HEADINGS = ("类别", "指标", "上期", "本期", "增减", "上期\n率或平均", "本期\n率或平均", "增减\n(百分点或数)")
_WIDTHS = dict(enumerate((12.0, 34.0, 11.0, 11.0, 11.0, 11.0, 11.0, 13.0)))
_NONE = "—"


def figures_then_and_now(workbook: Workbook, report: Report) -> None:
    """Write 指标对比 if the ledger has the figures of a month before."""
    before = report.course.past.before
    if before is None or not report.before.measures:
        return
    note = f"上期:{before.month} 最后一轮(截至 {before.as_of.isoformat()});— 为没有报送"
    page = Page(workbook, "指标对比", f"{report.title} 指标对比", note)
    page.headings(2, _HEADINGS)
    row = 2
    for group, lines in LINES.items():
        for line in lines:
            row += 1
            page.put(row, 0, group)
            page.put(row, 1, line.title)
            _compare(page, row, 2, line.count, report)
            _compare(page, row, 5, line.rate, report)
    page.finish(2, row, len(_HEADINGS), frozen=2, widths=_WIDTHS)


def _compare(page: Page, row: int, column: int, figure: Figure | None, report: Report) -> None:
    """Write a figure a month ago, now, and the difference; for shares in percentage points."""
    if figure is None:
        for at in range(column, column + 3):
            page.put(row, at, None)
        return
    share = isinstance(figure, Rate) and figure.shown is Shown.SHARE
    look = "share" if share else "decimal" if isinstance(figure, Rate) else "number"
    then, now = report.before.number(figure), report.figures.number(figure)
    for at, value in ((column, then), (column + 1, now)):
        page.put(row, at, _NONE if value is None else value, "no number" if value is None else look)
    if then is None or now is None:
        page.put(row, column + 2, _NONE, "no number")
    else:
        grown = round(100 * (now - then), 1) if share else round(now - then, 1)
        page.put(row, column + 2, grown, "decimal" if isinstance(figure, Rate) else "number")
