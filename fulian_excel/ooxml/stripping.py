"""Our marks taken out of a workbook, whoever saved it in between."""

from fulian_excel.ooxml import journal
from fulian_excel.ooxml.draft import Draft
from fulian_excel.ooxml.markup import shared_strings
from fulian_excel.ooxml.package import Package, local_name
from fulian_excel.ooxml.rezip import rezipped
from fulian_excel.ooxml.sentinels import FORMULA, LIST_BYTES, Sentinel, read_sentinel
from fulian_excel.ooxml.sheets import Entry, entries, workbook
from fulian_excel.ooxml.unlisting import remove_sheets
from fulian_excel.ooxml.unmarking import BEARS_COMMENT, remove_comments, remove_overlays


def strip(data: bytes) -> bytes:
    """The workbook without any mark of ours; the very bytes where there is none.

    Where nothing else saved the workbook since it was marked, every member is again what it was.
    Otherwise marks are known by their words, formulas and A1, also on rows that were copied or moved.
    Raises PackageError where the package cannot be used.
    """
    package = Package(data)
    listed = entries(package, workbook(package))
    lists = [entry for entry in listed if list_sentinel(package, entry)]
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
    """The sentinel of the workbook's list; None where it has no list of ours."""
    found = (list_sentinel(package, entry) for entry in entries(package, workbook(package)))
    return next((one for one in found if one is not None), None)


def list_sentinel(package: Package, entry: Entry) -> Sentinel | None:
    """The sentinel of one sheet, if the sheet is a list of ours, whatever it is called by now."""
    if not entry.part:
        return None
    strings = package.related(package.workbook_part, "sharedStrings")
    if not any(LIST_BYTES in package.read(part) for part in (entry.part, strings) if part):
        return None
    return read_sentinel(_first_cell(package, entry.part))


def _first_cell(package: Package, part: str) -> str:
    """The text of A1, written in place or shared."""
    cell = next((node for node in package.tree(part).iter("{*}c") if node.get("r") == "A1"), None)
    if cell is None:
        return ""
    if cell.get("t") == "s":
        strings = shared_strings(package, package.workbook_part)
        number = next((node.text or "" for node in cell if local_name(node) == "v"), "")
        return strings[int(number)] if number.isdecimal() and int(number) < len(strings) else ""
    return "".join(node.text or "" for node in cell.iter("{*}t", "{*}v"))


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
