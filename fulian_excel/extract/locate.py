"""Locating the tables of a sheet by the words of their heading rows, wherever they stand."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice, pairwise

from fulian_excel.cells import BLANK, TEXT, Area
from fulian_excel.extract.bands import Band, judge_of, names_in, narrowed
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.extract.identify import Title, identified
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.said import columns_said
from fulian_excel.extract.shape import heading_row
from fulian_excel.extract.sides import side_by_side
from fulian_excel.extract.titles import TitleForm
from fulian_excel.extract.wordings import may_speak_for
from fulian_excel.forms.headings import OF_FAMILIES
from fulian_excel.words import fold, fold_heading, nearest, without_brackets

_LEVELS = 3
_ENOUGH, _FEWEST = 3, 2
_LONGEST_HEADING = 24
_BESIDE_A_TITLE = 2
_WRITE_INS = "另选"


def locate(grid: Grid, lexicon: Lexicon, title_form: TitleForm) -> list[Band]:
    """Every table's heading rows, from top to bottom and left to right."""
    bands: list[Band] = []
    last: list[Heading] = []
    for headings, top, bottom in _heading_rows(grid, lexicon):
        if any(one.text in OF_FAMILIES for one in headings) or _are_pairs(headings, lexicon):
            continue
        if bands and _goes_on(grid, bands[-1], last, headings, top, title_form):
            continue
        last = headings
        above = max((band.bottom for band in bands), default=0)
        for part in side_by_side(headings, lexicon):
            title = Title.over(title_form, above, top, part)
            band = _of_write_ins(grid, part, top, bottom, bands)
            band = band or identified(grid, part, top, bottom, lexicon, title)
            if band is not None:
                bands.append(narrowed(band, partial(_holds_labels, grid, band)))
    return bands or _titled(grid, lexicon.vocabularies, title_form)


def _holds_labels(grid: Grid, band: Band, column: int) -> bool:
    """True if labels of the form stand under each other in a column beneath the headings, and little else there.

    The labels of another table further down are no labels beside this one.
    """
    reader = LabelReader(band.vocabulary.form)
    cells = [cell for row in grid.rows if row > band.bottom and (cell := grid.cell(row, column)).kind != BLANK]
    labels = sum(cell.kind == TEXT and reader.names(grid.text(cell.row, column)) for cell in cells)
    return labels >= _FEWEST and 2 * labels >= len(cells)


def _are_pairs(headings: Sequence[Heading], lexicon: Lexicon) -> bool:
    """True if known and unknown words alternate, as labels and values do on a card."""
    known = [bool(lexicon.meanings(one.parts, alone=one.alone)) for one in headings]
    beside = any(left and right for left, right in pairwise(known))
    return known[0] and not known[-1] and not beside and sum(known) >= _FEWEST


def _of_write_ins(grid: Grid, headings: list[Heading], top: int, bottom: int, bands: Sequence[Band]) -> Band | None:
    """The table of people written in at the election above: under 另选人, or under a line that says so; else None."""
    tallies = [band for band in bands if band.vocabulary.form.repeats]
    if not tallies:
        return None
    above = max((row for row in grid.rows if row < top), default=0)
    line = "".join(grid.text(above, column) for column in grid.rows.get(above, ())[:1])
    if not (_WRITE_INS in line and len(grid.rows[above]) == 1) and not any(
        _WRITE_INS in one.text for one in headings[:2]
    ):
        return None
    vocabulary = tallies[-1].vocabulary
    read = tuple(vocabulary.read(headings, judge_of(grid, bottom)))
    if vocabulary.form.key not in names_in(read, vocabulary):
        return None
    return Band(top, bottom, read, vocabulary, write_ins=True)


def _goes_on(
    grid: Grid, band: Band, last: Sequence[Heading], headings: list[Heading], top: int, title_form: TitleForm
) -> bool:
    """True if the headings of the table above are repeated here, as on each printed page, with no title between."""
    if [(one.column, one.text) for one in headings] != [(one.column, one.text) for one in last]:
        return False
    between = {row: columns for row, columns in grid.rows.items() if band.bottom < row < top}
    texts = [(grid.text(row, column), len(columns)) for row, columns in between.items() for column in columns]
    form = band.vocabulary.form
    opening = tuple(f"{word}{sign}" for word in form.opening_words for sign in ":(") if form.opening_words else ()
    if any(
        fold(text) in form.opening_words
        or fold(text).startswith(opening)
        or (beside <= _BESIDE_A_TITLE and title_form.named(text))
        for text, beside in texts
    ):
        return False
    reader = LabelReader(form, around=columns_said(band))
    said = {one.name for row in between for one in reader.read(grid, row, between[row])}
    if form.repeats:
        return not any(form.label_columns[name].kind.name == "whole" for name in said & set(form.label_columns))
    return not any(form.columns[name].on_tab for name in said & set(form.columns))


def _titled(grid: Grid, vocabularies: Sequence[Vocabulary], title_form: TitleForm) -> list[Band]:
    """The table of a form named by a title, with the row most like headings, though hardly a heading is known."""
    look = heading_row(grid)
    if look is None or len(look.columns) < _ENOUGH:
        return _one_column(grid, vocabularies, title_form)
    headings = [one for one in headings_in(grid, look.row) if one.column in look.columns]
    title = Title.over(title_form, 0, look.row, headings) if headings else Title()
    for one in vocabularies:
        if title.own and one.form.name == title.form and any(nearest(heading.text, one.words) for heading in headings):
            read = tuple(one.read(headings))
            return [Band(look.row, look.row, read, one, own=True, absent=one.wanted - names_in(read, one))]
    return []


def _one_column(grid: Grid, vocabularies: Sequence[Vocabulary], title_form: TitleForm) -> list[Band]:
    """The table of a form that requires only one column and whose title stands above it."""
    for row in sorted(grid.rows):
        headings = headings_in(grid, row)
        if len(headings) != 1:
            continue
        named = title_form(0, row, headings[0].column, headings[0].column)
        for one in vocabularies:
            if one.form.name != named or not one.wanted:
                continue
            read = one.read(headings)
            if one.wanted <= {heading.name for heading in read}:
                return [Band(row, row, tuple(read), one)]
    return []


def _heading_rows(grid: Grid, lexicon: Lexicon) -> Iterator[tuple[list[Heading], int, int]]:
    """The heading rows, each as (headings, first row, last row)."""
    last = 0
    for row in sorted(grid.rows):
        if row <= last or not _may_head(grid, row, lexicon):
            continue
        headings = headings_in(grid, row)
        if len(headings) < _FEWEST or lexicon.fit(headings) < _enough(headings):
            continue
        headings, last = _deepened(grid, row, headings, lexicon)
        yield headings, min(one.row for one in headings), last


def _may_head(grid: Grid, row: int, lexicon: Lexicon) -> bool:
    """True if a row has two known words, or merged cells in or above it, so that it may be a heading row."""
    if grid.is_merged(row) or grid.is_merged(row - 1):
        return True
    words = (cell.value for cell in grid.lines[row] if isinstance(cell.value, str))
    known = (word for word in words if lexicon.meanings_of(word))
    return len(list(islice(known, _FEWEST))) == _FEWEST


def headings_in(grid: Grid, row: int) -> list[Heading]:
    """A row's texts read as headings, each with the group heading that is merged over it."""
    if not (grid.is_merged(row) or grid.is_merged(row - 1)):
        texts = ((cell.column, fold_heading(grid.text(row, cell.column))) for cell in grid.lines.get(row, ()))
        return [Heading(row, column, (text,)) for column, text in texts if _may_be_heading(text)]
    headings = []
    under: dict[Area, tuple[str, ...]] = {}
    for column in grid.columns_seen(row):
        area = grid.area(row, column)
        text = fold_heading(grid.text(row, column))
        if area.left != column or not _may_be_heading(text):
            continue
        group = grid.area(area.top - 1, column)
        over = fold_heading(grid.text(area.top - 1, column)) if group.right > group.left else ""
        if over and group.left <= area.left and area.right <= group.right:
            if group not in under:
                beside = {fold_heading(grid.text(row, one)) for one in range(group.left, group.right + 1)}
                under[group] = tuple(filter(None, beside))
            alone = may_speak_for(over, text, under[group])
            headings.append(Heading(area.top, column, (over, text), alone=alone))
        else:
            headings.append(Heading(area.top, column, (text,)))
    return headings


def _may_be_heading(text: str) -> bool:
    """True if a folded text is there and no longer than headings are, what they have in brackets apart."""
    return bool(text) and (len(text) <= _LONGEST_HEADING or len(without_brackets(text)) <= _LONGEST_HEADING)


def _deepened(grid: Grid, row: int, headings: list[Heading], lexicon: Lexicon) -> tuple[list[Heading], int]:
    """The headings with their lower levels, and the last row of them."""
    last = row
    for lower in range(row + 1, row + _LEVELS):
        if lower not in grid.rows:
            break
        if not _may_head(grid, lower, lexicon):
            continue
        below = headings_in(grid, lower)
        known, deeper = lexicon.fit(headings), lexicon.fit(below)
        if deeper > known or (deeper == known and any(one.alone and len(one.parts) > 1 for one in below)):
            headings, last = below, lower
            continue
        fresh = [one for one in below if one.row > last]
        taken = {one.column for one in headings}
        if lexicon.fit(fresh) >= _FEWEST and not taken & {one.column for one in fresh}:
            headings, last = sorted([*headings, *fresh], key=lambda one: one.column), lower
    return headings, max(last, _foot(grid, headings, last))


def _foot(grid: Grid, headings: Sequence[Heading], last: int) -> int:
    """The last row that most headings are merged down to; the row's other cells are headings too."""
    feet = sorted(grid.area(one.row, one.column).bottom for one in headings)
    middle = feet[len(feet) // 2]
    return middle if last < middle < last + _LEVELS else last


def _enough(headings: Sequence[Heading]) -> int:
    """The number of known headings that makes a heading row: three, or both of two."""
    return max(2, min(_ENOUGH, len(headings))) if len(headings) <= _ENOUGH else max(_ENOUGH, len(headings) // 3)
