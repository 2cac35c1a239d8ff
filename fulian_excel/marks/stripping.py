"""Our marks taken out of a workbook, whoever saved it in between."""

import re

from fulian_excel.forms.answers import NUMBER, RARE, SIGN, Sentinel
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

_TRACE = re.compile(f"{SIGN}|{NUMBER.pattern}|".encode() + spelled(RARE))


def strip(data: bytes) -> bytes:
    """The workbook without any mark of ours; the very bytes where there is none.

    Where nothing else saved the workbook since it was marked, every member is again what it was.
    Otherwise marks are known by their words, formulas and A1, also on rows that were copied or moved.
    Raises PackageError where the package cannot be used.
    """
    package = Package(data)
    listed = entries(package, workbook(package))
    ours = {returned.sheet.part for returned in _returned_lists(package)}
    lists = [entry for entry in listed if entry.part in ours]
    if len(lists) == 1:
        exact = _undone(package, lists[0].part)
        if exact is not None:
            return exact
    if not lists and not any(_bears_marks(package, entry.part) for entry in listed if entry.part):
        return data
    draft = Draft(package)
    for entry in listed:
        if entry.part and entry not in lists:
            remove_overlays(draft, entry.part)
            remove_comments(draft, entry.part)
    if len(lists) < len(listed):
        remove_sheets(draft, listed, lists)
    return draft.finished()


def sentinel(package: Package) -> Sentinel | None:
    """The sentinel of the workbook's list; None where it has none."""
    found = (returned.sentinel for returned in _returned_lists(package))
    return next((one for one in found if one is not None), None)


def _returned_lists(package: Package) -> list[ReturnedList]:
    """The lists of ours in a package, of which only those parts are read that may hold one."""
    parts = {entry.part for entry in entries(package, workbook(package)) if entry.part}
    strings = package.related(package.workbook_part, "sharedStrings")
    if strings is None or not _TRACE.search(package.read(strings)):
        parts = {part for part in parts if _TRACE.search(package.read(part))}
    return returned_lists(read_book(package, parts=parts)) if parts else []


def _bears_marks(package: Package, part: str) -> bool:
    if FORMULA.encode() in package.read(part):
        return True
    comments = package.related(part, "comments")
    return comments is not None and BEARS_COMMENT.search(package.read(comments)) is not None


def _undone(package: Package, list_part: str) -> bytes | None:
    """The package as the list's own record says it was; None where another program saved it since."""
    way_back = journal.read(package.read(list_part))
    if way_back is None:
        return None
    changed = {}
    for name, (digest, edits) in way_back.undo.items():
        content = journal.undone(package.read(name), digest, edits) if package.has(name) else None
        if content is None:
            return None
        changed[name] = content
    return rezipped(package.data, changed, {}, way_back.added)
