"""What the roll-up is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fulian_excel.findings import Finding, NotChecked
from fulian_excel.history import Course
from fulian_excel.outputs.lists import ReceivedRow
from fulian_excel.table import County


@dataclass(frozen=True)
class Report:
    """A round as it is told to the county: its townships, what was found and became of it, what was received."""

    county: County
    course: Course
    not_checked: Sequence[NotChecked]
    received: Sequence[ReceivedRow]
    month: str
    as_of: date

    @property
    def findings(self) -> Sequence[Finding]:
        """Every finding, with what became of it."""
        return self.course.findings

    @property
    def title(self) -> str:
        """The county and the month, as every sheet is headed."""
        year, month = self.month.split("-")
        return f"{self.county.settings.county}镇妇联换届 {year}年{int(month)}月"
