"""全县汇总: every sheet in its order."""

import io
from datetime import datetime, time

import xlsxwriter

from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.calling import calling
from fulian_excel.outputs.roll_up.closing import closing
from fulian_excel.outputs.roll_up.contents import contents
from fulian_excel.outputs.roll_up.conversation import conversation
from fulian_excel.outputs.roll_up.explanation import explanation
from fulian_excel.outputs.roll_up.figures_then import figures_then_and_now
from fulian_excel.outputs.roll_up.mending import mending, month_on_month
from fulian_excel.outputs.roll_up.officers import officers
from fulian_excel.outputs.roll_up.overview import headline, overview
from fulian_excel.outputs.roll_up.problems import problems
from fulian_excel.outputs.roll_up.reconciliation import reconciliation
from fulian_excel.outputs.roll_up.rosters import rosters
from fulian_excel.outputs.roll_up.submissions import submissions
from fulian_excel.outputs.roll_up.survey import survey
from fulian_excel.outputs.roll_up.timeline import timeline
from fulian_excel.outputs.roll_up.unchecked import unchecked
from fulian_excel.outputs.sheets.election import election
from fulian_excel.outputs.sheets.people import delegates, members
from fulian_excel.outputs.sheets.progress import progress


def roll_up(report: Report) -> bytes:
    """The roll-up as an .xlsx; the same report gives the same bytes."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": f"{report.title} 汇总", "created": datetime.combine(report.as_of, time())})
    table = Page(workbook, "目录", f"{report.title} 汇总 目录", headline(report))
    first = Page(workbook, "总览", f"{report.title} 汇总", headline(report))
    first.sheet.activate()
    calling(workbook, report)
    sources = [sheet(workbook, report) for sheet in (submissions, officers, delegates, members, election, progress)]
    timeline(workbook, report)
    sources += [sheet(workbook, report) for sheet in (closing, survey, mending)]
    figures_then_and_now(workbook, report)
    month_on_month(workbook, report)
    people = rosters(workbook, report)
    problems(workbook, report)
    conversation(workbook, report)
    unchecked(workbook, report)
    reconciliation(workbook, report, sources, people)
    explanation(workbook, report)
    overview(first, workbook, report, sources)
    contents(table, report, [sheet.name for sheet in workbook.worksheets()][1:])
    workbook.close()
    return out.getvalue()
