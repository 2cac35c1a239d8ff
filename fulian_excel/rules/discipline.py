"""Rules about the discipline of the re-election."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import rule, 县定, 实施方案
from fulian_excel.rules.list_items import meant
from fulian_excel.table import Submission, Table


@rule("L01", Level.ASK, "十个严禁都已学习", "「{subject}」{what};请补上", source=实施方案, once_due=True, needs=("discipline.prohibition",))
def every_prohibition_was_studied(township: Submission) -> Iterator[Finding]:
    """All the prohibitions were studied."""
    table, listed = township.tables["discipline"], township.settings.prohibitions
    there = {item.name: row for row in table.rows if (item := meant(row["prohibition"] or "", listed))}
    for item in listed:
        row = there.get(item.name)
        if row is None and table.rows:
            yield table.tell("prohibition", subject=item.name, what="没有列出")
        elif row is not None and "studied_on" in table and row["studied_on"] is None and not row.written("studied_on"):
            yield row.tell("studied_on", subject=item.name, what="没有填学习日期")


@rule("L02", Level.OFF, "承诺书不少于参加人数", "「{subject}」参加 {attended} 人,签订承诺书 {pledged} 份;请核对", source=县定, on=("discipline",), needs=("attended", "pledged"))
def everybody_pledged(table: Table) -> Iterator[Finding]:
    """承诺书 are at least 参加人数."""
    for row in table.rows:
        attended, pledged = row["attended"], row["pledged"]
        if attended is not None and pledged is not None and pledged < attended:
            yield row.tell("pledged", attended=attended, pledged=pledged)


@rule("L03", Level.FIX, "举报线索有处理结果", "「{subject}」写着举报线索 {reports} 条,没有填处理结果;没有线索请把线索数改成 0,确有线索请补上处理结果", source=实施方案, on=("discipline",), needs=("reports",))
def reported_cases_have_an_outcome(table: Table) -> Iterator[Finding]:
    """A reported case has an outcome."""
    for row in table.rows:
        if row["reports"] and not row["outcome"]:
            yield row.tell("outcome", reports=row["reports"])
