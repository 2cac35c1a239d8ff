"""A sheet with a row per township: what its columns come to, and where that stands for 总览 to point at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from fulian_excel.outputs.page import Page, shown_width
from fulian_excel.outputs.roll_up.columns import Column, Count, Mean, Share, Words
from fulian_excel.table import Submission

NONE = "—"
_TOWNSHIP = 12.0
_LINE, _PADDING = 14.0, 6.0


@dataclass(frozen=True, slots=True)
class Told:
    """A number that stands on some sheet, and the formula that points to it; empty where it stands nowhere."""

    value: float | str
    reference: str = ""


@dataclass
class Totals:
    """What the columns of a sheet come to, by their keys; `rows` are the townships' cells of each."""

    townships: Told
    rows: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    sums: dict[str, Told] = field(default_factory=dict)
    shares: dict[str, Told] = field(default_factory=dict)


class Board:
    """The rows of the townships on a page, and beneath them what they come to."""

    def __init__(self, page: Page, townships: Sequence[Submission], columns: Sequence[Column]) -> None:
        self.page = page
        self.townships = townships
        self.columns = columns
        self.at = {column.key: index for index, column in enumerate(columns, 1)}
        self.values: dict[str, list[float | None]] = {}
        self.heading_row = 3 if any(column.group for column in columns) else 2
        self.first = self.heading_row + 1
        self.last = self.heading_row + len(townships)
        names = f"=COUNTA('{page.name}'!{xl_range(self.first, 0, self.last, 0)})" if townships else ""
        self.totals = Totals(
            Told(len(townships), names),
            {key: (self.first, index, self.last, index) for key, index in self.at.items()},
        )

    def lay(self, shares: str = "占比") -> Totals:
        """Headings, rows, sums and, where there are any, shares."""
        self._headings()
        for row, one in enumerate(self.townships, self.first):
            self.page.put(row, 0, one.township.name)
        for index, column in enumerate(self.columns, 1):
            self.values[column.key] = [
                self._cell(row, index, column, one) for row, one in enumerate(self.townships, self.first)
            ]
        self._sums()
        self._shares(shares)
        self.page.finish(
            self.heading_row,
            self.last,
            len(self.columns) + 1,
            frozen=1,
            widths={0: _TOWNSHIP} | {index: column.width for index, column in enumerate(self.columns, 1)},
            headings=self.heading_row - 1,
        )
        return self.totals

    def average(self, key: str) -> Told:
        """The average of a column over the townships that have a number there."""
        numbers = [one for one in self.values[key] if one is not None]
        formula = f"=IFERROR(AVERAGE('{self.page.name}'!{self._cells(key)}),\"{NONE}\")"
        return Told(sum(numbers) / len(numbers), formula) if numbers else Told(NONE, formula if self.townships else "")

    @property
    def below(self) -> int:
        """The first row after a gap beneath the sums."""
        return self.last + 3 + bool(self.totals.shares)

    def _headings(self) -> None:
        top, bottom = 2, self.heading_row
        self.page.across(top, 0, bottom, 0, "镇(街道)")
        for (group, single), members in groupby(self.columns, key=lambda one: (one.group, not one.group and one.key)):
            keys = [self.at[one.key] for one in members]
            if single:
                self.page.across(top, keys[0], bottom, keys[0], self.columns[keys[0] - 1].title)
                continue
            self.page.across(top, keys[0], top, keys[-1], group)
            for index in keys:
                self.page.across(bottom, index, bottom, index, self.columns[index - 1].title)
        lines = max(_lines(one) - (bottom - top if not one.group else 0) for one in self.columns)
        self.page.sheet.set_row(bottom, _LINE * lines + _PADDING)

    def _cell(self, row: int, index: int, column: Column, one: Submission) -> float | None:
        """Write a township's cell; its number, if it is one."""
        value: float | None = None
        look = "number"
        match column.holds:
            case Words(of):
                self.page.put(row, index, *of(one))
                return None
            case Share(part, whole):
                at = row - self.first
                self._divide(row, index, column.holds, (self.values[part][at], self.values[whole][at]))
                return None
            case Count(of):
                value, look = of(one), column.holds.look(one)
            case Mean(of):
                value, look = of(one), "decimal"
        self.page.put(row, index, NONE if value is None else value, "no number" if value is None else look)
        return value

    def _divide(
        self, row: int, index: int, share: Share, counts: tuple[float | None, float | None], look: str = "share"
    ) -> float | str:
        part, whole = counts
        above, below = (xl_rowcol_to_cell(row, self.at[key]) for key in (share.part, share.whole))
        value = (part or 0) / whole if whole else NONE
        self.page.formula(row, index, f'=IF(N({below})=0,"{NONE}",N({above})/{below})', value, look)
        return value

    def _sums(self) -> None:
        row = self.last + 1
        for index, column in enumerate(self.columns, 1):
            if self.townships:
                value = self._sum(row, index, column)
                self.totals.sums[column.key] = Told(value, self._reference(row, index))
            else:
                self.totals.sums[column.key] = Told(NONE if isinstance(column.holds, Share | Mean) else 0)
        if self.townships:
            self.page.put(row, 0, "合计", "bold")

    def _sum(self, row: int, index: int, column: Column) -> float | str:
        """Write what a column comes to."""
        match column.holds:
            case Count():
                value = sum(one or 0 for one in self.values[column.key])
                self.page.formula(row, index, f"=SUM({self._cells(column.key)})", value, "sum")
                return value
            case Share(part, whole):
                sums = self.totals.sums
                numbers = (float(sums[part].value), float(sums[whole].value))
                return self._divide(row, index, column.holds, numbers, "sum share")
            case Mean(_, weights):
                return self._mean(row, index, column.key, weights)
            case Words(_, counted) if counted:
                value = self._saying(column.holds, counted)
                self.page.formula(row, index, f"={self._counting(column.key, counted)}", value, "sum centre")
                return value
        self.page.put(row, index, None, "bold")
        return ""

    def _mean(self, row: int, index: int, key: str, weights: tuple[str, ...]) -> float | str:
        weighed = [sum(self.values[one][at] or 0 for one in weights) for at in range(len(self.townships))]
        above = sum((mean or 0) * weight for mean, weight in zip(self.values[key], weighed, strict=True))
        value = above / sum(weighed) if sum(weighed) else NONE
        whole = "+".join(f"SUM({self._cells(one)})" for one in weights)
        part = "+".join(f"SUMPRODUCT({self._cells(key)},{self._cells(one)})" for one in weights)
        self.page.formula(row, index, f'=IF({whole}=0,"{NONE}",({part})/({whole}))', value, "sum decimal")
        return value

    def _shares(self, title: str) -> None:
        row = self.last + 2
        told = self.totals.shares
        for index, column in enumerate(self.columns, 1):
            match column.holds:
                case Count(_, whole) if whole:
                    below = "+".join(xl_rowcol_to_cell(row - 1, self.at[key]) for key in whole)
                    count = sum(float(self.totals.sums[key].value) for key in whole)
                    look = "sum share"
                case Words(_, _, among) if among:
                    below = self._counting(column.key, among)
                    count = self._saying(column.holds, among)
                    look = "sum share centre"
                case _:
                    continue
            value = float(self.totals.sums[column.key].value) / count if count else NONE
            if self.townships:
                part = xl_rowcol_to_cell(row - 1, index)
                self.page.formula(row, index, f'=IF(({below})=0,"{NONE}",{part}/({below}))', value, look)
            told[column.key] = Told(value, self._reference(row, index) if self.townships else "")
        if told and self.townships:
            self.page.put(row, 0, title, "bold")
            for index, column in enumerate(self.columns, 1):
                if column.key not in told:
                    self.page.put(row, index, None, "bold")

    def _saying(self, words: Words, said: tuple[str, ...]) -> int:
        return sum(words.of(one)[0] in said for one in self.townships)

    def _counting(self, key: str, said: tuple[str, ...]) -> str:
        return "+".join(f'COUNTIF({self._cells(key)},"{word}")' for word in said)

    def _cells(self, key: str) -> str:
        return str(xl_range(self.first, self.at[key], self.last, self.at[key]))

    def _reference(self, row: int, index: int) -> str:
        return f"='{self.page.name}'!{xl_rowcol_to_cell(row, index)}"


def _lines(column: Column) -> int:
    """How many lines a column's title takes."""
    return sum(max(1, ceil(shown_width(line) / (column.width - 1))) for line in column.title.split("\n"))
