"""From files to townships: recognising a workbook's township, choosing versions of forms, joining parts."""

from fulian_excel.submissions.assembling import Assembled, assemble
from fulian_excel.submissions.lineage import Lineage
from fulian_excel.submissions.recognising import owner_by_path
from fulian_excel.submissions.sentences import lost_rows, unchanged_copy, undone
from fulian_excel.submissions.versions import Choice, Replacement

__all__ = [
    "Assembled",
    "Choice",
    "Lineage",
    "Replacement",
    "assemble",
    "lost_rows",
    "owner_by_path",
    "unchanged_copy",
    "undone",
]
