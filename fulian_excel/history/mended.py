"""Which findings of earlier rounds were mended, and did not merely go out of sight."""

from collections.abc import Collection, Iterable

from fulian_excel.findings import Finding, Level, Status
from fulian_excel.history.records import Told
from fulian_excel.table import County, Submission


def mended(
    told: Iterable[Told], findings: Iterable[Finding], county: County, unknown: Collection[tuple[str, str]]
) -> list[Told]:
    """What was found earlier, is found no more, and would have been if it were still there.

    Not mended is what has no file, form or column to stand in any more, what was not checked (`unknown`: code and
    township), whose rule the county has switched off, or what was let pass.
    """
    there = {one.id for one in findings}
    sent = {one.township.name: one for one in county.submissions}
    return [
        one
        for one in told
        if one.id not in there
        and one.status is not Status.WAIVED
        and (one.code, one.township) not in unknown
        and county.settings.level(one.code) is not Level.OFF
        and (one.township not in sent or _has_where_it_stood(sent[one.township], one))
    ]


def _has_where_it_stood(submission: Submission, told: Told) -> bool:
    """What the finding was about is still sent, so that its silence means something."""
    table = submission.get(told.form)
    if not told.form or not told.file:
        return bool(submission.tables)
    if table is None or not told.field:
        return table is not None
    declared = told.field in table.form.columns or told.field in table.form.label_columns
    return told.field in table or not declared
