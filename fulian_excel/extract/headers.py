"""From the words of a heading row to the columns of a form."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form
from fulian_excel.forms.headings import PICKED, TAILS
from fulian_excel.places import a1
from fulian_excel.words import fold_heading, in_brackets, without_brackets

_OF_OTHERS = re.compile(
    r"推荐人|介绍人|联系人|紧急|配偶|丈夫|父|母|子女|孩子|家属|家长|监护|负责人|村?书记|主席|原|曾用"
)
_OF_WHICH, _OR_NOT = re.compile(r"^其中[:、,]?(?=.)"), "与否"
_LONGEST = 24
_MOST_KNOWN = 20_000  # texts whose meaning is remembered from workbook to workbook


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a table: where it stands, what it says, which column of the form it means.

    `parts` are its levels from the top; `alone` says that the upper level may speak for it; `name` is empty where no
    column is meant.
    """

    row: int
    column: int
    parts: tuple[str, ...]
    name: str = ""
    inverted: bool = False
    alone: bool = False

    @property
    def text(self) -> str:
        """What the heading says at its lowest level."""
        return self.parts[-1]

    @property
    def address(self) -> str:
        """The cell it stands in."""
        return a1(self.row, self.column)

    @property
    def key(self) -> tuple[tuple[str, ...], bool]:
        """What its meaning depends on."""
        return self.parts, self.alone


Judge = Callable[[Heading, Column], float | None]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The column a heading word means, and whether it asks the opposite; `by_parts` where only its parts say so."""

    name: str
    inverted: bool = False
    by_parts: bool = False


@dataclass
class Vocabulary:
    """The heading words of one form, the county's own among them.

    `words` mean a column by themselves; `instead` are words that may mean one of several columns, for the values
    beneath to decide; `composed` matches headings that are made of parts.
    """

    form: Form
    words: dict[str, Meaning] = field(default_factory=dict)
    instead: dict[str, tuple[str, ...]] = field(default_factory=dict)
    composed: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
    passes: frozenset[str] = frozenset()
    _known: dict[tuple[tuple[str, ...], bool], Meaning | None] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form, aliases: Mapping[str, str] | None = None) -> "Vocabulary":
        """The form's words; `aliases` lead from the county's headings to column titles."""
        words: dict[str, Meaning] = {}
        instead: dict[str, tuple[str, ...]] = {}
        by_title = {fold_heading(column.title): name for name, column in form.columns.items()}
        for name, column in form.columns.items():
            for word in column.headings():
                words.setdefault(word, Meaning(name))
            words |= {fold_heading(word): Meaning(name, inverted=True) for word in column.inverted}
            for word in map(fold_heading, column.instead):
                instead[word] = (*instead.get(word, ()), name)
        for alias, title in (aliases or {}).items():
            if (name := by_title.get(fold_heading(title), "")) != "":
                words[fold_heading(alias)] = Meaning(name)
        return cls(form, words, instead, _composed(form), frozenset(map(fold_heading, form.passes)))

    def meaning(self, parts: Sequence[str], *, alone: bool = False) -> Meaning | None:
        """What a heading of one or more levels means: the lowest level decides, or the levels joined."""
        key = tuple(parts), alone
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._looked_up(parts, alone=alone)
        return self._known[key]

    def _looked_up(self, parts: Sequence[str], *, alone: bool) -> Meaning | None:
        texts = list(_tries(parts, alone=alone))
        found = next((found for text in texts if (found := self.words.get(text))), None)
        if found is not None or texts[0] in self.passes or texts[0] in self.instead:
            return found
        matches = (self.composed.fullmatch(text) for text in texts if len(text) <= _LONGEST)
        return next((Meaning(match.lastgroup, by_parts=True) for match in matches if match and match.lastgroup), None)

    def read(self, headings: Sequence[Heading], judge: Judge | None = None) -> list[Heading]:
        """The headings with the columns they mean; 工作单位 and 职务 side by side mean one column.

        A heading understood by its parts gives way to another that is the column's. `judge` says how far the values
        under a heading are a column's, None where there are none.
        """
        meanings = [self.meaning(heading.parts, alone=heading.alone) for heading in headings]
        plain: dict[str, str] = {}
        for heading, meaning in sorted(zip(headings, meanings, strict=True), key=_is_by_parts):
            if meaning:
                plain.setdefault(meaning.name, heading.text)
        read = []
        for heading, meaning in zip(headings, meanings, strict=True):
            gives_way = meaning and meaning.by_parts and plain[meaning.name] != heading.text
            name, inverted = (meaning.name, meaning.inverted) if meaning and not gives_way else ("", False)
            read.append(replace(heading, name=name, inverted=inverted))
        return self._keyed(self._settled(read, judge) if self.instead else read)

    def _keyed(self, headings: list[Heading]) -> list[Heading]:
        """The headings, where a list of people has no name the only one that ends in 姓名 for it."""
        key = self.form.key
        if not self.form.names_people or any(one.name == key for one in headings):
            return headings
        ending = fold_heading(self.form.columns[key].title)
        likely = [
            one for one in headings if not one.name and one.text.endswith(ending) and not _OF_OTHERS.match(one.text)
        ]
        return [replace(one, name=key) if likely == [one] else one for one in headings]

    def _settled(self, headings: list[Heading], judge: Judge | None) -> list[Heading]:
        """The headings whose words may mean several columns, each with the one that its values are of."""
        taken = {heading.name for heading in headings}
        settled = []
        for heading in headings:
            texts = () if heading.name else dict.fromkeys(_tries(heading.parts, alone=heading.alone))
            options = [name for text in texts for name in self.instead.get(text, ()) if name not in taken]
            name = self._fitting(heading, options, judge) if options else ""
            settled.append(replace(heading, name=name) if name else heading)
            taken.add(name)
        joint = {name for name, column in self.form.columns.items() if column.joined}
        unnamed = [
            old if new.name in joint and not old.name else new for old, new in zip(headings, settled, strict=True)
        ]
        halves = {column: name for name, pair in joined_with(unnamed, self.form.columns).items() for column in pair}
        return [
            replace(heading, name="") if halves.get(heading.column) == heading.name != "" else heading
            for heading in settled
        ]

    def _fitting(self, heading: Heading, options: list[str], judge: Judge | None) -> str:
        """Of several columns the one that the values under a heading are of: a list's before a free text's."""
        columns = self.form.columns
        listed = [name for name in options if _has_list(columns[name])]
        fits = {name: judge(heading, columns[name]) if judge else None for name in listed}
        best = max(listed, key=lambda name: fits[name] or 0, default="")
        if best and (fits[best] or 0) > 0.5:
            return best
        free = next((name for name in options if name not in listed), "")
        return free or next((name for name in listed if fits[name] is None), "")


def _is_by_parts(told: tuple[Heading, Meaning | None]) -> bool:
    return told[1] is not None and told[1].by_parts


def _has_list(column: Column) -> bool:
    return column.kind.choices is not None or column.kind.name == "yes/no"


@lru_cache(maxsize=256)
def pattern_of(parts: tuple[str, ...], between: str = "") -> str:
    """The pattern of words made of parts; `between` is what may stand between two characters of one."""
    told = []
    for part in parts:
        choices = sorted(map(fold_heading, part.split("|")), key=len, reverse=True)
        told.append(f"(?:{'|'.join(between.join(map(re.escape, choice)) for choice in choices)})")
    return between.join(told)


@lru_cache(maxsize=64)
def _composed(form: Form) -> re.Pattern[str]:
    """Headings of a form made of parts: for whom, a heading word, and what may stand behind it."""
    subjects = pattern_of(("|".join(form.subjects),)) + "*" if form.subjects else ""
    told = []
    for name, column in form.columns.items():
        words = sorted(column.headings(), key=len, reverse=True)
        words = [word for word in words if len(word) > 1 and word not in map(fold_heading, column.inverted)]
        made = [pattern_of(column.made_of)] if column.made_of else []
        heads = "|".join([*made, *map(re.escape, words)])
        tails = "|".join(TAILS.get(column.kind.name, ()))
        told.append(f"(?P<{name}>{subjects}(?:{heads}){f'(?:{tails})?' if tails else ''})")
    return re.compile("|".join(told))


def _tries(parts: Sequence[str], *, alone: bool = False) -> Iterator[str]:
    """What to look up for a heading, the likeliest first; what stands in brackets last."""
    whole = [parts[-1]]
    if len(parts) > 1:
        whole = ["".join(parts), parts[-1], *(reversed(parts[:-1]) if alone else ())]
    yield from whole
    for text in whole:
        if (plain := _plainly(text)) != text:
            yield plain
        if "(" in text or "[" in text or "【" in text:
            yield without_brackets(text)
            yield from in_brackets(text)


def _plainly(text: str) -> str:
    """A heading without 其中 in front, and asked as others ask it: 当选与否 is 是否当选."""
    told = _OF_WHICH.sub("", text)
    return f"是否{told.removesuffix(_OR_NOT)}" if told.endswith(_OR_NOT) else told


class Lexicon:
    """The heading words of several forms, looked up for all of them at once."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self._known: dict[tuple[tuple[str, ...], bool], dict[str, str]] = {}
        words = {word for one in vocabularies for word in (*one.words, *one.instead)}
        tails = {tail for tails in TAILS.values() for tail in tails}
        self._last = {word[-1] for word in (*words, *tails) if word}
        parts = (column.made_of for one in vocabularies for column in one.form.columns.values())
        self._last |= {
            word[-1] for made in parts for part in made for word in map(fold_heading, part.split("|")) if word
        }

    def meanings(self, parts: tuple[str, ...], *, alone: bool = False) -> dict[str, str]:
        """The column that a heading means, by form."""
        known = self._known.get((parts, alone))
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[parts, alone] = dict(self._looked_up(parts, alone=alone))
        return known

    def _looked_up(self, parts: tuple[str, ...], *, alone: bool) -> Iterator[tuple[str, str]]:
        if not any(text and text[-1] in self._last for text in _tries(parts, alone=alone)):
            return
        for one in self.vocabularies:
            if meaning := one.meaning(parts, alone=alone):
                yield one.form.name, meaning.name
            elif options := next((one.instead[text] for text in _tries(parts) if text in one.instead), None):
                yield one.form.name, options[0]

    def fit(self, headings: Iterable[Heading]) -> int:
        """How many headings mean a column of the form that fits best, which has to know two of them apart."""
        columns: dict[str, list[str]] = {}
        for heading in headings:
            for form, name in self.meanings(heading.parts, alone=heading.alone).items():
                columns.setdefault(form, []).append(name)
        return max((len(names) for names in columns.values() if len(set(names)) > 1), default=min(1, len(columns)))


def joined_headings(headings: Sequence[Heading], columns: Mapping[str, Column]) -> dict[str, tuple[Heading, Heading]]:
    """Columns that stand on the sheet as two, each with its two headings, such as 工作单位 and 职务."""
    found = {}
    for name, column in columns.items():
        if not column.joined:
            continue
        free = [heading for heading in headings if heading.name in ("", name)]
        left, right = ([one for one in free if one.text in words] for words in column.joined)
        if left and right:
            found[name] = (left[0], right[0])
    return found


def joined_with(headings: Sequence[Heading], columns: Mapping[str, Column]) -> dict[str, tuple[int, int]]:
    """The form's columns that the sheet writes as two, each with the numbers of the sheet's two columns."""
    found = joined_headings(headings, columns)
    return {name: (left.column, right.column) for name, (left, right) in found.items()}


def is_half(heading: Heading, column: Column) -> bool:
    """True if the heading is only the right half of a joined column, such as 职务 of 工作单位及职务."""
    return heading.text in map(fold_heading, column.instead) and heading.text in column.joined[1]


def may_speak_for(group: str, text: str, others: Sequence[str]) -> bool:
    """True if a group's heading may be read as the heading under it: the only one, or the one marked as chosen."""
    return bool(group) and (len(others) == 1 or text in PICKED)
