"""Computed values of formulas, kept in a workbook that openpyxl saves without them."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@dataclass(frozen=True, slots=True)
class Computed:
    """A cell with a formula, and the formula's computed value; the cell may be moved meanwhile."""

    cell: Cell
    value: Any

    @property
    def plain(self) -> bool:
        """True if the formula is of this cell alone (no shared or array formula) and has a computed value."""
        return isinstance(self.cell.value, str) and isinstance(self.value, (bool, int, float, str))


def computed(data: bytes, book: Workbook) -> Iterator[Computed]:
    """The formulas of a loaded workbook, with the values stored in its file."""
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.data_type == "f":
                    found = values[sheet.title][cell.coordinate]
                    yield Computed(cell, None if found.data_type == "e" else found.value)


def with_values(saved: bytes, book: Workbook, formulas: list[Computed]) -> bytes:
    """The bytes that openpyxl saved of a book, with every formula's former value put in."""
    known: dict[str, dict[str, Any]] = {}
    titles = [sheet.title for sheet in book.worksheets]
    for one in formulas:
        part = f"xl/worksheets/sheet{titles.index(one.cell.parent.title) + 1}.xml"
        known.setdefault(part, {})[one.cell.coordinate] = one.value
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            target.writestr(member, _filled(content, known[member.filename]) if member.filename in known else content)
    return out.getvalue()


def _filled(part: bytes, values: Mapping[str, Any]) -> bytes:
    root = etree.fromstring(part, _PARSER)
    for cell in root.iter(f"{_MAIN}c"):
        if (address := cell.get("r", "")) not in values:
            continue
        value = values[address]
        for old in cell.findall(f"{_MAIN}v"):
            cell.remove(old)
        cell.set("t", "b" if isinstance(value, bool) else "str" if isinstance(value, str) else "n")
        etree.SubElement(cell, f"{_MAIN}v").text = str(int(value)) if isinstance(value, bool) else str(value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
