"""Typed values read from the cells of rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.groups import without_count
from fulian_excel.extract.rows import BodyRow
from fulian_excel.findings import Finding
from fulian_excel.forms.form import Form
from fulian_excel.kinds import PHONE, Kind, understand, written
from fulian_excel.kinds import TEXT as TEXT_KIND
from fulian_excel.kinds.kind import reread
from fulian_excel.kinds.yes_no import ABSOLUTE, TICKS
from fulian_excel.places import Place
from fulian_excel.settings import Settings
from fulian_excel.table import Table
from fulian_excel.words import fold

_AS_ABOVE = frozenset(("同上", "〃", "″", '"', "”", "“", "''", "同前", "ditto"))
_NAME_OVER_PHONE = re.compile(r"(.*[^\d\s])\s*(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})\s*", re.DOTALL)

_NUMBER = re.compile(
    r"\s*(?:[(（](?:[一二三四五六七八九十]+|\d{1,2})[)）]|第(?:[一二三四五六七八九十]+|\d{1,2})[步项条个]\s*[:：、]?|(?:[一二三四五六七八九十]+|\d{1,2}(?:\.\d{1,2})?)[、.．])\s*(?=\D)"
)
_HEAD = 12
_END = "；;。，,、 \u3000"


def read_values(table: Table, sheet: str, band: Band, rows: list[BodyRow], settings: Settings) -> None:
    """Append rows to a table, every value read as its column's kind; findings go to `doubts`."""
    form = band.vocabulary.form
    inverted = {heading.name for heading in band.headings if heading.inverted}
    length = len(table)
    rows = _taken_apart(rows, form)
    seen = {name for row in rows for name in row.cells}
    found = [name for name in form.columns if name in seen]
    for name in dict.fromkeys([*table.values, *found]):
        values = table.values.setdefault(name, [None] * length)
        cells = table.cells.setdefault(name, [Cell(1, 1)] * length)
        column = [row.cells.get(name) or Cell(row.number, 1) for row in rows]
        if form.columns[name].on_tab or form.columns[name].kind.choices is not None:
            column = [_without_count(cell) for cell in column]
        elif name == form.key and form.columns[name].kind.name == TEXT_KIND.name:
            column = [_without_number(cell) for cell in column]
        cells.extend(column)
        kind = settings.kind(form.name, form.columns[name])
        for value, doubts, cell in _read_column(column, kind, inverted=name in inverted):
            values.append(value)
            for doubt in doubts:
                table.doubts.append(replace(doubt, place=Place(table.file, sheet, cell.address), column=name))
    table.sheets.extend([sheet] * len(rows))


def _taken_apart(rows: list[BodyRow], form: Form) -> list[BodyRow]:
    """The rows, with a cell that holds a name and a phone split in two."""
    phone = next(iter(form.columns_of_kind(PHONE)), "")
    if not form.names_people or not phone:
        return rows
    return [replace(row, cells=apart) if (apart := _apart(row.cells, form.key, phone)) else row for row in rows]


def _apart(cells: dict[str, Cell], key: str, phone: str) -> dict[str, Cell] | None:
    """The cells of a row with name and phone split; None if they do not share a cell."""
    name, own = cells.get(key), cells.get(phone)
    match = _NAME_OVER_PHONE.fullmatch(str(name.value)) if name is not None and name.kind == TEXT else None
    if name is None or match is None:
        return None
    apart = cells | {key: name._replace(value=match[1].strip())}
    return apart if own is not None and own.kind != BLANK else apart | {phone: name._replace(value=match[2])}


def _without_count(cell: Cell) -> Cell:
    if not isinstance(cell.value, str) or (plain := without_count(cell.value)) == cell.value:
        return cell
    return cell._replace(value=plain)


def _without_number(cell: Cell) -> Cell:
    """A list item without its number and the explanation behind a colon: 1.严禁结党营私：凡违反的一律查处."""
    if not isinstance(cell.value, str):
        return cell
    text = _NUMBER.sub("", cell.value).rstrip(_END)
    head, colon, _rest = text.partition(":") if ":" in text else text.partition("：")
    return cell._replace(value=(head if colon and len(head) <= _HEAD else text).strip() or cell.value)


def _read_column(
    cells: Sequence[Cell], kind: Kind, *, inverted: bool
) -> Iterator[tuple[Any, tuple[Finding, ...], Cell]]:
    """Each cell's value, its doubts, and the cell; equal contents are understood once."""
    ticked = kind.name == "yes/no" and any(fold(written(cell)) in TICKS for cell in cells)
    known: dict[tuple[Any, ...], tuple[Any, tuple[Finding, ...]]] = {}
    above: Cell | None = None
    for cell in cells:
        if cell.kind == BLANK:
            yield (False if ticked else None), (), cell
            continue
        if above is not None and cell.kind == TEXT and fold(written(cell)) in _AS_ABOVE:
            value = _read(above, kind, inverted=inverted)[0]
            yield value, reread(written(cell), value, written(above), "(与上一行相同)").doubts, cell
            continue
        above, content = cell, cell[2:]
        if content not in known:
            known[content] = _read(cell, kind, inverted=inverted)
        yield *known[content], cell


def _read(cell: Cell, kind: Kind, *, inverted: bool) -> tuple[Any, tuple[Finding, ...]]:
    """A cell's value, inverted if the heading asks the opposite, and its doubts."""
    reading = understand(cell, kind)
    if inverted and isinstance(reading.value, bool) and fold(written(cell)) not in ABSOLUTE:
        return not reading.value, reading.doubts
    return reading.value, reading.doubts
