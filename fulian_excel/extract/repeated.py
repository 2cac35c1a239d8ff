"""Repeated lists: the same list twice in one workbook, on another sheet or beside itself."""

from collections.abc import Hashable
from typing import cast

from fulian_excel.extract.region import Region
from fulian_excel.extract.unread import unknown_sheet
from fulian_excel.findings import Finding
from fulian_excel.kinds import ID
from fulian_excel.table import Block, Table

_FEWEST = 3  # shorter lists may well share their few rows by chance or mistake


def is_the_same_list(table: Table, block: Block) -> Block | None:
    """An earlier block that holds every row of this block and hardly more; None if there is none."""
    mine = _keys(table, block)
    if len(mine) < _FEWEST:
        return None
    for other in table.blocks:
        if other is block:
            return None
        theirs = _keys(table, other)
        if mine <= theirs and 2 * len(mine) >= len(theirs) and (not table.form.repeats or _alike(table, block, other)):
            return other
    return None


def said_again(file: str, region: Region, first: Block) -> Finding:
    """The finding that a list repeated in the workbook is not read again (F06)."""
    where = "左边" if first.sheet == region.grid.sheet.name else f"工作表「{first.sheet}」"
    told = unknown_sheet(file, region.grid, f"里的名单与{where}的是同一份,只读了前面那份;不需要的请删除")
    return next(iter(told))


def take_out(table: Table, block: Block) -> None:
    """Take a block's rows and their doubts out of a table."""
    rows = block.rows
    places = {table.place(name, index) for name in table.values for index in rows}
    for told in (*table.values.values(), *table.cells.values(), table.sheets):
        del told[rows.start : rows.stop]
    table.doubts = [one for one in table.doubts if one.place not in places]
    table.blocks = [one for one in table.blocks if one is not block]
    for one in table.blocks:
        if one.rows.start >= rows.stop:
            one.rows = range(one.rows.start - len(rows), one.rows.stop - len(rows))


def _keys(table: Table, block: Block) -> set[Hashable]:
    """Keys of a block's rows: an identity number, else name and birth, else the key column's value."""
    form = table.form
    if form.people:
        named = (_person(table, index) for index in block.rows)
        return {key for key in named if key is not None}
    keys = table.values.get(form.key, [])
    return {keys[index] for index in block.rows if index < len(keys) and keys[index] is not None}


def _person(table: Table, index: int) -> Hashable | None:
    form = table.form
    for column in form.columns_of_kind(ID):
        if column in table.values and (number := table.values[column][index]):
            return cast("Hashable", number)
    name = table.values[form.key][index] if form.key in table.values else None
    births = (column for column, one in form.columns.items() if one.past and column in table.values)
    return (name, *(str(table.values[column][index]) for column in births)) if name is not None else None


def _alike(table: Table, block: Block, other: Block) -> bool:
    """True if two tallies have the same election, ballot papers and candidates."""
    if {name: label.value for name, label in block.labels.items()} != {
        name: label.value for name, label in other.labels.items()
    }:
        return False
    return all(
        sorted(map(str, (values[index] for index in block.rows)))
        == sorted(map(str, (values[index] for index in other.rows)))
        for values in table.values.values()
    )
