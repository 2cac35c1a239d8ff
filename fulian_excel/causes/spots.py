"""Spots (values in a township's tables), and mendings (other values at spots)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from fulian_excel.findings import Finding
from fulian_excel.places import Place
from fulian_excel.table import Block, Row, Submission


@dataclass(frozen=True, slots=True)
class Spot:
    """The position of a value: a column of a row, or a label of a block; `at` is the index of the row or block."""

    form: str
    at: int
    column: str
    is_label: bool = False


class Removed(Enum):
    """The value of a row's key that means: remove the row."""

    ROW = "row"


@dataclass(frozen=True, slots=True)
class Change:
    """Another value at a spot; `text` is the value as written, empty if the value is only a trial.

    The value Removed.ROW removes the whole row; its spot is that of the row's key.
    """

    spot: Spot
    value: Any
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mending:
    """Changes made together; `kind` says how they were found, and thus how reliable they are.

    A mending that does not assert its values only tests whether another value would fit. For a `whole_row` only the
    first spot, which names the row, is reported.
    """

    changes: tuple[Change, ...]
    kind: str
    whole_row: bool = False

    @property
    def removes(self) -> bool:
        """True if the mending removes a row."""
        return any(one.value is Removed.ROW for one in self.changes)

    @property
    def of_row(self) -> bool:
        """True if the mending is of a whole row, which is removed or belongs to another person."""
        return self.removes or self.whole_row

    @property
    def asserts(self) -> bool:
        """True if every value of the mending is to be written."""
        return all(one.text for one in self.changes)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The spots that the mending changes."""
        return tuple(one.spot for one in self.changes)

    @property
    def told(self) -> tuple[Spot, ...]:
        """The spots that are reported as wrong."""
        return self.spots[:1] if self.whole_row else self.spots


def row_spot(row: Row, column: str) -> Spot | None:
    """Return the spot of a row's column; None if the column was not sent."""
    return Spot(row.table.form.name, row.index, column) if column in row.table.values else None


def label_spot(township: Submission, block: Block, label: str) -> Spot | None:
    """Return the spot of a block's label; None if the label was not sent."""
    if label not in block.labels:
        return None
    blocks = township.tables[block.form.name].blocks
    return Spot(block.form.name, next(at for at, one in enumerate(blocks) if one is block), label, is_label=True)


def subject_at(township: Submission, spot: Spot) -> Row | Block:
    """Return the row or block of a spot."""
    table = township.tables[spot.form]
    return table.blocks[spot.at] if spot.is_label else table.rows[spot.at]


def is_new(township: Submission, spot: Spot) -> bool:
    """Return True if the row of a spot would have to be added."""
    return not spot.is_label and spot.at >= len(township.tables[spot.form])


def value_at(township: Submission, spot: Spot) -> Any:
    """Return the value at a spot; None if its row would have to be added."""
    if is_new(township, spot):
        return None
    subject = subject_at(township, spot)
    return subject.value(spot.column) if isinstance(subject, Block) else subject[spot.column]


def place_of(township: Submission, spot: Spot) -> Place:
    """Return the cell of a spot; for a row to be added, the heading of the (last) table."""
    if is_new(township, spot):
        table = township.tables[spot.form]
        last = table.blocks[-1]
        return last.headings.get(table.form.key, last.first) if table.form.repeats else table.heading(table.form.key)
    return subject_at(township, spot).place(spot.column)


def written_at(township: Submission, spot: Spot) -> str:
    """Return the text at a spot; for a number label, which may be in a sentence, its value alone."""
    if is_new(township, spot):
        return ""
    text = subject_at(township, spot).written(spot.column)
    value = value_at(township, spot)
    return str(value) if spot.is_label and isinstance(value, int) else text


class Ground:
    """The spots of a township by cell; each column is indexed when first used."""

    def __init__(self, township: Submission) -> None:
        self._township = township
        self._spots: dict[tuple[str, str], dict[Place, Spot]] = {}

    def spot(self, finding: Finding) -> Spot | None:
        """Return the spot at the cell of a finding; None if that is a heading or no cell."""
        asked = (finding.form, finding.column)
        if asked not in self._spots:
            self._spots[asked] = dict(self._of(*asked))
        return self._spots[asked].get(finding.place)

    def row(self, finding: Finding) -> Row | None:
        """Return the row at whose cell a finding stands; None if that is a label, a heading or no cell."""
        spot = self.spot(finding)
        return self._township.tables[spot.form].rows[spot.at] if spot is not None and not spot.is_label else None

    def _of(self, form: str, column: str) -> Iterator[tuple[Place, Spot]]:
        table = self._township.tables.get(form)
        for at, block in enumerate(table.blocks if table else ()):
            if column in block.labels:
                yield block.labels[column].place, Spot(form, at, column, is_label=True)
        for at in range(len(table) if table and column in table.values else 0):
            if table:
                yield table.place(column, at), Spot(form, at, column)


def swapped(township: Submission, one: Spot, other: Spot, kind: str) -> Iterator[Mending]:
    """Return the exchange of the values of two spots, if both are known and differ."""
    mine, theirs = value_at(township, one), value_at(township, other)
    if mine is not None and theirs is not None and mine != theirs:
        texts = [written_at(township, spot) for spot in (one, other)]
        yield Mending((Change(one, theirs, texts[1]), Change(other, mine, texts[0])), kind)
