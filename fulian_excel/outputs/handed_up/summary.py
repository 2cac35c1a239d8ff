"""What a report to be handed up says of a county, a city or a province as a whole."""

from dataclasses import dataclass, field
from datetime import date

from fulian_excel.figures.measured import Measured

DOUBTFUL, UNFINISHED, DIFFICULTY = "待核实", "未完成换届", "重点难点"


@dataclass(frozen=True, slots=True)
class Open:
    """An open matter of a township: its kind, the township's name, the step it is about, and a text.

    `kind` is DOUBTFUL (its election is to be looked into), UNFINISHED (it has not elected) or DIFFICULTY.
    """

    kind: str
    place: str
    step: str
    words: str


@dataclass(frozen=True)
class Summary:
    """A place and its figures: those of the month, and those of the last round of the month before.

    `level` is 县, 市 or 省; `open` is what is open in its townships; `scope` says
    which places are counted, where the settings do.
    """

    name: str
    level: str
    month: str
    as_of: date
    figures: Measured
    before: Measured = field(default_factory=Measured)
    term: str = ""
    signature: str = ""
    open: tuple[Open, ...] = ()
    scope: str = ""

    @property
    def title(self) -> str:
        """The place and the month, as every sheet is headed."""
        year, month = self.month.split("-")
        return f"{self.name}镇妇联换届 {year}年{int(month)}月"

    def places(self, kind: str) -> list[str]:
        """The names of the townships that have an open matter of a kind, each once."""
        return list(dict.fromkeys(one.place for one in self.open if one.kind == kind))
