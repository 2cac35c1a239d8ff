"""Recording which columns each rule reads, so that after a change only rules that read it are run again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fulian_excel.causes.trying import fresh
from fulian_excel.check.beyond import lacking, subjects_of
from fulian_excel.check.pandera_checks import quota_findings
from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import RULES
from fulian_excel.table import Submission

Read = tuple[str, str]

_BY_TOWNSHIP = frozenset(("township", "table", "block"))


@dataclass(frozen=True, slots=True)
class Unit:
    """One run of a rule on a township, a form, or one block of a form; the run of all quota rules has an empty code."""

    code: str
    form: str = ""
    block: int = 0


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The findings of a unit, and the columns and labels that it read, as (form, name)."""

    findings: tuple[Finding, ...]
    reads: frozenset[Read]


def units_of(township: Submission) -> Iterator[Unit]:
    """Return every run of the engine over one township."""
    yield Unit("")
    for rule in RULES.values():
        if not _BY_TOWNSHIP.intersection(rule.wants) or township.settings.level(rule.code) is Level.OFF:
            continue
        for form in rule.on or ("",):
            if (form and form not in township.tables) or any(lacking(rule, form, township)):
                continue
            blocks = len(township.tables[form].blocks) if "block" in rule.wants else 1
            yield from (Unit(rule.code, form, block) for block in range(blocks))


def run(unit: Unit, township: Submission) -> tuple[Finding, ...]:
    """Return the findings of a unit, with places, subjects, codes and levels but without sentences."""
    if not unit.code:
        return tuple(quota_findings(township))
    rule = RULES[unit.code]
    function = rule.function
    if function is None:
        return ()
    wanted = list(subjects_of(rule, unit.form, township))[unit.block]
    settings = township.settings
    told = function(**{name: wanted[name] for name in rule.wants}, **settings.parameters(rule.code))
    level = settings.level(rule.code)
    return tuple(replace(one, code=rule.code, level=level) for one in told)


class Watched(dict[str, Any]):
    """The columns or labels of a form by name; each name that is looked up is recorded."""

    def __init__(self, values: dict[str, Any], form: str, seen: set[Read]) -> None:
        super().__init__(values)
        self._form, self._seen = form, seen

    def get(self, key: str, default: Any = None) -> Any:
        """Return the values under a name, recording it."""
        self._seen.add((self._form, key))
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        """Return the values under a name, recording it; raises KeyError if there are none."""
        self._seen.add((self._form, key))
        return super().__getitem__(key)


class Watch:
    """Runs units on a township and records what each of them reads."""

    def __init__(self, township: Submission) -> None:
        self._seen: set[Read] = set()
        self._tables = {form: fresh(table) for form, table in township.tables.items()}
        for form, table in self._tables.items():
            table.values = Watched(table.values, form, self._seen)
            table.blocks = [replace(one, labels=Watched(one.labels, form, self._seen)) for one in table.blocks]
        self._township = township

    def run(self, unit: Unit) -> UnitResult:
        """Return a unit's findings and reads; indexes are cleared first, so that every read is recorded.

        A rule that crashes has no findings here; the check of the township has reported the crash (Z01).
        """
        self._seen.clear()
        for table in self._tables.values():
            table._indexes.clear()  # noqa: SLF001 - what an earlier unit looked up would hide what this one reads
            table.__dict__.pop("namesakes", None)
        try:
            findings = run(unit, replace(self._township, tables=self._tables, _indexes={}))
        except Exception:  # noqa: BLE001 - whatever a rule does, the others are heard
            findings = ()
        return UnitResult(findings, frozenset(self._seen))
