"""上报: the workbook that is stamped and handed up as it is; it has no findings and no words of this program."""

import io

import xlsxwriter

from fulian_excel.outputs.county_report.leaders import leaders
from fulian_excel.outputs.county_report.open_things import open_things
from fulian_excel.outputs.handed_up.cover import cover
from fulian_excel.outputs.handed_up.document import describe
from fulian_excel.outputs.handed_up.indicators import indicators
from fulian_excel.outputs.handed_up.situation import situation
from fulian_excel.outputs.handed_up.summary import Summary
from fulian_excel.outputs.handed_up.unfinished import unfinished
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.sheets.election import election
from fulian_excel.outputs.sheets.people import delegates, members
from fulian_excel.outputs.sheets.progress import progress


def county_report(report: Report) -> bytes:
    """The workbook as an .xlsx; the same report gives the same bytes."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    summary = summary_of(report)
    describe(workbook, summary, "上报")
    cover(workbook, summary)
    situation(workbook, summary)
    for sheet in (progress, leaders, delegates, members, election):
        sheet(workbook, report)
    unfinished(workbook, summary)
    indicators(workbook, summary)
    workbook.close()
    return out.getvalue()


def summary_of(report: Report) -> Summary:
    """The summary of a round's county."""
    settings = report.county.settings
    return Summary(
        settings.county,
        "县",
        report.month,
        report.as_of,
        report.figures,
        report.before,
        settings.term,
        settings.signature,
        tuple(open_things(report.county)),
        settings.scope,
    )
