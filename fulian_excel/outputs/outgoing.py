"""An outgoing workbook: everything a township is told with one of its own workbooks."""

from dataclasses import dataclass
from datetime import date

from fulian_excel.findings import Finding, Level, NotChecked, Status


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A workbook on its way back to its township, with what its 问题清单 tells.

    `month` is written 2022-11; `sha256` is the workbook's, hexadecimal; `received` the titles and row counts
    of the forms read from it; `sentences` further sentences for the township. `later`: an earlier round has
    had a list already. `contact` is whom to ask at the county, as it stands in a sentence; `deadline` until when to
    mend, and `signature` the county's name below a receipt, both in its own words.
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
    later: bool = False
    contact: str = ""
    deadline: str = ""
    signature: str = ""

    def of(self, *levels: Level) -> list[Finding]:
        """The findings of some levels that the county has not let pass, the graver level first, otherwise in order."""
        return [one for level in levels for one in self.open if one.level == level]

    @property
    def open(self) -> list[Finding]:
        """The findings that the county has not let pass."""
        return [one for one in self.findings if one.status is not Status.WAIVED]

    @property
    def agreed(self) -> list[Finding]:
        """The findings that the county has let pass."""
        return [one for one in self.findings if one.status is Status.WAIVED]

    @property
    def clean(self) -> bool:
        """True if nothing is to be mended and nothing to be explained."""
        return not self.of(Level.FIX, Level.ASK)
