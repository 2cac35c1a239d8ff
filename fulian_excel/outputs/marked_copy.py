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
    """A workbook cannot be marked without loss; the text is a Chinese sentence for the operator."""


def marked_copy(data: bytes, outgoing: Outgoing) -> bytes:
    """The workbook with tints, comments and 问题清单; marks of an earlier round give way to these.

    Raises Unmarkable where the marked workbook does not stand up to its original; then a companion tells
    what is to be told.
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
