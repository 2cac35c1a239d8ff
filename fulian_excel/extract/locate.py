"""Where the tables stand on a sheet: their heading rows, found by what they say and not by where they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Lexicon, Vocabulary, joined_with
from fulian_excel.extract.shape import heading_row
from fulian_excel.words import fold, fold_heading, nearest

_LEVELS = 3
_ENOUGH, _FEWEST = 3, 2
_LONGEST_HEADING = 24
_BESIDE_A_TITLE = 2  # other cells in a title's row; more of them make it a row of a table


@dataclass(frozen=True, slots=True)
class Band:
    """The heading rows of one table, and what they mean in the form they fit.

    `rival` is the title of another form that the headings fit better than the one the title above them names.
    """

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    vocabulary: Vocabulary
    rival: str = ""

    @property
    def left(self) -> int:
        """The first column."""
        return self.headings[0].column

    @property
    def right(self) -> int:
        """The last column."""
        return self.headings[-1].column

    @property
    def columns(self) -> dict[str, int]:
        """Where each recognised column of the form stands; of two alike the first, of two joined the left."""
        found: dict[str, int] = {}
        for heading in self.headings:
            if heading.name:
                found.setdefault(heading.name, heading.column)
        return found | {name: pair[0] for name, pair in self.joined.items()}

    @property
    def joined(self) -> dict[str, tuple[int, int]]:
        """The columns of the form that stand here as two."""
        return joined_with(self.headings, self.vocabulary.form.columns)

    def heading_at(self, column: int) -> Heading:
        """The heading of a column of the sheet."""
        return next(heading for heading in self.headings if heading.column == column)


def locate(grid: Grid, lexicon: Lexicon, title_form: "TitleForm") -> list[Band]:
    """Every table's heading rows, from top to bottom and left to right."""
    bands: list[Band] = []
    for headings, top, bottom in _heading_rows(grid, lexicon):
        if bands and _goes_on(grid, bands[-1], headings, top, title_form):
            continue
        above = max((band.bottom for band in bands), default=0)
        for part in _side_by_side(headings, lexicon):
            named = title_form(above, top, part[0].column, part[-1].column)
            band = _best(part, top, bottom, lexicon.vocabularies, named)
            if band is not None:
                bands.append(band)
    return bands or _titled(grid, lexicon.vocabularies, title_form)


def _goes_on(grid: Grid, band: Band, headings: list[Heading], top: int, title_form: "TitleForm") -> bool:
    """The headings of the table above stand here once more, as on each printed page, and nothing begins between."""
    if [(one.column, one.text) for one in headings] != [(one.column, one.text) for one in band.headings]:
        return False
    between = {row: columns for row, columns in grid.rows.items() if band.bottom < row < top}
    texts = [(grid.text(row, column), len(columns)) for row, columns in between.items() for column in columns]
    opening = band.vocabulary.form.opening_words
    return not any(
        fold(text).startswith(opening) or (beside <= _BESIDE_A_TITLE and title_form.named(text))
        for text, beside in texts
    )


def _titled(grid: Grid, vocabularies: Sequence[Vocabulary], title_form: "TitleForm") -> list[Band]:
    """The table of a form that a title names, though hardly a heading is known: what looks most like its headings."""
    look = heading_row(grid)
    if look is None or len(look.columns) < _ENOUGH:
        return _one_column(grid, vocabularies, title_form)
    headings = [one for one in _headings_in(grid, look.row) if one.column in look.columns]
    named = title_form(0, look.row, headings[0].column, headings[-1].column) if headings else ""
    for one in vocabularies:
        if one.form.name == named and any(nearest(heading.text, one.words) for heading in headings):
            return [Band(look.row, look.row, tuple(one.read(headings)), one)]
    return []


def _one_column(grid: Grid, vocabularies: Sequence[Vocabulary], title_form: "TitleForm") -> list[Band]:
    """The table of a form that a title names and of which one column is all that must be there."""
    for row in sorted(grid.rows):
        headings = _headings_in(grid, row)
        if len(headings) != 1:
            continue
        named = title_form(0, row, headings[0].column, headings[0].column)
        for one in vocabularies:
            if one.form.name == named and _wanted(one) and not _missing(headings, one):
                return [Band(row, row, tuple(one.read(headings)), one)]
    return []


class TitleForm:
    """Which form the words above a table or on the sheet's tab speak of."""

    def __init__(self, grid: Grid, vocabularies: Sequence[Vocabulary]) -> None:
        self.grid = grid
        self.titles = sorted(
            ((fold(title), one.form.name) for one in vocabularies for title in one.form.titles),
            key=lambda pair: -len(pair[0]),
        )
        self.tabs = [(fold(word), one.form.name) for one in vocabularies for word in one.form.tabs]

    def __call__(self, above: int, top: int, left: int, right: int) -> str:
        """The form named nearest above the heading row, else on the tab; empty where none is named."""
        for row in range(top - 1, above, -1):
            columns = self.grid.rows.get(row, ())
            named = {column: form for column in columns if (form := self.named(self.grid.text(row, column)))}
            if len(columns) - len(named) > _BESIDE_A_TITLE:
                continue
            areas = {column: self.grid.area(row, column) for column in named}
            over = [column for column in named if areas[column].left <= right and areas[column].right >= left]
            before = [column for column in named if areas[column].right < left]
            if over or before:
                return named[over[0] if over else before[-1]]
        return self.on_tab()

    def named(self, text: str) -> str:
        """The form whose title stands in a text, the longest title first."""
        folded = fold(text)
        return next((form for title, form in self.titles if title in folded), "")

    def on_tab(self) -> str:
        """The form that the sheet's name speaks of."""
        name = fold(self.grid.sheet.name)
        return self.named(name) or next((form for word, form in self.tabs if word in name), "")


def _heading_rows(grid: Grid, lexicon: Lexicon) -> Iterator[tuple[list[Heading], int, int]]:
    """Rows that read as headings, each with its levels: (headings, first row, last row)."""
    last = 0
    for row in sorted(grid.rows):
        if row <= last:
            continue
        headings = _headings_in(grid, row)
        if len(headings) < _FEWEST or lexicon.fit(headings) < _enough(headings):
            continue
        headings, last = _deepened(grid, row, headings, lexicon)
        yield headings, min(one.row for one in headings), last


def _headings_in(grid: Grid, row: int) -> list[Heading]:
    """The headings a row would have, each with the group heading that is merged over it."""
    headings = []
    for column in grid.columns_seen(row):
        area = grid.area(row, column)
        text = fold_heading(grid.text(row, column))
        if not text or area.left != column or len(text) > _LONGEST_HEADING:
            continue
        group = grid.area(area.top - 1, column)
        over = fold_heading(grid.text(area.top - 1, column)) if group.right > group.left else ""
        headings.append(Heading(area.top, column, (over, text) if over else (text,)))
    return headings


def _deepened(grid: Grid, row: int, headings: list[Heading], lexicon: Lexicon) -> tuple[list[Heading], int]:
    """The headings with the levels below them, and the last of their rows."""
    last = row
    for lower in range(row + 1, row + _LEVELS):
        if lower not in grid.rows:
            break
        below = _headings_in(grid, lower)
        if lexicon.fit(below) > lexicon.fit(headings):
            headings, last = below, lower
            continue
        fresh = [one for one in below if one.row > last]
        taken = {one.column for one in headings}
        if lexicon.fit(fresh) >= _FEWEST and not taken & {one.column for one in fresh}:
            headings, last = sorted([*headings, *fresh], key=lambda one: one.column), lower
    return headings, last


def _matched(headings: Sequence[Heading], vocabulary: Vocabulary) -> int:
    return len({meaning.name for one in headings if (meaning := vocabulary.meaning(one.parts))})


def _enough(headings: Sequence[Heading]) -> int:
    """How many headings must be known for a row to be a heading row: three, or both of two."""
    return max(2, min(_ENOUGH, len(headings))) if len(headings) <= _ENOUGH else max(_ENOUGH, len(headings) // 3)


def _side_by_side(headings: list[Heading], lexicon: Lexicon) -> list[list[Heading]]:
    """The tables that stand beside each other in one heading row.

    The same headings again to the right are a second table, and so are headings beyond an empty column that
    fit another form better.
    """
    best = max(lexicon.vocabularies, key=lambda one: _matched(headings, one))
    names = [meaning.name if (meaning := best.meaning(one.parts)) else one.text for one in headings]
    for width in range(2, len(names) // 2 + 1):
        if len(names) % width == 0 and all(names[index] == names[index % width] for index in range(width, len(names))):
            return [headings[start : start + width] for start in range(0, len(names), width)]
    for index in range(_FEWEST, len(headings) - _FEWEST + 1):
        left, right = headings[:index], headings[index:]
        gap = right[0].column - left[-1].column > 1
        if gap and _are_two(left, right, lexicon.vocabularies):
            return [left, *_side_by_side(right, lexicon)]
    return [headings]


def _are_two(left: list[Heading], right: list[Heading], vocabularies: Sequence[Vocabulary]) -> bool:
    """Apart, the headings on either side of a gap fit two forms better than together they fit one."""
    together = max(_matched([*left, *right], one) for one in vocabularies)
    halves = [max(_matched(half, one) for one in vocabularies) for half in (left, right)]
    return min(halves) >= _FEWEST and max(halves) >= _ENOUGH and sum(halves) > together


def _best(
    headings: list[Heading], top: int, bottom: int, vocabularies: Sequence[Vocabulary], named: str
) -> Band | None:
    """The headings read in the form they are of: the one the title names, else the one they fit best.

    Without a title at least half of what the form must have has to be there, and all of it where only two headings
    are known: 姓名, 性别 and 身份证号 alone are some other organisation's list.
    """
    best = max(vocabularies, key=lambda one: _rank(headings, one))
    for one in vocabularies:
        if one.form.name == named and _matched(headings, one) >= _FEWEST:
            rival = best.form.title if _missing(headings, best) < _missing(headings, one) else ""
            return Band(top, bottom, tuple(one.read(headings)), one, rival)
    missing = _missing(headings, best)
    if 2 * missing > len(_wanted(best)) or (missing and _matched(headings, best) <= _FEWEST):
        return None
    return Band(top, bottom, tuple(best.read(headings)), best)


def _wanted(vocabulary: Vocabulary) -> set[str]:
    """The columns that a table of the form must have."""
    return {name for name in vocabulary.form.required if name in vocabulary.form.columns}


def _missing(headings: Sequence[Heading], vocabulary: Vocabulary) -> int:
    """How many of the columns a table of the form must have are not among the headings."""
    names = {meaning.name for one in headings if (meaning := vocabulary.meaning(one.parts))}
    return len(_wanted(vocabulary) - names - set(joined_with(headings, vocabulary.form.columns)))


def _rank(headings: Sequence[Heading], vocabulary: Vocabulary) -> tuple[int, int, bool]:
    """The more columns found the better, then the fewer required ones missing."""
    names = {meaning.name for one in headings if (meaning := vocabulary.meaning(one.parts))}
    return (len(names), -len(_wanted(vocabulary) - names), vocabulary.form.key in names)
