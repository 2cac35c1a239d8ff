"""The report of a round, from which the county's workbooks are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fulian_excel.figures.measured import Measured, measured
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.history import Course
from fulian_excel.outputs.lists import ReceivedRow
from fulian_excel.table import County


@dataclass(frozen=True)
class Report:
    """A round for the county: townships, findings with their status, received files, figures."""

    county: County
    course: Course
    not_checked: Sequence[NotChecked]
    received: Sequence[ReceivedRow]
    month: str
    as_of: date
    round: str = ""

    @cached_property
    def figures(self) -> Measured:
        """The county's figures of this round."""
        return measured(self.county.submissions)

    @property
    def before(self) -> Measured:
        """The figures of the last round of the month before, none where there was no such round."""
        return self.course.past.figures

    @property
    def findings(self) -> Sequence[Finding]:
        """Every finding with its status."""
        return self.course.findings

    @property
    def reminders(self) -> tuple[str, ...]:
        """Sentences about the county's own settings: stages of another year than the round's."""
        strange = [one for one in self.county.settings.stages if self.as_of.year not in (one.first.year, one.last.year)]
        if len(strange) < len(self.county.settings.stages):
            # A plan that runs over the new year has stages in both; what lies further off is a slip.
            strange = [one for one in strange if abs(one.first.year - self.as_of.year) > 1]
        if not strange:
            return ()
        told = "、".join(f"{one.name}({one.first} 至 {one.last})" for one in strange)
        return (f"时间安排里的{told}不在 {self.as_of.year} 年;如果不对,请在县级设置的《时间安排》里改",)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The titles of settings that 上报 needs and that are blank."""
        settings = self.county.settings
        known = {"县名": settings.county, "届次": settings.term, "落款": settings.signature}
        blank = [name for name, value in known.items() if not value]
        if not blank:
            return ()
        return (f"县级设置的《基本设置》没有填{'、'.join(blank)},上报里留了空;请填好再运行一次,或打印后手写",)

    @property
    def title(self) -> str:
        """The county and the month, as every sheet is headed."""
        year, month = self.month.split("-")
        return f"{self.county.settings.county}镇妇联换届 {year}年{int(month)}月"
