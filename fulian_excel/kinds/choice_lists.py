"""The options of a column of choices, and other ways to write them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fulian_excel.words import fold


@dataclass(frozen=True)
class ChoiceList:
    """The options of a column.

    `spellings` and `readings` map other words to options; a reading is reported (V05), because another option could
    be meant. `questions` map words that fit several options to what to ask. `code` is V03 for strict lists and V13
    for soft ones. The options of a `ranked` list are in order from the highest down, and of several options in one
    cell the highest counts.
    """

    title: str
    options: tuple[str, ...]
    spellings: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    code: str = "V03"
    ranked: bool = False

    def extended(self, options: tuple[str, ...], spellings: Mapping[str, str]) -> "ChoiceList":
        """Return the list with the county's own options and spellings added."""
        more = tuple(option for option in options if option not in self.options)
        return replace(self, options=self.options + more, spellings={**self.spellings, **spellings})

    def meant(self, text: str) -> str:
        """Return the option that a text, spelling or reading stands for; empty if there is none."""
        return self._by_word.get(fold(text), "")

    @cached_property
    def _by_word(self) -> dict[str, str]:
        own = dict(zip(self.options, self.options, strict=True))
        return {fold(word): option for word, option in {**self.readings, **self.spellings, **own}.items()}
