"""Narrow lists on which everybody takes two rows, and so do the headings: 姓名 over 推选单位, 性别 over 民族."""

from collections.abc import Iterator, Sequence

from fulian_excel.extract.bands import Band, names_in
from fulian_excel.extract.cards import Card, cells_by_name
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.locate import headings_in
from fulian_excel.extract.rowkinds import is_blank
from fulian_excel.extract.rows import BodyRow
from fulian_excel.forms.form import Form
from fulian_excel.words import fold_heading

_FEWEST = 3  # columns with two headings


def paired_lists(grid: Grid, bands: Sequence[Band], lexicon: Lexicon) -> list[Card]:
    """The lists of two rows each, from top to bottom; headings that stand within one again begin no other."""
    found: list[Card] = []
    for band in bands:
        if not found or band.top > found[-1].rows[-1].number:
            card = _paired_list(grid, band, lexicon)
            found += [card] if card else []
    return found


def _paired_list(grid: Grid, band: Band, lexicon: Lexicon) -> Card | None:
    """The list under two rows of headings that stand in the same columns; None if there is no such second row."""
    form, top = band.vocabulary.form, band.top
    beneath = (lexicon.meanings_of(grid.text(top + 1, column)) for column in grid.rows.get(top + 1, ()))
    if not form.people or sum(form.name in known for known in beneath) < _FEWEST:
        return None
    headings = [
        Heading(row, one.column, (one.text,))
        for row in (top, top + 1)
        for one in headings_in(grid, row)
        if one.row == row
    ]
    headings = band.vocabulary.read(headings)
    upper = {one.column for one in headings if one.row == top and one.name}
    names = names_in(headings, band.vocabulary)
    absent = {name for name in band.vocabulary.wanted - names if not form.columns[name].on_tab}
    if absent or sum(one.row > top and one.name != "" and one.column in upper for one in headings) < _FEWEST:
        return None
    own = {(one.row, one.column): grid.seen(one.row, one.column) for one in headings}
    labels, _cells = cells_by_name(headings, own, form)
    rows = tuple(_people(grid, headings, form))
    return Card(Band(top, top + 1, tuple(headings), band.vocabulary, own=band.own), rows, labels) if rows else None


def _people(grid: Grid, headings: Sequence[Heading], form: Form) -> Iterator[BodyRow]:
    """Everybody's two rows: one with a name, and the one beneath it; headings that stand there again are nobody's."""
    top = headings[0].row
    key = next(one for one in headings if one.name == form.key)
    last = top + 1
    for row in sorted(grid.rows):
        name = grid.cell(row + key.row - top, key.column)
        if row <= last or is_blank(name):
            continue
        if fold_heading(str(name.value)) == key.text:
            last = row + 1
            continue
        values = {(one.row, one.column): grid.seen(row + one.row - top, one.column) for one in headings}
        _labels, cells = cells_by_name(headings, values, form)
        told = [one for one in headings if one.name and not is_blank(values[one.row, one.column])]
        if len(told) > _FEWEST and any(one.row > top for one in told):
            last = row + 1
            yield BodyRow(row, cells)
