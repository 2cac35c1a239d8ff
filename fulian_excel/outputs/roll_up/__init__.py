"""全县汇总: the county's workbook, one module per sheet."""

import io
from datetime import datetime, time

import xlsxwriter

from fulian_excel.outputs.roll_up.officers import officers
from fulian_excel.outputs.roll_up.overview import overview
from fulian_excel.outputs.roll_up.problems import problems
from fulian_excel.outputs.roll_up.report import Report
from fulian_excel.outputs.roll_up.submissions import submissions


def roll_up(report: Report) -> bytes:
    """The roll-up as an .xlsx; the same report gives the same bytes."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": f"{report.title} 汇总", "created": datetime.combine(report.as_of, time())})
    overview(workbook, report)
    submissions(workbook, report)
    officers(workbook, report)
    problems(workbook, report)
    workbook.close()
    return out.getvalue()
