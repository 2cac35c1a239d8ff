"""Vocabularies: the heading words of forms, and reading a heading row as columns of a form."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from fulian_excel.cells import TEXT, Cell
from fulian_excel.extract.wordings import tries
from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form
from fulian_excel.forms.headings import TAILS
from fulian_excel.kinds import YES_NO, understand
from fulian_excel.kinds.yes_no import read_yes_no
from fulian_excel.places import a1
from fulian_excel.words import fold_heading, without_brackets

_OF_OTHERS = re.compile(
    r"推荐人|介绍人|联系人|紧急|配偶|丈夫|父|母|子女|孩子|家属|家长|监护|负责人|村?书记|主席|原|曾用"
)
_LONGEST = 24
MOST_KNOWN = 20_000  # texts whose meaning is remembered from workbook to workbook


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a table: its cells, its words, and the column of the form that it means.

    `parts` are its levels from the top; `alone`: the upper level may be read for the lowest; `name` is empty if no
    column is meant; `option`: the heading is one option of the column, to be ticked.
    """

    row: int
    column: int
    parts: tuple[str, ...]
    name: str = ""
    inverted: bool = False
    alone: bool = False
    option: bool = False

    @property
    def text(self) -> str:
        """The words of the heading's lowest level."""
        return self.parts[-1]

    @property
    def address(self) -> str:
        """The address of the heading's cell."""
        return a1(self.row, self.column)

    @property
    def key(self) -> tuple[tuple[str, ...], bool]:
        """The parts of the heading that its meaning depends on."""
        return self.parts, self.alone


Judge = Callable[[Heading, Column], float | None]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The column a heading word means, and whether it asks the opposite; `by_parts` if known only by its parts.

    `option`: the word is an option of the column, which its group's heading means.
    """

    name: str
    inverted: bool = False
    by_parts: bool = False
    option: bool = False


_NOTHING = Meaning("")


@dataclass
class Vocabulary:
    """The heading words of one form, including the county's own.

    `words` mean one column each; `instead` are words that may mean several columns, which the values beneath decide;
    `composed` matches headings made of parts.
    """

    form: Form
    words: dict[str, Meaning] = field(default_factory=dict)
    instead: dict[str, tuple[str, ...]] = field(default_factory=dict)
    composed: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
    passes: frozenset[str] = frozenset()
    _known: dict[tuple[tuple[str, ...], bool], Meaning | None] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form, aliases: Mapping[str, str] | None = None) -> "Vocabulary":
        """The vocabulary of a form; `aliases` map the county's headings to column titles."""
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

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The columns that a table of the form must have."""
        return frozenset(name for name in self.form.required if name in self.form.columns)

    @cached_property
    def halves(self) -> dict[str, frozenset[str]]:
        """By joined column, the headings of its two halves."""
        joined = ((name, column.joined) for name, column in self.form.columns.items() if column.joined)
        return {name: frozenset().union(*words) for name, words in joined}

    @cached_property
    def key_endings(self) -> tuple[str, ...]:
        """The endings of headings that may be the form's key: 优秀女性姓名, 资产名称."""
        columns = self.form.columns
        return columns[self.form.key].ends_in if self.form.key in columns else ()

    def meaning(self, parts: Sequence[str], *, alone: bool = False) -> Meaning | None:
        """The meaning of a heading by its lowest level, else by its levels joined; None if unknown."""
        key = tuple(parts), alone
        if key not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._looked_up(parts, alone=alone)
        return self._known[key]

    def _looked_up(self, parts: Sequence[str], *, alone: bool) -> Meaning | None:
        if len(parts) > 1 and (option := self._option(parts)):
            return option
        texts = list(tries(parts, alone=alone))
        found = next((found for text in texts if (found := self.words.get(text))), None)
        if found is not None or texts[0] in self.passes or texts[0] in self.instead:
            return found
        matches = (self.composed.fullmatch(text) for text in texts if len(text) <= _LONGEST)
        told = (Meaning(match.lastgroup, by_parts=True) for match in matches if match and match.lastgroup)
        return next(told, None)

    def _option(self, parts: Sequence[str]) -> Meaning | None:
        """The meaning of a heading that is an option of the column that its group's heading means."""
        group = self.meaning(parts[:-1])
        if group is None:
            return None
        kind, text = self.form.columns[group.name].kind, parts[-1]
        if kind.choices is not None:
            is_option = kind.choices.meant(text) != "" or text in kind.choices.questions
        else:
            is_option = kind.name == YES_NO.name and understand(Cell(1, 1, text, TEXT), kind).value is not None
        return replace(group, option=True) if is_option else None

    def read(self, headings: Sequence[Heading], judge: Judge | None = None) -> list[Heading]:
        """The headings with their columns; 工作单位 and 职务 side by side mean one column.

        A heading known only by its parts gives way to a proper heading of the same column, and so does one that breaks
        another column down: 村(社区) under 代表名额. `judge` gives the share of the values under a heading that fit a
        column, None if there are no values.
        """
        meanings = [self.meaning(heading.parts, alone=heading.alone) for heading in headings]
        columns = {told.name for one, told in zip(headings, meanings, strict=True) if told and len(one.parts) == 1}
        plain: dict[str, str] = {}
        for heading, meaning in sorted(zip(headings, meanings, strict=True), key=_is_by_parts):
            if meaning:
                plain.setdefault(meaning.name, heading.text)
        read = []
        for heading, meaning in zip(headings, meanings, strict=True):
            gives_way = meaning and meaning.by_parts and plain[meaning.name] != heading.text
            gives_way = gives_way or (meaning and meaning.name in columns and self._breaks_down(heading, meaning))
            told = meaning if meaning and not gives_way else _NOTHING
            same = (heading.name, heading.inverted, heading.option) == (told.name, told.inverted, told.option)
            read.append(
                heading if same else replace(heading, name=told.name, inverted=told.inverted, option=told.option)
            )
        read = self._with_opposites(read)
        return self._keyed(self._settled(read, judge) if self.instead else read)

    def _with_opposites(self, headings: list[Heading]) -> list[Heading]:
        """The headings; two that are the yes and the no of one column are options to be ticked: 新任, 连任."""
        told = [one for one in headings if one.name and self.form.columns[one.name].kind.name == YES_NO.name]
        answers = (
            {(one.name, read_yes_no(Cell(1, 1, one.text, TEXT)).value) for one in told} if len(told) > 1 else set()
        )
        both = {name for name, answer in answers if answer and (name, False) in answers}
        return [replace(one, option=True, inverted=False) if one.name in both else one for one in headings]

    def _breaks_down(self, heading: Heading, meaning: Meaning) -> bool:
        """True if the heading stands under a group's heading that is another column of the form."""
        group = self.meaning(heading.parts[:-1]) if len(heading.parts) > 1 else None
        return group is not None and group.name != meaning.name

    def _keyed(self, headings: list[Heading]) -> list[Heading]:
        """The headings; in a list without its key, the only heading with an ending of the key's becomes it."""
        key = self.form.key
        if not self.key_endings or any(one.name == key for one in headings):
            return headings
        likely = [one for one in headings if not one.name and self.ends_as_key(one.text)]
        return [replace(one, name=key) if likely == [one] else one for one in headings]

    def ends_as_key(self, text: str) -> bool:
        """True if a heading ends as the form's key may, and is of nobody beside the people listed."""
        return without_brackets(text).endswith(self.key_endings) and not _OF_OTHERS.match(text)

    def _settled(self, headings: list[Heading], judge: Judge | None) -> list[Heading]:
        """The headings; one whose words may mean several columns gets the column that its values fit."""
        taken = {heading.name for heading in headings}
        settled = []
        for heading in headings:
            texts = () if heading.name else dict.fromkeys(tries(heading.parts, alone=heading.alone))
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
        """The one of several columns that the values under a heading fit: columns with options before free text."""
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
    """A regular expression for words made of parts; `between` may stand between two characters of a word."""
    told = []
    for part in parts:
        choices = sorted(map(fold_heading, part.split("|")), key=len, reverse=True)
        told.append(f"(?:{'|'.join(between.join(map(re.escape, choice)) for choice in choices)})")
    return between.join(told)


@lru_cache(maxsize=64)
def _composed(form: Form) -> re.Pattern[str]:
    """A regular expression for a form's headings made of parts: the subject, a heading word, a suffix."""
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


def joined_headings(headings: Sequence[Heading], columns: Mapping[str, Column]) -> dict[str, tuple[Heading, Heading]]:
    """The columns written as two on the sheet, each with its two headings, such as 工作单位 and 职务."""
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
    """The columns written as two on the sheet, each with the two sheet columns."""
    found = joined_headings(headings, columns)
    return {name: (left.column, right.column) for name, (left, right) in found.items()}


def is_half(heading: Heading, column: Column) -> bool:
    """True if the heading is only the right half of a joined column, such as 职务 of 工作单位及职务."""
    return heading.text in map(fold_heading, column.instead) and heading.text in column.joined[1]
