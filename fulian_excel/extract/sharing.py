"""Sharing a sheet's rows among its tables: the rows above, between, below and beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fulian_excel.extract.grid import Grid
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.region import Region
from fulian_excel.extract.said import columns_said
from fulian_excel.extract.titles import TitleForm
from fulian_excel.words import fold

_NEXT_ELECTION = re.compile(r"[(]?[一二三四五六][)]?[、..:].*(?:选举|当选|得票)")


@dataclass
class Share:
    """The rows of a sheet whose words belong to one table, each row with its columns.

    `around` are rows above and below the table, `at_the_side` the table's own rows without the table's columns.
    """

    around: list[tuple[int, list[int]]] = field(default_factory=list)
    at_the_side: list[tuple[int, list[int]]] = field(default_factory=list)


def share_rows(regions: Sequence[Region], title_form: TitleForm) -> list[Share]:
    """The share of each region: rows between two regions are divided at the beginning of the second."""
    grid = regions[0].grid
    spans: dict[int, list[range]] = {}
    for region in regions:
        for row in _own_rows(region):
            spans.setdefault(row, []).append(range(region.band.left, region.band.right + 1))
    bodies = {row.number for region in regions for row in (*region.body.rows, *region.body.totals)}
    bodies |= {row for region in regions for row in region.body.groups}
    shares = [Share() for _ in regions]
    beginnings = _beginnings(regions, bodies, title_form)
    for row in sorted(grid.rows):
        columns = _outside(grid.rows[row], spans.get(row, ()))
        if not columns:
            continue
        owner = max((top for top, beginning in beginnings.items() if row >= beginning), default=min(beginnings))
        for share, region in zip(shares, regions, strict=True):
            if region.band.top == owner:
                (share.at_the_side if row in spans else share.around).append((row, columns))
    return shares


def _outside(columns: list[int], spans: Sequence[range]) -> list[int]:
    """The columns of a row that lie in none of the spans."""
    if any(columns[0] in span and columns[-1] in span for span in spans):
        return []
    return [column for column in columns if not any(column in span for span in spans)] if spans else columns


def _own_rows(region: Region) -> set[int]:
    """The row numbers of a table: its headings, rows, totals and group lines."""
    body, band = region.body, region.band
    rows = {row.number for row in (*body.rows, *body.totals)} | {*body.groups, *body.repeated}
    return rows | set(range(band.top, band.bottom + 1))


def _beginnings(regions: Sequence[Region], bodies: set[int], title_form: TitleForm) -> dict[int, int]:
    """By heading row, the first row that belongs to the table: its title's, else its occasion's.

    选举事项 below a tally is that tally's own where the first tally of the sheet has none above it.
    """
    words = tuple(word for region in regions for word in region.band.vocabulary.form.occasion_words)
    grid = regions[0].grid
    uppers = {region.band.top: region for region in reversed(regions)}
    tops = sorted(uppers)
    above_tallies = any(_says(grid, row, words) for row in grid.rows if row < tops[0])
    beginnings = {tops[0]: 0}
    for above, below in pairwise(tops):
        last = max((body for body in bodies if above < body < below), default=above)
        between = [row for row in sorted(grid.rows) if last < row < below]
        occasions = above_tallies or not uppers[above].band.vocabulary.form.repeats
        counted = _counted_above(grid, uppers[above], beginnings[above])
        reader = LabelReader(uppers[above].band.vocabulary.form)
        unit = _unit_reader(uppers[tops[0]], uppers[below])
        beginnings[below] = next(
            (
                row
                for row in between
                if _names_a_form(grid, row, title_form)
                or (unit is not None and _says_a_unit(uppers[below], unit, row))
                or (occasions and _says(grid, row, words))
                or (uppers[above].band.vocabulary.form.repeats and _begins_an_election(grid, row, reader, counted))
            ),
            below,
        )
    return beginnings


def _unit_reader(first: Region, below: Region) -> LabelReader | None:
    """A reader for the unit above a table, if the first table of the sheet has its unit there; else None."""
    form = below.band.vocabulary.form
    units = [name for name in columns_said(below.band) if form.columns[name].on_tab]
    reader = LabelReader(form, around=units)
    rows = [row for row in first.grid.label_rows if row < first.band.top]
    return reader if units and any(_says_a_unit(first, reader, row) for row in rows) else None


def _says_a_unit(region: Region, reader: LabelReader, row: int) -> bool:
    columns = region.band.vocabulary.form.columns
    told = reader.read(region.grid, row, region.grid.rows[row])
    return any(one.name in columns and columns[one.name].on_tab for one in told)


def _counted_above(grid: Grid, region: Region, beginning: int) -> set[str]:
    """The counts that labels above a tally give; the same labels below it belong to the next tally."""
    form = region.band.vocabulary.form
    if not form.repeats:
        return set()
    reader = LabelReader(form)
    rows = [row for row in grid.label_rows if beginning <= row < region.band.top]
    names = {one.name for row in rows for one in reader.read(grid, row, grid.rows[row])}
    return {name for name in names if form.label_columns[name].kind.name == "whole"}


def _begins_an_election(grid: Grid, row: int, reader: LabelReader, counted: set[str]) -> bool:
    """True if a row begins the next election: 二、主席、副主席选举, or counts that the tally above has already."""
    columns = grid.rows[row]
    if any(_NEXT_ELECTION.match(fold(grid.text(row, column))) for column in columns):
        return True
    return any(one.name in counted for one in reader.read(grid, row, columns))


def _names_a_form(grid: Grid, row: int, title_form: TitleForm) -> bool:
    return any(title_form.named(grid.text(row, column)) for column in grid.rows[row])


def _says(grid: Grid, row: int, words: tuple[str, ...]) -> bool:
    """True if a cell of the row begins with one of the words."""
    return any(fold(grid.text(row, column)).startswith(words) for column in grid.rows.get(row, ()))
