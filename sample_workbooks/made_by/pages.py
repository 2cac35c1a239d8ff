"""A sheet before a producer writes it: cells with a look, merges, widths, and the manner of the whole workbook."""

import struct
import zlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from sample_workbooks.made_by.township import Share


@dataclass(frozen=True)
class Formula:
    """A formula, and what it comes to; without a result it was never computed."""

    text: str
    result: int | None = None


@dataclass(frozen=True)
class Style:
    """The look of one clerk's workbook."""

    font: str = "宋体"
    title_font: str = "方正小标宋简体"
    size: float = 10.5
    title_size: float = 18
    head_fill: str = ""
    line: str = "000000"
    row_height: float = 20
    head_height: float = 30
    day_format: str = "yyyy/m/d"
    left_texts: bool = False
    frozen: bool = False
    numbered_pages: bool = True


@dataclass
class Page:
    """One sheet: values and looks by (row, column) from 1; looks are title, mark, head, cell, total and note."""

    name: str
    values: dict[tuple[int, int], tuple[Any, str]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    picture: bool = False
    text_box: str = ""

    def put(self, row: int, column: int, value: Any, look: str = "cell") -> str:
        """Write a value and say where it stands."""
        self.values[row, column] = (value, look)
        return a1(row, column)

    def change(self, cell: str, value: Any) -> None:
        """Write another value over one that is there."""
        spot = next(spot for spot in self.values if a1(*spot) == cell)
        self.values[spot] = (value, self.values[spot][1])

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a rectangle of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def look_at(self, row: int, column: int) -> str:
        """The look of a cell, of the merge's first cell where it lies in one."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return self.values[top, left][1]
        return self.values[row, column][1]

    @property
    def bottom(self) -> int:
        """The last row written."""
        return max(row for row, _column in self.values)

    @property
    def wide(self) -> bool:
        """Whether the sheet is printed across."""
        return len({column for _row, column in self.values}) > 8


def a1(row: int, column: int) -> str:
    """The name of a cell."""
    return f"{get_column_letter(column)}{row}"


def number_format(value: Any, look: str, style: Style) -> str:
    """The number format of a value: identity numbers and phones are kept as text."""
    if isinstance(value, date):
        return style.day_format
    if isinstance(value, Share):
        return "0.0%"
    if isinstance(value, str) and look == "cell" and value[:-1].isdigit():
        return "@"
    return "General"


def seal(size: int = 64) -> bytes:
    """A small round red stamp as a PNG."""
    middle, rows = size / 2, b""
    for y in range(size):
        rows += b"\0"
        for x in range(size):
            distance = ((x - middle + 0.5) ** 2 + (y - middle + 0.5) ** 2) ** 0.5
            rows += b"\xcc\x22\x22" if middle - 6 < distance < middle - 2 or distance < 8 else b"\xff\xff\xff"
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    chunks = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + chunks
