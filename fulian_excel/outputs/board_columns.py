"""The columns of a sheet with a row per township or county: counts, rates, words, each known by its figure.

Functions in a column take whatever the rows tell of: a Submission or a county's report.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fulian_excel.figures.figure import Count, Rate


def _plain(_subject: object) -> str:
    return "number"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A count of each township, and beneath it their sum.

    `share` is the rate told beneath the sum; the count it is a share of must be a column of the same sheet.
    """

    count: Count
    share: Rate | None = None
    look: Callable[[Any], str] = _plain

    @property
    def key(self) -> str:
        """The figure's name."""
        return self.count.name


@dataclass(frozen=True, slots=True)
class Shares:
    """A rate of each township, and beneath it the rate over all; both counts must be columns of the same sheet."""

    rate: Rate

    @property
    def key(self) -> str:
        """The figure's name."""
        return self.rate.name


@dataclass(frozen=True, slots=True)
class Averages:
    """An average of each township; over all it is weighted by the sum of other columns, named in `weights`."""

    rate: Rate
    weights: tuple[str, ...]

    @property
    def key(self) -> str:
        """The figure's name."""
        return self.rate.name


@dataclass(frozen=True, slots=True)
class Words:
    """Words, each with its look.

    `counted` are the words that `count` counts, `among` those of which `rate` tells the share.
    """

    of: Callable[[Any], tuple[str, str]]
    count: Count | None = None
    counted: tuple[str, ...] = ()
    rate: Rate | None = None
    among: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The counted figure's name, empty where nothing is counted."""
        return self.count.name if self.count else ""


@dataclass(frozen=True, slots=True)
class Met:
    """Counts beside a quota, and beneath them the share of townships that meet it."""

    count: Count
    quota: Count
    rate: Rate
    at_least: bool
    look: Callable[[Any], str] = _plain

    @property
    def key(self) -> str:
        """The count's name."""
        return self.count.name


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what stands in it, the title it shares with its neighbours, its width."""

    title: str
    holds: Numbers | Shares | Averages | Words | Met
    group: str = ""
    width: float = 8.0

    @property
    def key(self) -> str:
        """What the column is known by on its sheet: the figure's name, else group and title."""
        return self.holds.key or f"{self.group}{self.title}"
