"""What became of things from round to round: what is new, mended, answered, let pass, silently changed."""

from fulian_excel.history.course import follow_up
from fulian_excel.history.ledger import Ledger
from fulian_excel.history.opening import opened, opened_to_tell
from fulian_excel.history.records import Change, Course, Entry, Kept, Latest, Past, Round, State, Told
from fulian_excel.history.returned import came_back
from fulian_excel.history.versions import Seal, local_key

__all__ = [
    "Change",
    "Course",
    "Entry",
    "Kept",
    "Latest",
    "Ledger",
    "Past",
    "Round",
    "Seal",
    "State",
    "Told",
    "came_back",
    "follow_up",
    "local_key",
    "opened",
    "opened_to_tell",
]
