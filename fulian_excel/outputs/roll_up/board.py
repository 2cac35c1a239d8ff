"""A sheet with a row per township: its columns, what they come to, and where that stands for 总览 to point at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell

from fulian_excel.outputs.page import Page, shown_width
from fulian_excel.table import Submission

NONE = "—"
_NAME = 12.0  # the width of the townships' column
_LINE = 14.0


@dataclass(frozen=True, slots=True)
class Column:
    """What every column has: a title, perhaps under one that it shares with its neighbours, and a width."""

    title: str
    group: str = field(default="", kw_only=True)
    width: float = field(default=8.0, kw_only=True)

    @property
    def key(self) -> str:
        """What the column is known by on its sheet."""
        return f"{self.group}{self.title}"


@dataclass(frozen=True, slots=True)
class Count(Column):
    """Numbers, summed; None where the township did not send the form.

    `whole` is the key of the column of which the sum is told as a share.
    """

    of: Callable[[Submission], int | None]
    whole: str = ""
    look: Callable[[Submission], str] = field(default=lambda _one: "number")


@dataclass(frozen=True, slots=True)
class Share(Column):
    """One column divided by another; of all townships the sums are divided, so that the share is weighted."""

    part: str
    of: str


@dataclass(frozen=True, slots=True)
class Mean(Column):
    """An average per township; of all of them it is weighted by the sum of other columns."""

    mean: Callable[[Submission], float | None]
    weights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said(Column):
    """Words, each with its look; told is how many say `counted`, as a share of those that say one of `among`."""

    of: Callable[[Submission], tuple[str, str]]
    counted: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A number on some sheet, and the formula that points to it."""

    reference: str
    value: float | str


@dataclass
class Totals:
    """What the columns of a sheet come to, by their keys: sums, averages, shares."""

    sums: dict[str, Told] = field(default_factory=dict)
    shares: dict[str, Told] = field(default_factory=dict)


class Board:
    """The rows of the townships, laid on a page from its third row on."""

    def __init__(self, page: Page, townships: Sequence[Submission], columns: Sequence[Column]) -> None:
        self.page = page
        self.townships = townships
        self.columns = columns
        self.at = {column.key: index for index, column in enumerate(columns, 1)}
        self.values: dict[str, list[float | None]] = {}
        self.grouped = any(column.group for column in columns)
        self.heading_row = 3 if self.grouped else 2
        self.first = self.heading_row + 1
        self.last = self.heading_row + len(townships)
        self.totals = Totals()

    def lay(self, shares: str = "占比", *, filtered: bool = True) -> Totals:
        """Headings, rows, sums and, where there are any, shares; the page is finished but for what is below."""
        self._headings()
        for row, one in enumerate(self.townships, self.first):
            self.page.put(row, 0, one.township.name)
        for index, column in enumerate(self.columns, 1):
            self._column(index, column)
        if self.townships:
            self._sums(shares)
        widths = {0: _NAME} | {index: column.width for index, column in enumerate(self.columns, 1)}
        self.page.finish(
            self.heading_row,
            self.last,
            len(self.columns) + 1,
            frozen=1,
            filtered=filtered,
            widths=widths,
            headings=2 if self.grouped else 1,
        )
        return self.totals

    @property
    def below(self) -> int:
        """The first row that is free."""
        return self.last + 3 + bool(self.totals.shares)

    def _headings(self) -> None:
        page, bottom = self.page, self.heading_row
        top = bottom - 1 if self.grouped else bottom
        page.head(top, 0, bottom, 0, "镇(街道)")
        column = 1
        for group, members in groupby(self.columns, key=lambda one: one.group):
            together = list(members)
            if group:
                page.head(top, column, top, column + len(together) - 1, group)
            for index, one in enumerate(together, column):
                page.head(bottom if group else top, index, bottom, index, one.title)
            column += len(together)
        lines = max(self._lines(one) for one in self.columns)
        page.sheet.set_row(bottom, _LINE * lines + 6)

    def _lines(self, column: Column) -> int:
        lines = column.title.split("\n")
        return sum(max(1, ceil(shown_width(line) / (column.width - 1))) for line in lines)

    def _column(self, index: int, column: Column) -> None:
        values: list[float | None] = []
        for row, one in enumerate(self.townships, self.first):
            match column:
                case Said():
                    text, look = column.of(one)
                    self.page.put(row, index, text, look)
                    values.append(None)
                case Count():
                    values.append(column.of(one))
                    self._number(row, index, values[-1], column.look(one))
                case Mean():
                    values.append(column.mean(one))
                    self._number(row, index, values[-1], "decimal")
                case Share():
                    self._divide(row, index, column, *(self.values[key][row - self.first] for key in (column.part, column.of)))
                    values.append(None)
        self.values[column.key] = values

    def _number(self, row: int, index: int, value: float | None, look: str) -> None:
        if value is None:
            self.page.put(row, index, NONE, "quiet")
        else:
            self.page.put(row, index, value, look)

    def _divide(self, row: int, index: int, column: Share, part: float | None, whole: float | None, look: str = "share") -> float | str:
        above, below = (xl_rowcol_to_cell(row, self.at[key]) for key in (column.part, column.of))
        value = (part or 0) / whole if whole else NONE
        self.page.formula(row, index, f'=IF(N({below})=0,"{NONE}",N({above})/{below})', value, look)
        return value

    def _sums(self, shares: str) -> None:
        row = self.last + 1
        self.page.put(row, 0, "合计", "bold")
        for index, column in enumerate(self.columns, 1):
            value = self._sum(row, index, column)
            self.totals.sums[column.key] = Told(self._reference(row, index), value)
        for index, column in enumerate(self.columns, 1):
            self._share(row + 1, index, column)
        if self.totals.shares:
            self.page.put(row + 1, 0, shares, "bold")
            for index, column in enumerate(self.columns, 1):
                if column.key not in self.totals.shares:
                    self.page.put(row + 1, index, None, "bold")

    def _sum(self, row: int, index: int, column: Column) -> float | str:
        cells = xl_range(self.first, index, self.last, index)
        value: float | str = ""
        match column:
            case Count():
                value = sum(one or 0 for one in self.values[column.key])
                self.page.formula(row, index, f"=SUM({cells})", value, "sum")
            case Share():
                part, whole = (self.totals.sums[key].value for key in (column.part, column.of))
                value = self._divide(row, index, column, float(part), float(whole), "sum share")
            case Mean():
                value = self._mean(row, index, column)
            case Said() if column.counted:
                value = self._saying(column, (column.counted,))
                self.page.formula(row, index, f'=COUNTIF({cells},"{column.counted}")', value, "sum")
            case _:
                self.page.put(row, index, None, "bold")
        return value

    def _mean(self, row: int, index: int, column: Mean) -> float | str:
        weights = [sum(self.values[key][at] or 0 for key in column.weights) for at in range(len(self.townships))]
        pairs = zip(self.values[column.key], weights, strict=True)
        above = sum((mean or 0) * weight for mean, weight in pairs)
        value = above / sum(weights) if sum(weights) else NONE
        means = xl_range(self.first, index, self.last, index)
        cells = [xl_range(self.first, self.at[key], self.last, self.at[key]) for key in column.weights]
        whole = "+".join(f"SUM({one})" for one in cells)
        part = "+".join(f"SUMPRODUCT({means},{one})" for one in cells)
        self.page.formula(row, index, f'=IF({whole}=0,"{NONE}",({part})/({whole}))', value, "sum decimal")
        return value

    def _saying(self, column: Said, words: tuple[str, ...]) -> int:
        return sum(column.of(one)[0] in words for one in self.townships)

    def _share(self, row: int, index: int, column: Column) -> None:
        """A column's share, beneath its sum."""
        match column:
            case Count() if column.whole:
                part, whole = (self.totals.sums[key] for key in (column.key, column.whole))
                above, below = f"{xl_col_to_name(index)}{row}", f"{xl_col_to_name(self.at[column.whole])}{row}"
                value = float(part.value) / float(whole.value) if whole.value else NONE
            case Said() if column.among:
                cells = xl_range(self.first, index, self.last, index)
                above = f"{xl_col_to_name(index)}{row}"
                below = "+".join(f'COUNTIF({cells},"{word}")' for word in column.among)
                count = self._saying(column, column.among)
                value = self._saying(column, (column.counted,)) / count if count else NONE
            case _:
                return
        self.page.formula(row, index, f'=IF(({below})=0,"{NONE}",{above}/({below}))', value, "sum share")
        self.totals.shares[column.key] = Told(self._reference(row, index), value)

    def _reference(self, row: int, index: int) -> str:
        return f"='{self.page.name}'!{xl_rowcol_to_cell(row, index)}"
