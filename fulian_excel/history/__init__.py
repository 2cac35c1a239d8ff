"""Rounds compared: what was mended, answered, waived or silently changed since earlier rounds."""

from fulian_excel.history.course import follow_up
from fulian_excel.history.kept import Change, Course, Entry, KeptFinding, KeptLetter, Latest, Past, Round, State
from fulian_excel.history.ledger import Ledger
from fulian_excel.history.opening import opened, opened_to_tell
from fulian_excel.history.returned import came_back
from fulian_excel.history.versions import Seal, local_key

__all__ = [
    "Change",
    "Course",
    "Entry",
    "KeptFinding",
    "KeptLetter",
    "Latest",
    "Ledger",
    "Past",
    "Round",
    "Seal",
    "State",
    "came_back",
    "follow_up",
    "local_key",
    "opened",
    "opened_to_tell",
]
