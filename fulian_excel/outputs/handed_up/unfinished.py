"""未完成与重点难点: the townships that have not elected yet, with their state, and the townships' difficulties."""

from xlsxwriter.workbook import Workbook

from fulian_excel.outputs.handed_up.summary import Summary
from fulian_excel.outputs.page import Page

SHEET = "未完成与重点难点"
HEADINGS = ("类别", "镇(街道)", "步骤", "情况")
_WIDTHS = {0: 12.0, 1: 20.0, 2: 30.0, 3: 70.0}
_NOTHING = "各镇(街道)均已完成换届,没有报告困难"


def unfinished(workbook: Workbook, summary: Summary) -> None:
    """Write 未完成与重点难点."""
    page = Page(workbook, SHEET, f"{summary.title} {SHEET}", "")
    page.headings(2, HEADINGS)
    rows = [(one.kind, one.place, one.step, one.words) for one in summary.open] or [("", "", "", _NOTHING)]
    for row, texts in enumerate(rows, 3):
        for column, text in enumerate(texts):
            page.put(row, column, text)
    page.finish(2, 2 + len(rows), len(HEADINGS), filtered=False, widths=_WIDTHS)
