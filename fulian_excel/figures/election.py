"""Figures of the elections: meetings, ballots, seats; and whether a township has elected at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from fulian_excel.figures.figure import Count, Counting, Rate
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS
from fulian_excel.rules.elections import ballot_rounds
from fulian_excel.rules.papers import reaches_quorum
from fulian_excel.rules.progress import CLOSE, steps
from fulian_excel.table import Block, Submission

_DONE = "已完成"


def held(one: Submission, event: str) -> list[Block]:
    """The blocks of an election that fill seats and were held by the as-of day, round by round."""
    every = (block for blocks in ballot_rounds(one, event) for block in blocks)
    return [block for block in every if not _lies_ahead(one, block.value("held_on"))]


def first_round(one: Submission, event: str) -> Block | None:
    """The first round of an election that was held by the as-of day."""
    return next(iter(held(one, event)), None)


def _lies_ahead(one: Submission, day: Day | None) -> bool:
    return day is not None and day.after(Day(one.as_of))


def labelled(event: str, label: str) -> Counting:
    """The number of a label on the tally of an election's first round."""

    def number(one: Submission) -> int | None:
        block = first_round(one, event)
        value = block.value(label) if block else None
        return value if isinstance(value, int) else None

    return number


def seats(event: str) -> Counting:
    """应选名额 of an election's first round."""

    def number(one: Submission) -> int | None:
        block = first_round(one, event)
        return sum(block.value("seats").values()) if block and block.value("seats") else None

    return number


def standing(one: Submission) -> int | None:
    """The number of candidates for 执委 on the 候选人名册, else on the tally."""
    if one.rows("candidates"):
        return len(one.rows("candidates"))
    block = first_round(one, ELECTION_OF_COMMITTEE)
    return sum(not row["write_in"] for row in one.tables["ballots"].rows_of(block)) if block else None


def surplus(one: Submission) -> int | None:
    """The number of candidates for 执委 beyond the seats."""
    stood, wanted = standing(one), seats(ELECTION_OF_COMMITTEE)(one)
    return stood - wanted if stood is not None and wanted is not None else None


def _elected(event: str) -> Counting:
    """The number marked as elected in the rounds held so far; unknown if the tally has no such column."""

    def count(one: Submission) -> int | None:
        blocks = held(one, event)
        if not any("elected" in block.headings for block in blocks):
            return None
        table = one.tables["ballots"]
        return sum(bool(row["elected"] and row["name"]) for block in blocks for row in table.rows_of(block))

    return count


@dataclass(frozen=True, slots=True)
class Meeting:
    """The figures of one electing meeting."""

    event: str
    name: str
    due: Count
    attended: Count
    attendance: Rate
    issued: Count
    returned: Count
    valid: Count
    validity: Rate
    seats: Count
    elected: Count


def _meeting(event: str, name: str, word: str, member: str) -> Meeting:
    due = Count(f"{word}应到", labelled(event, "due_to_attend"))
    attended = Count(f"{word}实到", labelled(event, "attended"))
    returned = Count(f"{word}收回选票", labelled(event, "returned"))
    valid = Count(f"{word}有效票", labelled(event, "valid"))
    return Meeting(
        event,
        name,
        due,
        attended,
        Rate(f"{word}到会率", attended, due),
        Count(f"{word}发出选票", labelled(event, "issued")),
        returned,
        valid,
        Rate(f"{word}有效票率", valid, returned),
        Count(f"应选{member}", seats(event)),
        Count(f"当选{member}", _elected(event)),
    )


CONGRESS = _meeting(ELECTION_OF_COMMITTEE, "妇女代表大会选举执委", "代表大会", "执委")
PLENARY = _meeting(ELECTION_OF_OFFICERS, "执委会选举主席、副主席", "执委会", "主席副主席")
MEETINGS = (CONGRESS, PLENARY)
STOOD = Count("执委候选人", standing)
SURPLUS = Count("执委差额", surplus)
SURPLUS_RATE = Rate("执委差额比例", SURPLUS, CONGRESS.seats)
FILLED_RATE = Rate("执委选满率", CONGRESS.elected, CONGRESS.seats)


def has_closed(one: Submission) -> bool:
    """True if the congress has closed (step 14) by the as-of day."""
    step = steps(one).get(CLOSE)
    if step is None:
        return False
    return not _lies_ahead(one, step["done"]) if step["done"] is not None else step["state"] == _DONE


def doubts_of_election(one: Submission) -> list[str]:
    """Reasons why the 执委 election is in doubt, in words; empty if every round of it stands."""
    blocks = held(one, ELECTION_OF_COMMITTEE)
    if not blocks:
        return ["没有执委选举的计票表"]
    return list(dict.fromkeys(doubt for block in blocks for doubt in _doubts(one, block)))


def _doubts(one: Submission, block: Block) -> Iterator[str]:
    names = ("due_to_attend", "attended", "issued", "returned")
    due, attended, issued, returned = (block.value(name) for name in names)
    if due is None or attended is None:
        yield "应到、实到人数不全"
    elif not reaches_quorum(attended, due, **one.settings.parameters("B03")):
        yield f"应到 {due} 人,实到 {attended} 人,未达到会人数"
    if issued is None or returned is None:
        yield "发出、收回选票数不全"
    elif returned > issued:
        yield f"发出 {issued} 张,收回 {returned} 张,收回多于发出"


def has_elected(one: Submission) -> bool:
    """True if the congress has closed and its election of the 执委 stands."""
    return has_closed(one) and not doubts_of_election(one)


def is_doubtful(one: Submission) -> bool:
    """True if the congress is said to have closed but its election is in doubt (待核实)."""
    return has_closed(one) and bool(doubts_of_election(one))
