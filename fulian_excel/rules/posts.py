"""The holders of posts: one answer that every rule and every figure uses."""

from collections.abc import Sequence
from dataclasses import dataclass

from fulian_excel.findings import Finding
from fulian_excel.kinds.lists import ELECTION_OF_OFFICERS, ELECTION_OF_STANDING, OFFICERS, POST, STANDING
from fulian_excel.rules.elections import elected
from fulian_excel.table import Row, Submission

# Those who lead: 主席 to 常委.
LEADING = (*OFFICERS, STANDING)


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder of a post, and the row that says so; `post` is empty if the row's words name no post."""

    post: str
    row: Row

    @property
    def name(self) -> str:
        """The holder's name; empty if the row has none."""
        return str(self.row["name"] or "")


def post_holders(township: Submission) -> Sequence[Holder]:
    """The holders of posts by the 备案表, else the officers' tally, else the 执委名册.

    A form that names nobody's post, not even as a bare 副主席, is passed over; empty if no form names one.
    """
    for rows in (township.rows("officers"), _elected_officers(township), township.rows("committee")):
        holders = [Holder(_post(row) or _post_by_name(row, township), row) for row in rows]
        if any(_post(holder.row) or holder.row["post"] in POST.questions for holder in holders):
            return holders
    return ()


def _post(row: Row) -> str:
    return POST.meant(str(row["post"] or ""))


def _post_by_name(row: Row, township: Submission) -> str:
    """The post by the 执委名册 of the only person of the row's name, for a row whose words name no post (副主席)."""
    named = [one for one in township.rows("committee") if one["name"] and one["name"] == row["name"]]
    return _post(named[0]) if len(named) == 1 and row["post"] else ""


def _elected_officers(township: Submission) -> Sequence[Row]:
    """The rows elected to posts on the tallies."""
    return [row for election in (ELECTION_OF_OFFICERS, ELECTION_OF_STANDING) for row in elected(township, election)]


def says_who_holds_posts(township: Submission) -> str:
    """The English name of the form by which posts are counted; empty if no form names a holder."""
    holders = post_holders(township)
    return holders[0].row.table.form.name if holders else ""


def tell_of_posts(township: Submission, **parts: object) -> Finding:
    """A finding on the 妇联职务 heading of the form by which posts are counted; some form must name a holder."""
    row = post_holders(township)[0].row
    place = row.block.headings.get("post", row.block.first)
    return Finding(place, column="post", form=row.table.form.name, parts=parts)
