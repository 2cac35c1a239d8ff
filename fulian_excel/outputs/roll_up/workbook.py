"""全县汇总 written: every sheet in its place."""

import io
from datetime import datetime, time

import xlsxwriter

from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.closing import closing, survey
from fulian_excel.outputs.roll_up.conversation import conversation
from fulian_excel.outputs.roll_up.figures_then import figures_then_and_now
from fulian_excel.outputs.roll_up.mending import mending, month_on_month
from fulian_excel.outputs.roll_up.officers import officers
from fulian_excel.outputs.roll_up.overview import headline, overview
from fulian_excel.outputs.roll_up.problems import problems
from fulian_excel.outputs.roll_up.submissions import submissions
from fulian_excel.outputs.roll_up.unchecked import unchecked
from fulian_excel.outputs.sheets.election import election
from fulian_excel.outputs.sheets.people import delegates, members
from fulian_excel.outputs.sheets.progress import progress


def roll_up(report: Report) -> bytes:
    """The roll-up as an .xlsx; the same report gives the same bytes."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": f"{report.title} 汇总", "created": datetime.combine(report.as_of, time())})
    first = Page(workbook, "总览", f"{report.title} 汇总", headline(report))
    sources = [
        sheet(workbook, report)
        for sheet in (
            submissions,
            officers,
            delegates,
            members,
            election,
            progress,
            closing,
            survey,
            mending,
        )
    ]
    figures_then_and_now(workbook, report)
    month_on_month(workbook, report)
    problems(workbook, report)
    conversation(workbook, report)
    unchecked(workbook, report)
    overview(first, workbook, report, sources)
    workbook.close()
    return out.getvalue()
