"""Rules about what is filed with the county and what goes into the archive."""

from collections.abc import Iterator
from datetime import timedelta

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import ELECTION_OF_OFFICERS, ELECTION_OF_STANDING
from fulian_excel.rulebook import rule, 实施方案
from fulian_excel.rules.elections import beyond, elected, names
from fulian_excel.rules.list_items import meant
from fulian_excel.rules.posts import LEADING
from fulian_excel.table import Submission


@rule("R01", Level.FIX, "班子成员都已备案", "{subject}{what};已备案的请填上备案日期,还没有的请尽快备案", source=实施方案, once_due=True, needs=("officers.name",))
def officers_are_filed(township: Submission) -> Iterator[Finding]:
    """Each officer is on the 备案表, with a 备案日期 once the term has run."""
    table = township.tables["officers"]
    chosen = [row for row in township.rows("committee") if row["post"] in LEADING]
    tallies = (ELECTION_OF_OFFICERS, ELECTION_OF_STANDING)
    chosen = chosen or [row for election in tallies for row in elected(township, election)]
    for row in beyond(chosen, names(table.rows)):
        yield table.tell("name", subject=row["name"], what="是班子成员,但不在备案表上")
    term = township.settings.parameters("W07")["term"]
    for row in table.rows:
        day = row["elected_on"]
        over = day is not None and Day(township.as_of).after(Day(day.date + timedelta(days=term)))
        if over and row["filed_on"] is None and "filed_on" in table and not row.written("filed_on"):
            yield row.tell("filed_on", what=f"当选于 {day},已过 {term} 天,还没有填备案日期")


@rule("R02", Level.ASK, "归档材料齐全", "归档目录里没有「{subject}」;请补上,确实没有的填“缺”或“不适用”并说明", source=实施方案, once_due=True, needs=("archive.material",))
def the_archive_is_complete(township: Submission) -> Iterator[Finding]:
    """Every item of the archive list has a row."""
    listed = township.settings.archive
    there = {item.name for row in township.rows("archive") if (item := meant(row["material"] or "", listed))}
    for item in listed:
        if item.name not in there and township.rows("archive"):
            yield township.tables["archive"].tell("material", subject=item.name)


@rule("R03", Level.ASK, "缺或不适用的有说明", "「{subject}」的状态是「{state}」,没有说明;已经归档的请改状态,确实是「{state}」的请在备注里写明原因", needs=("archive.state",))
def gaps_are_explained(township: Submission) -> Iterator[Finding]:
    """缺 and 不适用 say why."""
    for row in township.rows("archive"):
        if row["state"] in ("缺", "不适用") and not row["remarks"]:
            yield row.tell("remarks", state=row["state"])
