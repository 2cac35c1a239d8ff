"""The arithmetic of an election: contests, majorities, who is elected; whole numbers only."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fulian_excel.kinds.lists import CHAIR, ELECTION_OF_COMMITTEE, PRIMARY
from fulian_excel.table import Block, Row, Submission, Table


@dataclass(frozen=True, slots=True)
class Contest:
    """Seats of one kind in one block, and who stands for them; `post` is empty where seats are not told apart."""

    post: str
    seats: int
    rows: tuple[Row, ...]

    @property
    def marked(self) -> list[Row]:
        """Those marked as elected."""
        return [row for row in self.rows if row["elected"]]


def contests(table: Table, block: Block) -> list[Contest]:
    """A block's contests: one for all its seats, or one per post where seats and rows name posts."""
    seats: dict[str, int] = block.value("seats") or {}
    rows = table.rows_of(block)
    if len(seats) == 1:
        return [Contest(post, count, tuple(rows)) for post, count in seats.items()]
    by_post = {post: tuple(row for row in rows if _is_for(row["post"] or "", post)) for post in seats}
    if sum(len(group) for group in by_post.values()) != len(rows):
        return [Contest("", sum(seats.values()), tuple(rows))] if seats else []
    return [Contest(post, seats[post], group) for post, group in by_post.items()]


def _is_for(written: str, post: str) -> bool:
    """A row's post is the contest's; 专职副主席 stands in a contest of 副主席."""
    if post == CHAIR:
        return CHAIR in written and "副" not in written
    return post in written


def majority_base(block: Block, base: str) -> int | None:
    """The number of which more than half is needed: 应到, 实到 or 有效."""
    value = block.value({"应到": "due_to_attend", "实到": "attended", "有效": "valid"}[base])
    return value if isinstance(value, int) else None


def has_majority(votes: int, base: int) -> bool:
    """More than half, in whole numbers."""
    return 2 * votes > base


def computed(contest: Contest, base: int) -> tuple[set[int], set[int]]:
    """Who is elected and who is tied at the last seat, as row numbers.

    A majority is needed; of those who have one the most votes win, of equal votes fewer 反对.
    """
    able = [row for row in contest.rows if row["votes_for"] is not None and has_majority(row["votes_for"], base)]
    ranked = sorted(able, key=_strength, reverse=True)
    if len(ranked) <= contest.seats:
        return {row.index for row in ranked}, set()
    if contest.seats <= 0:
        return set(), set()
    line = _strength(ranked[contest.seats - 1])
    if _strength(ranked[contest.seats]) != line:
        return {row.index for row in ranked[: contest.seats]}, set()
    sure = {row.index for row in ranked if _strength(row) > line}
    return sure, {row.index for row in ranked if _strength(row) == line}


def _strength(row: Row) -> tuple[int, int]:
    return row["votes_for"], -(row["votes_against"] or 0)


def counts_for_seats(block: Block) -> bool:
    """The block elects; a 预选 only chooses who stands."""
    return bool(block.value("method") != PRIMARY)


def elected(township: Submission, election: str = ELECTION_OF_COMMITTEE) -> list[Row]:
    """Those marked as elected in every round of an election."""
    table = township.get("ballots")
    if table is None:
        return []
    blocks = (block for block in township.blocks(election) if counts_for_seats(block))
    return [row for block in blocks for row in table.rows_of(block) if row["elected"] and row["name"]]


def names(rows: list[Row]) -> Counter[str]:
    """How often each name stands."""
    return Counter(row["name"] for row in rows if row["name"])


def beyond(rows: list[Row], others: Counter[str]) -> Iterator[Row]:
    """The rows whose names stand more often here than among the others."""
    left = Counter(others)
    for row in rows:
        name = row["name"]
        if not name:
            continue
        if left[name] > 0:
            left[name] -= 1
        else:
            yield row
