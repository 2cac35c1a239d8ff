"""Lines between the headings and the first row that explain the columns: hints, or a system's field names."""

import re
from collections.abc import Mapping

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, WHOLE, YES_NO, Kind, understand, written
from fulian_excel.words import fold

_FEWEST, _MANY = 3, 6
# What is written under a heading for whoever fills in the column.
_HINT = re.compile(
    r"(?:请(?!示)|如[::]|例如|格式|按照?|真实|[与同].{2,8}(?:一致|相同)|从.{1,6}选).*"
    r"|.*(?:下拉|选填|必填|不填|填写|格式|选一项|下拉选择|全称|全名|位数字)|[(].*[)]|[A-Za-z0-9_]+"
)
_ASKED = frozenset((DATE.name, WHOLE.name, YES_NO.name))


def explains(cells: Mapping[str, Cell], form: Form) -> bool:
    """True if several cells of a line are hints or unreadable as their columns' values, and none is readable.

    Only columns of lists, days, numbers, and yes or no are asked. A line that names somebody or something needs many.
    """
    kinds = {name: form.columns[name].kind for name, cell in cells.items() if cell.kind != BLANK}
    asked = [name for name, kind in kinds.items() if kind.choices is not None or kind.name in _ASKED]
    if len(kinds) < _FEWEST or any(cells[name].kind != TEXT or _is_read(cells[name], kinds[name]) for name in asked):
        return False
    hints = [name for name in kinds if name not in asked and _HINT.fullmatch(fold(written(cells[name])))]
    return len(asked) + len(hints) >= (_FEWEST if form.key in hints or form.key not in kinds else _MANY)


def _is_read(cell: Cell, kind: Kind) -> bool:
    """True if the cell is read as a value of its kind, or asked about as one that may be several."""
    if kind.choices is None:
        return understand(cell, kind).value is not None
    return kind.choices.meant(written(cell)) != "" or fold(written(cell)) in kind.choices.questions
