"""The columns and the merges of a worksheet."""

from lxml import etree

from fulian_excel.cells import Area, Sheet
from fulian_excel.ooxml.package import TooLarge, local_name
from fulian_excel.ooxml.values import TRUE
from fulian_excel.places import a1, position

_LAST_COLUMN = 16_384
_WIDTHS = 256  # a format that reaches to the last column is one record; nobody asks how wide those are


def read_frame(sheet: Sheet, frame: etree._Element, most_merges: int) -> None:
    """Fill a sheet's columns and merges from its worksheet element.

    Raises TooLarge beyond that many merges.
    """
    merges: list[Area] = []
    for part in frame:
        if local_name(part) == "cols":
            for node in part:
                _read_column(sheet, node)
        elif local_name(part) == "mergeCells":
            merges.extend(area for area in map(_area, part) if area)
    if len(merges) > most_merges:
        far = merges[most_merges]
        cell = a1(far.top, far.left)
        raise TooLarge(f"「{sheet.name}」的合并单元格超过 {most_merges} 处", cell, sheet.name)
    sheet.merges = tuple(merges)


def _read_column(sheet: Sheet, node: etree._Element) -> None:
    first, last = int(node.get("min", "0")), min(int(node.get("max", "0")), _LAST_COLUMN)
    if node.get("hidden") in TRUE:
        sheet.hidden_columns |= frozenset(range(first, last + 1))
    if "width" in node.attrib:
        sheet.widths.update(dict.fromkeys(range(first, min(last, _WIDTHS) + 1), float(node.get("width", "0"))))


def _area(node: etree._Element) -> Area | None:
    """A merge, its corners put in order; None where it is no rectangle of cells."""
    first, _, last = node.get("ref", "").partition(":")
    try:
        one, other = position(first), position(last or first)
    except ValueError:
        return None
    top, bottom = sorted((one.row, other.row))
    left, right = sorted((one.column, other.column))
    return Area(top, left, bottom, right)
