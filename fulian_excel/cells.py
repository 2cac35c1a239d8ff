"""The cells of a workbook as stored: values, kinds, formulas, formats, merges, hidden parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from fulian_excel.places import a1

BLANK, TEXT, NUMBER, DATE, BOOL, ERROR = "blank", "text", "number", "date", "bool", "error"

Value = str | int | float | bool | datetime | None


class Cell(NamedTuple):
    """One cell; row and column count from 1.

    `value` is None if the cell is empty or its formula has no computed value; the value of an error is its text, such
    as #N/A. `formula` is True if the cell has one; `number_format` is the format's code.
    """

    row: int
    column: int
    value: Value = None
    kind: str = BLANK
    formula: bool = False
    number_format: str = "General"

    @property
    def address(self) -> str:
        """Return the cell's address, such as B3."""
        return a1(self.row, self.column)


class Area(NamedTuple):
    """A rectangle of cells, edges included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet, with its cells that have a value or a formula, by (row, column) in reading order.

    `index` is its place among all sheets of the workbook, counted from 0; `part` its name in the package;
    `widths` those of the columns, in characters. Rows of height 0 count as hidden; `struck` are the cells
    whose whole text is struck through, `lined` those with lines around them, empty ones too, known only for
    an .xls; `date1904` is True if the sheet's serial numbers count from 1904.
    """

    name: str
    index: int
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden: bool = False
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    date1904: bool = False
    widths: dict[int, float] = field(default_factory=dict)
    lined: frozenset[tuple[int, int]] = frozenset()
    part: str = ""

    @property
    def height(self) -> int:
        """The number of the last row with content; 0 for an empty sheet."""
        return next(reversed(self.cells))[0] if self.cells else 0

    @property
    def width(self) -> int:
        """The number of the last column with content; 0 for an empty sheet."""
        return max((column for _, column in self.cells), default=0)


@dataclass(slots=True)
class Book:
    """A workbook's worksheets in their order, and its other properties.

    `modified` is the moment at which a program last saved it, as that program wrote it inside the file (ISO 8601),
    empty if unknown; `properties` are its custom document properties.
    """

    sheets: tuple[Sheet, ...]
    date1904: bool = False
    macros: bool = False
    external_links: bool = False
    modified: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
