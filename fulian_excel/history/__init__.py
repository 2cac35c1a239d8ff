"""What became of things from round to round: what is new, mended, answered, let pass, silently changed."""

from collections.abc import Iterable, Sequence

from fulian_excel.extract.answers import Answer
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.history.answered import followed_up
from fulian_excel.history.changes import silently_changed
from fulian_excel.history.ledger import Ledger
from fulian_excel.history.mended import mended
from fulian_excel.history.records import Change, Course, Entry, Past, Round, Told
from fulian_excel.history.returned import came_back
from fulian_excel.history.versions import Seal, local_key, versions_in_use
from fulian_excel.history.waivers import let_pass
from fulian_excel.table import County

__all__ = [
    "Change",
    "Course",
    "Entry",
    "Ledger",
    "Past",
    "Round",
    "Seal",
    "Told",
    "came_back",
    "follow_up",
    "local_key",
]


def follow_up(
    findings: Iterable[Finding],
    answers: Sequence[Answer],
    county: County,
    not_checked: Iterable[NotChecked],
    past: Past,
    seal: Seal,
) -> Course:
    """What became of everything since the rounds before."""
    told, idle = let_pass(followed_up(findings, answers, past, seal), county.settings.waivers, county.as_of)
    unknown = {(one.code, one.township) for one in not_checked}
    versions = versions_in_use(county, seal)
    return Course(
        told,
        past,
        mended(past.last.values(), told, county, unknown),
        mended(past.month.values(), told, county, unknown),
        silently_changed(county, versions, past, seal),
        idle,
        versions,
    )
