"""Where a value of a township stands, as its tables know it, and what it would be to write another there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from fulian_excel.findings import Finding
from fulian_excel.places import Place
from fulian_excel.table import Block, Row, Submission


@dataclass(frozen=True, slots=True)
class Spot:
    """One value: of a row's column, or of a block's label; `at` is the number of the row or block in its table."""

    form: str
    at: int
    column: str
    is_label: bool = False


class Removed(Enum):
    """What a row's key is changed to for the row to be gone."""

    ROW = "row"


@dataclass(frozen=True, slots=True)
class Change:
    """Another value at a spot. `text` is the value as one writes it, empty where the value is only a trial.

    Where the value is Removed.ROW, the whole row is taken out; the spot is then that of its key.
    """

    spot: Spot
    value: Any
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mending:
    """What would be changed together, and by what it is known, which is how far it can be relied upon.

    A mending `asserts` its values; one that does not only finds out whether another value there would do. Of a
    `whole_row` only the first spot is told, which names the row.
    """

    changes: tuple[Change, ...]
    kind: str
    whole_row: bool = False

    @property
    def removes(self) -> bool:
        """The mending takes a row out."""
        return any(one.value is Removed.ROW for one in self.changes)

    @property
    def of_row(self) -> bool:
        """The mending is of a row as a whole, which goes or is somebody else's."""
        return self.removes or self.whole_row

    @property
    def asserts(self) -> bool:
        """Every value of the mending is one to be written."""
        return all(one.text for one in self.changes)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the mending changes something."""
        return tuple(one.spot for one in self.changes)

    @property
    def told(self) -> tuple[Spot, ...]:
        """The spots that are told as wrong."""
        return self.spots[:1] if self.whole_row else self.spots


def row_spot(row: Row, column: str) -> Spot | None:
    """The spot of a row's column, None where the column was not sent."""
    return Spot(row.table.form.name, row.index, column) if column in row.table.values else None


def label_spot(township: Submission, block: Block, label: str) -> Spot | None:
    """The spot of a block's label, None where the label was not sent."""
    if label not in block.labels:
        return None
    blocks = township.tables[block.form.name].blocks
    return Spot(block.form.name, next(at for at, one in enumerate(blocks) if one is block), label, is_label=True)


def subject_at(township: Submission, spot: Spot) -> Row | Block:
    """The row or block that a spot is of."""
    table = township.tables[spot.form]
    return table.blocks[spot.at] if spot.is_label else table.rows[spot.at]


def is_new(township: Submission, spot: Spot) -> bool:
    """The spot is of a row that would have to be added."""
    return not spot.is_label and spot.at >= len(township.tables[spot.form])


def value_at(township: Submission, spot: Spot) -> Any:
    """The value at a spot, None where its row would have to be added."""
    if is_new(township, spot):
        return None
    subject = subject_at(township, spot)
    return subject.value(spot.column) if isinstance(subject, Block) else subject[spot.column]


def place_of(township: Submission, spot: Spot) -> Place:
    """The cell of a spot; of a row that would have to be added the heading, of several tallies that of the last."""
    if is_new(township, spot):
        table = township.tables[spot.form]
        last = table.blocks[-1]
        return last.headings.get(table.form.key, last.first) if table.form.repeats else table.heading(table.form.key)
    return subject_at(township, spot).place(spot.column)


def written_at(township: Submission, spot: Spot) -> str:
    """What stands at a spot, as a person sees it; of a label read out of a sentence its value alone."""
    if is_new(township, spot):
        return ""
    text = subject_at(township, spot).written(spot.column)
    value = value_at(township, spot)
    return str(value) if spot.is_label and isinstance(value, int) else text


class Ground:
    """By its cell, every value of a township; each column is gone through once it is asked for."""

    def __init__(self, township: Submission) -> None:
        self._township = township
        self._spots: dict[tuple[str, str], dict[Place, Spot]] = {}

    def spot(self, finding: Finding) -> Spot | None:
        """The value on which a finding stands, None where that is a heading or nothing."""
        asked = (finding.form, finding.column)
        if asked not in self._spots:
            self._spots[asked] = dict(self._of(*asked))
        return self._spots[asked].get(finding.place)

    def _of(self, form: str, column: str) -> Iterator[tuple[Place, Spot]]:
        table = self._township.tables.get(form)
        for at, block in enumerate(table.blocks if table else ()):
            if column in block.labels:
                yield block.labels[column].place, Spot(form, at, column, is_label=True)
        for at in range(len(table) if table and column in table.values else 0):
            if table:
                yield table.place(column, at), Spot(form, at, column)


def swapped(township: Submission, one: Spot, other: Spot, kind: str) -> Iterator[Mending]:
    """The values of two spots changed for each other, where both are known and differ."""
    mine, theirs = value_at(township, one), value_at(township, other)
    if mine is not None and theirs is not None and mine != theirs:
        texts = [written_at(township, spot) for spot in (one, other)]
        yield Mending((Change(one, theirs, texts[1]), Change(other, mine, texts[0])), kind)
