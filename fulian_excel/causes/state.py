"""What is told of a township as it stands, and what would be told were some of its values others."""

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

# What a finding is known by while values change: its code, cell, subject (not of a row, which may change) and column.
Key = tuple[str, Place, str, str]
GRAVE = (Level.FIX, Level.ASK)


def key_of(finding: Finding) -> Key:
    """What a finding is known by, whatever its sentence says; one on a row stays the same when the row is renamed."""
    form = FORMS.get(finding.form)
    of_row = bool(finding.record) and form is not None and finding.column in form.columns
    return (finding.code, finding.place, "" if of_row else finding.subject, finding.column)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a mending would bring about: the findings that vanish and those, none of them grave, that come."""

    mending: Mending
    gone: frozenset[Key]
    notes: int

    def weight(self, settled: frozenset[Key], levels: Mapping[Key, Level]) -> int:
        """How much vanishes that nothing else explains: a hint half as much as what has to be answered."""
        gone = self.gone - settled
        return sum(2 if levels[key] in GRAVE else 1 for key in gone) - self.notes


class State:
    """A township, and everything that the rules say of it."""

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
        """The state of a township as it was checked, with what was found of it."""
        watch = Watch(township)
        told = {unit: watch.run(unit) for unit in units_of(township)}
        again = {one.code for one in told} | {one.code for one in RULES.values() if "frame" in one.wants}
        return cls(township, county, told, [one for one in findings if one.code not in again])

    def after(self, mendings: Sequence[Mending]) -> "State":
        """The state once the mendings are made; to be looked into anew is only what the rules say that read them."""
        both = Mending(tuple(change for one in mendings for change in one.changes), "")
        township = changed(self.township, both.changes)
        watch = Watch(township)
        again = {unit: watch.run(unit) for unit in self._reading(both)}
        state = State(township, self.county, self._told | again, self._left(both))
        said = {key_of(one) for told in again.values() for one in told.findings}
        state.renewed = said & state.findings.keys()
        return state

    def tried(self, mending: Mending) -> Trial | None:
        """What the mending would bring about; None where a value is none for its cell, or anything grave comes."""
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
        """The finding was told before; on one of the `cells` that changed, of the same subject."""
        before = self.findings.get(key)
        return before is not None and (before.subject == finding.subject or finding.place not in cells)

    def _reading(self, mending: Mending) -> Iterator[Unit]:
        """The runs that read what the mending changes; a row more or less is seen by all of them."""
        touched = {(one.form, one.column) for one in mending.spots}
        counts = mending.removes or any(is_new(self.township, one) for one in mending.spots)
        return (unit for unit, told in self._told.items() if counts or touched & told.reads)

    def _left(self, mending: Mending) -> list[Finding]:
        """What is told of the values by themselves and of totals, as far as the mending does not put it right."""
        cells = {place_of(self.township, spot) for spot in mending.spots}
        return [
            one
            for one in self._statics
            if not (one.code[0] == "V" and one.place in cells) and not self._makes_good(one, mending)
        ]

    def _makes_good(self, finding: Finding, mending: Mending) -> bool:
        """The total told of as wrong is right once the values above it have changed."""
        if finding.code != "T05":
            return False
        mine = [one for one in mending.changes if (one.spot.form, one.spot.column) == (finding.form, finding.column)]
        changes = [one for one in mine if isinstance(one.value, int)]
        more = sum(one.value - (value_at(self.township, one.spot) or 0) for one in changes)
        return bool(changes) and more == int(finding.value) - int(str(finding.parts["sum"]))

    def _breaks_a_total(self, mending: Mending) -> bool:
        """A total beneath that is right as it stands would be wrong."""
        wrong = {(one.form, one.column) for one in self._statics if one.code == "T05"}
        for spot, now in ((one.spot, one.value) for one in mending.changes):
            table = self.township.tables[spot.form]
            adds_up = spot.column in table.totalled and (spot.form, spot.column) not in wrong
            if adds_up and not spot.is_label and isinstance(now, int) and table.form.columns[spot.column].summed:
                return now != (value_at(self.township, spot) or 0)
        return False

    def _misfits(self, change: Change) -> bool:
        """The value is none that the cell may hold by itself; a blank is only tried."""
        if change.value in (None, Removed.ROW):
            return False
        form = self.township.tables[change.spot.form].form
        return misfits(form, change.spot.column, change.value, self.township)

    def _visible(self, statics: Sequence[Finding], told: Mapping[Unit, UnitResult]) -> list[Finding]:
        """What is left once the due and the more fundamental have had their say."""
        said = [one for each in told.values() for one in each.findings if is_due(one, self.county)]
        return one_complaint_per_cell([*statics, *said])


def misfits(form: Form, name: str, value: Any, township: Submission) -> bool:
    """A value of a column or label breaks a rule on one value: its choices, its range, its check digit."""
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
    """The least and the most that a number may be."""
    model = form.rows if name in form.columns else form.labels
    statistics: dict[str, int] = {}
    for check in fields_of(model)[name].checks:
        statistics |= {
            key: value for key, value in (check.statistics or {}).items() if key in ("min_value", "max_value")
        }
    return statistics.get("min_value"), statistics.get("max_value")
