"""Rules about a meeting and its ballot papers: attendance, papers handed out, papers collected."""

from collections.abc import Iterator
from fractions import Fraction

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE
from fulian_excel.rulebook import Parameter, rule, 选举办法
from fulian_excel.rules.elections import elected
from fulian_excel.table import Block, Submission

ON = ("ballots",)
_RELATIONS = {"≥": lambda left, right: left >= right, ">": lambda left, right: left > right}


def _numbers(block: Block, *labels: str) -> list[int] | None:
    """The labels' values; None if one of them is missing."""
    values = [block.value(label) for label in labels]
    return values if all(isinstance(value, int) for value in values) else None


@rule("B01", Level.FIX, "实到不多于应到", "实到 {attended} 人,多于应到 {due} 人;请核对", on=ON, needs=("attended", "due_to_attend"))
def no_more_attend_than_are_due(block: Block) -> Iterator[Finding]:
    """实到 is at most 应到."""
    if (found := _numbers(block, "attended", "due_to_attend")) and found[0] > found[1]:
        yield block.tell("attended", attended=found[0], due=found[1])


@rule("B02", Level.ASK, "应到人数与名册一致", "应到 {due} 人,{list}是 {count} 人;请核对是应到人数写错了,还是{list}有遗漏或标错", on=ON, needs=("due_to_attend",))
def those_due_are_on_the_list(block: Block, township: Submission) -> Iterator[Finding]:
    """应到 is the number of 正式 delegates, for the officers that of the elected committee."""
    due = block.value("due_to_attend")
    if block.value("election") == ELECTION_OF_COMMITTEE:
        people = [row for row in township.rows("delegates") if row["standing"] in (None, "正式")]
        what = "代表名册上正式代表"
    else:
        people = elected(township) or township.rows("committee")
        what = "当选执委"
    if people and due is not None and due != len(people):
        yield block.tell("due_to_attend", due=due, list=what, count=len(people))


@rule(
    "B03",
    Level.FIX,
    "到会人数够法定比例",
    "实到 {attended} 人,应到 {due} 人的 {share} 是 {needed} 人,{relation}才能开会选举;请核对人数",
    source=选举办法,
    on=ON,
    needs=("attended", "due_to_attend"),
    share=Parameter("到会比例", "2/3"),
    relation=Parameter("比较", "≥", ("≥", ">")),
)
def meetings_have_a_quorum(block: Block, share: str, relation: str) -> Iterator[Finding]:
    """A meeting has its quorum: 实到 reaches the share of 应到."""
    found = _numbers(block, "attended", "due_to_attend")
    if found is None:
        return
    attended, due = found
    if not reaches_quorum(attended, due, share, relation):
        line = Fraction(share) * due
        needed = -(-line.numerator // line.denominator)
        words = "须达到" if relation == "≥" else "须超过"
        yield block.tell("attended", attended=attended, due=due, share=share, needed=needed, relation=words)


def reaches_quorum(attended: int, due: int, share: str, relation: str) -> bool:
    """实到 is at least (≥), or more than (>), a share of 应到 such as 2/3."""
    return bool(_RELATIONS[relation](attended, Fraction(share) * due))


@rule("B04", Level.FIX, "发出选票不多于实到", "发出选票 {issued} 张,多于实到 {attended} 人;请核对", source=选举办法, on=ON, needs=("issued", "attended"))
def no_more_papers_than_voters(block: Block) -> Iterator[Finding]:
    """发出 is at most 实到."""
    if (found := _numbers(block, "issued", "attended")) and found[0] > found[1]:
        yield block.tell("issued", issued=found[0], attended=found[1])


@rule(
    "B05",
    Level.FIX,
    "收回选票不多于发出",
    "收回选票 {returned} 张,多于发出 {issued} 张;请先核对发出、收回、有效、无效几个数,如果属实,按选举办法选举无效,须重新选举",
    source=选举办法,
    on=ON,
    needs=("returned", "issued"),
)
def no_more_come_back_than_went_out(block: Block) -> Iterator[Finding]:
    """收回 is at most 发出, else the election is void."""
    if (found := _numbers(block, "returned", "issued")) and found[0] > found[1]:
        yield block.tell("returned", returned=found[0], issued=found[1])


@rule(
    "B06",
    Level.FIX,
    "有效票加无效票等于收回",
    "有效 {valid} 张 + 无效 {invalid} 张 = {sum} 张,与收回 {returned} 张不等;请核对",
    on=ON,
    needs=("valid", "invalid", "returned"),
)
def valid_and_invalid_are_all(block: Block) -> Iterator[Finding]:
    """有效 and 无效 together are 收回."""
    found = _numbers(block, "valid", "invalid", "returned")
    if found and found[0] + found[1] != found[2]:
        yield block.tell("valid", valid=found[0], invalid=found[1], sum=found[0] + found[1], returned=found[2])


@rule(
    "B17",
    Level.ASK,
    "印制选票等于发出加剩余",
    "印制 {printed} 张,发出 {issued} 张 + 剩余 {left} 张 = {sum} 张;请核对",
    source=选举办法,
    on=ON,
    needs=("printed", "issued", "left_over"),
)
def every_paper_is_accounted_for(block: Block) -> Iterator[Finding]:
    """印制 is 发出 and 剩余 together."""
    found = _numbers(block, "printed", "issued", "left_over")
    if found and found[0] != found[1] + found[2]:
        yield block.tell("printed", printed=found[0], issued=found[1], left=found[2], sum=found[1] + found[2])


@rule("B18", Level.ASK, "发出选票等于实到", "发出选票 {issued} 张,实到 {attended} 人,少发 {short} 张;请说明原因", source=选举办法, on=ON, needs=("issued", "attended"))
def everybody_got_a_paper(block: Block) -> Iterator[Finding]:
    """发出 is 实到."""
    if (found := _numbers(block, "issued", "attended")) and found[0] != found[1]:
        yield block.tell("issued", issued=found[0], attended=found[1], short=found[1] - found[0])
