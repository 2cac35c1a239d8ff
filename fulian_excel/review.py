"""Reviewing files: assigning them to townships, checking them, ordering their findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fulian_excel.causes import with_causes
from fulian_excel.check import Checked, check, levelled
from fulian_excel.extract.read import Read, extracts
from fulian_excel.findings import Finding, NotChecked, numbered
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from fulian_excel.submissions import Assembled, Lineage, assemble, owner_by_path

_MISSING = ("F07", "X04")


@dataclass(frozen=True)
class Review:
    """The files read, the townships' submissions assembled from them, and the result of the checks."""

    received: Sequence[Read]
    assembled: Assembled
    checked: Checked


def review(received: Sequence[Read], settings: Settings, as_of: date, lineage: Lineage | None = None) -> Review:
    """Assign each file to its township and check everything; `lineage` is what earlier rounds knew of the files."""
    assembled = assemble(extracts(received), settings, as_of, lineage)
    checked = check(assembled.county, assembled.unrecognised)
    excuse_the_unread(checked, [one.file for one in received if one.fault], settings)
    return Review(received, assembled, checked)


def excuse_the_unread(checked: Checked, files: Iterable[str], settings: Settings) -> None:
    """Turn findings of missing content into 未检查 if it may be in a file on which our own code failed."""
    for file in files:
        owner = owner_by_path(file, settings.townships)
        excused = [one for one in checked.findings if owner and one.township == owner and one.code in _MISSING]
        checked.findings = [one for one in checked.findings if one not in excused]
        reason = f"程序自己出错,没能读「{file.rpartition('/')[2]}」"
        checked.not_checked += [NotChecked(one.code, owner, one.form, reason) for one in excused]
        checked.not_checked.append(NotChecked("Z01", owner, "", reason))


def in_order(review: Review, more: Iterable[Finding] = ()) -> list[Finding]:
    """Return the findings of a review and `more`, numbered, each with its cause if one was found.

    Unrecognised first, then by township, file, sheet and cell.
    """
    received, assembled, checked = review.received, review.assembled, review.checked
    refused = [
        replace(one.refusal, township=assembled.owner_of(one.file)) for one in received if one.refusal is not None
    ]
    forms = {name: index for index, name in enumerate(FORMS)}
    order = {"": -1} | {one.township.name: index for index, one in enumerate(assembled.county.submissions)}
    sheets = {
        (one.file, sheet): index for one in received if one.extract for index, sheet in enumerate(one.extract.sheets)
    }

    def place(finding: Finding) -> tuple[object, ...]:
        where = finding.place
        sheet = sheets.get((where.file, where.sheet), -1)
        form = forms.get(finding.form, -1)
        return (order[finding.township], where.file, sheet, where.position, finding.code, form, finding.subject)

    on_files = levelled([*refused, *assembled.findings, *more], assembled.county.settings)
    told = numbered(sorted([*on_files, *checked.findings], key=place))
    return with_causes(told, assembled.county, extracts(received), assembled.owners)
