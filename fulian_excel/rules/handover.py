"""Rules about the handover from the old committee to the new one."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import rule, 实施方案
from fulian_excel.table import Submission, Table

_ROLES = ("from_whom", "to_whom", "witness")


@rule("H01", Level.ASK, "移交、接收、监交是三个人", "{name}既是{first}又是{second};移交人、接收人、监交人应为三个人,请核对", source=实施方案, on=("handover",), needs=_ROLES)
def three_people_hand_over(table: Table) -> Iterator[Finding]:
    """移交人, 接收人 and 监交人 are three people."""
    titles = {role: table.form.columns[role].title for role in _ROLES}
    for row in table.rows:
        seen: dict[str, str] = {}
        for role in _ROLES:
            twice = next((name for name in row[role] or () if name in seen), None)
            if twice:
                yield row.tell(role, name=twice, first=titles[seen[twice]], second=titles[role])
                break
            seen |= dict.fromkeys(row[role] or (), role)


@rule("H02", Level.NOTE, "接收人是新一届执委", "接收人{value}不在新一届执委名册里;请核对", source=实施方案, needs=("handover.to_whom", "committee.name"))
def the_new_committee_takes_over(township: Submission) -> Iterator[Finding]:
    """The 接收人 is of the new committee."""
    members = {row["name"] for row in township.rows("committee")}
    for row in township.rows("handover"):
        if members and row["to_whom"] and not members & set(row["to_whom"]):
            yield row.tell("to_whom")
