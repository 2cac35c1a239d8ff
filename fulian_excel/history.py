"""What became of a finding since its township was told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fulian_excel.extract.answers import Answer
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.words import fold

TRUE_AS_IT_STANDS = "情况属实"


def followed_up(findings: Iterable[Finding], answers: Mapping[str, Answer]) -> list[Finding]:
    """The findings with what the townships answered, and the status that follows from it.

    What was on a returned list is open. 情况属实 with a reason closes a 核实 for the value it was said of; a
    必改 stays open, and the county reads the reason.
    """
    return [_followed_up(one, answers[one.id]) if one.id in answers else one for one in findings]


def _followed_up(finding: Finding, answer: Answer) -> Finding:
    same = fold(answer.value) == fold(finding.value)
    closed = finding.level is Level.ASK and answer.choice == TRUE_AS_IT_STANDS and bool(answer.reason) and same
    return replace(
        finding,
        status=Status.EXPLAINED if closed else Status.OPEN,
        answer=answer.choice if same else "",
        reason=answer.reason if same else "",
    )
