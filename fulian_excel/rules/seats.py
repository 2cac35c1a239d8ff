"""Rules about the new committee and its officers."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import rule
from fulian_excel.rules.elections import beyond, elected, names
from fulian_excel.table import Submission


@rule(
    "S07",
    Level.FIX,
    "执委名册就是当选的人",
    "{subject}{what};请核对名册和计票表",
    needs=("committee.name", "ballots.elected", "ballots.election"),
)
def the_committee_is_who_was_elected(township: Submission) -> Iterator[Finding]:
    """The committee is those elected on the tally."""
    chosen, members = elected(township), township.rows("committee")
    if not chosen or not members:
        return
    for row in beyond(members, names(chosen)):
        yield row.tell("name", what="在执委名册里,但计票表上没有标为当选")
    for row in beyond(chosen, names(members)):
        yield township.tables["committee"].tell(
            "name", subject=row["name"], what="在计票表上当选执委,但不在执委名册里"
        )
