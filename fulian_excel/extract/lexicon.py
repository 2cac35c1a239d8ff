"""The lexicon: what a heading means in each form, looked up for all forms together."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from fulian_excel.extract.headers import MOST_KNOWN, Heading, Vocabulary
from fulian_excel.extract.titles import Titles
from fulian_excel.extract.wordings import tries
from fulian_excel.forms.headings import TAILS
from fulian_excel.words import fold_heading

_FEWEST = 2  # columns that must be known, in any form


class _Known(NamedTuple):
    """What a heading means, by form.

    `meant` is the column by the words alone; `meanings` also the first of several columns that the words may mean;
    `options` are all columns that the heading may be read as, depending on its neighbours and the values beneath.
    """

    meant: dict[str, str]
    meanings: dict[str, str]
    options: dict[str, tuple[str, ...]]


_NOTHING = _Known({}, {}, {})


class Lexicon:
    """The vocabularies of several forms, looked up together; lookups are remembered from workbook to workbook."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self._known: dict[tuple[tuple[str, ...], bool], _Known] = {}
        self._texts: dict[str, dict[str, str]] = {}
        beginnings = {word for one in vocabularies for word in (*_words_of(one), *map(fold_heading, one.form.subjects))}
        endings = {word for one in vocabularies for word in _words_of(one)}.union(*TAILS.values())
        self._first = {word[0] for word in beginnings if word}
        self._last = {word[-1] for word in endings if word}
        self._key_endings = tuple({ending for one in vocabularies for ending in one.key_endings})

    @cached_property
    def titles(self) -> Titles:
        """The titles of the forms."""
        return Titles([one.form for one in self.vocabularies])

    def meanings(self, parts: tuple[str, ...], *, alone: bool = False) -> dict[str, str]:
        """By form, the column that a heading means; the first of them if the words may mean several."""
        return self._look_up(parts, alone=alone).meanings

    def meanings_of(self, text: str) -> dict[str, str]:
        """By form, the column that a cell's text means as a heading."""
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) > MOST_KNOWN:
                self._texts.clear()
            folded = fold_heading(text)
            known = self._texts[text] = self.meanings((folded,)) if folded else {}
        return known

    def fit(self, headings: Iterable[Heading]) -> int:
        """The number of headings known to the form that fits best; 0 if it knows fewer than two different columns."""
        columns: dict[str, list[str]] = {}
        for heading in headings:
            for form, name in self.meanings(heading.parts, alone=heading.alone).items():
                columns.setdefault(form, []).append(name)
        return max((len(names) for names in columns.values() if len(set(names)) > 1), default=min(1, len(columns)))

    def matched(self, headings: Iterable[Heading]) -> dict[str, int]:
        """By form, the number of columns that the headings mean by their words alone."""
        names: dict[str, set[str]] = {one.form.name: set() for one in self.vocabularies}
        for heading in headings:
            for form, name in self._look_up(heading.parts, alone=heading.alone).meant.items():
                names[form].add(name)
        return {form: len(told) for form, told in names.items()}

    def likely(self, headings: Iterable[Heading], titled: str) -> list[Vocabulary]:
        """The forms that a table with these headings may be of; `titled` is the form that its title or tab names.

        Forms left out would never be chosen by `identified`: too many of their required columns can neither be read
        from the headings nor be given elsewhere on the sheet.
        """
        names: dict[str, set[str]] = {one.form.name: set() for one in self.vocabularies}
        for heading in headings:
            for form, options in self._look_up(heading.parts, alone=heading.alone).options.items():
                names[form].update(options)
        return [one for one in self.vocabularies if _may_be(one, names[one.form.name], titled)]

    def _look_up(self, parts: tuple[str, ...], *, alone: bool) -> _Known:
        known = self._known.get((parts, alone))
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            known = self._known[parts, alone] = self._looked_up(parts, alone=alone)
        return known

    def _may_mean(self, text: str) -> bool:
        """True if a text begins and ends as headings do; other texts need no closer look in any form."""
        if not text or text[-1] not in self._last:
            return False
        return text[0] in self._first or text.endswith(self._key_endings)

    def _looked_up(self, parts: tuple[str, ...], *, alone: bool) -> _Known:
        groups = tries(parts[:-1]) if len(parts) > 1 else ()
        if not any(map(self._may_mean, (*tries(parts, alone=alone), *groups))):
            return _NOTHING
        options = {one.form.name: tuple(_options(one, parts, alone=alone)) for one in self.vocabularies}
        options = {form: names for form, names in options.items() if names}
        meant, meanings = {}, {}
        for one in self.vocabularies:
            if meaning := one.meaning(parts, alone=alone):
                meant[one.form.name] = meanings[one.form.name] = meaning.name
            elif several := next((one.instead[text] for text in tries(parts) if text in one.instead), None):
                meanings[one.form.name] = several[0]
        return _Known(meant, meanings, options)


def _words_of(vocabulary: Vocabulary) -> Iterator[str]:
    """Every word that a heading of a form may begin or end with, suffixes apart."""
    yield from (*vocabulary.words, *vocabulary.instead, *vocabulary.key_endings)
    yield from (word for halves in vocabulary.halves.values() for word in halves)
    for column in vocabulary.form.columns.values():
        yield from (fold_heading(word) for part in column.made_of for word in part.split("|"))


def _options(vocabulary: Vocabulary, parts: tuple[str, ...], *, alone: bool) -> Iterator[str]:
    """Every column of a form that a heading may be read as."""
    if meaning := vocabulary.meaning(parts, alone=alone):
        yield meaning.name
    for text in tries(parts, alone=alone):
        yield from vocabulary.instead.get(text, ())
    yield from (name for name, halves in vocabulary.halves.items() if parts[-1] in halves)
    if vocabulary.ends_as_key(parts[-1]):
        yield vocabulary.form.key


def _may_be(vocabulary: Vocabulary, names: set[str], titled: str) -> bool:
    """True if a form may be chosen when `names` are all columns read: its title names it, or few columns are absent."""
    if vocabulary.form.name == titled:
        return True
    columns = vocabulary.form.columns
    absent = [name for name in vocabulary.wanted - names if not (columns[name].on_tab or columns[name].around)]
    return len(names) >= _FEWEST and 3 * len(absent) <= len(vocabulary.wanted)
