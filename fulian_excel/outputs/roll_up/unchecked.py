"""未检查: the rules that could not be checked, by township, with the reason."""

from collections.abc import Iterator

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import NotChecked
from fulian_excel.forms import FORMS
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.rules import RULES

_HEADINGS = ("镇(街道)", "报表", "原因", "没有核对的")
_WIDTHS = {0: 14.0, 1: 24.0, 2: 40.0, 3: 70.0}


def unchecked(workbook: Workbook, report: Report) -> None:
    """Write 未检查 if any rule could not be checked."""
    if not report.not_checked:
        return
    page = Page(workbook, "未检查", f"{report.title} 未检查", "缺少内容,没法核对,不算错;补报以后自动核对")
    page.headings(2, _HEADINGS)
    row = 2
    for row, texts in enumerate(_rows(report), 3):
        for column, text in enumerate(texts):
            page.put(row, column, text)
    page.finish(2, row, len(_HEADINGS), frozen=1, widths=_WIDTHS)


def _rows(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """A row per township, form and reason, with the rules that had to stay silent."""
    reasons: dict[tuple[str, str, str], list[NotChecked]] = {}
    for one in report.not_checked:
        reasons.setdefault((one.township, one.form, one.reason), []).append(one)
    order = {one.township.name: at for at, one in enumerate(report.county.submissions)}
    for (township, form, reason), silent in sorted(reasons.items(), key=lambda pair: order.get(pair[0][0], len(order))):
        rules = "、".join(f"{one.code} {RULES[one.code].title}" if one.code in RULES else one.code for one in silent)
        yield township or "未识别", FORMS[form].title if form in FORMS else form, reason, rules
