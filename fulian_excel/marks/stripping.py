"""Our marks taken out of a workbook, whoever saved it in between."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from fulian_excel.forms.answers import RARE, SIGN, Sentinel
from fulian_excel.marks import journal
from fulian_excel.marks.returned_lists import ReturnedList, returned_lists
from fulian_excel.marks.sentinels import FORMULA
from fulian_excel.marks.unlisting import remove_sheets
from fulian_excel.marks.unmarking import BEARS_COMMENT, remove_comments, remove_overlays
from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.escape import spelled
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.rezip import rezipped
from fulian_excel.ooxml.sheets import entries, workbook

_RARE = re.compile(spelled(RARE))
# The same as NUMBER, but looked for from its dash on: a part has few dashes and many letters.
_NUMBER = re.compile(rb"-(?:(?<=[A-Z]\d\d-)|(?<=Y-))[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Restored:
    """The state of a marked package before marking: old contents of changed parts, names of added parts."""

    changed: Mapping[str, bytes]
    added: Collection[str]


def strip(data: bytes) -> bytes:
    """The workbook without any mark of ours; the same bytes if it has none.

    If no other program saved the workbook since it was marked, every member is restored exactly.
    Otherwise marks are known by their words, formulas and A1, also on rows that were copied or moved.
    Raises PackageError where the package cannot be used.
    """
    return stripped(Package(data)).data


def stripped(package: Package) -> Package:
    """The package without any mark of ours, as `strip` has it; the very package if there is none."""
    listed = entries(package, workbook(package))
    returned = lists_in(package)
    exact = restored(package, returned)
    if exact is not None:
        return Package(rezipped(package.data, exact.changed, {}, exact.added))
    ours = {one.sheet.part for one in returned}
    lists = [entry for entry in listed if entry.part in ours]
    if not lists and not any(_bears_marks(package, entry.part) for entry in listed if entry.part):
        return package
    draft = Draft(package)
    for entry in listed:
        if entry.part and entry not in lists:
            remove_overlays(draft, entry.part)
            remove_comments(draft, entry.part)
    if len(lists) < len(listed):
        remove_sheets(draft, listed, lists)
    return Package(draft.finished())


def sentinel(package: Package) -> Sentinel | None:
    """The sentinel of the workbook's list; None if it has none."""
    found = (returned.sentinel for returned in lists_in(package))
    return next((one for one in found if one is not None), None)


def lists_in(package: Package) -> list[ReturnedList]:
    """The lists of ours in a package; only parts that may hold one are read."""
    parts = {entry.part for entry in entries(package, workbook(package)) if entry.part}
    strings = package.related(package.workbook_part, "sharedStrings")
    if strings is None or not _has_trace(package.read(strings)):
        parts = {part for part in parts if _has_trace(package.read(part))}
    return returned_lists(read_book(package, parts=parts)) if parts else []


def _has_trace(part: bytes) -> bool:
    if SIGN.encode() in part or RARE.encode() in part or _NUMBER.search(part):
        return True
    return b"&#" in part and _RARE.search(part) is not None


def restored(package: Package, lists: Sequence[ReturnedList]) -> Restored | None:
    """The package as its only list's own record has it; None if another program saved it since."""
    way_back = journal.read(package.read(lists[0].sheet.part)) if len(lists) == 1 else None
    if way_back is None:
        return None
    changed = {}
    for name, (digest, edits) in way_back.undo.items():
        content = journal.undone(package.read(name), digest, edits) if package.has(name) else None
        if content is None:
            return None
        changed[name] = content
    return Restored(changed, way_back.added)


def _bears_marks(package: Package, part: str) -> bool:
    if FORMULA.encode() in package.read(part):
        return True
    comments = package.related(part, "comments")
    return comments is not None and BEARS_COMMENT.search(package.read(comments)) is not None
