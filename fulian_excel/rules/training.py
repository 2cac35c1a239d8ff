"""Rules about the training of those newly elected."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds.lists import MEMBER, OFFICERS, STANDING
from fulian_excel.rulebook import Parameter, rule, 实施方案
from fulian_excel.rules.posts import post_holders
from fulian_excel.table import Row, Submission


@rule(
    "E01",
    Level.ASK,
    "新任班子成员都参加了培训",
    "新任{post}{subject}没有培训记录;请补登记或安排培训",
    source=实施方案,
    once_due=True,
    needs=("training.name", "committee.newly"),
    members=Parameter("执委也要培训", "否", ("是", "否")),
)
def the_newly_elected_were_trained(township: Submission, members: str) -> Iterator[Finding]:
    """Every newly elected 主席 and 副主席, and 执委 where the county says so, was trained."""
    trained = {row["name"] for row in township.rows("training")}
    if not township.rows("training"):
        return
    for row in to_be_trained(township, members):
        if row["name"] not in trained:
            yield township.tables["training"].tell("name", subject=row["name"], post=row["post"])


def to_be_trained(township: Submission, members: str) -> list[Row]:
    """The committee's rows newly elected as 主席 or 副主席; with `members` 是 also 常委 and 执委.

    If the committee's list has no 妇联职务, the posts are taken from the form by which posts are counted.
    """
    posts = {*OFFICERS, STANDING, MEMBER} if members == "是" else set(OFFICERS)
    held = {holder.name: holder.post for holder in post_holders(township)}
    own = "committee.post"
    return [
        row
        for row in township.rows("committee")
        if row["newly"] and row["name"] and (row["post"] if township.has(own) else held.get(row["name"])) in posts
    ]


@rule("E02", Level.ASK, "培训在当选之后", "{subject}的培训日期 {value} 早于选举日期 {elected};请核对", source=实施方案, needs=("training.trained_on",))
def training_follows_election(township: Submission) -> Iterator[Finding]:
    """The training is after the election."""
    members = {row["name"] for row in township.rows("committee")}
    day = township.congress_day
    for row in township.rows("training"):
        trained = row["trained_on"]
        if day is not None and trained is not None and row["name"] in members and day.after(trained):
            yield row.tell("trained_on", elected=day)
