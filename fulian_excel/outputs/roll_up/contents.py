"""目录: a link to every sheet of 全县汇总, and what it shows."""

from collections.abc import Mapping

from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report

_WIDTHS = {0: 6.0, 1: 18.0, 2: 84.0}


def contents(page: Page, report: Report, sheets: Mapping[str, str]) -> None:
    """Fill 目录, the first page; `sheets` gives by tab, in order, what 目录 says of each sheet."""
    page.headings(2, ("序号", "表", "内容"))
    for row, (name, tells) in enumerate(sheets.items(), 3):
        page.put(row, 0, row - 2, "number")
        page.put(row, 1, name, "link")
        page.sheet.write_url(row, 1, f"internal:'{name}'!A1", page.looks["link"], string=name)
        page.put(row, 2, tells)
    page.finish(2, 2 + len(sheets), 3, filtered=False, widths=_WIDTHS)
    if report.lacking:
        bottom = 4 + len(sheets)
        page.spread(bottom, ((0, 2),), (";".join(report.lacking),), ("bold",))
