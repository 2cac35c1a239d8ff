"""Identifying the form of a heading row by its columns; titles decide between forms that fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from fulian_excel.extract.bands import Band, judge_of, names_in
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.said import village_on
from fulian_excel.extract.titles import TitleForm

_FEWEST = 2
_MANY = 4  # columns known where nothing else speaks for the form
_RIVAL_BY = 2  # columns more that another form must know before the title is doubted
_LABELS_OF_AN_ELECTION = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How well headings fit a form: the columns understood, and the required columns that are missing.

    `missing` are all required columns without a heading; `absent` are those that nothing else on the sheet can give.
    """

    vocabulary: Vocabulary
    headings: tuple[Heading, ...]
    names: frozenset[str]
    missing: frozenset[str]
    absent: frozenset[str]
    untold: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[int, int, int, int, bool]:
        """The sort key: fewer absent columns first, then more known ones.

        A column that the sheet's tab could give, and does not, counts as absent.
        """
        key = self.vocabulary.form.key in self.names
        return (-len(self.absent | self.untold), len(self.names), -len(self.absent), -len(self.missing), key)


def identified(
    grid: Grid, headings: Sequence[Heading], top: int, bottom: int, lexicon: Lexicon, title: "Title"
) -> Band | None:
    """The band of the headings in the form that they fit; None if no form fits."""
    named = next((one for one in lexicon.vocabularies if title.own and one.form.name == title.form), None)
    if named is not None:
        fit = _fit(grid, headings, bottom, named)
        if not fit.missing and _qualifies(grid, fit, title):  # preferred to any other, which need not be fitted
            return Band(top, bottom, fit.headings, named, own=True)
    fits = [_fit(grid, headings, bottom, one) for one in lexicon.likely(headings, title.form)]
    fits_well = [fit for fit in fits if _qualifies(grid, fit, title)]
    if not fits_well:
        return None
    best = max(fits_well, key=lambda fit: _preferred(fit, title))
    likeliest = max(fits, key=lambda fit: (-len(fit.missing), len(fit.names)))
    doubted = not likeliest.missing and best.missing and len(likeliest.names) >= len(best.names) + _RIVAL_BY
    rival = likeliest.vocabulary.form.title if doubted else ""
    return Band(top, bottom, best.headings, best.vocabulary, rival, best.vocabulary is named, best.absent)


@dataclass(frozen=True, slots=True)
class Title:
    """The form named by a title or the tab, and whether it is that form's own title."""

    form: str = ""
    own: bool = False

    @classmethod
    def over(cls, title_form: TitleForm, above: int, top: int, headings: Sequence[Heading]) -> "Title":
        """The Title above a heading row."""
        left, right = headings[0].column, headings[-1].column
        named, text = title_form.above(above, top, left, right)
        if named:
            own = title_form.is_own(text)
            return cls(named, own=own) if own or not title_form.is_of_another(text) else cls()
        return cls(title_form.on_tab())


def _preferred(fit: Fit, title: Title) -> tuple[bool, int, bool, int, int, int, bool]:
    named = fit.vocabulary.form.name == title.form
    fewer, known, absent, missing, keyed = fit.order
    titled = named and title.own and 2 * len(fit.absent) <= len(fit.vocabulary.wanted)
    return (titled, fewer, named, known, absent, missing, keyed)


def _fit(grid: Grid, headings: Sequence[Heading], bottom: int, vocabulary: Vocabulary) -> Fit:
    read = tuple(vocabulary.read(headings, judge_of(grid, bottom)))
    names = names_in(read, vocabulary)
    missing = vocabulary.wanted - names
    columns = vocabulary.form.columns
    absent = {name for name in missing if not columns[name].on_tab}
    if vocabulary.form.key in names and any(columns[name].around for name in absent):
        absent -= _said_around(grid, vocabulary, [name for name in absent if columns[name].around])
    untold = _untold(grid, vocabulary, missing) if vocabulary.form.key in names else set()
    return Fit(vocabulary, read, frozenset(names), frozenset(missing), frozenset(absent), frozenset(untold))


def _untold(grid: Grid, vocabulary: Vocabulary, missing: frozenset[str]) -> set[str]:
    """The missing columns that the sheet's tab could give, if neither the tab nor a label gives them."""
    form = vocabulary.form
    untold = {name for name in missing if form.columns[name].on_tab}
    if not untold or village_on(grid.sheet.name, (*form.titles, *form.tabs)):
        return set()
    return untold - _said_around(grid, vocabulary, [name for name in untold if form.columns[name].around])


def _said_around(grid: Grid, vocabulary: Vocabulary, names: Sequence[str]) -> set[str]:
    """The columns among `names` that labels around the table give."""
    reader = LabelReader(vocabulary.form, around=names)
    return {one.name for row in grid.label_rows for one in reader.read(grid, row, grid.rows[row])} & set(names)


def _qualifies(grid: Grid, fit: Fit, title: Title) -> bool:
    """True if the headings fit the form well enough.

    Under the form's own title two known headings are enough; without a title at most a third of the required columns
    may be absent, or half if the tab names the form.
    """
    form, required = fit.vocabulary.form, fit.vocabulary.wanted
    named = title.form == form.name
    if named and title.own:
        return len(fit.names) >= min(_FEWEST, len(required))
    keyed = form.key in fit.names or form.key in fit.missing - fit.absent or _lacks_but_the_key(fit)
    if not keyed or len(fit.names) < _FEWEST or len(fit.absent) > len(required) // (2 if named else 3):
        return False
    if named or form.repeats:
        return named or _tells_of_an_election(grid, fit.vocabulary)
    return len(fit.names) >= (_MANY if fit.absent or len(required) == 1 else _FEWEST)


def _lacks_but_the_key(fit: Fit) -> bool:
    """True if only the key column is missing, which T01 tells then."""
    return fit.absent == {fit.vocabulary.form.key} and len(fit.vocabulary.wanted) > _MANY


def _tells_of_an_election(grid: Grid, vocabulary: Vocabulary) -> bool:
    """True if the sheet has counts of ballot papers anywhere: 应到, 发出, 收回."""
    reader = LabelReader(vocabulary.form)
    required = vocabulary.form.required
    told = {one.name for row in grid.label_rows for one in reader.read(grid, row, grid.rows[row])}
    return len(told & required) >= _LABELS_OF_AN_ELECTION
