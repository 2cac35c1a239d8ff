"""A township's own workbook, marked, with nothing of it lost."""

from fulian_excel.marks.marking import mark
from fulian_excel.marks.selfcheck import verify
from fulian_excel.marks.stripping import strip
from fulian_excel.ooxml.package import Package, PackageError
from fulian_excel.ooxml.reader import read_book
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
        original = Package(strip(data))
        book = read_book(original)
        marked = mark(original, cell_marks(book, outgoing.open), findings_list(outgoing))
    except (PackageError, ValueError) as error:
        raise Unmarkable(f"无法在原件上批注:{error}") from error
    reason = verify(original, book, marked)
    if reason is not None:
        raise Unmarkable(reason)
    return marked
