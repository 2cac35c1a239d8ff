"""Rules about numbers against quotas: one frame with a row per township, checked as a pandera schema."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from fulian_excel.findings import Level
from fulian_excel.kinds.lists import CHAIR, ELECTION_OF_COMMITTEE, FULL_TIME_VICE, PART_TIME_VICE
from fulian_excel.rulebook import quota_rule, 名额分配, 实施方案
from fulian_excel.rules.elections import ballot_rounds
from fulian_excel.rules.people import is_formal
from fulian_excel.rules.posts import post_holders
from fulian_excel.table import County, Submission


def _posts(post: str) -> Callable[[Submission], int | None]:
    def count(township: Submission) -> int | None:
        holders = post_holders(township)
        return sum(holder.post == post for holder in holders) if holders else None

    return count


def _delegates(township: Submission) -> int | None:
    people = township.rows("delegates")
    return sum(is_formal(row) for row in people) if people else None


def _members(township: Submission) -> int | None:
    return len(township.rows("committee")) or None


def _seats(township: Submission) -> int | None:
    """应选名额 of the 执委 tally's first round."""
    held = ballot_rounds(township, ELECTION_OF_COMMITTEE)
    stated = [seats for block in held[0] if (seats := block.value("seats"))] if held else []
    return sum(sum(seats.values()) for seats in stated) if stated else None


# What is counted and the quota it is held against, by the column of the frame.
COUNTS: dict[str, Callable[[Submission], int | None]] = {
    "delegates": _delegates,
    "chair": _posts(CHAIR),
    "full_time_vice": _posts(FULL_TIME_VICE),
    "part_time_vice": _posts(PART_TIME_VICE),
    "committee": _members,
    "seats": _seats,
}
# By where a rule's finding stands the count it asks for; the posts are known together or not at all.
COUNTED = {"delegates.name": "delegates", "committee.post": "chair", "committee.name": "committee", "ballots.seats": "seats"}
QUOTAS = {name: "committee" if name == "seats" else name for name in COUNTS}


def quota_frame(county: County) -> pd.DataFrame:
    """Counts beside quotas, one row per township in the county's order; an unknown count equals its quota."""
    rows = [quota_row(submission) for submission in county.submissions]
    return pd.DataFrame(rows, columns=[column for name in COUNTS for column in (name, f"{name}_quota")], dtype="int64")


def quota_row(submission: Submission) -> dict[str, Any]:
    """One township's counts beside its quotas."""
    row: dict[str, Any] = {}
    for name, count in COUNTS.items():
        counted = count(submission)
        quota = getattr(submission.township.quotas, QUOTAS[name])
        row[name] = counted if counted is not None and quota is not None else 0
        row[f"{name}_quota"] = quota if counted is not None and quota is not None else 0
    return row


@quota_rule("D01", Level.ASK, "正式代表人数等于代表名额", "正式代表 {delegates} 名,代表名额 {delegates_quota} 名,相差 {delegates_gap} 名;请核对名册", at="delegates.name", source=名额分配)
def delegates_fill_their_quota(frame: pd.DataFrame) -> "pd.Series[bool]":
    """The number of 正式 delegates is 代表名额."""
    return frame["delegates"] == frame["delegates_quota"]


@quota_rule("S01", Level.ASK, "主席人数等于职数", "主席 {chair} 名,应为 {chair_quota} 名;请核对", at="committee.post", source=实施方案)
def chairs_fill_their_quota(frame: pd.DataFrame) -> "pd.Series[bool]":
    """主席 are as many as their quota."""
    return frame["chair"] == frame["chair_quota"]


@quota_rule("S02", Level.ASK, "专职副主席人数等于职数", "专职副主席 {full_time_vice} 名,应为 {full_time_vice_quota} 名;请核对", at="committee.post", source=实施方案)
def full_time_vices_fill_their_quota(frame: pd.DataFrame) -> "pd.Series[bool]":
    """专职副主席 are as many as their quota."""
    return frame["full_time_vice"] == frame["full_time_vice_quota"]


@quota_rule("S03", Level.ASK, "兼职副主席不少于规定人数", "兼职副主席 {part_time_vice} 名,应不少于 {part_time_vice_quota} 名,还差 {part_time_vice_gap} 名;请核对", at="committee.post", source=实施方案)
def part_time_vices_reach_their_quota(frame: pd.DataFrame) -> "pd.Series[bool]":
    """兼职副主席 are at least their quota."""
    return frame["part_time_vice"] >= frame["part_time_vice_quota"]


@quota_rule("S04", Level.ASK, "执委人数不少于名额", "执委 {committee} 名,应不少于 {committee_quota} 名,还差 {committee_gap} 名;请核对或说明", at="committee.name", source=实施方案)
def members_reach_their_quota(frame: pd.DataFrame) -> "pd.Series[bool]":
    """执委, every row of the committee, are at least their quota."""
    return frame["committee"] >= frame["committee_quota"]


@quota_rule("S12", Level.ASK, "应选名额不少于执委名额", "计票表应选 {seats} 名,执委名额 {seats_quota} 名,少 {seats_gap} 名;请核对", at="ballots.seats", source=名额分配)
def seats_reach_the_quota(frame: pd.DataFrame) -> "pd.Series[bool]":
    """应选名额 on the tally is at least 执委名额."""
    return frame["seats"] >= frame["seats_quota"]
