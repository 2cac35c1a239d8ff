"""The findings of earlier rounds that were mended, not merely out of sight."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from fulian_excel.findings import Finding, Level, Status
from fulian_excel.history.kept import KeptFinding, Past
from fulian_excel.history.versions import Seal
from fulian_excel.table import County, Submission
from fulian_excel.words import escaped

_WEIGHTY = (Level.FIX, Level.ASK)


def mended(
    past: Past,
    findings: Sequence[Finding],
    county: County,
    unknown: Collection[tuple[str, str]],
    files: Mapping[str, frozenset[str]],
    seal: Seal,
) -> list[KeptFinding]:
    """Return the last round's findings that are gone now although their file, form or column is still sent.

    A finding is not mended if it was not checked (`unknown`: (code, township)), if the county has switched off its
    rule or waived it, if its township's files are the same as before (`files`: their sha256 by township), or if
    another 必改 or 核实 is now at its cell, or at its subject and field.
    """
    there = {one.id for one in findings}
    spots = _spots(findings, seal)
    sent = {one.township.name: one for one in county.submissions}
    return [
        one
        for one in (*past.last.values(), *past.gave_way)
        if one.id not in there
        and one.status is not Status.WAIVED
        and (one.code, one.township) not in unknown
        and county.settings.level(one.code) is not Level.OFF
        and past.files.get(one.township) != files.get(one.township)
        and (one.township not in sent or _has_where_it_stood(sent[one.township], one))
        and not spots & set(_spots_of_told(one))
    ]


def mended_so_far(
    before: Mapping[str, KeptFinding], lately: Iterable[KeptFinding], findings: Iterable[Finding]
) -> list[KeptFinding]:
    """Return the findings mended in earlier rounds (`before`) or in this one (`lately`), except those found again."""
    there = {one.id for one in findings}
    mended = {**before, **{one.id: one for one in lately}}
    return [one for one in mended.values() if one.id not in there]


def _spots(findings: Iterable[Finding], seal: Seal) -> set[tuple[object, ...]]:
    """The cells, and the fields of subjects, that have a 必改 or 核实."""
    spots: set[tuple[object, ...]] = set()
    for one in findings:
        if one.level not in _WEIGHTY or one.status is Status.WAIVED:
            continue
        whose = (one.township, one.form)
        if one.place.cell:
            spots.add((*whose, "cell", escaped(one.place.sheet), one.place.cell))
        if one.record and one.column:
            spots.add((*whose, "field", seal(one.record), one.column))
    return spots


def _spots_of_told(told: KeptFinding) -> Iterable[tuple[object, ...]]:
    whose = (told.township, told.form)
    if told.cell:
        yield (*whose, "cell", told.sheet, told.cell)
    if told.record and told.field:
        yield (*whose, "field", told.record, told.field)


def _has_where_it_stood(submission: Submission, told: KeptFinding) -> bool:
    """True if the file, form or column of the old finding is still sent, so that its absence means it was mended."""
    table = submission.tables.get(told.form)
    if not told.form or not told.file:
        return bool(submission.tables)
    if table is None or not told.field:
        return table is not None
    declared = told.field in table.form.columns or told.field in table.form.label_columns
    return told.field in table or not declared
