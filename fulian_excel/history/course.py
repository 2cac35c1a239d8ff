"""A round compared with the rounds before it."""

from collections.abc import Iterable, Sequence

from fulian_excel.extract import Extract
from fulian_excel.faults import on_lines
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.history.answered import followed_up, unplaced
from fulian_excel.history.changes import silently_changed, tables_at_hand
from fulian_excel.history.kept import Course, Past
from fulian_excel.history.mended import mended, mended_so_far
from fulian_excel.history.versions import Seal, versions_in_use
from fulian_excel.history.waivers import let_pass
from fulian_excel.submissions import Assembled


def follow_up(
    findings: Iterable[Finding],
    received: Sequence[Extract],
    assembled: Assembled,
    not_checked: Iterable[NotChecked],
    past: Past,
    seal: Seal,
) -> Course:
    """Return how this round compares with earlier rounds: status of findings, what was mended, what changed."""
    county = assembled.county
    answers = [answer for one in received for answer in one.answers.values()]
    told, idle = let_pass(followed_up(findings, answers, past, seal), county.settings.waivers, county.as_of)
    files: dict[str, frozenset[str]] = {}
    for one in received:
        owner = assembled.owner_of(one.file)
        files[owner] = files.get(owner, frozenset()) | {one.sha256}
    lately = mended(past, told, county, {(one.code, one.township) for one in not_checked}, files, seal)
    versions = versions_in_use(county, seal)
    changed = silently_changed(county.submissions, versions, past, tables_at_hand(received, assembled), seal)
    lost = [
        (assembled.owner_of(one.file), answer) for one in received for answer in unplaced(one.answers.values(), told)
    ]
    in_month, ever = (mended_so_far(before, lately, told) for before in (past.fixed, past.fixed_ever))
    return Course(on_lines(told), past, lately, in_month, ever, changed, idle, versions, lost)
