"""Places: a file, a sheet and a cell, and the addresses that spreadsheets use."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Position(NamedTuple):
    """A cell's row and column, both counted from 1."""

    row: int
    column: int


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A cell of a sheet of a file; sheet and cell are empty if the place is the whole file.

    `file` is the path below 收件箱 with forward slashes, empty for something that was not sent.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def position(self) -> Position:
        """The cell's row and column; (0, 0) if the place has no cell."""
        return position(self.cell) if self.cell else Position(0, 0)

    def cell_from(self, home: "Place") -> str:
        """The cell, with its sheet where that is another one than `home`'s."""
        return self.cell if self.sheet == home.sheet else f"{self.sheet}!{self.cell}"

    def __str__(self) -> str:
        """Return the place in words: file, sheet and cell, as far as known."""
        inside = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.file} {inside}".strip()


NOWHERE = Place()


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def a1(row: int, column: int) -> str:
    """Return a cell's address: (3, 2) is B3."""
    return f"{column_letters(column)}{row}"


def position(cell: str) -> Position:
    """Return the row and column of an address: B3 is (3, 2).

    Raises ValueError if the text is no address.
    """
    match = _REFERENCE.fullmatch(cell)
    if match is None:
        raise ValueError(f"no cell address: {cell!r}")
    return Position(int(match[2]), column_number(match[1]))


def ranges(cells: Iterable[str]) -> list[str]:
    """Return the cells as vertical ranges, ordered by column: E5, E6, E7 is E5:E7."""
    runs: list[tuple[Position, Position]] = []
    for spot in sorted({position(cell) for cell in cells}, key=lambda spot: (spot.column, spot.row)):
        if runs and runs[-1][1] == (spot.row - 1, spot.column):
            runs[-1] = (runs[-1][0], spot)
        else:
            runs.append((spot, spot))
    return [a1(*first) if first == last else f"{a1(*first)}:{a1(*last)}" for first, last in runs]
