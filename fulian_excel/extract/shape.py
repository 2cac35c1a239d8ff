"""Heading rows recognised by look alone: a row of words with values beneath."""

from collections.abc import Iterator
from typing import NamedTuple

from fulian_excel.cells import BLANK, TEXT
from fulian_excel.extract.grid import Grid

_FEWEST = 2
_LONGEST = 40
_LOOKED_AT = 5  # rows below a heading row that have to bear it out
_DEEPEST = 40  # no heading row is looked for below this one


class HeadingRow(NamedTuple):
    """A row that looks like headings, and its score."""

    row: int
    columns: tuple[int, ...]
    score: float


def heading_row(grid: Grid) -> HeadingRow | None:
    """The row that looks most like headings, the upper one of two equals; None if no row does."""
    found = list(_candidates(grid))
    return max(found, key=lambda one: (one.score, -one.row)) if found else None


def _candidates(grid: Grid) -> Iterator[HeadingRow]:
    rows = [row for row in sorted(grid.rows) if row <= _DEEPEST]
    for at, row in enumerate(rows):
        columns = _headings(grid, row)
        if len(columns) < _FEWEST:
            continue
        below = [lower for lower in rows[at + 1 : at + 1 + _LOOKED_AT] if lower - row <= _LOOKED_AT]
        borne_out = _borne_out(grid, columns, below)
        if borne_out > 0:
            yield HeadingRow(row, columns, len(columns) * borne_out)


def _headings(grid: Grid, row: int) -> tuple[int, ...]:
    """The columns of a row of different short words; empty if the row has anything else."""
    cells = [grid.anchor(row, column) for column in grid.columns_seen(row)]
    seen = list(dict.fromkeys((cell.row, cell.column) for cell in cells))
    filled = [grid.cell(*spot) for spot in seen if grid.cell(*spot).kind != BLANK]
    words = [cell for cell in filled if cell.kind == TEXT and 0 < len(str(cell.value).strip()) <= _LONGEST]
    alike = len({str(cell.value) for cell in words}) < len(words)
    return () if len(words) < len(filled) or (alike and len(words) == _FEWEST) else tuple(cell.column for cell in words)


def _borne_out(grid: Grid, columns: tuple[int, ...], below: list[int]) -> float:
    """The score of the rows below: the share of filled cells; low for a blank table."""
    if not below:
        return 0.3
    filled = [len([column for column in columns if grid.cell(row, column).kind != BLANK]) for row in below]
    others = [any(grid.cell(row, column).kind not in (BLANK, TEXT) for column in columns) for row in below]
    share = sum(filled) / (len(filled) * len(columns))
    return share + 0.5 * (sum(others) / len(others))
