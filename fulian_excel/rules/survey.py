"""Rules about the village survey."""

from collections.abc import Iterator
from fractions import Fraction

from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import Parameter, rule, 县定, 名额分配
from fulian_excel.rules.delegates import percent
from fulian_excel.table import Submission, Table

_PARTS = (("women", "people"), ("grown_women", "women"), ("party_women", "grown_women"))


@rule("U01", Level.FIX, "部分不大于整体", "{subject}:{part} {less} 大于{whole} {more};请核对", on=("survey",))
def parts_are_at_most_wholes(table: Table) -> Iterator[Finding]:
    """Parts are at most their wholes: women of the people, of age of the women, Party members of those."""
    for row in table.rows:
        for part, whole in _PARTS:
            less, more = row[part], row[whole]
            if less is not None and more is not None and less > more:
                columns = table.form.columns
                yield row.tell(part, part=columns[part].title, whole=columns[whole].title, less=less, more=more)


@rule(
    "U02",
    Level.ASK,
    "妇女人数与名额分配相符",
    "摸底表妇女人数合计 {sum} 人,县里下达的妇女人数是 {stated} 人,相差超过 {tolerance};请核对",
    source=名额分配,
    needs=("survey.women",),
    tolerance=Parameter("允许误差", "5%"),
)
def women_are_as_many_as_the_county_says(township: Submission, tolerance: str) -> Iterator[Finding]:
    """妇女人数 in all are those of 名额分配, give or take."""
    stated = township.township.women
    counted = [row["women"] for row in township.rows("survey") if row["women"] is not None]
    if stated and counted and abs(sum(counted) - stated) > percent(tolerance) * stated:
        yield township.tables["survey"].tell("women", sum=sum(counted), stated=stated, tolerance=tolerance)


@rule("U04", Level.OFF, "执委人数与妇女人数相称", "妇女 {women} 人,每 {per} 人 1 名执委应为 {needed} 名,现有 {members} 名;请核对", source=县定, needs=("committee.name",), per=Parameter("每多少名妇女一名执委", 1000))
def members_match_the_women(township: Submission, per: int) -> Iterator[Finding]:
    """There is one 执委 for the given number of women."""
    women, members = township.township.women, len(township.rows("committee"))
    needed = -(-Fraction(women or 0) // per)
    if members and members < needed:
        yield township.tables["committee"].tell("name", women=women, per=per, needed=needed, members=members)
