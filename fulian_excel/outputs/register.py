"""The county's full register of people, unmasked, for the county alone."""

import io
from datetime import datetime, time

import xlsxwriter

from fulian_excel.forms import FORMS, PEOPLE
from fulian_excel.forms.form import Form
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report

_NOTE = "未脱敏,仅供县里内部使用"


def register(report: Report) -> bytes:
    """A workbook with a sheet per list of people: every township's rows one under the other, nothing masked."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": f"{report.title} 名册", "created": datetime.combine(report.as_of, time())})
    for name in PEOPLE:
        _sheet(
            Page(
                workbook,
                FORMS[name].title,
                f"{report.title} {FORMS[name].title}",
                "未脱敏,仅供县里内部使用",
                masked=False,
            ),
            FORMS[name],
            report,
        )
    workbook.close()
    return out.getvalue()


def _sheet(page: Page, form: Form, report: Report) -> None:
    columns = [name for name in form.columns if not form.columns[name].numbers]
    page.headings(2, ["镇(街道)", *(form.columns[name].title for name in columns)])
    last = 2
    for submission, table in report.county.tables(form.name):
        for row in table.rows:
            last += 1
            page.put(last, 0, submission.township.name)
            for column, name in enumerate(columns, 1):
                value = row[name]
                page.put(
                    last, column, value if isinstance(value, int) and not isinstance(value, bool) else row.written(name)
                )
    page.finish(2, last, len(columns) + 1, frozen=2)
