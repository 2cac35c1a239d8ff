"""Texts of a later round's list about earlier rounds: the state of each line, the county's reply, the count left."""

from collections import Counter
from collections.abc import Iterator

from fulian_excel.faults import Fault
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.forms.answers import (
    ACCEPTED,
    AGREED,
    AGREED_TO,
    ANSWERED,
    MENDED,
    NEW,
    STANDS,
    STILL,
    TO_ASK,
    TO_CHOOSE,
    TO_EXPLAIN,
    TO_MEND,
    TO_MEND_OR_EXPLAIN,
    UNCLEAR,
)
from fulian_excel.history import Course

_WEIGHTY = (Level.FIX, Level.ASK)


def answer_to(fault: Fault) -> tuple[str, str]:
    """The township's answer to a line, (处理, 说明); empty texts if the cells of the line were answered differently."""
    given = {(one.answer, one.reason) for one in fault.findings}
    return next(iter(given)) if len(given) == 1 else ("", "")


def state(fault: Fault) -> str:
    """The state of a line since the round before, in words."""
    states = {one.status for one in fault.findings}
    answer, reason = answer_to(fault)
    if states == {Status.NEW}:
        return NEW
    if states == {Status.WAIVED}:
        return AGREED
    if answer or reason:
        return f"{ANSWERED}{answer or '见说明'}"
    if states == {Status.EXPLAINED}:
        return f"{ANSWERED}{STANDS}"
    return f"{STILL},有新增" if Status.NEW in states else STILL


def reply(fault: Fault, contact: str) -> str:
    """The county's reply to a line: agreed, or what is still to be done; `contact` is whom to ask."""
    first = fault.first
    states = {one.status for one in fault.findings}
    if states == {Status.WAIVED}:
        return ":".join(filter(None, (AGREED_TO, first.reason)))
    if states == {Status.NEW} or first.level not in _WEIGHTY:
        return ""
    if states == {Status.EXPLAINED}:
        return ACCEPTED
    return _still_to_do(first, *answer_to(fault), contact)


def _still_to_do(first: Finding, answer: str, reason: str, contact: str) -> str:
    if answer == UNCLEAR:
        return TO_ASK + contact
    if answer == MENDED:
        return f"{TO_MEND}:这一轮核对时还没有改好"
    if answer == STANDS and not reason:
        return TO_EXPLAIN
    if first.level is Level.FIX:
        return f"{TO_MEND}:必改的要改正,只作说明不行" if answer or reason else TO_MEND
    return TO_CHOOSE if answer or reason else TO_MEND_OR_EXPLAIN


def since_last(township: str, course: Course) -> Iterator[str]:
    """Sentences on how many of the township's earlier findings are mended and left; none in its first round."""
    if township not in course.past.files:
        return
    mine = [one for one in course.findings if one.township == township and one.level in _WEIGHTY]
    states = Counter(one.status for one in mine)
    fixed = sum(one.township == township and one.level in _WEIGHTY for one in course.fixed)
    left = Counter(one.level for one in mine if one.status is Status.OPEN)
    told = [
        f"上一轮的问题已改好 {fixed} 处,还剩 {left.total()} 处"
        + (f"(必改 {left[Level.FIX]}、核实 {left[Level.ASK]})" if left else ""),
        f"这一轮新发现 {states[Status.NEW]} 处",
        f"已说明 {states[Status.EXPLAINED]} 处",
        f"县里已同意 {states[Status.WAIVED]} 处",
    ]
    yield ";".join([told[0], *(one for one in told[1:] if " 0 处" not in one)]) + "(全镇合计)。"
