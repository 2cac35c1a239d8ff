"""Rules about the new committee and its officers."""

from collections import defaultdict
from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds.lists import (
    AREAS,
    CHAIR,
    ELECTION_OF_COMMITTEE,
    ELECTION_OF_OFFICERS,
    ELECTION_OF_STANDING,
    FULL_TIME_VICE,
    OFFICERS,
    POST,
    STANDING,
)
from fulian_excel.rulebook import rule, 县定, 实施方案, 选举办法
from fulian_excel.rules.candidates import DEPUTY, HEAD_OF_OFFICE, unfit
from fulian_excel.rules.elections import beyond, elected, names
from fulian_excel.rules.same_people import same_person
from fulian_excel.table import Row, Submission
from fulian_excel.words import fold


@rule("S05", Level.OFF, "执委人数是单数", "执委 {count} 名,是双数;请核对", source=县定, needs=("committee.name",))
def members_are_odd(township: Submission) -> Iterator[Finding]:
    """执委 are an odd number."""
    count = len(township.rows("committee"))
    if count and count % 2 == 0:
        yield township.tables["committee"].tell("name", count=count)


@rule("S06", Level.FIX, "班子成员是执委", "{subject}列为{post},但不在当选执委名单中;请核对姓名或名册", source=选举办法, needs=("officers.name",))
def officers_are_members(township: Submission) -> Iterator[Finding]:
    """Every officer is an elected member of the committee.

    People are matched by identity number, else by a name that is unique in both tables.
    """
    committee, chosen = township.get("committee"), names(elected(township))
    if not chosen and (committee is None or not committee.rows):
        return
    for row in township.rows("officers"):
        sits = committee is not None and (same_person(row, committee) or row["name"] in names(committee.rows))
        if row["name"] and not (row["name"] in chosen or sits):
            yield row.tell("name", post=row["post"] or "班子成员")


@rule("S07", Level.FIX, "执委名册就是当选的人", "{subject}{what};请核对名册和计票表", needs=("committee.name", "ballots.elected", "ballots.election"))
def the_committee_is_who_was_elected(township: Submission) -> Iterator[Finding]:
    """The committee is those elected on the tally."""
    chosen, members = elected(township), township.rows("committee")
    if not chosen or not members:
        return
    for row in beyond(members, names(chosen)):
        yield row.tell("name", what="在执委名册里,但计票表上没有标为当选")
    for row in beyond(chosen, names(members)):
        yield township.tables["committee"].tell("name", subject=row["name"], what="在计票表上当选执委,但不在执委名册里")


@rule("S13", Level.FIX, "备案的职务就是当选的职务", "{subject}备案的职务是「{post}」,{election}计票表上{there};请核对职务、姓名和当选标记", source=选举办法, needs=("officers.post", "ballots.elected", "ballots.election"))
def officers_hold_what_they_were_elected_to(township: Submission) -> Iterator[Finding]:
    """Everybody on the 备案表 was elected to that post on the tally of the officers, or of the 常委.

    A tally that names no posts is compared by names alone; a bare 副主席 on a tally fits any of the three.
    """
    tallies = {election: elected(township, election) for election in (ELECTION_OF_OFFICERS, ELECTION_OF_STANDING)}
    for row in township.rows("officers"):
        post, election = str(row["post"] or ""), _election_of(row)
        chosen = tallies[election]
        if not row["name"] or post not in (*OFFICERS, STANDING) or not chosen:
            continue
        posts = [str(one["post"] or "") for one in chosen if one["name"] == row["name"]]
        if not posts:
            yield row.tell("name", post=post, election=election, there="没有标为当选")
        elif not any(_may_be(written, post) for written in posts):
            yield row.tell("name", post=post, election=election, there=f"当选的是「{posts[0]}」")


def _may_be(written: str, post: str) -> bool:
    """True if a tally's words for a post can mean the post; a bare 副主席 can be any of the three."""
    meant = POST.meant(written)
    return not written or meant == post or (not meant and fold(written) == "副主席" and post.endswith("副主席"))


@rule("S08", Level.ASK, "主席是党政副职", "{post}{subject}应由同级{rank}兼任,现为「{shown}」;请核对职级和职务,没有写错的请说明", source=实施方案)
def chairs_are_deputies(township: Submission) -> Iterator[Finding]:
    """The 主席 is 党政副职."""
    yield from unfit(township, CHAIR, DEPUTY, ("officers", "committee"))


@rule("S09", Level.ASK, "专职副主席是中层正职", "{post}{subject}应为{rank},现为「{shown}」;请核对职级或说明", source=实施方案)
def full_time_vices_are_heads(township: Submission) -> Iterator[Finding]:
    """The 专职副主席 is 中层正职."""
    yield from unfit(township, FULL_TIME_VICE, HEAD_OF_OFFICE, ("officers", "committee"))


@rule("S10", Level.ASK, "执委会里各界别都有人", "执委会里没有「{subject}」的执委;请核对界别或说明", source=实施方案, needs=("committee.area",))
def every_area_sits_on_the_committee(township: Submission) -> Iterator[Finding]:
    """Every 界别 sits on the committee."""
    there = {row["area"] for row in township.rows("committee")}
    if there - {None}:
        for area in AREAS:
            if area not in there:
                yield township.tables["committee"].tell("area", subject=area)


@rule("S11", Level.FIX, "名册上的票数与计票表一致", "{subject}赞成票这里是 {here},{election}计票表上是 {there};请核对", needs=("ballots.votes_for",))
def votes_are_those_counted(township: Submission) -> Iterator[Finding]:
    """The committee's votes are the 执委 tally's, the 备案表's those of the post's tally."""
    tallies: dict[str, dict[str, list[int | None]]] = {}
    for election in (ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS, ELECTION_OF_STANDING):
        tallies[election] = defaultdict(list)
        for one in elected(township, election):
            tallies[election][one["name"]].append(one["votes_for"])
    for form in ("committee", "officers"):
        for row in township.rows(form):
            election = ELECTION_OF_COMMITTEE if form == "committee" else _election_of(row)
            counted = tallies[election].get(row["name"], [])
            if row["votes"] is not None and len(counted) == 1 and counted[0] not in (None, row["votes"]):
                yield row.tell("votes", suggestion=str(counted[0]), here=row["votes"], there=counted[0], election=election)


def _election_of(row: Row) -> str:
    return ELECTION_OF_STANDING if row["post"] == STANDING else ELECTION_OF_OFFICERS
