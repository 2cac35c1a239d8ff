"""Which findings of earlier rounds were mended, and did not merely go out of sight."""

from collections.abc import Collection, Iterable, Mapping

from fulian_excel.findings import Finding, Level, Status
from fulian_excel.history.records import Past, Told
from fulian_excel.table import County, Submission


def mended(
    past: Past,
    findings: Iterable[Finding],
    county: County,
    unknown: Collection[tuple[str, str]],
    files: Mapping[str, frozenset[str]],
) -> list[Told]:
    """What the last round found, is found no more, and would have been if it were still there.

    Not mended is what has no file, form or column to stand in any more, what was not checked (`unknown`: code and
    township), whose rule the county has switched off, what was let pass, and whatever went away by itself though its
    township has sent nothing else (`files`: its files' sha256).
    """
    there = {one.id for one in findings}
    sent = {one.township.name: one for one in county.submissions}
    return [
        one
        for one in past.last.values()
        if one.id not in there
        and one.status is not Status.WAIVED
        and (one.code, one.township) not in unknown
        and county.settings.level(one.code) is not Level.OFF
        and past.files.get(one.township) != files.get(one.township)
        and (one.township not in sent or _has_where_it_stood(sent[one.township], one))
    ]


def mended_in_month(past: Past, lately: Iterable[Told], findings: Iterable[Finding]) -> list[Told]:
    """What was mended since the month's first round and has not come back."""
    if past.fixed is None:
        return []
    there = {one.id for one in findings}
    mended = {**past.fixed, **{one.id: one for one in lately}}
    return [one for one in mended.values() if one.id not in there]


def _has_where_it_stood(submission: Submission, told: Told) -> bool:
    """What the finding was about is still sent, so that its silence means something."""
    table = submission.tables.get(told.form)
    if not told.form or not told.file:
        return bool(submission.tables)
    if table is None or not told.field:
        return table is not None
    declared = told.field in table.form.columns or told.field in table.form.label_columns
    return told.field in table or not declared
