"""A sheet with a row per township or county, the sums beneath, and the cells at which other sheets can point."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from fulian_excel.figures.figure import Count, Figure, Measure, Rate, Shown, added, measure
from fulian_excel.outputs.board_columns import Averages, Column, Met, Numbers, Shares, Words
from fulian_excel.outputs.page import Page, shown_width
from fulian_excel.table import Submission

NONE = "—"
_TOWNSHIP = 12.0
_LINE, _PADDING = 14.0, 6.0
_ANY_NUMBER = '">-1E9"'


@dataclass(frozen=True, slots=True)
class NumberInCell:
    """A number and the reference of the cell that holds it; `reference` is empty if no sheet shows the number."""

    value: float | str
    reference: str = ""


@dataclass
class Totals:
    """The sums of a sheet's columns by figure name; `rows` gives the range of cells above each sum."""

    sheet: str
    townships: NumberInCell
    rows: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    told: dict[str, NumberInCell] = field(default_factory=dict)


class Board:
    """A table on a page: a row per township or county, and their sums beneath.

    `names` are the rows' names, `subjects` the townships or counties they are about; `measured` gives one
    subject's value of a figure.
    """

    def __init__(
        self,
        page: Page,
        names: Sequence[str],
        subjects: Sequence[Any],
        columns: Sequence[Column],
        measured: Callable[[Figure, Any], Measure],
        heading: str,
    ) -> None:
        self.page = page
        self.names = names
        self.subjects = subjects
        self.columns = columns
        self.measured = measured
        self.heading = heading
        self.at = {column.key: index for index, column in enumerate(columns, 1)}
        self.heading_row = 3 if any(column.group for column in columns) else 2
        self.first = self.heading_row + 1
        self.last = self.heading_row + len(subjects)
        count = f"=COUNTA('{page.name}'!{xl_range(self.first, 0, self.last, 0)})" if subjects else ""
        self.totals = Totals(
            page.name,
            NumberInCell(len(subjects), count),
            {key: (self.first, index, self.last, index) for key, index in self.at.items()},
        )
        self.has_shares = any(_beneath(column) for column in columns)

    def lay(self, shares: str = "占比") -> Totals:
        """Write headings, rows, sums and, if any column has one, shares."""
        self._headings()
        for row, (name, one) in enumerate(zip(self.names, self.subjects, strict=True), self.first):
            self.page.put(row, 0, name)
            for index, column in enumerate(self.columns, 1):
                self._cell(row, index, column, one)
        for index, column in enumerate(self.columns, 1):
            self._total(index, column)
            self._share(index, column)
        if self.subjects:
            self.page.put(self.last + 1, 0, "合计", "bold")
            if self.has_shares:
                self.page.put(self.last + 2, 0, shares, "bold")
        self.page.finish(
            self.heading_row,
            self.last,
            len(self.columns) + 1,
            frozen=1,
            widths={0: _TOWNSHIP} | {index: column.width for index, column in enumerate(self.columns, 1)},
            headings=self.heading_row - 1,
        )
        return self.totals

    @property
    def below(self) -> int:
        """The first row after a gap beneath the sums."""
        return self.last + 3 + self.has_shares

    def _headings(self) -> None:
        top, bottom = 2, self.heading_row
        self.page.across(top, 0, bottom, 0, self.heading)
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

    def _cell(self, row: int, index: int, column: Column, one: Any) -> None:
        """Write one cell of a row; an unknown value shows —."""
        match column.holds:
            case Words(of):
                self.page.put(row, index, *of(one))
            case Shares(rate):
                value = self.measured(rate, one).rate
                part, whole = (xl_rowcol_to_cell(row, self.at[count.name]) for count in (rate.part, rate.whole))
                self.page.formula(
                    row, index, f'=IFERROR({part}/{whole},"{NONE}")', _or_none(value), _look_of_rate(rate, value)
                )
            case Averages(rate):
                self._number(row, index, self.measured(rate, one).rate, "decimal")
            case Numbers(count, _, look) | Met(count, _, _, _, look):
                self._number(row, index, self.measured(count, one).part, look(one))

    def _number(self, row: int, index: int, value: float | None, look: str) -> None:
        self.page.put(row, index, _or_none(value), "no number" if value is None else look)

    def _total(self, index: int, column: Column) -> None:
        """Write the sum or rate of a column over all rows."""
        row, cells = self.last + 1, self._cells(column.key)
        match column.holds:
            case Numbers(count) | Met(count):
                self._formula(
                    row, index, column.key, f'IF(COUNT({cells})=0,"{NONE}",SUM({cells}))', self._over(count).part, "sum"
                )
            case Shares(rate):
                value = self._over(rate).rate
                look = "sum share" if rate.shown is Shown.SHARE else "sum decimal"
                self._formula(row, index, column.key, self._rate(rate), value, look)
            case Averages(rate, weights):
                value = self._over(rate).rate
                self._formula(row, index, column.key, self._weighted(column.key, weights), value, "sum decimal")
            case Words(_, count, counted, _, among) if count:
                formula = self._counting(column.key, counted)
                if among:
                    formula = f'IF(({self._counting(column.key, among)})=0,"{NONE}",{formula})'
                self._formula(row, index, column.key, formula, self._over(count).part, "sum centre")
            case _:
                if self.subjects:
                    self.page.put(row, index, None, "bold")

    def _share(self, index: int, column: Column) -> None:
        """Write the share beneath a column's sum, if the column has one."""
        row = self.last + 2
        match column.holds:
            case Numbers(_, Rate() as rate):
                self._formula(row, index, rate.name, self._rate(rate), self._over(rate).rate, "sum share")
            case Met(count, quota, rate, at_least):
                formula = self._meeting(self._cells(count.name), self._cells(quota.name), ">=" if at_least else "=")
                self._formula(row, index, rate.name, formula, self._over(rate).rate, "sum share")
            case Words(_, _, counted, Rate() as rate, among):
                part, whole = (self._counting(column.key, words) for words in (counted, among))
                formula = f'IFERROR(({part})/({whole}),"{NONE}")'
                self._formula(row, index, rate.name, formula, self._over(rate).rate, "sum share centre")
            case _:
                if self.subjects and self.has_shares:
                    self.page.put(row, index, None, "bold")

    def _formula(self, row: int, index: int, name: str, formula: str, value: float | None, look: str) -> None:
        """Write a formula over the rows, and keep the cell of the figure of that name in `totals`."""
        if not self.subjects:
            self.totals.told[name] = NumberInCell(NONE)
            return
        self.page.formula(row, index, f"={formula}", _or_none(value), look)
        self.totals.told[name] = NumberInCell(_or_none(value), f"='{self.page.name}'!{xl_rowcol_to_cell(row, index)}")

    def _over(self, figure: Count | Rate) -> Measure:
        return added(self.measured(figure, one) for one in self.subjects)

    def _rate(self, rate: Rate) -> str:
        """A rate's formula: both sums are taken over the townships of which both counts are known."""
        part, whole = self._cells(rate.part.name), self._cells(rate.whole.name)
        return f'IFERROR(SUMIFS({part},{whole},{_ANY_NUMBER})/SUMIFS({whole},{part},{_ANY_NUMBER}),"{NONE}")'

    def _meeting(self, there: str, quota: str, relation: str) -> str:
        known = f"ISNUMBER({there})*ISNUMBER({quota})"
        return f'IFERROR(SUMPRODUCT({known}*({there}{relation}{quota}))/SUMPRODUCT({known}),"{NONE}")'

    def _weighted(self, key: str, weights: tuple[str, ...]) -> str:
        whole = "+".join(f"SUM({self._cells(one)})" for one in weights)
        part = "+".join(f"SUMPRODUCT({self._cells(key)},{self._cells(one)})" for one in weights)
        return f'IFERROR(({part})/({whole}),"{NONE}")'

    def _counting(self, key: str, said: tuple[str, ...]) -> str:
        return "+".join(f'COUNTIF({self._cells(key)},"{word}")' for word in said)

    def _cells(self, key: str) -> str:
        return str(xl_range(self.first, self.at[key], self.last, self.at[key]))

    def average(self, rate: Rate) -> NumberInCell:
        """The average over the townships of a count that is a column here."""
        value = _or_none(self._over(rate).rate)
        if not self.subjects:
            return NumberInCell(value)
        return NumberInCell(value, f"=IFERROR(AVERAGE('{self.page.name}'!{self._cells(rate.part.name)}),\"{NONE}\")")


def township_board(page: Page, townships: Sequence[Submission], columns: Sequence[Column]) -> Board:
    """A board with a row per township."""
    return Board(page, [one.township.name for one in townships], townships, columns, measure, "镇(街道)")


def merged(totals: Sequence[Totals]) -> Mapping[str, NumberInCell]:
    """The cell of every figure of several sheets, by figure name; if two sheets have one, the first sheet's."""
    told: dict[str, NumberInCell] = {}
    for one in totals:
        for name, where in one.told.items():
            told.setdefault(name, where)
    return told


def _beneath(column: Column) -> bool:
    """True if a share is written beneath the column's sum."""
    match column.holds:
        case Numbers(_, share):
            return share is not None
        case Met():
            return True
        case Words(_, _, _, rate):
            return rate is not None
    return False


def _or_none(value: float | None) -> float | str:
    return NONE if value is None else value


def _look_of_rate(rate: Rate, value: float | None) -> str:
    """The style of a rate: an average is a decimal; a share below 0 or above 1 is coloured."""
    if rate.shown is Shown.AVERAGE:
        return "decimal"
    return "share" if value is None or 0 <= value <= 1 else "bad share"


def _lines(column: Column) -> int:
    """How many lines a column's title takes."""
    return sum(max(1, ceil(shown_width(line) / (column.width - 1))) for line in column.title.split("\n"))
