"""A township's own workbook, marked, with nothing of it lost."""

from collections.abc import Iterable

from fulian_excel.cells import Book
from fulian_excel.findings import Finding
from fulian_excel.marks.marking import mark
from fulian_excel.marks.selfcheck import verify
from fulian_excel.marks.stripping import stripped
from fulian_excel.ooxml.package import Package, PackageError
from fulian_excel.ooxml.reader import read_book, unread_sheets
from fulian_excel.outputs.cell_marks import cell_marks
from fulian_excel.outputs.findings_list import findings_list
from fulian_excel.outputs.outgoing import Outgoing


class Unmarkable(Exception):
    """Raised for a workbook that cannot be marked without loss; the text is a Chinese sentence for the operator."""


def marked_copy(data: bytes, outgoing: Outgoing) -> bytes:
    """The bytes of the workbook with tints, comments and 问题清单; marks of an earlier round are removed first.

    Raises Unmarkable if the marked workbook fails the comparison with its original; a companion is sent then.
    """
    try:
        original = stripped(Package(data))
        book = _sheets_told_of(original, outgoing.open)
        marked = mark(original, cell_marks(book, outgoing.open), findings_list(outgoing))
    except (PackageError, ValueError) as error:
        raise Unmarkable(f"无法在原件上批注:{error}") from error
    reason = verify(original, book, marked)
    if reason is not None:
        raise Unmarkable(reason)
    return marked


def _sheets_told_of(package: Package, findings: Iterable[Finding]) -> Book:
    """The sheets on which findings or their causes stand; no other one is marked."""
    places = (place for one in findings for place in (one.place, *(one.cause.places if one.cause else ())))
    names = {place.sheet for place in places}
    return read_book(package, parts={sheet.part for sheet in unread_sheets(package) if sheet.name in names})
