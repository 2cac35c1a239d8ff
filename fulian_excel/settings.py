"""What the county sets: records and their defaults, however they were read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fulian_excel.findings import Level
from fulian_excel.forms.form import Column
from fulian_excel.kinds import Kind, choice
from fulian_excel.rulebook import RULES


@dataclass(frozen=True, slots=True)
class Quotas:
    """How many a township elects; None is no quota."""

    delegates: int | None = None
    committee: int = 25
    chair: int = 1
    full_time_vice: int = 1
    seconded_vice: int | None = None
    part_time_vice: int = 3
    standing: int | None = None


@dataclass(frozen=True, slots=True)
class Township:
    """One township that must report."""

    name: str
    aliases: tuple[str, ...] = ()
    area_code: str = ""
    women: int | None = None
    quotas: Quotas = Quotas()
    contact: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one file may take, in seconds, and how much memory a worker may have, in bytes."""

    seconds: int = 60
    memory: int = 3 << 30
    file: int = 50 << 20


@dataclass(frozen=True, slots=True)
class Extension:
    """A county's own options of one choice column, and its other spellings of options."""

    options: tuple[str, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Everything a county sets.

    `levels` and `parameters` hold what differs from the rule book; `due` the month from which a form must be
    there where it differs from the plan; `choices` the county's extensions by form name and column title;
    `heading_aliases` its own headings by form name, to column titles.
    """

    county: str = ""
    term: str = ""
    signature: str = ""
    contact: str = ""
    phone: str = ""
    correct_by: str = ""
    password: str = ""
    masked: bool = True
    townships: tuple[Township, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    changed: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    due: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], Extension] = field(default_factory=dict)
    heading_aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    limits: Limits = Limits()

    def level(self, code: str) -> Level:
        """The level of a rule in this county."""
        return self.levels.get(code, RULES[code].level)

    def parameters(self, code: str) -> dict[str, Any]:
        """The parameters of a rule in this county, by their names in the code."""
        return {
            name: self.changed.get((code, name), parameter.default)
            for name, parameter in RULES[code].parameters.items()
        }

    def kind(self, form: str, column: Column) -> Kind:
        """A column's kind with the county's own options and spellings added."""
        extension = self.choices.get((form, column.title))
        if extension is None or column.kind.choices is None:
            return column.kind
        return choice(column.kind.choices.extended(extension.options, extension.spellings))

    def is_due(self, form: str, plan_month: int, as_of: date) -> bool:
        """A form must be there in the month of the as-of day; what the plan begins in September may run on
        into the next year."""
        first = (self.due.get(form, plan_month) - _PLAN_BEGINS) % 12
        return (as_of.month - _PLAN_BEGINS) % 12 >= first

    def township(self, name: str) -> Township | None:
        """The township of that name."""
        return next((township for township in self.townships if township.name == name), None)

    def without_townships(self) -> "Settings":
        """The same rules for nobody in particular."""
        return replace(self, townships=())


_PLAN_BEGINS = 9
