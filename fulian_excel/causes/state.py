"""The findings of a township, and the findings that it would have with other values."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache, partial
from typing import Any

from fulian_excel.causes.reads import Unit, UnitResult, Watch, run, units_of
from fulian_excel.causes.spots import Change, Ground, Mending, Removed, is_new, place_of, value_at
from fulian_excel.causes.trying import changed
from fulian_excel.check.checking import is_due
from fulian_excel.check.overlap import one_complaint_per_cell
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.forms.column import fields_of
from fulian_excel.forms.form import Form
from fulian_excel.kinds import Day
from fulian_excel.kinds.dates import out_of_range
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES
from fulian_excel.table import County, Submission

# The identity of a finding while values change: code, cell, subject (empty for a row, whose name may change), column.
Key = tuple[str, Place, str, str]
GRAVE = (Level.FIX, Level.ASK)


def key_of(finding: Finding) -> Key:
    """Return the identity of a finding without its sentence; for a row it stays the same when the row is renamed."""
    form = FORMS.get(finding.form)
    of_row = bool(finding.record) and form is not None and finding.column in form.columns
    return (finding.code, finding.place, "" if of_row else finding.subject, finding.column)


@dataclass(frozen=True, slots=True)
class Trial:
    """The effect of a mending: the findings that vanish, and the number of new hints; it has no new grave ones."""

    mending: Mending
    gone: frozenset[Key]
    notes: int

    def weight(self, settled: frozenset[Key], levels: Mapping[Key, Level]) -> int:
        """Return the weight of vanished findings not in `settled`: 2 each, 1 for a hint, less the new hints."""
        gone = self.gone - settled
        return sum(2 if levels[key] in GRAVE else 1 for key in gone) - self.notes


class State:
    """A township with its findings."""

    def __init__(
        self, township: Submission, county: County, told: dict[Unit, UnitResult], statics: Sequence[Finding]
    ) -> None:
        self.township, self.county = township, county
        self._told, self._statics = told, statics
        self.ground = Ground(township)
        self.findings = {key_of(one): one for one in self._visible(statics, told)}
        self.renewed = set(self.findings)
        self.levels = {key: one.level for key, one in self.findings.items()}

    @classmethod
    def of(cls, township: Submission, county: County, findings: Iterable[Finding]) -> "State":
        """Return the state of a checked township with its findings."""
        watch = Watch(township)
        told = {unit: watch.run(unit) for unit in units_of(township)}
        again = {one.code for one in told} | {one.code for one in RULES.values() if "frame" in one.wants}
        return cls(township, county, told, [one for one in findings if one.code not in again])

    def after(self, mendings: Sequence[Mending]) -> "State":
        """Return the state after mendings; only rules that read the changed values are run again."""
        both = Mending(tuple(change for one in mendings for change in one.changes), "")
        township = changed(self.township, both.changes)
        watch = Watch(township)
        again = {unit: watch.run(unit) for unit in self._reading(both)}
        state = State(township, self.county, self._told | again, self._left(both))
        said = {key_of(one) for told in again.values() for one in told.findings}
        state.renewed = said & state.findings.keys()
        return state

    def tried(self, mending: Mending) -> Trial | None:
        """Return the effect of a mending; None if a value is invalid, nothing vanishes or a new grave one appears."""
        if any(self._misfits(one) for one in mending.changes) or self._breaks_a_total(mending):
            return None
        township = changed(self.township, mending.changes)
        told: dict[Unit, UnitResult] = dict(self._told)
        try:
            for unit in self._reading(mending):
                told[unit] = UnitResult(run(unit, township), frozenset())
        except Exception:  # noqa: BLE001 - a rule that crashes on a trial has nothing to say for it
            return None
        after = {key_of(one): one for one in self._visible(self._left(mending), told)}
        cells = {place_of(self.township, spot) for spot in mending.spots}
        new = [one.level for key, one in after.items() if not self._is_known(key, one, cells)]
        gone = frozenset(key for key in self.findings if key not in after)
        if not gone or any(level in GRAVE for level in new):
            return None
        return Trial(mending, gone, len(new))

    def _is_known(self, key: Key, finding: Finding, cells: Container[Place]) -> bool:
        """True if the finding was there before; at one of the changed `cells`, with the same subject."""
        before = self.findings.get(key)
        return before is not None and (before.subject == finding.subject or finding.place not in cells)

    def _reading(self, mending: Mending) -> Iterator[Unit]:
        """The units that read what the mending changes; all units if it adds or removes a row."""
        touched = {(one.form, one.column) for one in mending.spots}
        counts = mending.removes or any(is_new(self.township, one) for one in mending.spots)
        return (unit for unit, told in self._told.items() if counts or touched & told.reads)

    def _left(self, mending: Mending) -> list[Finding]:
        """The findings on single values and on totals that the mending does not correct."""
        cells = {place_of(self.township, spot) for spot in mending.spots}
        return [
            one
            for one in self._statics
            if not (one.code[0] == "V" and one.place in cells) and not self._makes_good(one, mending)
        ]

    def _makes_good(self, finding: Finding, mending: Mending) -> bool:
        """True if the total of a finding (T05) is right after the mending."""
        if finding.code != "T05":
            return False
        mine = [one for one in mending.changes if (one.spot.form, one.spot.column) == (finding.form, finding.column)]
        changes = [one for one in mine if isinstance(one.value, int)]
        more = sum(one.value - (value_at(self.township, one.spot) or 0) for one in changes)
        return bool(changes) and more == int(finding.value) - int(str(finding.parts["sum"]))

    def _breaks_a_total(self, mending: Mending) -> bool:
        """True if the mending would make a right total wrong."""
        wrong = {(one.form, one.column) for one in self._statics if one.code == "T05"}
        for spot, now in ((one.spot, one.value) for one in mending.changes):
            table = self.township.tables[spot.form]
            adds_up = spot.column in table.totalled and (spot.form, spot.column) not in wrong
            if adds_up and not spot.is_label and isinstance(now, int) and table.form.columns[spot.column].summed:
                return now != (value_at(self.township, spot) or 0)
        return False

    def _misfits(self, change: Change) -> bool:
        """True if the value is invalid for its cell; a blank never is, because it is only tried."""
        if change.value in (None, Removed.ROW):
            return False
        form = self.township.tables[change.spot.form].form
        return misfits(form, change.spot.column, change.value, self.township)

    def _visible(self, statics: Sequence[Finding], told: Mapping[Unit, UnitResult]) -> list[Finding]:
        """The findings that are due, only the most fundamental one at each cell."""
        said = [one for each in told.values() for one in each.findings if is_due(one, self.county)]
        return one_complaint_per_cell([*statics, *said])


def misfits(form: Form, name: str, value: Any, township: Submission) -> bool:
    """Return True if a value breaks a rule on single values of its column or label: choices, range, check digit."""
    declared = form.column(name)
    for code, test in township.settings.kind(form.name, declared).checks:
        holds: Callable[..., Any] = partial(test, as_of=township.as_of) if code == "V07" else test  # type: ignore[call-arg]
        if holds(value) is not None:
            return True
    if declared.past and isinstance(value, Day):
        born = datetime.combine(value.date, time())
        if out_of_range(born, as_of=township.as_of) is not None:
            return True
    least, most = _range(form, name)
    return isinstance(value, int) and ((least is not None and value < least) or (most is not None and value > most))


@lru_cache(maxsize=1024)
def _range(form: Form, name: str) -> tuple[int | None, int | None]:
    """The smallest and the largest number allowed; None for no limit."""
    model = form.rows if name in form.columns else form.labels
    statistics: dict[str, int] = {}
    for check in fields_of(model)[name].checks:
        statistics |= {
            key: value for key, value in (check.statistics or {}).items() if key in ("min_value", "max_value")
        }
    return statistics.get("min_value"), statistics.get("max_value")
