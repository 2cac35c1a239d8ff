"""A sheet as a person sees it: merged cells read the same all over."""

from collections.abc import Iterator
from functools import cached_property

from fulian_excel.cells import Area, Cell, Sheet
from fulian_excel.kinds import written
from fulian_excel.places import a1

_WIDE = 400  # a merge over more cells than this, and over several columns, is no heading and no unit
_TALL = 20_000  # a merge down one column says its value of every row
_FIRST_ROWS = 6


def has_colon(value: object) -> bool:
    """True if a value is a text with a colon in it."""
    return isinstance(value, str) and (":" in value or "：" in value)


class Grid:
    """A sheet's texts by row and column, merges resolved to their top left cell."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._texts: dict[tuple[int, int], str] = {}
        self._areas: dict[tuple[int, int], Area] = {}
        for area in sheet.merges:
            size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
            if size <= _WIDE or (area.left == area.right and size <= _TALL):
                for row in range(area.top, area.bottom + 1):
                    for column in range(area.left, area.right + 1):
                        self._areas[row, column] = area

    @cached_property
    def lines(self) -> dict[int, list[Cell]]:
        """The cells that carry something of their own, by row, both in order."""
        lines: dict[int, list[Cell]] = {}
        for (row, _column), cell in self.sheet.cells.items():
            lines.setdefault(row, []).append(cell)
        return lines

    @cached_property
    def rows(self) -> dict[int, list[int]]:
        """The columns with a value of their own, by row, both in order."""
        return {row: [cell.column for cell in cells] for row, cells in self.lines.items()}

    @cached_property
    def colon_rows(self) -> frozenset[int]:
        """The rows with a colon in some text."""
        return frozenset(row for row, cells in self.lines.items() if any(has_colon(cell.value) for cell in cells))

    @cached_property
    def label_rows(self) -> list[int]:
        """The rows in which labels may stand: the first ones, and those with a colon in some text."""
        return [row for row in self.rows if row <= _FIRST_ROWS or row in self.colon_rows]

    def area(self, row: int, column: int) -> Area:
        """The merged area a cell is in; an area of one where it is in none."""
        return self._areas.get((row, column)) or Area(row, column, row, column)

    def cell(self, row: int, column: int) -> Cell:
        """The cell itself; a blank cell if nothing is stored."""
        return self.sheet.cells.get((row, column)) or Cell(row, column)

    def anchor(self, row: int, column: int) -> Cell:
        """The cell whose content a person sees there: the top left cell of a merged area."""
        area = self._areas.get((row, column))
        return self.cell(area.top, area.left) if area else self.cell(row, column)

    def seen(self, row: int, column: int) -> Cell:
        """The cell a person sees in a column; one merged over from the left belongs to its own column."""
        area = self._areas.get((row, column))
        if area is None:
            return self.cell(row, column)
        return self.cell(area.top, column) if area.left == column else Cell(row, column)

    def text(self, row: int, column: int) -> str:
        """The text a person sees at a cell."""
        text = self._texts.get((row, column))
        if text is None:
            text = self._texts[row, column] = written(self.anchor(row, column))
        return text

    def columns_seen(self, row: int) -> Iterator[int]:
        """The columns of a row in which a person sees something, merges from above included."""
        seen = set(self.rows.get(row, ()))
        for area in self._merges_over(row):
            if self.sheet.cells.get((area.top, area.left)) is not None:
                seen.update(range(area.left, area.right + 1))
        yield from sorted(seen)

    @cached_property
    def _merges_by_row(self) -> dict[int, list[Area]]:
        found: dict[int, list[Area]] = {}
        for area in dict.fromkeys(self._areas.values()):
            for row in range(area.top, area.bottom + 1):
                found.setdefault(row, []).append(area)
        return found

    def is_merged(self, row: int) -> bool:
        """True if some cell of a row is merged with others."""
        return row in self._merges_by_row

    def _merges_over(self, row: int) -> list[Area]:
        return self._merges_by_row.get(row, [])

    def address(self, row: int, column: int) -> str:
        """The address of the cell whose content a person sees there."""
        area = self.area(row, column)
        return a1(area.top, area.left)
