"""Bands: a table's heading rows, with the columns they mean in the form that they fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Judge, Vocabulary, joined_with
from fulian_excel.forms.column import Column
from fulian_excel.kinds import WHOLE, Kind, understand

_LOOKED_AT = 15


@dataclass(frozen=True)
class Band:
    """The heading rows of one table, with the columns they mean in the form they fit.

    `rival` is the title of another form that the headings fit better than the form named above them. `own`: the title
    above is the form's own. `absent` are required columns that nothing else on the sheet gives. `write_ins`: the
    table lists people written in at the election above it.
    """

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    vocabulary: Vocabulary
    rival: str = ""
    own: bool = False
    absent: frozenset[str] = frozenset()
    write_ins: bool = False

    @property
    def left(self) -> int:
        """The first column."""
        return self.headings[0].column

    @property
    def right(self) -> int:
        """The last column."""
        return self.headings[-1].column

    @cached_property
    def columns(self) -> dict[str, int]:
        """The sheet column of each recognised column: the first of two alike, the left of two joined."""
        found: dict[str, int] = {}
        for heading in self.headings:
            if heading.name:
                found.setdefault(heading.name, heading.column)
        return found | {name: pair[0] for name, pair in self.joined.items()}

    @cached_property
    def joined(self) -> dict[str, tuple[int, int]]:
        """The form's columns that this table writes as two columns, each with the two column numbers."""
        return joined_with(self.headings, self.vocabulary.form.columns)

    @cached_property
    def options(self) -> dict[str, list[tuple[int, str]]]:
        """By column of the form, the sheet's columns that are one option each, to be ticked."""
        found: dict[str, list[tuple[int, str]]] = {}
        for heading in self.headings:
            if heading.option:
                found.setdefault(heading.name, []).append((heading.column, heading.text))
        return found

    @property
    def holds(self) -> bool:
        """True if the table has at least two thirds of the form's required columns."""
        return 3 * len(self.absent) <= len(self.vocabulary.wanted)

    def heading_at(self, column: int) -> Heading:
        """The heading in a column of the sheet."""
        return next(heading for heading in self.headings if heading.column == column)


def narrowed(band: Band, is_label: Callable[[int], bool]) -> Band:
    """The band without columns at its sides that hold labels and their values.

    `is_label` tells of a column whether labels stand in it beneath the headings.
    """
    headings = list(band.headings)
    named = [at for at, heading in enumerate(headings) if heading.name]
    if not named:
        return band
    behind = [at for at in range(named[-1] + 1, len(headings)) if is_label(headings[at].column)]
    before = [at for at in range(named[0]) if is_label(headings[at].column)]
    end = behind[0] if behind else len(headings)
    start = named[0] if before else 0
    kept = tuple(headings[start:end])
    joint = {column for pair in band.joined.values() for column in pair}
    return replace(band, headings=kept) if joint <= {one.column for one in kept} else band


def names_in(headings: Sequence[Heading], vocabulary: Vocabulary) -> set[str]:
    """The columns of the form that some headings mean."""
    names = {one.name for one in headings if one.name}
    return names | set(joined_with(headings, vocabulary.form.columns))


def judge_of(grid: Grid, bottom: int) -> Judge:
    """A function that gives the share of the values under a heading that are options of a column's list."""

    def judge(heading: Heading, declared: Column) -> float | None:
        rows = [row for row in range(bottom + 1, bottom + 1 + _LOOKED_AT) if row in grid.rows]
        cells = [
            grid.anchor(row, heading.column) for row in rows if grid.area(row, heading.column).left == heading.column
        ]
        cells = [cell for cell in cells if cell.kind != BLANK]
        return sum(is_of(cell, declared.kind) for cell in cells) / len(cells) if cells else None

    return judge


def is_of(cell: Cell, kind: Kind) -> bool:
    """True if the cell's text is an option of the kind's list, or fits several of them."""
    value = understand(cell, kind).value
    asked = kind.choices.questions if kind.choices is not None else ()
    return isinstance(value, bool) or value in kind.options or value in asked


def counts_in_parts(grid: Grid, band: Band) -> bool:
    """True if a column of numbers is written as several, without one for all of them: 赞成票 over two ballot boxes."""
    for heading in band.headings:
        area = grid.area(heading.row, heading.column)
        if heading.name not in band.columns or area.left == area.right or len(heading.parts) > 1:
            continue
        beneath = [grid.cell(area.bottom + 1, column) for column in range(area.left, area.right + 1)]
        texts = {str(cell.value) for cell in beneath if cell.kind == TEXT}
        if band.vocabulary.form.columns[heading.name].kind.name == WHOLE.name and len(texts) > 1:
            return not any(understand(cell, WHOLE).value is not None for cell in beneath if cell.kind != BLANK)
    return False
