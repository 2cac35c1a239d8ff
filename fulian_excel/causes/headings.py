"""Misspelt headings as causes of findings and of rules not checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fulian_excel.causes.state import GRAVE, Key, key_of
from fulian_excel.check import Checked, check
from fulian_excel.extract import Extract
from fulian_excel.extract.respelt import Misspelt
from fulian_excel.faults import heaviest
from fulian_excel.findings import Cause, Finding, Mend, six_digits
from fulian_excel.table import County, Submission, joined

_MOST_UNFIT = 5  # at most one value in this many may be invalid for the column


@dataclass(frozen=True, slots=True)
class Reread:
    """A misspelt heading, and the submission as it would be with the heading corrected."""

    heading: Misspelt
    township: Submission


def rereads_of(submission: Submission, extracts: Sequence[Extract]) -> Iterator[Reread]:
    """Return the submission with each misspelt heading of the files in use corrected, one at a time."""
    read = {one.file: one for one in extracts}
    for extract in extracts:
        for one in extract.respelt:
            form = one.heading.form
            table = submission.tables.get(form)
            if table is not None and extract.file in table.parts:
                parts = [one.table if file == extract.file else read[file].tables[form] for file in table.parts]
                tables = submission.tables | {form: joined(parts)}
                yield Reread(one.heading, replace(submission, tables=tables, _indexes={}))


def of_headings(
    submission: Submission, county: County, findings: Sequence[Finding], rereads: Sequence[Reread]
) -> Iterator[tuple[Cause, list[Finding]]]:
    """Return a cause for each heading that is one, with the township's numbered findings that it explains."""
    if not rereads:
        return
    before = _checked(submission, county)
    settled: set[Key] = set()
    for one in rereads:
        after = _checked(one.township, county)
        if not _fits(one, after):
            continue
        gone = _keys(before) - _keys(after) - settled
        explained = [finding for finding in findings if key_of(finding) in gone]
        more = len(_unchecked(before) - _unchecked(after))
        at_heading = any(finding.place in one.heading.places for finding in explained)
        if at_heading or any(finding.level in GRAVE for finding in explained):
            settled |= gone
            yield _cause(one.heading, explained, more, submission.township.name), explained


def _checked(submission: Submission, county: County) -> Checked:
    return check(County(county.settings, county.as_of, [submission]))


def _keys(checked: Checked) -> set[Key]:
    return {key_of(one) for one in checked.findings}


def _unchecked(checked: Checked) -> set[tuple[str, str]]:
    return {(one.code, one.form) for one in checked.not_checked}


def _fits(one: Reread, after: Checked) -> bool:
    """True if nearly all values below the heading are valid for the column."""
    form, column = one.heading.form, one.heading.column
    values = one.township.tables[form].values.get(column, [])
    unfit = sum(told.code[0] == "V" and (told.form, told.column) == (form, column) for told in after.findings)
    return any(value is not None for value in values) and _MOST_UNFIT * unfit <= len(values)


def _cause(heading: Misspelt, explained: Sequence[Finding], more: int, township: str) -> Cause:
    gravest = heaviest(explained)
    told = (finding for finding in explained if finding.place == heading.places[0] and finding.level is gravest)
    head = next(told, None)
    own = f"Y-{six_digits(f'{township}|{heading.form}|表头|{heading.column}')}"
    others = len(explained) - (head is not None)
    tells = others or more or len(heading.places) > 1
    return Cause(
        number=head.id if head else own,
        level=gravest,
        mends=tuple(Mend(place, heading.written, heading.title) for place in heading.places),
        subject=head.subject if head else heading.title,
        column=heading.column,
        form=heading.form,
        deed=f"表头「{heading.written}」改为「{heading.title}」后" if tells else "",
        explains=len(explained),
        others=others,
        abroad=sum(finding.place.file not in ("", heading.places[0].file) for finding in explained),
        more=more,
    )
