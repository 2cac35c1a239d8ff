"""What became of a finding: answered by its township, let pass by the county, or still as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from fulian_excel.extract.answers import Answer
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.masking import mask
from fulian_excel.settings import Waiver
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


def let_pass(
    findings: Iterable[Finding], waivers: Sequence[Waiver], as_of: date
) -> tuple[list[Finding], list[Waiver]]:
    """The findings with those marked that the county has let pass, and the waivers that fit nothing any more."""
    told, used = [], set()
    for finding in findings:
        number = next((at for at, one in enumerate(waivers) if _fits(one, finding, as_of)), None)
        used.add(number)
        if number is not None:
            finding = replace(finding, status=Status.WAIVED, reason=waivers[number].reason)  # noqa: PLW2901
        told.append(finding)
    return told, [one for at, one in enumerate(waivers) if at not in used]


def _fits(waiver: Waiver, finding: Finding, as_of: date) -> bool:
    """One township, one rule, one subject and one value, in full or masked; the day has not passed."""
    return (
        (waiver.township, waiver.code) == (finding.township, finding.code)
        and (waiver.until is None or as_of <= waiver.until)
        and fold(waiver.subject) in _spellings(finding.subject)
        and fold(waiver.value) in _spellings(finding.value)
    )


def _spellings(text: str) -> tuple[str, str]:
    return fold(text), fold(mask(text))
