"""Who holds which post: one answer that every rule and every figure follows."""

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
    """Somebody who holds a post, and the row that says so; `post` is empty where the row's words name none."""

    post: str
    row: Row

    @property
    def name(self) -> str:
        """The holder's name, empty where the row has none."""
        return str(self.row["name"] or "")


def post_holders(township: Submission) -> Sequence[Holder]:
    """Everybody who holds a post: by the 备案表, else the officers' tally, else the 执委名册.

    A form that names nobody's post is passed over; nobody is returned where no form names any.
    """
    return township.index("post holders", lambda: _holders(township))


def _holders(township: Submission) -> Sequence[Holder]:
    for rows in (township.rows("officers"), _elected_officers(township), township.rows("committee")):
        holders = [Holder(POST.meant(str(row["post"] or "")), row) for row in rows]
        if any(one.post for one in holders):
            return holders
    return ()


def _elected_officers(township: Submission) -> Sequence[Row]:
    """Those elected to posts on the tallies; nobody where some row does not say to which post."""
    rows = [row for election in (ELECTION_OF_OFFICERS, ELECTION_OF_STANDING) for row in elected(township, election)]
    return rows if all(POST.meant(str(row["post"] or "")) for row in rows) else ()


def says_who_holds_posts(township: Submission) -> str:
    """The English name of the form by which posts are counted, empty where no form says who holds any."""
    holders = post_holders(township)
    return holders[0].row.table.form.name if holders else ""


def tell_of_posts(township: Submission, **parts: object) -> Finding:
    """A finding on the 妇联职务 heading of the form by which posts are counted; somebody must hold one."""
    row = post_holders(township)[0].row
    place = row.block.headings.get("post", row.block.first)
    return Finding(place, column="post", form=row.table.form.name, parts=parts)
