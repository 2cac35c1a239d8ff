"""Adding causes to the findings of a county."""

import traceback
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from fulian_excel.causes.choosing import Search, choose
from fulian_excel.causes.headings import Reread, of_headings, rereads_of
from fulian_excel.causes.state import GRAVE, Key, State, key_of
from fulian_excel.causes.telling import cause_of
from fulian_excel.extract import Extract
from fulian_excel.fault_log import log_fault, log_note
from fulian_excel.findings import Cause, Finding
from fulian_excel.table import County, Submission

_NOBODYS: Mapping[str, str] = MappingProxyType({})


def with_causes(
    findings: Sequence[Finding], county: County, extracts: Iterable[Extract] = (), owners: Mapping[str, str] = _NOBODYS
) -> list[Finding]:
    """Return the numbered findings with their causes, in the same order; nothing else but suggestions is changed.

    A finding with a cause suggests what the cause says: nothing if another cell is wrong, or if several may be.
    Headings are looked at in the `extracts`; `owners` gives the township of each file.
    """
    sent: dict[str, list[Extract]] = defaultdict(list)
    for extract in extracts:
        sent[owners.get(extract.file, "")].append(extract)
    of_township: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        of_township[one.township].append(one)
    told: dict[str, Finding] = {}
    for submission in county.submissions:
        mine = of_township[submission.township.name]
        rereads = list(rereads_of(submission, sent[submission.township.name]))
        if rereads or (submission.tables and any(one.level in GRAVE for one in mine)):
            told |= _looked_into(submission, county, mine, rereads)
    return [told.get(one.id, one) for one in findings]


def _looked_into(
    submission: Submission, county: County, findings: Sequence[Finding], rereads: Sequence[Reread]
) -> dict[str, Finding]:
    """The findings changed by the search, by 编号; none if the search itself fails, which is logged."""
    try:
        return {one.id: one for one in _explained(submission, county, findings, rereads)}
    except Exception:  # noqa: BLE001 - without causes, every finding stands as it was found
        log_fault(f"causes {submission.township.name}\n{traceback.format_exc()}")
        return {}


def _explained(
    submission: Submission, county: County, findings: Sequence[Finding], rereads: Sequence[Reread]
) -> Iterable[Finding]:
    """The findings of a township that get a cause, or lose a suggestion that does not fit."""
    settled: set[Key] = set()
    for cause, explained in of_headings(submission, county, findings, rereads):
        settled |= {key_of(one) for one in explained}
        yield from (replace(one, cause=cause, suggestion=_suggestion(one, cause)) for one in explained)
    state = State.of(submission, county, findings)
    search = choose(state, settled)
    if search.untried:
        log_note(f"{submission.township.name}: {search.untried} mendings not tried")
    for choice in search.choices:
        explained = [one for one in findings if key_of(one) in choice.explains]
        if explained:
            cause = cause_of(choice, explained, state)
            yield from (replace(one, cause=cause, suggestion=_suggestion(one, cause)) for one in explained)
    yield from _unfit(search, findings)


def _suggestion(finding: Finding, cause: Cause) -> str:
    """The suggestion of a finding with a cause: the value for its own cell, else empty."""
    return next((one.text or "" for one in cause.mends if one.place == finding.place), "")


def _unfit(search: Search, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings without a cause whose suggestion would cause new findings, without that suggestion."""
    for one in findings:
        key = key_of(one)
        if key in search.unfit and key not in search.settled:
            yield replace(one, suggestion="")
