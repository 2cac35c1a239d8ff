"""Rules about the candidates: how many, in what order, fit for what post."""

from collections.abc import Iterator
from itertools import pairwise

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds.lists import CHAIR, ELECTION_OF_COMMITTEE, EQUAL, FULL_TIME_VICE, PRIMARY
from fulian_excel.rulebook import Parameter, rule, 实施方案, 选举办法, 选举条例
from fulian_excel.rules.delegates import surplus_needed
from fulian_excel.rules.elections import ballot_rounds
from fulian_excel.rules.list_items import holds_post
from fulian_excel.rules.strokes import out_of_order
from fulian_excel.table import Row, Submission, Table

DEPUTY = "党政副职"
HEAD_OF_OFFICE = "中层正职"


@rule(
    "C01",
    Level.ASK,
    "执委候选人有差额",
    "应选 {seats} 人,候选 {count} 人,差额 {more} 人 = {rate}%,要求 {share} 需 {total} 人;请先看名册是否漏了人,没有漏的请说明",
    source=选举条例,
    needs=("candidates.name",),
    share=Parameter("执委差额比例", "5%"),
)
def more_stand_than_seats(township: Submission, share: str) -> Iterator[Finding]:
    """Candidates exceed the seats by the given share, but for an equal vote after a 预选."""
    blocks = list(township.blocks(ELECTION_OF_COMMITTEE))
    methods = [block.value("method") for block in blocks]
    if EQUAL in methods and PRIMARY in methods:
        return
    held = ballot_rounds(township, ELECTION_OF_COMMITTEE)
    stated = [sum(seats.values()) for block in (held[0] if held else blocks) if (seats := block.value("seats"))]
    seats = stated[0] if stated else township.township.quotas.committee
    count = len(township.rows("candidates"))
    total = seats + surplus_needed(seats, share) if seats else 0
    if count and seats and count < total:
        more = count - seats
        yield township.tables["candidates"].tell(
            "name", seats=seats, count=count, more=more, rate=f"{100 * more / seats:.1f}", share=share, total=total
        )


@rule(
    "C02",
    Level.NOTE,
    "候选人按姓氏笔画排列",
    "{subject}排在{before}之后,按姓氏笔画应在其前;请核对顺序",
    source=选举办法,
    on=("candidates",),
    needs=("name",),
)
def candidates_stand_in_order_of_strokes(table: Table) -> Iterator[Finding]:
    """Candidates stand in 姓氏笔画 order."""
    rows = [row for row in table.rows if row["name"]]
    for first, second in pairwise(rows):
        if out_of_order(first["name"], second["name"]):
            yield second.tell("name", before=first["name"])
            return


def is_of_rank(row: Row, rank: str, township: Submission) -> bool | None:
    """True if a person has a rank, judged by 职级, else by the words of the post; None if neither is given."""
    if row["rank"]:
        return bool(row["rank"] == rank)
    if not row["work"]:
        return None
    return holds_post(row["work"], [post for post in township.settings.posts if post.name == rank])


def latest_lists(township: Submission, post: str) -> Iterator[Row]:
    """The rows of everybody who has or seeks a post, each person on the latest form that lists her."""
    told: set[str] = set()
    for form in ("officers", "committee", "candidates"):
        for row in township.rows(form):
            if row["post"] == post and row["name"] and row["name"] not in told:
                told.add(row["name"])
                yield row


def unfit(township: Submission, post: str, rank: str, forms: tuple[str, ...]) -> Iterator[Finding]:
    """A finding per person of a post on these forms who has not the rank that the post asks for."""
    for row in latest_lists(township, post):
        if row.table.form.name in forms and is_of_rank(row, rank, township) is False:
            column = "rank" if "rank" in row.table.values else "work"
            yield row.tell(column, post=post, rank=rank, shown=row["rank"] or row["work"])


@rule("C05", Level.ASK, "主席候选人是党政副职", "{subject}拟任{post},应由同级{rank}兼任,现为「{shown}」;请核对职级和职务,没有写错的请说明", source=实施方案, needs=("candidates.post",))
def chairs_to_be_are_deputies(township: Submission) -> Iterator[Finding]:
    """A candidate for 主席 is 党政副职."""
    yield from unfit(township, CHAIR, DEPUTY, ("candidates",))


@rule("C06", Level.ASK, "专职副主席候选人是中层正职", "{subject}拟任{post},应为{rank},现为「{shown}」;请核对职级和职务,没有写错的请说明", source=实施方案, needs=("candidates.post",))
def full_time_vices_to_be_are_heads(township: Submission) -> Iterator[Finding]:
    """A candidate for 专职副主席 is 中层正职."""
    yield from unfit(township, FULL_TIME_VICE, HEAD_OF_OFFICE, ("candidates",))
