"""From the words of a heading row to the columns of a form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form
from fulian_excel.places import a1
from fulian_excel.words import fold_heading, in_brackets, without_brackets


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a table: where it stands, what it says, which column of the form it means.

    `parts` are its levels from the top; `name` is empty where no column is meant.
    """

    row: int
    column: int
    parts: tuple[str, ...]
    name: str = ""
    inverted: bool = False

    @property
    def text(self) -> str:
        """What the heading says at its lowest level."""
        return self.parts[-1]

    @property
    def address(self) -> str:
        """The cell it stands in."""
        return a1(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The column a heading word means, and whether it asks the opposite."""

    name: str
    inverted: bool = False


@dataclass
class Vocabulary:
    """The heading words of one form, the county's own among them."""

    form: Form
    words: dict[str, Meaning] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form, aliases: Mapping[str, str] | None = None) -> "Vocabulary":
        """The form's words; `aliases` lead from the county's headings to column titles."""
        words: dict[str, Meaning] = {}
        by_title = {fold_heading(column.title): name for name, column in form.columns.items()}
        for name, column in form.columns.items():
            for word in column.headings():
                words.setdefault(word, Meaning(name))
            words |= {fold_heading(word): Meaning(name, inverted=True) for word in column.inverted}
        for alias, title in (aliases or {}).items():
            if (name := by_title.get(fold_heading(title), "")) != "":
                words[fold_heading(alias)] = Meaning(name)
        return cls(form, words)

    def meaning(self, parts: Sequence[str]) -> Meaning | None:
        """What a heading of one or more levels means: the lowest level decides, or the levels joined."""
        return next((found for text in _tries(parts) if (found := self.words.get(text))), None)

    def read(self, headings: Sequence[Heading]) -> list[Heading]:
        """The headings with the columns they mean; 工作单位 and 职务 side by side are one column's."""
        read = []
        for heading in headings:
            meaning = self.meaning(heading.parts)
            name, inverted = (meaning.name, meaning.inverted) if meaning else ("", False)
            read.append(Heading(heading.row, heading.column, heading.parts, name, inverted))
        return read


def _tries(parts: Sequence[str]) -> Iterator[str]:
    """What to look up for a heading, the likeliest first; what stands in brackets last."""
    whole = ["".join(parts), *reversed(parts)] if len(parts) > 1 else parts
    yield from whole
    for text in whole:
        if "(" in text or "[" in text or "【" in text:
            yield without_brackets(text)
            yield from in_brackets(text)


class Lexicon:
    """The heading words of several forms, looked up for all of them at once."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self._words: dict[str, dict[str, str]] = {}
        self._known: dict[tuple[str, ...], dict[str, str]] = {}
        for one in vocabularies:
            for word, meaning in one.words.items():
                self._words.setdefault(word, {})[one.form.name] = meaning.name

    def meanings(self, parts: tuple[str, ...]) -> dict[str, str]:
        """The column that a heading means, by form."""
        known = self._known.get(parts)
        if known is None:
            known = {}
            for text in _tries(parts):
                for form, name in self._words.get(text, {}).items():
                    known.setdefault(form, name)
            self._known[parts] = known
        return known

    def fit(self, headings: Sequence[Heading]) -> int:
        """How many different columns of the form that fits best the headings mean."""
        columns: dict[str, set[str]] = {}
        for heading in headings:
            for form, name in self.meanings(heading.parts).items():
                columns.setdefault(form, set()).add(name)
        return max((len(names) for names in columns.values()), default=0)


def joined_with(headings: Sequence[Heading], columns: Mapping[str, Column]) -> dict[str, tuple[int, int]]:
    """Columns that stand on the sheet as two, each with the sheet's two columns, such as 工作单位 and 职务."""
    joined = {}
    for name, column in columns.items():
        if not column.joined:
            continue
        free = [heading for heading in headings if heading.name in ("", name)]
        left, right = ([one.column for one in free if one.text in words] for words in column.joined)
        if left and right:
            joined[name] = (left[0], right[0])
    return joined
