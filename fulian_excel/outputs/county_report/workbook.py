"""上报: the workbook that is stamped and handed up as it is, without findings or inner words."""

import io
from datetime import datetime, time

import xlsxwriter

from fulian_excel.outputs.county_report.cover import cover
from fulian_excel.outputs.county_report.indicators import indicators
from fulian_excel.outputs.county_report.leaders import leaders
from fulian_excel.outputs.county_report.situation import situation
from fulian_excel.outputs.county_report.unfinished import unfinished
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.sheets.election import election
from fulian_excel.outputs.sheets.people import delegates, members
from fulian_excel.outputs.sheets.progress import progress

# The document property that holds the digest of the figures.
DIGEST = "fulian_figures"


def county_report(report: Report) -> bytes:
    """The workbook as an .xlsx; the same report gives the same bytes."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": f"{report.title} 上报", "created": datetime.combine(report.as_of, time())})
    workbook.set_custom_property(DIGEST, report.figures.digest)
    for sheet in (cover, situation, progress, leaders, delegates, members, election, unfinished, indicators):
        sheet(workbook, report)
    workbook.close()
    return out.getvalue()
