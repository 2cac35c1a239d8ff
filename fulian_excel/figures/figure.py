"""A figure: a count of each township, or a rate of two counts; and its measure over a county."""

import re
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from fulian_excel.fault_log import log_fault
from fulian_excel.table import Submission

Counting = Callable[[Submission], int | None]


class Shown(Enum):
    """How a rate is written."""

    SHARE = "0.0%"
    AVERAGE = "0.0"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in one township.

    `of` gives None if the township has not sent the form, column or label it needs.
    """

    name: str
    of: Counting


@dataclass(frozen=True, slots=True)
class Rate:
    """One count divided by another, its denominator.

    A township of which either count is unknown is in neither sum.
    """

    name: str
    part: Count
    whole: Count
    shown: Shown = Shown.SHARE


Figure = Count | Rate
_FAILED = "failed counts"
_NOT_IN_NAMES = re.compile(r"[^\w]")


def defined_name(name: str) -> str:
    """A figure's name made fit for a spreadsheet's defined name: letters and digits only."""
    return _NOT_IN_NAMES.sub("", name)


@dataclass(frozen=True, slots=True)
class Measure:
    """The value of a figure: `part` alone for a count; `whole` besides for a rate; None is unknown."""

    part: int | None = None
    whole: int | None = None

    @property
    def rate(self) -> float | None:
        """The part divided by the whole; None if there is no whole."""
        return self.part / self.whole if self.part is not None and self.whole else None


def measure(figure: Figure, one: Submission) -> Measure:
    """A figure of one township."""
    if isinstance(figure, Count):
        return Measure(_counted(figure, one))
    part, whole = _counted(figure.part, one), _counted(figure.whole, one)
    return Measure() if part is None or whole is None else Measure(part, whole)


def _counted(count: Count, one: Submission) -> int | None:
    """A count of one township, computed once for all sheets and rates that use it."""
    return one.index(count, lambda: _guarded(count, one))


def _guarded(count: Count, one: Submission) -> int | None:
    """A count of one township; if our own code fails over it, it is unknown and the operator is told."""
    try:
        return count.of(one)
    except Exception:  # noqa: BLE001 - whatever one figure meets, the county is reported
        log_fault(f"{count.name} {one.township.name}\n{traceback.format_exc()}")
        one.index(_FAILED, list[str]).append(count.name)
        return None


def failed(townships: Iterable[Submission]) -> list[str]:
    """The names of the counts asked for so far that our own code failed over for some township."""
    return sorted({name for one in townships for name in one.index(_FAILED, list[str])})


def added(measures: Iterable[Measure]) -> Measure:
    """The sum of the townships' measures, unknown ones left out; unknown if all are unknown."""
    known = [one for one in measures if one.part is not None]
    if not known:
        return Measure()
    wholes = [one.whole for one in known if one.whole is not None]
    return Measure(sum(one.part or 0 for one in known), sum(wholes) if wholes else None)


def over(figure: Figure, townships: Iterable[Submission]) -> Measure:
    """The measure of a figure over several townships: sums, so that a rate is weighted by its denominator."""
    return added(measure(figure, one) for one in townships)
