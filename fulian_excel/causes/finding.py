"""The findings of a county, each with the cause that was found of it."""

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
    """The numbered findings with their causes, in the same order; none is left out and none is changed but for that.

    What is suggested is what the cause says: where another cell is wrong, or several may be, nothing is. Headings are
    looked at as far as the `extracts` of files are given, with the township of each file as its `owners` say.
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
    """By their 编号, the findings that have a cause; none where our own search for causes fails, which is logged."""
    try:
        return {one.id: one for one in _explained(submission, county, findings, rereads)}
    except Exception:  # noqa: BLE001 - without causes, every finding stands as it was found
        log_fault(f"causes {submission.township.name}\n{traceback.format_exc()}")
        return {}


def _explained(
    submission: Submission, county: County, findings: Sequence[Finding], rereads: Sequence[Reread]
) -> Iterable[Finding]:
    """Those of a township's findings that have a cause, or a suggestion that does not fit."""
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
    """What a finding suggests once its cause is known: the value for its own cell, else nothing."""
    return next((one.text or "" for one in cause.mends if one.place == finding.place), "")


def _unfit(search: Search, findings: Iterable[Finding]) -> Iterable[Finding]:
    """What has no cause suggests nothing that would bring other findings about."""
    for one in findings:
        key = key_of(one)
        if key in search.unfit and key not in search.settled:
            yield replace(one, suggestion="")
