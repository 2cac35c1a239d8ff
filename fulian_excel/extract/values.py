"""Typed values read from the cells of rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.groups import without_count
from fulian_excel.extract.rows import BodyRow
from fulian_excel.findings import Finding
from fulian_excel.forms.form import Form
from fulian_excel.kinds import PHONE, Kind, Reading, understand, written
from fulian_excel.kinds import TEXT as TEXT_KIND
from fulian_excel.kinds.kind import reread
from fulian_excel.kinds.yes_no import ABSOLUTE, HOLLOW, TICKS
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


# What the cells of one workbook were read as: by the id of a kind, by all of a cell but where it stands. A name, number
# or unit stands in several columns and forms, most other values many times. None: the value of the row above counts.
Understood = dict[int, dict[tuple[Any, ...], Reading | None]]


def read_values(
    table: Table, sheet: str, band: Band, rows: list[BodyRow], settings: Settings, understood: Understood
) -> None:
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
        known = understood.setdefault(id(kind), {})
        read, doubts = _read_column(column, kind, known, inverted=name in inverted)
        values.extend(read)
        for cell, doubt in doubts:
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
    cells: Sequence[Cell], kind: Kind, known: dict[tuple[Any, ...], Reading | None], *, inverted: bool
) -> tuple[list[Any], list[tuple[Cell, Finding]]]:
    """Each cell's value, and what is doubtful about which cell; contents that are `known` are not read again."""
    ticks = {text for cell in cells if (text := fold(written(cell))) in TICKS} if kind.name == "yes/no" else set()
    hollow = HOLLOW if ticks - HOLLOW else frozenset()
    values: list[Any] = []
    doubts: list[tuple[Cell, Finding]] = []
    above: tuple[Cell, Any] | None = None
    for cell in cells:
        if cell.kind == BLANK:
            values.append(False if ticks else None)
            continue
        content = cell[2:]
        if content not in known:
            as_above = cell.kind == TEXT and fold(written(cell)) in _AS_ABOVE
            known[content] = None if as_above else understand(cell, kind)
        reading = known[content]
        if reading is None and above is not None:
            reading = reread(written(cell), above[1], written(above[0]), "(与上一行相同)")
            value = above[1]
        else:
            reading = reading or understand(cell, kind)
            value = False if hollow and fold(written(cell)) in hollow else reading.value
            if inverted and isinstance(value, bool) and fold(written(cell)) not in ABSOLUTE:
                value = not value
            above = cell, value
        values.append(value)
        if reading.doubts:
            doubts += ((cell, doubt) for doubt in reading.doubts)
    return values, doubts
