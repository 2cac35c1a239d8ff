"""Figures of the steps of the plan: steps taken by each township, and overdue steps."""

from enum import StrEnum

from fulian_excel.figures.closing import has_happened
from fulian_excel.figures.figure import Count, Rate
from fulian_excel.kinds import Day
from fulian_excel.rules.progress import steps
from fulian_excel.table import Submission

_DONE = "已完成"


class Taken(StrEnum):
    """The state of a step; UNKNOWN if the 进度表 does not list the step."""

    DONE = "√"
    LATE = "逾期"
    BEGUN = "进行中"
    AHEAD = "未开始"
    UNKNOWN = "—"


def taken(one: Submission, number: int) -> Taken:
    """The state of a step of the plan on the as-of day."""
    row = steps(one).get(number)
    if row is None:
        return Taken.UNKNOWN
    if has_happened(one, row["done"]) or (row["done"] is None and row["state"] == _DONE):
        return Taken.DONE
    if row["planned"] is not None and Day(one.as_of).after(row["planned"]):
        return Taken.LATE
    return Taken.BEGUN if row["state"] == Taken.BEGUN else Taken.AHEAD


def _taken(one: Submission) -> int | None:
    if not one.rows("progress") or not one.has("progress.step"):
        return None
    return sum(taken(one, number) is Taken.DONE for number in range(1, len(one.settings.steps) + 1))


def _late(one: Submission) -> int | None:
    if not one.rows("progress") or not one.has("progress.step"):
        return None
    return sum(taken(one, number) is Taken.LATE for number in range(1, len(one.settings.steps) + 1))


STEPS_TAKEN = Count("已完成步数", _taken)
STEPS_LATE = Count("逾期步数", _late)


def step_rate(number: int) -> Rate:
    """The share of townships that have taken a step, of those whose 进度表 lists it."""

    def done(one: Submission) -> int | None:
        state = taken(one, number)
        return None if state is Taken.UNKNOWN else int(state is Taken.DONE)

    def known(one: Submission) -> int | None:
        return None if taken(one, number) is Taken.UNKNOWN else 1

    return Rate(f"第{number}步完成率", Count(f"第{number}步已完成", done), Count(f"第{number}步已列入", known))
