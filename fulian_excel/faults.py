"""Faults: findings grouped as people mend them; the same mistake down a column is one fault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from fulian_excel.findings import Finding, Level, Status
from fulian_excel.places import ranges

_RANGES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: findings that differ in nothing but their rows, in the order of their cells."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The first finding, which represents all."""
        return self.findings[0]

    @property
    def cells(self) -> list[str]:
        """The cells as ranges; empty if there is no cell."""
        return ranges(finding.place.cell for finding in self.findings if finding.place.cell)

    @property
    def where(self) -> str:
        """The cells in words: E5:E136, or the first few of many ranges."""
        told = self.cells
        more = "等" if len(told) > _RANGES_SHOWN else ""
        return "、".join(told[:_RANGES_SHOWN]) + more

    @property
    def message(self) -> str:
        """The sentence, with what vanishes once the cell is mended; for several findings their number and cells."""
        if len(self.findings) == 1:
            return "。".join(filter(None, (self.first.message, self._of_cause)))
        return f"{self.where} 共 {len(self.findings)} 处,例如 {self.first.place.cell}:{self.first.message}"

    @property
    def _of_cause(self) -> str:
        """The words about the cause on this line: what it explains, or that another file's list reports it."""
        cause, file = self.first.cause, self.first.place.file
        if cause is None:
            return ""
        if not self.first.follows:
            return cause.sentence
        return cause.reference if file and file not in cause.files else ""

    @property
    def remark(self) -> str:
        """The sentence for a comment."""
        cause = self.first.cause if len(self.findings) == 1 and not self.first.follows else None
        return "。".join(filter(None, (self.first.message, cause.remark))) if cause else self.message

    @property
    def subject(self) -> str:
        """The subject of the findings; of several the first, with 等."""
        return _shared(finding.subject for finding in self.findings)

    @property
    def value(self) -> str:
        """The value of the findings; of several the first, with 等."""
        return _shared(finding.value for finding in self.findings)


def _shared(texts: Iterable[str]) -> str:
    """The text if all are equal; else the first text with 等 after it."""
    different = list(dict.fromkeys(texts))
    return different[0] if len(different) == 1 else f"{different[0]} 等"


class _Sameness(NamedTuple):
    code: str
    level: Level
    sheet: str
    column: int
    wording: str
    suggestion: str
    line: str


def faults(findings: Iterable[Finding]) -> list[Fault]:
    """Return the findings as faults, in the order in which each first appears.

    Findings of the same rule at the same column with the same wording are one fault. Findings whose wording differs by
    row stay apart, so that each can be answered; hints (提示), which need no answer, are grouped by rule and column
    alone. Findings whose line explains others too are never grouped.
    """
    groups: dict[_Sameness | int, list[Finding]] = {}
    for number, finding in enumerate(findings):
        groups.setdefault(_sameness(finding) or number, []).append(finding)
    return [Fault(tuple(sorted(group, key=_by_cell))) for group in groups.values()]


def on_lines(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, each with the 编号 of its line: that of the first finding of its fault.

    Findings are grouped by township and file, because each file has its own list; waived ones have separate lines.
    """
    lists: dict[tuple[str, str, bool], list[Finding]] = {}
    for one in findings:
        lists.setdefault((one.township, one.place.file, one.status is Status.WAIVED), []).append(one)
    lines = {one.id: fault.first.id for told in lists.values() for fault in faults(told) for one in fault.findings}
    return [replace(one, line=lines[one.id]) for one in findings]


def _sameness(finding: Finding) -> _Sameness | None:
    place = finding.place
    if not place.cell or (finding.cause and finding.cause.sentence):
        return None
    hint = finding.level == Level.NOTE
    wording = "" if hint else _wording(finding)
    suggestion = "" if hint else finding.suggestion
    return _Sameness(finding.code, finding.level, place.sheet, place.position.column, wording, suggestion, finding.line)


def _wording(finding: Finding) -> str:
    """The sentence without the value and the subject of the finding."""
    text = finding.message
    for own in sorted((finding.value, finding.subject), key=len, reverse=True):
        text = text.replace(own, "") if own else text
    return text


def _by_cell(finding: Finding) -> tuple[int, int]:
    return finding.place.position


def heaviest(findings: Sequence[Finding]) -> Level:
    """Return the gravest level among findings."""
    return min((finding.level for finding in findings), key=list(Level).index)


def causes_among(findings: Iterable[Finding]) -> int:
    """Return the number of things to mend: causes, and lines of findings without a cause."""
    return len({one.cause_number or one.number for one in findings})


def by_causes(findings: Iterable[Finding]) -> str:
    """Return the words after a number of findings: the number of their causes, if that is smaller."""
    found = list(findings)
    return causes_in_words(len(found), causes_among(found))


def causes_in_words(places: int, causes: int) -> str:
    """Return the words after a number of places: the number of their causes if that is smaller, else empty."""
    return f"(由 {causes} 个原因引起)" if causes < places else ""
