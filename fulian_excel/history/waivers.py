"""Findings waived by the county in 核准说明."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from fulian_excel.findings import Finding, Status
from fulian_excel.masking import mask
from fulian_excel.settings import Waiver
from fulian_excel.words import fold


def let_pass(findings: Iterable[Finding], waivers: Sequence[Waiver], as_of: date) -> tuple[list[Finding], list[Waiver]]:
    """Return the findings, waived ones with status WAIVED, and the waivers that fit no finding."""
    told, used = [], set()
    for finding in findings:
        number = next((at for at, one in enumerate(waivers) if _fits(one, finding, as_of)), None)
        used.add(number)
        if number is not None:
            finding = replace(finding, status=Status.WAIVED, reason=waivers[number].reason)  # noqa: PLW2901
        told.append(finding)
    return told, [one for at, one in enumerate(waivers) if at not in used]


def _fits(waiver: Waiver, finding: Finding, as_of: date) -> bool:
    """True if township, rule, subject and value (in full or masked) are equal and the waiver has not expired."""
    return (
        (waiver.township, waiver.code) == (finding.township, finding.code)
        and (waiver.until is None or as_of <= waiver.until)
        and fold(waiver.subject) in _spellings(finding.subject)
        and fold(waiver.value) in _spellings(finding.value)
    )


def _spellings(text: str) -> tuple[str, str]:
    return fold(text), fold(mask(text))
