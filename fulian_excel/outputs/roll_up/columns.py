"""The columns of a sheet with a row per township: counts, shares, averages, words."""

from collections.abc import Callable
from dataclasses import dataclass

from fulian_excel.table import Submission


def _plain(_township: Submission) -> str:
    return "number"


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers, summed; None where the township did not send the form.

    `whole` are the keys of the columns of which, taken together, the sum is told as a share.
    """

    of: Callable[[Submission], int | None]
    whole: tuple[str, ...] = ()
    look: Callable[[Submission], str] = _plain


@dataclass(frozen=True, slots=True)
class Share:
    """One column divided by another; over all townships the sums are divided, so that it is weighted."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Mean:
    """An average per township; over all of them it is weighted by the sum of other columns."""

    of: Callable[[Submission], float | None]
    weights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words, each with its look; told is how many say one of `counted`, as a share of those of `among`."""

    of: Callable[[Submission], tuple[str, str]]
    counted: tuple[str, ...] = ()
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what stands in it, the title it shares with its neighbours, its width."""

    title: str
    holds: Count | Share | Mean | Words
    group: str = ""
    width: float = 8.0

    @property
    def key(self) -> str:
        """What the column is known by on its sheet."""
        return f"{self.group}{self.title}"
