"""How large a comment's box is, and over which cells it lies."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from fulian_excel.ooxml.splice import Node
from fulian_excel.places import Position

_ROW = re.compile(rb"<(?:[\w.-]+:)?row\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""\b(r|ht|hidden)\s*=\s*["']([^"']*)["']""")
_LAST_COLUMN = 16384
_LAST_ROW = 1048576
_NARROW, _WIDE = 230, 340  # pixels
_LINES_BEFORE_WIDE = 10
_LETTER, _LINE, _MARGIN = 6.2, 16, 12


@dataclass(frozen=True, slots=True)
class Grid:
    """The widths of a sheet's columns and the heights of its rows, in pixels; 0 where hidden."""

    width: float = 64
    height: float = 20
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)


def read_grid(data: bytes, root: Node) -> Grid:
    """The grid of a sheet's part."""
    defaults = root.child("sheetFormatPr")
    given = defaults.attributes if defaults is not None else {}
    columns = root.child("cols")
    widths: dict[int, float] = {}
    for node in columns.named("col") if columns is not None else ():
        first, last = _number(node.attributes, "min", 1), _number(node.attributes, "max", 1)
        wide = _number(node.attributes, "width", 9) * 7 + 5
        if node.attributes.get("hidden") in ("1", "true"):
            wide = 0
        widths.update(dict.fromkeys(range(int(first), min(int(last), 512) + 1), wide))
    heights: dict[int, float] = {}
    for match in _ROW.finditer(data):
        row = dict(_ATTRIBUTE.findall(match[1]))
        if b"r" in row and row.get(b"hidden") in (b"1", b"true"):
            heights[int(row[b"r"])] = 0
        elif b"r" in row and b"ht" in row:
            heights[int(row[b"r"])] = float(row[b"ht"]) * 96 / 72
    return Grid(
        _number(given, "defaultColWidth", 8.43) * 7 + 5,
        _number(given, "defaultRowHeight", 15) * 96 / 72,
        widths,
        heights,
    )


def _number(attributes: Mapping[str, str], name: str, otherwise: float) -> float:
    try:
        return float(attributes[name])
    except (KeyError, ValueError):
        return otherwise


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels of a box that shows a whole text in nine-point letters."""
    lines = _lines(text, _NARROW)
    if lines <= _LINES_BEFORE_WIDE:
        return _NARROW, lines * _LINE + _MARGIN
    return _WIDE, _lines(text, _WIDE) * _LINE + _MARGIN


def _lines(text: str, width: int) -> int:
    room = (width - _MARGIN) / _LETTER
    return sum(max(1, ceil(letters(line) / room)) for line in text.split("\n"))


def letters(line: str) -> int:
    """How many letters wide a line is; a Chinese character is two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def anchor(grid: Grid, spot: Position, width: float, height: float) -> tuple[int, ...]:
    """Where a box lies: column, pixels, row, pixels of its upper left and lower right corner, from 0.

    It stands to the right of its cell and a little above; at the sheet's right edge, to the left.
    """
    column = spot.column + 1 if spot.column + 8 < _LAST_COLUMN else spot.column - 8
    left, right = (column - 1, 15), _reach(grid.widths, grid.width, column, 15 + width, _LAST_COLUMN)
    row = max(spot.row - 1, 1)
    top, bottom = (row - 1, 4), _reach(grid.heights, grid.height, row, 4 + height, _LAST_ROW)
    return (*left, *top, *right, *bottom)


def _reach(sizes: Mapping[int, float], usual: float, start: int, distance: float, last: int) -> tuple[int, int]:
    """The row or column, from 0, in which a distance from the start of another one ends, and the pixels into it."""
    line = start
    while line < last and distance > sizes.get(line, usual):
        distance -= sizes.get(line, usual)
        line += 1
    return line - 1, int(distance)
