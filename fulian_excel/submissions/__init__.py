"""From files to townships: whose each workbook is, which version of a form counts, which parts make one table."""

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
