"""Yes and no, as words, ticks, letters and digits."""

from fulian_excel.cells import BOOL, Cell
from fulian_excel.kinds.kind import NOTHING, Kind, Reading, unreadable, written
from fulian_excel.words import fold

# In a column of ticks a blank cell means no.
TICKS = frozenset("√✓✔☑●V★○◯〇")
# Hollow circles mean yes, but no in a column that also has other ticks.
HOLLOW = frozenset("○◯〇")
_NEW = frozenset(("新任", "新当选", "新进", "首次当选"))
_AGAIN = frozenset(("连任", "继任", "留任", "续任", "再次当选"))
_YES = TICKS | _NEW | {"是", "有", "对", "Y", "YES", "1", "TRUE", "当选"}
_NO = frozenset("否无不×✗✘X☒□N0") | _AGAIN | {"不是", "没有", "NO", "FALSE", "未当选", "不当选", "落选"}
# These words mean the same whether the heading asks for new or for re-elected members.
ABSOLUTE = _NEW | _AGAIN


def read_yes_no(cell: Cell) -> Reading:
    """Return True or False; any other text is unreadable (V02)."""
    if cell.kind == BOOL:
        return Reading(bool(cell.value))
    text = fold(written(cell)).upper()
    if text in _YES:
        return Reading(True)
    if text in _NO:
        return Reading(False)
    return Reading(None, (unreadable(written(cell), "是或否"),))


YES_NO = Kind(
    "yes/no",
    "是或否",
    "boolean",
    read_yes_no,
    nothing=NOTHING - {"无", "没有"},
    options=("是", "否"),
    example="是",
    width=8,
)
