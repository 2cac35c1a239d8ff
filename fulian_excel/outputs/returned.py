"""What goes back to a township with one of its workbooks."""

from dataclasses import dataclass
from datetime import date

from fulian_excel.findings import Finding, Level, NotChecked


@dataclass(frozen=True, slots=True)
class Returned:
    """One workbook's way back.

    `month` is written 2022-11; `sha256` is the workbook's, hexadecimal; `received` the titles and row counts
    of the forms read from it; `sentences` whatever else the township has to be told.
    """

    township: str
    month: str
    as_of: date
    round_id: str
    sha256: str
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    received: tuple[tuple[str, int], ...] = ()
    sentences: tuple[str, ...] = ()

    def of(self, *levels: Level) -> list[Finding]:
        """The findings of some levels, the graver level first, otherwise in their order."""
        return [finding for level in levels for finding in self.findings if finding.level == level]

    @property
    def clean(self) -> bool:
        """There is nothing to mend and nothing to explain."""
        return not self.of(Level.FIX, Level.ASK)
