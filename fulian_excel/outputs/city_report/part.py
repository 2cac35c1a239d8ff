"""One county's report as a city adds it up."""

from dataclasses import dataclass

from fulian_excel.outputs.handed_up.summary import Summary


@dataclass(frozen=True)
class Part:
    """A report to be added up: its summary, its file, and what is doubtful about it, in sentences."""

    summary: Summary
    source: str
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The place's name."""
        return self.summary.name
