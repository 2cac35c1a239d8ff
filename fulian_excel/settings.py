"""What the county sets: records and their defaults, however they were read."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any

from fulian_excel.findings import Level
from fulian_excel.forms.column import Column
from fulian_excel.kinds import Kind, choice
from fulian_excel.rulebook import RULES


@dataclass(frozen=True, slots=True)
class Quotas:
    """How many a township elects; None is no quota."""

    delegates: int | None = None
    committee: int | None = 25
    chair: int | None = 1
    full_time_vice: int | None = 1
    seconded_vice: int | None = None
    part_time_vice: int | None = 3
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


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a county's list, and the keywords by which a township's own wording of it is known.

    Posts besides know what makes them less (副 before 主任) and whose they are not (村, 社区).
    """

    name: str
    keywords: tuple[str, ...] = ()
    stage: str = ""
    not_after: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def shipped(name: str) -> tuple[Listed, ...]:
    """A list that comes with the product, from its file in defaults."""
    text = files("fulian_excel").joinpath(f"defaults/{name}.csv").read_text(encoding="utf-8")
    return tuple(
        Listed(
            next(iter(row.values())),
            _words(row["关键词"]),
            row.get("阶段", ""),
            _words(row.get("不跟在", "")),
            _words(row.get("不属于", "")),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("、") if word)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the plan and the days on which its steps are done, both counted."""

    name: str
    first: date
    last: date


# The plan of 2022.
STAGES = (
    Stage("筹备阶段", date(2022, 9, 1), date(2022, 10, 10)),
    Stage("选举阶段", date(2022, 10, 11), date(2022, 11, 20)),
    Stage("总结阶段", date(2022, 11, 21), date(2022, 11, 30)),
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that the county has let pass: for one township, one rule, one subject and one value.

    `until` is the last day on which it is let pass; `place` where the settings say so.
    """

    township: str
    code: str
    subject: str
    value: str
    reason: str
    until: date | None = None
    place: str = ""


@dataclass(frozen=True)
class Settings:
    """Everything a county sets.

    `levels` and `parameters` hold what differs from the rule book; `due` the month from which a form must be
    there where it differs from the plan; `choices` the county's extensions by form name and column title;
    `heading_aliases` its own headings by form name, to column titles. `as_of` is no setting but the day on which
    the county looks at the files: days without a year lie around it.
    """

    county: str = ""
    term: str = ""
    signature: str = ""
    contact: str = ""
    phone: str = ""
    correct_by: str = ""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    masked: bool = True
    townships: tuple[Township, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    changed: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    due: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], Extension] = field(default_factory=dict)
    heading_aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stages: tuple[Stage, ...] = STAGES
    steps: tuple[Listed, ...] = field(default_factory=partial(shipped, "steps"))
    archive: tuple[Listed, ...] = field(default_factory=partial(shipped, "archive"))
    prohibitions: tuple[Listed, ...] = field(default_factory=partial(shipped, "prohibitions"))
    posts: tuple[Listed, ...] = field(default_factory=partial(shipped, "posts"))
    days_off: frozenset[date] = frozenset()
    waivers: tuple[Waiver, ...] = ()
    limits: Limits = Limits()
    as_of: date | None = None

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

    def is_due(self, form: str, plan_month: int | None, as_of: date) -> bool:
        """A form must be there in the month of the as-of day; one that no month is set for, never.

        What the plan begins in September may run on into the next year.
        """
        month = self.due.get(form, plan_month)
        return month is not None and (as_of.month - _PLAN_BEGINS) % 12 >= (month - _PLAN_BEGINS) % 12

    def township(self, name: str) -> Township | None:
        """The township of that name."""
        return next((township for township in self.townships if township.name == name), None)


_PLAN_BEGINS = 9
