"""The arithmetic of an election: contests, majorities, who is elected; whole numbers only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from fulian_excel.kinds.lists import CHAIR, ELECTION_OF_COMMITTEE, PRIMARY
from fulian_excel.table import Block, Row, Submission, Table


@dataclass(frozen=True, slots=True)
class Contest:
    """Seats of one kind in one block, and the candidates for them; `post` is empty if seats are not told apart.

    `left` is the number of seats that earlier rounds left open, None in a first round.
    """

    post: str
    seats: int
    rows: tuple[Row, ...]
    left: int | None = None

    @property
    def open(self) -> int:
        """The seats that can still be won."""
        return self.seats if self.left is None else min(self.seats, self.left)

    @property
    def marked(self) -> list[Row]:
        """The rows marked as elected."""
        return [row for row in self.rows if row["elected"]]


def contests(table: Table, block: Block) -> list[Contest]:
    """A block's contests: one for all its seats, or one per post where seats and rows name posts.

    A later round with a blank 应选名额 is for the seats that earlier rounds left open.
    """
    left = seats_left(table, block)
    stated: dict[str, int] = block.value("seats") or {}
    seats = stated or {post: count for post, count in left.items() if count} or dict.fromkeys([""] if left else [], 0)
    return [
        replace(one, left=left.get(one.post, sum(left.values()))) if left else one
        for one in _shared_out(seats, table.rows_of(block))
    ]


def _shared_out(seats: Mapping[str, int], rows: Sequence[Row]) -> list[Contest]:
    if len(seats) == 1:
        return [Contest(post, count, tuple(rows)) for post, count in seats.items()]
    by_post = {post: tuple(row for row in rows if _is_for(row["post"] or "", post)) for post in seats}
    if sum(len(group) for group in by_post.values()) != len(rows):
        return [Contest("", sum(seats.values()), tuple(rows))] if seats else []
    return [Contest(post, seats[post], group) for post, group in by_post.items()]


def seats_left(table: Table, block: Block) -> dict[str, int]:
    """By post, the seats of the first round that earlier rounds left open; empty for a first round."""
    before = [
        held
        for held in _by_round(one for one in table.blocks if one.value("election") == block.value("election"))
        if round_of(held[0]) < round_of(block)
    ]
    left: Counter[str] = Counter()
    for one in before[0] if before else ():
        for contest in contests(table, one):
            left[contest.post] += contest.seats
    if left:
        for one in chain.from_iterable(before):
            for row in table.rows_of(one):
                if row["elected"]:
                    left[_post_of(row, left)] -= 1
    return {post: max(count, 0) for post, count in left.items()}


def _post_of(row: Row, posts: Iterable[str]) -> str:
    """The one of a round's posts that a row of another round is for."""
    known = list(posts)
    return known[0] if len(known) == 1 else next((post for post in known if _is_for(row["post"] or "", post)), "")


def round_of(block: Block) -> int:
    """The number of a block's round in its election; blank is 1."""
    return int(block.value("round") or 1)


def ballot_rounds(township: Submission, election: str) -> list[list[Block]]:
    """The blocks of an election that fill seats, round by round."""
    return _by_round(township.blocks(election))


def _by_round(blocks: Iterable[Block]) -> list[list[Block]]:
    in_order = sorted((block for block in blocks if counts_for_seats(block)), key=round_of)
    return [list(group) for _, group in groupby(in_order, key=round_of)]


def _is_for(written: str, post: str) -> bool:
    """True if a row's post is the contest's; 专职副主席 stands in a contest of 副主席."""
    if post == CHAIR:
        return CHAIR in written and "副" not in written
    return post in written


def majority_base(block: Block, base: str) -> int | None:
    """The number of which more than half is needed: 应到, 实到 or 有效."""
    value = block.value({"应到": "due_to_attend", "实到": "attended", "有效": "valid"}[base])
    return value if isinstance(value, int) else None


def has_majority(votes: int, base: int) -> bool:
    """True if the votes are more than half of the base."""
    return 2 * votes > base


def computed(contest: Contest, base: int) -> tuple[set[int], set[int]]:
    """The row numbers of the elected, and of those tied at the last seat.

    A majority is needed; of those who have one the most votes win, of equal votes fewer 反对.
    """
    able = [row for row in contest.rows if row["votes_for"] is not None and has_majority(row["votes_for"], base)]
    ranked = sorted(able, key=_strength, reverse=True)
    if len(ranked) <= contest.open:
        return {row.index for row in ranked}, set()
    if contest.open <= 0:
        return set(), set()
    line = _strength(ranked[contest.open - 1])
    if _strength(ranked[contest.open]) != line:
        return {row.index for row in ranked[: contest.open]}, set()
    sure = {row.index for row in ranked if _strength(row) > line}
    return sure, {row.index for row in ranked if _strength(row) == line}


def _strength(row: Row) -> tuple[int, int]:
    return row["votes_for"], -(row["votes_against"] or 0)


def counts_for_seats(block: Block) -> bool:
    """True if the block fills seats; a 预选 only chooses candidates."""
    return bool(block.value("method") != PRIMARY)


def elected(township: Submission, election: str = ELECTION_OF_COMMITTEE) -> list[Row]:
    """The rows marked as elected in all rounds of an election."""
    table = township.get("ballots")
    if table is None:
        return []
    blocks = (block for held in ballot_rounds(township, election) for block in held)
    return [row for block in blocks for row in table.rows_of(block) if row["elected"] and row["name"]]


def names(rows: list[Row]) -> Counter[str]:
    """How often each name stands."""
    return Counter(row["name"] for row in rows if row["name"])


def beyond(rows: list[Row], others: Counter[str]) -> Iterator[Row]:
    """The rows whose names occur more often in `rows` than in `others`; each name is matched once per occurrence."""
    left = Counter(others)
    for row in rows:
        name = row["name"]
        if not name:
            continue
        if left[name] > 0:
            left[name] -= 1
        else:
            yield row
