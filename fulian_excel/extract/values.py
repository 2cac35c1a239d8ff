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
    rows = [replace(row, cells=_taken_apart(row.cells, form)) for row in rows]
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


def _taken_apart(cells: dict[str, Cell], form: Form) -> dict[str, Cell]:
    """The cells of a row; a cell with a name and a phone on a second line is split into two."""
    name, phone = cells.get(form.key), next(iter(form.columns_of_kind(PHONE)), "")
    if name is None or name.kind != TEXT or not form.names_people or not phone:
        return cells
    match = _NAME_OVER_PHONE.fullmatch(str(name.value))
    if match is None:
        return cells
    apart = cells | {form.key: name._replace(value=match[1].strip())}
    own = cells.get(phone)
    return apart if own is not None and own.kind != BLANK else apart | {phone: name._replace(value=match[2])}


def _without_count(cell: Cell) -> Cell:
    return cell._replace(value=without_count(cell.value)) if isinstance(cell.value, str) else cell


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
    ticked = kind.name == "yes/no" and any(fold(written(cell)) in TICKS for cell in cells)
    above: Cell | None = None
    for cell in cells:
        if cell.kind == BLANK:
            yield (False if ticked else None), (), cell
            continue
        meant = above if above is not None and cell.kind == TEXT and fold(written(cell)) in _AS_ABOVE else cell
        reading = understand(meant, kind)
        value, doubts = reading.value, reading.doubts
        if inverted and isinstance(value, bool) and fold(written(meant)) not in ABSOLUTE:
            value = not value
        if meant is not cell:
            doubts = reread(written(cell), value, written(meant), "(与上一行相同)").doubts
        above = meant
        yield value, doubts, cell
