"""One form as it was sent: typed values, each with its cell."""

from collections import Counter
from collections.abc import Callable, MutableSequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from fulian_excel.cells import Cell
from fulian_excel.findings import Finding
from fulian_excel.forms.form import Form
from fulian_excel.kinds import written
from fulian_excel.places import Place
from fulian_excel.table.asked import declared_somewhere, not_declared
from fulian_excel.table.cell_columns import CellColumn

T = TypeVar("T")

APART = ("id_number", "birth")  # by which people of one name are told apart


@dataclass(frozen=True, slots=True)
class Label:
    """A label's value and its cell; `lead` is the text before the value when the label was read from a sentence."""

    value: Any
    cell: Cell
    place: Place
    lead: str = ""


@dataclass
class Block:
    """One table as it stands on a sheet: its headings, the labels around it, its rows.

    `headings` gives each column's heading; `first` the first heading of all; `rows` the block's part of the
    table's rows.
    """

    form: Form
    sheet: str
    headings: dict[str, Place]
    first: Place
    title: Place
    labels: dict[str, Label] = field(default_factory=dict)
    rows: range = range(0)

    def value(self, label: str) -> Any:
        """A label's value; None if it is blank, unreadable or missing.

        Raises Undeclared where the form has no such label, UnknownName where no form has.
        """
        found = self._label(label)
        return found.value if found else None

    def _label(self, label: str) -> Label | None:
        if label not in self.labels and label not in self.form.label_columns:
            raise not_declared(self.form, label)
        return self.labels.get(label)

    def place(self, label: str) -> Place:
        """The place of a label's value; the first heading if the label is missing."""
        found = self._label(label)
        return found.place if found else self.first

    def written(self, label: str) -> str:
        """The text of a label's cell as a person sees it."""
        found = self._label(label)
        return written(found.cell) if found else ""

    @property
    def record(self) -> str:
        """The record of this block: its occasion, such as the election and its round."""
        return " ".join(str(value) for label in self.form.occasion if (value := self.value(label)) is not None)

    def tell(self, label: str, *, subject: str = "", suggestion: str = "", **parts: object) -> Finding:
        """A finding on a label's value; where it was read from a sentence, the suggestion begins with its `lead`."""
        found = self._label(label)
        occasion = self.value(self.form.occasion[0]) if self.form.occasion else None
        return Finding(
            self.place(label),
            subject=subject or str(occasion or ""),
            value=self.written(label),
            suggestion=f"{found.lead}{suggestion}" if found and suggestion else suggestion,
            column=label,
            record=self.record,
            form=self.form.name,
            parts=parts,
        )


class Row:
    """One row of a table."""

    __slots__ = ("index", "table")

    def __init__(self, table: "Table", index: int) -> None:
        self.table = table
        self.index = index

    def __getitem__(self, column: str) -> Any:
        """The value in a column; None if it is blank, unreadable or missing.

        Raises Undeclared where the form has no such column, UnknownName where no form has.
        """
        values = self.table.values.get(column)
        if values is None:
            self._must_be_declared(column)
            return None
        return values[self.index]

    def get(self, column: str) -> Any:
        """The value in a column; None also if the row's form has no such column; UnknownName if no form has."""
        values = self.table.values.get(column)
        if values is None and not declared_somewhere(column):
            self._must_be_declared(column)
        return values[self.index] if values is not None else None

    def _must_be_declared(self, column: str) -> None:
        if column not in self.table.values and column not in self.table.form.columns:
            raise not_declared(self.table.form, column)

    def cell(self, column: str) -> Cell | None:
        """The cell of a column; None if the column is missing."""
        cells = self.table.cells.get(column)
        return cells[self.index] if cells is not None else None

    def place(self, column: str) -> Place:
        """The place of a column's cell; if the column is missing, of the cell that names the row."""
        self._must_be_declared(column)
        for name in (column, self.table.form.key):
            if name in self.table.values:
                return self.table.place(name, self.index)
        return self.block.first

    def written(self, column: str) -> str:
        """The text of a column's cell as a person sees it."""
        self._must_be_declared(column)
        cells = self.table.cells.get(column)
        return written(cells[self.index]) if cells is not None else ""

    @property
    def block(self) -> Block:
        """The block the row is of."""
        return next(block for block in self.table.blocks if self.index in block.rows)

    @property
    def subject(self) -> str:
        """The row's value in the key column: the person, village, step, material or prohibition."""
        value = self[self.table.form.key]
        return str(value) if value is not None else ""

    @property
    def record(self) -> str:
        """The record that identifies this row wherever it is moved: its subject, for namesakes with one more value.

        Namesakes are told apart by identity number, else birth, else election.
        """
        subject = self.subject
        if self.table.namesakes[subject] == 1:
            return subject
        more = next((str(value) for name in APART if (value := self.get(name)) is not None), self.block.record)
        return f"{subject} {more}".rstrip()

    def tell(self, column: str, *, subject: str = "", suggestion: str = "", **parts: object) -> Finding:
        """A finding on the row's cell in a column."""
        return Finding(
            self.place(column),
            subject=subject or self.subject,
            value=self.written(column),
            suggestion=suggestion,
            column=column,
            record=self.record,
            form=self.table.form.name,
            parts=parts,
        )


@dataclass
class Table:
    """A form as one file, or several files with a part each, has it: columns of values, each with its cell.

    `values` and `cells` hold a list per column found; `sheets` the sheet of each row; `doubts` what the
    reading of values told; `complaints` what the reading of the layout told. `totalled` are the columns that
    have a total typed beneath. `files` is the file of each row where they are of several, else empty; `file` is then
    that of the first part.
    """

    form: Form
    file: str
    blocks: list[Block] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=dict)
    cells: dict[str, MutableSequence[Cell]] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)
    complaints: list[Finding] = field(default_factory=list)
    totalled: tuple[str, ...] = ()
    _indexes: dict[str, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.sheets)

    def pack(self) -> None:
        """Keep the cells in arrays, once everything is read."""
        self.cells = {name: CellColumn.of(cells) for name, cells in self.cells.items()}

    def __contains__(self, column: str) -> bool:
        """True if the column was found, or the label in some block."""
        return column in self.values or any(column in block.labels for block in self.blocks)

    @cached_property
    def rows(self) -> list[Row]:
        """Every row in order."""
        return [Row(self, index) for index in range(len(self))]

    @cached_property
    def namesakes(self) -> Counter[str]:
        """How many rows have each subject."""
        return Counter(row.subject for row in self.rows)

    def rows_of(self, block: Block) -> list[Row]:
        """The rows of one block."""
        return self.rows[block.rows.start : block.rows.stop]

    def file_of(self, index: int) -> str:
        """The file that a row stands in."""
        return self.files[index] if self.files else self.file

    @property
    def parts(self) -> tuple[str, ...]:
        """The files that the table is made of, each once, in the order of their rows."""
        return tuple(dict.fromkeys((self.file, *(block.first.file for block in self.blocks))))

    def place(self, column: str, index: int) -> Place:
        """The cell of a column in a row."""
        return Place(self.file_of(index), self.sheets[index], self.cells[column][index].address)

    def heading(self, column: str) -> Place:
        """A column's heading, else the first heading; an undeclared name raises as in Row.__getitem__."""
        if column not in self.form.columns and column not in self.form.label_columns:
            raise not_declared(self.form, column)
        for block in self.blocks:
            if column in block.headings:
                return block.headings[column]
        return self.blocks[0].first if self.blocks else Place(self.file)

    def tell(self, column: str, *, subject: str = "", suggestion: str = "", **parts: object) -> Finding:
        """A finding on a column's heading."""
        return Finding(
            self.heading(column),
            subject=subject,
            suggestion=suggestion,
            column=column,
            form=self.form.name,
            parts=parts,
        )

    def label(self, name: str) -> Label | None:
        """A label in the first block that has it; an undeclared name raises as in Block.value."""
        if name not in self.form.label_columns:
            raise not_declared(self.form, name)
        return next((block.labels[name] for block in self.blocks if name in block.labels), None)

    def index(self, name: str, build: Callable[[], T]) -> T:
        """A lookup over the rows, built once per name."""
        if name not in self._indexes:
            self._indexes[name] = build()
        return cast("T", self._indexes[name])
