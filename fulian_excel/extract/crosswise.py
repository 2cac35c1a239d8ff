"""Tables on their side: items down the first column, a person or a village in each further column."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fulian_excel.cells import BLANK, Cell
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.extract.hints import explains
from fulian_excel.extract.rowkinds import is_blank, is_sum
from fulian_excel.extract.said import village_on
from fulian_excel.kinds import written
from fulian_excel.words import fold

_FEWEST, _FEWEST_ITEMS = 2, 4
# What heads a column that holds nobody's values.
_OF_NOBODY = frozenset(("填写说明", "填表说明", "填报说明", "单位", "计量单位", "要求", "填写要求", "示例", "提示"))


@dataclass(frozen=True, slots=True)
class Spotted:
    """A label with its value beside it: its cell as a heading, and the cell of the value."""

    heading: Heading
    value: Cell


def items_down(grid: Grid, spotted: Sequence[Spotted]) -> list[Spotted]:
    """The labels down the column of a table on its side, most of which have several values behind them; else none."""
    columns = Counter(one.heading.column for one in spotted).most_common(1)
    items = [one for one in spotted if one.heading.column == columns[0][0]]
    if len(items) < max(_FEWEST_ITEMS, len(spotted) - 1):
        return []
    behind = [grid.anchor(one.value.row, grid.area(one.value.row, one.value.column).right + 1) for one in items]
    return items if 2 * sum(cell.kind != BLANK for cell in behind) > len(items) else []


def across(grid: Grid, down: Sequence[Spotted], vocabulary: Vocabulary) -> list[list[Spotted]]:
    """For each person or village across, every label with the value there; columns of sums, units or hints are not."""
    items = _with_key(grid, [one.heading for one in down], vocabulary)
    key = next((one for one in items if _name(one, vocabulary) == vocabulary.form.key), None)
    first = max(grid.area(one.row, one.column).right for one in items) + 1
    found = []
    for column in range(first, grid.sheet.width + 1) if key else ():
        part = [Spotted(one, grid.anchor(one.row, column)) for one in items]
        values = {name: one.value for one in part if (name := _name(one.heading, vocabulary))}
        top = fold(written(grid.cell(items[0].row - 1, column)))
        named = values[vocabulary.form.key]
        if is_blank(named) or any(_is_of_nobody(text, vocabulary) for text in (top, fold(written(named)))):
            continue
        if not explains(values, vocabulary.form):
            found.append(part)
    return found


def _is_of_nobody(text: str, vocabulary: Vocabulary) -> bool:
    """True if a folded text heads sums, units or hints, or is another column's heading."""
    meaning = vocabulary.meaning((text,)) if text else None
    return text in _OF_NOBODY or is_sum(text) or (meaning is not None and meaning.name != vocabulary.form.key)


def _with_key(grid: Grid, items: Sequence[Heading], vocabulary: Vocabulary) -> list[Heading]:
    """The items; if none of them names the villages, the line of villages above the first item is one more."""
    form, first = vocabulary.form, items[0]
    key = form.columns[form.key]
    if not key.on_tab or any(_name(one, vocabulary) == form.key for one in items):
        return list(items)
    line = [grid.cell(first.row - 1, column) for column in grid.rows.get(first.row - 1, ()) if column > first.column]
    texts = [text for cell in line if not _is_of_nobody(text := written(cell), vocabulary)]
    villages = [text for text in texts if village_on(text, ())]
    enough = len(villages) >= _FEWEST and 2 * len(villages) > len(texts)
    return [Heading(first.row - 1, first.column, (fold(key.title),)), *items] if enough else list(items)


def _name(item: Heading, vocabulary: Vocabulary) -> str:
    meaning = vocabulary.meaning(item.parts)
    return meaning.name if meaning else ""
