"""Which form a heading row is of: by the columns it has; titles decide between forms that fit, tabs hardly."""

from collections.abc import Sequence
from dataclasses import dataclass

from fulian_excel.extract.bands import Band, judge_of, names_in, wanted
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.said import village_on
from fulian_excel.extract.titles import TitleForm

_FEWEST = 2
_MANY = 4  # columns known where nothing else speaks for the form
_RIVAL_BY = 2  # columns more that another form must know before the title is doubted
_LABELS_OF_AN_ELECTION = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How well headings are of a form: what was understood, and what of it must be there and is not.

    `absent` leaves out what may be said elsewhere on the sheet; `missing` does not.
    """

    vocabulary: Vocabulary
    headings: tuple[Heading, ...]
    names: frozenset[str]
    missing: frozenset[str]
    absent: frozenset[str]
    untold: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[int, int, int, int, bool]:
        """The fewer columns absent the better, then the more known.

        A column that the sheet's tab may say, and does not, is absent too.
        """
        key = self.vocabulary.form.key in self.names
        return (-len(self.absent | self.untold), len(self.names), -len(self.absent), -len(self.missing), key)


def identified(
    grid: Grid, headings: Sequence[Heading], top: int, bottom: int, vocabularies: Sequence[Vocabulary], title: "Title"
) -> Band | None:
    """The headings read in the form they are of; None where they are of none."""
    fits = [_fit(grid, headings, bottom, one) for one in vocabularies]
    best = max(fits, key=lambda fit: (_qualifies(grid, fit, title), *_preferred(fit, title)))
    if not _qualifies(grid, best, title):
        return None
    likeliest = max(fits, key=lambda fit: (-len(fit.missing), len(fit.names)))
    doubted = not likeliest.missing and best.missing and len(likeliest.names) >= len(best.names) + _RIVAL_BY
    rival = likeliest.vocabulary.form.title if doubted else ""
    own = title.form == best.vocabulary.form.name and title.own
    return Band(top, bottom, best.headings, best.vocabulary, rival, own, best.absent)


@dataclass(frozen=True, slots=True)
class Title:
    """The form that a title or the tab speaks of, and whether the title is that form's own."""

    form: str = ""
    own: bool = False

    @classmethod
    def over(cls, title_form: TitleForm, above: int, top: int, headings: Sequence[Heading]) -> "Title":
        """What is said above a heading row."""
        left, right = headings[0].column, headings[-1].column
        named, text = title_form.above(above, top, left, right)
        if named:
            own = title_form.is_own(text)
            return cls(named, own=own) if own or not title_form.is_of_another(text) else cls()
        return cls(title_form.on_tab())


def _preferred(fit: Fit, title: Title) -> tuple[bool, int, bool, int, int, int, bool]:
    named = fit.vocabulary.form.name == title.form
    fewer, known, absent, missing, keyed = fit.order
    titled = named and title.own and 2 * len(fit.absent) <= len(wanted(fit.vocabulary))
    return (titled, fewer, named, known, absent, missing, keyed)


def _fit(grid: Grid, headings: Sequence[Heading], bottom: int, vocabulary: Vocabulary) -> Fit:
    read = tuple(vocabulary.read(headings, judge_of(grid, bottom)))
    names = names_in(read, vocabulary)
    missing = wanted(vocabulary) - names
    columns = vocabulary.form.columns
    absent = {name for name in missing if not columns[name].on_tab}
    if vocabulary.form.key in names and any(columns[name].around for name in absent):
        absent -= _said_around(grid, vocabulary, [name for name in absent if columns[name].around])
    untold = _untold(grid, vocabulary, missing) if vocabulary.form.key in names else set()
    return Fit(vocabulary, read, frozenset(names), frozenset(missing), frozenset(absent), frozenset(untold))


def _untold(grid: Grid, vocabulary: Vocabulary, missing: set[str]) -> set[str]:
    """Those of the missing columns that the sheet's tab may say, where neither it nor a label does."""
    form = vocabulary.form
    untold = {name for name in missing if form.columns[name].on_tab}
    if not untold or village_on(grid.sheet.name, (*form.titles, *form.tabs)):
        return set()
    return untold - _said_around(grid, vocabulary, [name for name in untold if form.columns[name].around])


def _said_around(grid: Grid, vocabulary: Vocabulary, names: Sequence[str]) -> set[str]:
    """The columns that labels around the table give instead."""
    reader = LabelReader(vocabulary.form, around=names)
    return {one.name for row in grid.label_rows for one in reader.read(grid, row, grid.rows[row])} & set(names)


def _qualifies(grid: Grid, fit: Fit, title: Title) -> bool:
    """The headings may be taken for the form's.

    With the form's own title above them two known ones are enough; without any title at most a third of what must
    be there may be absent, half where the tab speaks of the form.
    """
    form, required = fit.vocabulary.form, wanted(fit.vocabulary)
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
    """All that the form must have is there but the column that names its rows, which is asked for then."""
    return fit.absent == {fit.vocabulary.form.key} and len(wanted(fit.vocabulary)) > _MANY


def _tells_of_an_election(grid: Grid, vocabulary: Vocabulary) -> bool:
    """The sheet counts ballot papers somewhere: 应到, 发出, 收回."""
    reader = LabelReader(vocabulary.form)
    required = vocabulary.form.required
    told = {one.name for row in grid.label_rows for one in reader.read(grid, row, grid.rows[row])}
    return len(told & required) >= _LABELS_OF_AN_ELECTION
