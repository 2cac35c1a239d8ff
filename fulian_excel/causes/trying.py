"""Changing values in a copy of a township."""

import sys
from collections.abc import Iterable
from dataclasses import replace

from fulian_excel.causes.spots import Change, Removed
from fulian_excel.cells import TEXT, Cell
from fulian_excel.table import Submission, Table


def changed(township: Submission, changes: Iterable[Change]) -> Submission:
    """Return a copy of a township with changed values; unchanged tables are shared with the original."""
    tables = dict(township.tables)
    for change in sorted(changes, key=_last_rows_last):
        own = tables[change.spot.form]
        if own is township.tables[change.spot.form]:
            own = tables[change.spot.form] = fresh(own)
        if not change.spot.is_label and change.spot.at >= len(own):
            _append_row(own)
        if change.value is Removed.ROW:
            _take_out(own, change.spot.at)
        elif change.spot.is_label:
            _put_label(own, change)
        else:
            _put_value(own, change)
    return replace(township, tables=tables, _indexes={})


def _last_rows_last(change: Change) -> int:
    """The order of changes: values first, then removals from the last row up, so that indexes stay valid."""
    return -change.spot.at if change.value is Removed.ROW else -sys.maxsize


def fresh(table: Table) -> Table:
    """Return a copy of a table without indexes; its columns and blocks are shared."""
    return replace(table, values=dict(table.values), cells=dict(table.cells), blocks=list(table.blocks), _indexes={})


def _append_row(table: Table) -> None:
    """Add a blank row below the last block."""
    for column, values in table.values.items():
        cells = table.cells[column]
        last = cells[-1] if cells else Cell(1, 1)
        table.values[column] = [*values, None]
        table.cells[column] = [*cells, Cell(last.row + 1, last.column)]
    if table.files:
        table.files = [*table.files, table.files[-1]]
    table.sheets = [*table.sheets, table.sheets[-1] if table.sheets else table.blocks[-1].sheet]
    below = table.blocks[-1]
    table.blocks[-1] = replace(below, rows=range(below.rows.start, len(table.sheets)))


def _take_out(table: Table, at: int) -> None:
    """Remove a row; those below it move up."""
    for column in table.values:
        table.values[column] = [*table.values[column][:at], *table.values[column][at + 1 :]]
        table.cells[column] = [*table.cells[column][:at], *table.cells[column][at + 1 :]]
    table.sheets = [*table.sheets[:at], *table.sheets[at + 1 :]]
    table.files = [*table.files[:at], *table.files[at + 1 :]]
    table.blocks = [replace(one, rows=_without(one.rows, at)) for one in table.blocks]


def _without(rows: range, at: int) -> range:
    return range(rows.start - (rows.start > at), rows.stop - (rows.stop > at))


def _put_value(table: Table, change: Change) -> None:
    column, at = change.spot.column, change.spot.at
    values, cells = list(table.values[column]), list(table.cells[column])
    values[at] = change.value
    cells[at] = cells[at]._replace(value=change.text or str(change.value), kind=TEXT, formula=False)
    table.values[column], table.cells[column] = values, cells


def _put_label(table: Table, change: Change) -> None:
    block = table.blocks[change.spot.at]
    label = block.labels[change.spot.column]
    cell = label.cell._replace(value=change.text or str(change.value), kind=TEXT, formula=False)
    labels = {**block.labels, change.spot.column: replace(label, value=change.value, cell=cell)}
    table.blocks[change.spot.at] = replace(block, labels=labels)
