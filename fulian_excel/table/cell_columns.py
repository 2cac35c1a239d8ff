"""The cells of a column in arrays: a county has millions of cells, too many to keep an object of each."""

from array import array
from collections.abc import Iterable, MutableSequence
from dataclasses import dataclass
from typing import Any, overload

from fulian_excel.cells import Cell, Value

# What cells of a column share: their kind, whether there is a formula, and the number format.
Look = tuple[str, bool, str]


@dataclass(slots=True, eq=False, repr=False)
class CellColumn(MutableSequence[Cell]):
    """Cells that are kept as rows, columns, values and looks, in a quarter of the memory; each is made when asked for.

    `looks` are positions in `known`. It equals the list of the same cells.
    """

    rows: "array[int]"
    columns: "array[int]"
    values: list[Value]
    looks: "array[int]"
    known: list[Look]

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "CellColumn":
        """The same cells in arrays."""
        parts = list(zip(*cells, strict=True))
        if not parts:
            return cls(array("I"), array("I"), [], array("I"), [])
        rows, columns, values, *shared = parts
        looks = list(zip(*shared, strict=True))
        at = {look: index for index, look in enumerate(dict.fromkeys(looks))}
        return cls(
            array("I", rows), array("I", columns), list(values), array("I", map(at.__getitem__, looks)), list(at)
        )

    def __len__(self) -> int:
        """The number of cells."""
        return len(self.values)

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | list[Cell]:
        """One cell, or a list of some."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        look = self.known[self.looks[index]]
        return Cell(self.rows[index], self.columns[index], self.values[index], *look)

    def __setitem__(self, index: Any, cell: Any) -> None:
        """Put another cell in a place."""
        self.rows[index], self.columns[index], self.values[index] = cell.row, cell.column, cell.value
        self.looks[index] = self._look(cell)

    def __delitem__(self, index: int | slice) -> None:
        """Take out a cell or some."""
        for part in (self.rows, self.columns, self.values, self.looks):
            del part[index]

    def insert(self, index: int, cell: Cell) -> None:
        """Put one more cell before a place."""
        self.rows.insert(index, cell.row)
        self.columns.insert(index, cell.column)
        self.values.insert(index, cell.value)
        self.looks.insert(index, self._look(cell))

    def __eq__(self, other: object) -> bool:
        """True for the same cells, in arrays or in a list."""
        return isinstance(other, (CellColumn, list)) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """As the list of its cells."""
        return repr(list(self))

    def _look(self, cell: Cell) -> int:
        look = (cell.kind, cell.formula, cell.number_format)
        if look not in self.known:
            self.known.append(look)
        return self.known.index(look)
