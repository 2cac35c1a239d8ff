"""The figures of a round: every figure's measure over the county, and a digest that shows an edit."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fulian_excel.figures.figure import Count, Figure, Measure, Shown, over
from fulian_excel.figures.registry import FIGURES
from fulian_excel.table import Submission


@dataclass(frozen=True)
class Measured:
    """The measures of figures by name."""

    measures: Mapping[str, Measure] = field(default_factory=dict)

    def __getitem__(self, figure: Figure) -> Measure:
        """The measure of a figure; unknown if it was not measured."""
        return self.measures.get(figure.name, Measure())

    def number(self, figure: Figure) -> float | None:
        """The figure as one number: a count, or a rate as a fraction."""
        one = self[figure]
        return one.part if isinstance(figure, Count) else one.rate

    def text(self, figure: Figure) -> str:
        """The figure as a report writes it: 1,020 or 70.6% or 42.3; — where it is unknown."""
        number = self.number(figure)
        if number is None:
            return "—"
        if isinstance(figure, Count):
            return f"{number:,.0f}"
        return f"{number:.1%}" if figure.shown is Shown.SHARE else f"{number:.1f}"

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits computed from all the figures."""
        text = "\n".join(f"{name}\t{one.part}\t{one.whole}" for name, one in sorted(self.measures.items()))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def measured(townships: Iterable[Submission]) -> Measured:
    """The measures of every figure over some townships."""
    every = list(townships)
    return Measured({name: over(figure, every) for name, figure in FIGURES.items()})

