"""Parts of one form that came in several files, as one table whose rows know their files."""

from collections.abc import Sequence
from dataclasses import replace

from fulian_excel.cells import Cell
from fulian_excel.table.tables import Table


def joined(parts: Sequence[Table]) -> Table:
    """One table of the parts in their order; a single part as it is."""
    if len(parts) == 1:
        return parts[0]
    whole = Table(parts[0].form, parts[0].file)
    for part in parts:
        _append(whole, part)
    return whole


def _append(whole: Table, part: Table) -> None:
    start, length = len(whole), len(part)
    spots = [Cell(one.row, 1) for one in next(iter(part.cells.values()), ())]
    for name in dict.fromkeys((*whole.values, *part.values)):
        if name not in whole.values:
            whole.cells[name] = _nowhere(whole, start)
            whole.values[name] = [None] * start
        whole.values[name] += part.values.get(name) or [None] * length
        whole.cells[name] += part.cells.get(name) or spots
    whole.sheets += part.sheets
    whole.files += part.files or [part.file] * length
    for block in part.blocks:
        rows = range(start + block.rows.start, start + block.rows.stop)
        whole.blocks.append(replace(block, rows=rows))
    whole.doubts += part.doubts
    whole.complaints += part.complaints
    whole.totalled = tuple(sorted({*whole.totalled, *part.totalled}))


def _nowhere(whole: Table, length: int) -> list[Cell]:
    """Blank cells for a column that earlier parts lack, at the first cell of each row."""
    known = next(iter(whole.cells.values()), ())
    return [Cell(one.row, 1) for one in known[:length]]
