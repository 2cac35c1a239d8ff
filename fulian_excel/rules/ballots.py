"""Rules about the tally: the meeting, the ballot papers, the votes, who is elected."""

from collections.abc import Iterator
from itertools import chain

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds.lists import (
    ELECTION_OF_COMMITTEE,
    ELECTION_OF_OFFICERS,
    ELECTION_OF_STANDING,
    OFFICERS,
    STANDING,
)
from fulian_excel.rulebook import Parameter, rule, 选举办法
from fulian_excel.rules.elections import (
    Contest,
    ballot_rounds,
    beyond,
    computed,
    contests,
    counts_for_seats,
    has_majority,
    majority_base,
    names,
    round_of,
)
from fulian_excel.table import Block, Row, Submission, Table

ON = ("ballots",)
_BASE = Parameter("过半数的基数", "应到", ("应到", "实到", "有效"))


@rule(
    "B07",
    Level.FIX,
    "每人的票加起来等于有效票",
    "{subject}:赞成 {votes} + 反对 {against} + 弃权 {abstained} = {sum} 票,应等于有效票 {valid} 张;请核对",
    on=ON,
    needs=("votes_for", "votes_against", "abstentions", "valid"),
)
def votes_add_up(block: Block, table: Table) -> Iterator[Finding]:
    """A listed candidate's 赞成, 反对 and 弃权 together are 有效."""
    valid = block.value("valid")
    for row in table.rows_of(block):
        votes = [row[column] for column in ("votes_for", "votes_against", "abstentions")]
        if valid is None or row["write_in"] or None in votes:
            continue
        if sum(votes) != valid:
            yield row.tell(
                "votes_for", votes=votes[0], against=votes[1], abstained=votes[2], sum=sum(votes), valid=valid
            )


@rule(
    "B08",
    Level.FIX,
    "赞成票总数不超过有效票乘应选数",
    "{post}赞成票合计 {sum} 票,超过有效票 {valid} 张 × 应选 {seats} 名 = {most} 票;请核对各人票数",
    source=选举办法,
    on=ON,
    needs=("votes_for", "valid", "seats"),
)
def votes_do_not_exceed_papers(block: Block, table: Table) -> Iterator[Finding]:
    """All 赞成 together, per post, are at most 有效 times 应选."""
    valid = block.value("valid")
    for contest in contests(table, block):
        total = sum(row["votes_for"] or 0 for row in contest.rows)
        if valid is not None and total > valid * contest.seats:
            yield block.tell(
                "valid", post=contest.post, sum=total, valid=valid, seats=contest.seats, most=valid * contest.seats
            )


@rule(
    "B09",
    Level.FIX,
    "当选人赞成票过半数",
    "{subject}赞成 {votes} 票,未超过{base} {number}的半数(需 {needed} 票),不能当选;请核对",
    source=选举办法,
    on=ON,
    needs=("votes_for", "elected"),
    base=_BASE,
)
def the_elected_have_a_majority(block: Block, table: Table, base: str) -> Iterator[Finding]:
    """Who is marked 当选 has more than half of the base in 赞成."""
    number = majority_base(block, base)
    if number is None or not counts_for_seats(block):
        return
    for row in table.rows_of(block):
        if row["elected"] and row["votes_for"] is not None and not has_majority(row["votes_for"], number):
            yield row.tell(
                "elected",
                suggestion="否",
                votes=row["votes_for"],
                base=base,
                number=f"{number} {'张' if base == '有效' else '人'}",
                needed=number // 2 + 1,
            )


@rule(
    "B10",
    Level.FIX,
    "当选标记与计票结果一致",
    "{subject}标为「{value}」,按票数{post}应选 {seats} 名,她赞成 {votes} 票,{why};请核对",
    source=选举办法,
    on=ON,
    needs=("votes_for", "elected", "seats"),
    base=_BASE,
)
def the_marked_are_the_elected(block: Block, table: Table, base: str) -> Iterator[Finding]:
    """当选 as marked is 当选 as computed, per post: a majority, then the most 赞成 up to 应选."""
    for contest in _contests_with_result(block, table):
        number = majority_base(block, base)
        if number is None or len(contest.marked) > contest.open:
            continue
        sure, tied = computed(contest, number)
        for row in contest.rows:
            if row["votes_for"] is None or row["elected"] is None or row.index in tied:
                continue
            if bool(row["elected"]) != (row.index in sure):
                yield row.tell(
                    "elected",
                    suggestion="否" if row["elected"] else "是",
                    post=contest.post,
                    seats=contest.open,
                    votes=row["votes_for"],
                    why="不在当选之列" if row["elected"] else f"已过{base}半数且在前 {contest.open} 名,应当选",
                )


def _contests_with_result(block: Block, table: Table) -> list[Contest]:
    return contests(table, block) if counts_for_seats(block) else []


@rule(
    "B11",
    Level.FIX,
    "当选人数不超过应选名额",
    "{post}标为当选 {elected} 人,超过{limit};请核对",
    source=选举办法,
    on=ON,
    needs=("elected", "seats"),
)
def no_more_are_elected_than_seats(block: Block, table: Table) -> Iterator[Finding]:
    """当选 are at most 应选, in all rounds together at most those of the first."""
    for contest in _contests_with_result(block, table):
        elected = len(contest.marked)
        if elected > contest.open:
            first = contest.left is None
            limit = f"应选 {contest.seats} 名" if first else f"前面轮次选举后还空的 {contest.left} 名(各轮当选合计不超过第一轮应选名额)"
            yield block.tell("seats", post=contest.post, elected=elected, limit=limit)


@rule(
    "B12",
    Level.ASK,
    "末位票数相同已有结果",
    "{subject}与{others}票数相同({votes} 票),名额只剩 {left} 名;请先核对两人的票数,确实相同的请说明怎样确定的(反对票少者优先,仍相同应重新投票)",
    source=选举办法,
    on=ON,
    needs=("votes_for", "elected", "seats"),
    base=_BASE,
)
def ties_are_resolved(block: Block, table: Table, base: str) -> Iterator[Finding]:
    """A tie at the last seat is resolved: fewer 反对, then a new vote."""
    for contest in _contests_with_result(block, table):
        number = majority_base(block, base)
        sure, tied = computed(contest, number) if number is not None else (set(), set())
        marked = [row for row in contest.rows if row.index in tied and row["elected"]]
        if len(marked) > contest.open - len(sure) or not marked:
            continue
        for row in marked:
            others = [other["name"] or "" for other in contest.rows if other.index in tied and other is not row]
            yield row.tell(
                "elected", others="、".join(others), votes=row["votes_for"], left=contest.open - len(sure)
            )


@rule(
    "B13",
    Level.FIX,
    "计票表与候选人名册是同一批人",
    "{subject}{what};请核对姓名{write_in}",
    needs=("ballots.name", "ballots.election", "candidates.name"),
)
def candidates_are_those_proposed(township: Submission) -> Iterator[Finding]:
    """The names on the tally are the names on the 候选人名册, those proposed for the post."""
    table = township.tables["ballots"]
    for election, posts in (
        (ELECTION_OF_COMMITTEE, ()),
        (ELECTION_OF_OFFICERS, OFFICERS),
        (ELECTION_OF_STANDING, (STANDING,)),
    ):
        proposed = [row for row in township.rows("candidates") if not posts or row["post"] in posts]
        blocks = [block for block in township.blocks(election) if block.rows]
        if not blocks or not proposed:
            continue
        may_stand = names(proposed)
        if election == ELECTION_OF_STANDING:
            may_stand = may_stand + names([row for row in township.rows("candidates") if row["post"] in OFFICERS])
        listed: list[Row] = []
        for block in blocks:
            rows = [row for row in table.rows_of(block) if not row["write_in"]]
            listed += beyond(rows, names(listed))
            for row in beyond(rows, may_stand):
                what = f"在{election}计票表上,但不在候选人名册里"
                yield row.tell("name", what=what, write_in=_of_write_ins(row.block))
        for row in beyond(proposed, names(listed)):
            heading = blocks[0].headings.get("name", blocks[0].first)
            yield Finding(
                heading,
                subject=row["name"],
                column="name",
                form="ballots",
                parts={
                    "what": f"是候选人名册里的{election}候选人,但不在计票表上",
                    "write_in": _of_write_ins(blocks[0]),
                },
            )


def _of_write_ins(block: Block) -> str:
    """How to mark a write-in, where the tally has a column for it."""
    return ",另选人请在“是否另选人”填“是”" if "write_in" in block.headings else ""


@rule(
    "B14",
    Level.FIX,
    "候选人不做监票、计票人",
    "{subject}是这次选举的候选人,不能同时做{role};请照会议记录核对当时的{role}是谁",
    source=选举办法,
    on=ON,
    needs=("name",),
)
def candidates_do_not_count_votes(block: Block, table: Table) -> Iterator[Finding]:
    """No candidate on a block is one of that block's scrutineers or tellers."""
    standing = set(names(table.rows_of(block)))
    for label in ("chief_scrutineers", "scrutineers", "chief_tellers", "tellers"):
        for name in block.value(label) or ():
            if name in standing:
                yield block.tell(label, subject=name, role=block.form.label_columns[label].title)


@rule(
    "B15",
    Level.ASK,
    "另选票不多于反对票",
    "另选他人共 {others} 票,多于反对票 {against} 票(投反对票才能另选);请核对各人的反对票,没有另选他人的请删去这一行",
    source=选举办法,
    on=ON,
    needs=("votes_against", "write_in"),
)
def write_ins_come_from_the_opposed(block: Block, table: Table) -> Iterator[Finding]:
    """Votes for write-ins are at most the votes against listed candidates."""
    rows = table.rows_of(block)
    written_in = [row for row in rows if row["write_in"]]
    others = sum(row["votes_for"] or 0 for row in written_in)
    against = sum(row["votes_against"] or 0 for row in rows if not row["write_in"])
    if written_in and others > against:
        yield written_in[0].tell("votes_for", others=others, against=against)


@rule("B19", Level.ASK, "没有空缺", "应选 {seats} 名,当选 {elected} 人,空缺 {open} 名;请说明是否另行选举或暂缺", source=选举办法, needs=("ballots.elected", "ballots.seats"))
def no_seat_stays_empty(township: Submission) -> Iterator[Finding]:
    """当选 are not fewer than 应选 after the last round."""
    table = township.tables["ballots"]
    for election in (ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS, ELECTION_OF_STANDING):
        for blocks in _filling_the_same_seats(township, election):
            stated = [one.value("seats") or {} for one in blocks if round_of(one) == round_of(blocks[0])]
            seats = sum(sum(each.values()) for each in stated)
            chosen = sum(bool(row["elected"]) for one in blocks for row in table.rows_of(one))
            if chosen < seats:
                yield blocks[-1].tell("seats", seats=seats, elected=chosen, open=seats - chosen)


def _filling_the_same_seats(township: Submission, election: str) -> list[list[Block]]:
    """Groups of blocks that fill the same seats: each block alone, or all rounds of an election together."""
    held = ballot_rounds(township, election)
    if len(held) > 1:
        return [list(chain.from_iterable(held))]
    return [[block] for blocks in held for block in blocks]
