"""Free text: units and posts, remarks, document numbers."""

from fulian_excel.cells import Cell
from fulian_excel.kinds.kind import Kind, Reading, written


def read_text(cell: Cell) -> Reading:
    """Return the text as written, without blanks at the ends and doubled blanks."""
    return Reading(written(cell))


TEXT = Kind("text", "文字", "str", read_text, example="", width=20)
