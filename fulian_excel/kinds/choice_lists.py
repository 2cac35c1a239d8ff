"""What a column of choices may say, and how people write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fulian_excel.words import fold


@dataclass(frozen=True)
class ChoiceList:
    """What a column may say.

    `spellings` lead to an option without a word; `readings` do too, but are told (V05): somebody could have
    meant another. `code` is V03 for the strict lists and V13 for the soft ones; `questions` are words that
    fit several options, each with what to ask. The options of a list that is `ranked` stand from the highest down,
    and of several in one cell the highest counts.
    """

    title: str
    options: tuple[str, ...]
    spellings: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    code: str = "V03"
    ranked: bool = False

    def extended(self, options: tuple[str, ...], spellings: Mapping[str, str]) -> "ChoiceList":
        """The list with the county's own options and spellings added."""
        more = tuple(option for option in options if option not in self.options)
        return replace(self, options=self.options + more, spellings={**self.spellings, **spellings})

    def meant(self, text: str) -> str:
        """The option that a text is or is another spelling of; empty where it is none."""
        return self._by_word.get(fold(text), "")

    @cached_property
    def _by_word(self) -> dict[str, str]:
        own = dict(zip(self.options, self.options, strict=True))
        return {fold(word): option for word, option in {**self.readings, **self.spellings, **own}.items()}
