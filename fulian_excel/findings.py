"""What is wrong with a workbook, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fulian_excel.places import NOWHERE, Place


class Level(StrEnum):
    """How much a finding weighs; the county may move any rule to another level."""

    FIX = "必改"
    ASK = "核实"
    NOTE = "提示"
    TRIAL = "试行"
    OFF = "停用"


class Status(StrEnum):
    """What became of a finding since the round before."""

    NEW = "new"
    OPEN = "open"
    EXPLAINED = "explained"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    A rule says where and what (`place`, `subject`, `value`, `suggestion`, `parts`); the rule book stamps
    the code, the level and the sentence, the journey stamps whose it is and what became of it.
    """

    place: Place = NOWHERE
    subject: str = ""
    value: str = ""
    suggestion: str = ""
    parts: Mapping[str, object] = field(default_factory=dict)
    column: str = ""
    code: str = ""
    level: Level = Level.FIX
    message: str = ""
    county_message: str = ""
    township: str = ""
    form: str = ""
    status: Status = Status.NEW
    id: str = ""

    @property
    def message_for_county(self) -> str:
        """The sentence in the county's own lists, which may name another township."""
        return self.county_message or self.message


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not be applied to a township, and why (未检查)."""

    code: str
    township: str
    form: str
    reason: str
