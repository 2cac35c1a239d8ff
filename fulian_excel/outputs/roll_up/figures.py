"""What is counted of one township: its people, its election, what it filed; None where it did not send the form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import (
    CHAIR,
    ELECTION_OF_COMMITTEE,
    FULL_TIME_VICE,
    OFFICERS,
    PARTY,
    SCHOOLING_RANKS,
)
from fulian_excel.rules.candidates import DEPUTY, HEAD_OF_OFFICE, is_of_rank
from fulian_excel.rules.elections import counts_for_seats
from fulian_excel.rules.listed import meant
from fulian_excel.rules.people import ages_on, is_formal
from fulian_excel.rules.progress import CLOSE, steps
from fulian_excel.settings import Listed
from fulian_excel.table import Block, Row, Submission

Counting = Callable[[Submission], int | None]

_HIGHER = frozenset(SCHOOLING_RANKS[: SCHOOLING_RANKS.index("大专") + 1])
_DONE = "已完成"


def people(one: Submission, form: str) -> list[Row]:
    """Everybody on a list, of the delegates the 正式 ones."""
    return [row for row in one.rows(form) if is_formal(row)]


def counted(form: str, column: str, holds: Callable[[Row], bool]) -> Counting:
    """How many of a form's rows something holds for; None where the column was not sent."""

    def count(one: Submission) -> int | None:
        return sum(holds(row) for row in people(one, form)) if one.has(f"{form}.{column}") else None

    return count


def summed(form: str, column: str) -> Counting:
    """What a column of numbers comes to."""

    def total(one: Submission) -> int | None:
        return sum(row[column] or 0 for row in one.rows(form)) if one.has(f"{form}.{column}") else None

    return total


def total(form: str) -> Counting:
    """How many rows a form has."""
    return counted(form, "", lambda _row: True)


def wanted(form: str, column: str, listed: str, holds: Callable[[Row], bool]) -> Counting:
    """A form's rows that something holds for, and the county's items that have no row: leaving one out is no gain.

    `column` is what names a row, `listed` the settings' list.
    """

    def count(one: Submission) -> int | None:
        if not one.has(f"{form}.{column}"):
            return None
        items: Sequence[Listed] = getattr(one.settings, listed)
        rows = one.rows(form)
        there = {item.name for row in rows if (item := meant(row[column] or "", items))}
        return sum(holds(row) for row in rows) + sum(item.name not in there for item in items)

    return count


def is_of_party(row: Row) -> bool:
    """Of the Communist Party, on probation as well."""
    return (row["politics"] or "").startswith(PARTY[:2])


def is_outside_party(row: Row) -> bool:
    """Of another party or of none."""
    return bool(row["politics"]) and not is_of_party(row)


def is_of_minority(row: Row) -> bool:
    """Of a 少数民族."""
    return row["nation"] not in (None, "", "汉族")


def is_of_majority(row: Row) -> bool:
    """汉族."""
    return bool(row["nation"] == "汉族")


def has_higher_schooling(row: Row) -> bool:
    """大专 or more."""
    return row["schooling"] in _HIGHER


def has_lower_schooling(row: Row) -> bool:
    """Less than 大专; what is on no list is neither."""
    return row["schooling"] in SCHOOLING_RANKS and not has_higher_schooling(row)


def age(one: Submission, row: Row) -> int | None:
    """Years completed at the congress, else on the as-of day; where only months are known, the most it can be."""
    born = row["birth"]
    return ages_on(one.congress_day or Day(one.as_of), born)[1] if born is not None else None


def ages(one: Submission, form: str) -> list[int]:
    """The ages that are known of the people on a list."""
    return [years for row in people(one, form) if (years := age(one, row)) is not None]


def average_age(form: str) -> Callable[[Submission], float | None]:
    """The average age of the people on a list."""

    def average(one: Submission) -> float | None:
        known = ages(one, form)
        return sum(known) / len(known) if known else None

    return average


def of_age(form: str, least: int, most: int) -> Counting:
    """How many on a list are of an age, both ends counted."""

    def count(one: Submission) -> int | None:
        return sum(least <= years <= most for years in ages(one, form)) if one.has(f"{form}.birth") else None

    return count


def has_elected(one: Submission) -> bool:
    """The congress has closed and the tally of the 执委 was read."""
    step = steps(one).get(CLOSE)
    closed = step is not None and (step["done"] is not None or step["state"] == _DONE)
    return closed and any(one.blocks(ELECTION_OF_COMMITTEE))


def holders(one: Submission) -> list[Row]:
    """Those who hold posts: the committee, else the 备案表."""
    return one.rows("committee") or one.rows("officers")


def of_post(post: str) -> Counting:
    """How many hold a post."""

    def count(one: Submission) -> int | None:
        return sum(row["post"] == post for row in holders(one)) if holders(one) else None

    return count


@dataclass(frozen=True, slots=True)
class Fitness:
    """Who holds a post ought to be of a rank."""

    post: str
    rank: str

    def __call__(self, one: Submission) -> bool | None:
        """Somebody of the rank holds the post; None where nobody's posts are known."""
        rows = one.rows("officers") or one.rows("committee")
        return any(row["post"] == self.post and is_of_rank(row, self.rank, one) for row in rows) if rows else None


CHAIR_IS_DEPUTY = Fitness(CHAIR, DEPUTY)
VICE_IS_HEAD = Fitness(FULL_TIME_VICE, HEAD_OF_OFFICE)


def first_round(one: Submission, election: str) -> Block | None:
    """The first block of an election that fills seats."""
    return next((block for block in one.blocks(election) if counts_for_seats(block)), None)


def labelled(election: str, label: str) -> Counting:
    """A number on the tally of an election's first round."""

    def number(one: Submission) -> int | None:
        block = first_round(one, election)
        value = block.value(label) if block else None
        return value if isinstance(value, int) else None

    return number


def seats(election: str) -> Counting:
    """应选名额 of an election's first round."""

    def number(one: Submission) -> int | None:
        block = first_round(one, election)
        return sum(block.value("seats").values()) if block and block.value("seats") else None

    return number


def standing(one: Submission) -> int | None:
    """How many stood for the 执委, where it is known for how many seats: the 候选人名册, else the tally."""
    block = first_round(one, ELECTION_OF_COMMITTEE)
    if block is None or not block.value("seats"):
        return None
    if one.rows("candidates"):
        return len(one.rows("candidates"))
    return sum(not row["write_in"] for row in one.tables["ballots"].rows_of(block))


def to_be_filed(one: Submission) -> int | None:
    """班子成员: those of the committee with such a post there or on the 备案表; without a committee, the 备案表's."""
    return len(_officers(one)) if holders(one) else None


def filed(one: Submission) -> int | None:
    """班子成员 whose 备案日期 stands on the 备案表."""
    if not holders(one):
        return None
    dated = {row["name"] for row in one.rows("officers") if row["filed_on"] is not None}
    return len(_officers(one) & dated)


def _officers(one: Submission) -> set[str]:
    """The names of the 班子成员; who stands on the 备案表 without being a member is none."""
    lists = [one.rows("committee"), one.rows("officers")]
    named = {row["name"] for rows in lists for row in rows if row["post"] in OFFICERS and row["name"]}
    members = {row["name"] for row in one.rows("committee")}
    return named & members if members else named


def has_handed_over(one: Submission) -> bool:
    """Something was handed over by the as-of day."""
    days = (row["handed_on"] for row in one.rows("handover"))
    return any(day is not None and not day.after(Day(one.as_of)) for day in days)


def newly(one: Submission) -> int | None:
    """新任 members of the committee."""
    return len(_newly(one)) if one.has("committee.newly") else None


def newly_trained(one: Submission) -> int | None:
    """新任 members of the committee who were trained."""
    trained = {row["name"] for row in one.rows("training")}
    return sum(row["name"] in trained for row in _newly(one)) if one.has("committee.newly") else None


def _newly(one: Submission) -> list[Row]:
    return [row for row in one.rows("committee") if row["newly"]]
