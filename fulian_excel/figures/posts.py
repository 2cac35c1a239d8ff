"""Figures of the officers: the numbers in each post, beside quotas, and the officers' composition."""

from collections.abc import Iterator
from dataclasses import dataclass

from fulian_excel.figures.figure import Count, Counting, Rate, Shown
from fulian_excel.figures.people import (
    DELEGATES,
    MEMBERS,
    UNREAD,
    Holds,
    age,
    has_higher_schooling,
    is_of_party,
    is_option,
)
from fulian_excel.kinds.lists import CHAIR, FULL_TIME_VICE, PART_TIME_VICE, SCHOOLING_RANKS, SECONDED_VICE, STANDING
from fulian_excel.rules.candidates import DEPUTY, HEAD_OF_OFFICE, is_of_rank
from fulian_excel.rules.posts import LEADING, Holder, post_holders
from fulian_excel.rules.same_people import same_person
from fulian_excel.table import Row, Submission


@dataclass(frozen=True, slots=True)
class Staffing:
    """Figures of a body or post beside its quota: the actual number, the quota, and the townships that meet it.

    `at_least`: more than the quota meet it too. The rate counts townships, so that a surplus in one does not hide a
    shortage in another.
    """

    title: str
    there: Count
    quota: Count
    met: Rate
    at_least: bool


def of_post(post: str) -> Counting:
    """The number of holders of a post; unknown if no form names a holder of any post."""

    def count(one: Submission) -> int | None:
        holders = post_holders(one)
        return sum(holder.post == post for holder in holders) if holders else None

    return count


def _staffing(title: str, there: Count, quota: str, *, at_least: bool) -> Staffing:
    wanted = Count(f"{title}名额", lambda one: getattr(one.township.quotas, quota))

    def comparable(one: Submission) -> int | None:
        return 1 if there.of(one) is not None and wanted.of(one) is not None else None

    def meets(one: Submission) -> int | None:
        count, needed = there.of(one), wanted.of(one)
        if count is None or needed is None:
            return None
        return int(count >= needed if at_least else count == needed)

    met = Rate(
        f"{title}配备率", Count(f"{title}达到名额的镇(街道)", meets), Count(f"{title}可核对的镇(街道)", comparable)
    )
    return Staffing(title, there, wanted, met, at_least)


STAFFINGS = (
    _staffing("代表", DELEGATES.total, "delegates", at_least=False),
    _staffing("执委", MEMBERS.total, "committee", at_least=True),
    _staffing(CHAIR, Count(CHAIR, of_post(CHAIR)), "chair", at_least=False),
    _staffing(FULL_TIME_VICE, Count(FULL_TIME_VICE, of_post(FULL_TIME_VICE)), "full_time_vice", at_least=False),
    _staffing(SECONDED_VICE, Count(SECONDED_VICE, of_post(SECONDED_VICE)), "seconded_vice", at_least=False),
    _staffing(PART_TIME_VICE, Count(PART_TIME_VICE, of_post(PART_TIME_VICE)), "part_time_vice", at_least=True),
    _staffing(STANDING, Count(STANDING, of_post(STANDING)), "standing", at_least=False),
)
POST_UNREAD = Count(f"职务{UNREAD}", of_post(""))


def is_fit(one: Submission, post: str, rank: str) -> bool | None:
    """True if every holder of a post has a rank; None if no holder is known, or nobody's rank is."""
    holders = [holder for holder in post_holders(one) if holder.post == post]
    ranks = [_rank(one, holder, rank) for holder in holders]
    known = [fit for fit in ranks if fit is not None]
    return all(known) if known else None


def _rank(one: Submission, holder: Holder, rank: str) -> bool | None:
    """True if a holder has a rank by the first form that states her 职级, else by the words of the first post."""
    rows = list(selves(one, holder))
    stated = next((row for row in rows if row.get("rank")), None)
    worded = next((row for row in rows if row.get("work")), None)
    said = stated if stated is not None else worded
    return is_of_rank(said, rank, one) if said is not None else None


def _fitness(name: str, post: str, rank: str) -> Rate:
    def fits(one: Submission) -> int | None:
        fit = is_fit(one, post, rank)
        return None if fit is None else int(fit)

    def known(one: Submission) -> int | None:
        return None if is_fit(one, post, rank) is None else 1

    return Rate(f"{name}配备率", Count(f"{name}的镇(街道)", fits), Count(f"{post}已知的镇(街道)", known))


CHAIR_IS_DEPUTY = _fitness("主席为党政副职", CHAIR, DEPUTY)
VICE_IS_HEAD = _fitness("专职副主席为中层正职", FULL_TIME_VICE, HEAD_OF_OFFICE)


def leaders(one: Submission) -> list[Holder]:
    """The 班子: the holders of posts from 主席 to 常委."""
    return [holder for holder in post_holders(one) if holder.post in LEADING]


def selves(one: Submission, holder: Holder) -> Iterator[Row]:
    """The rows of a holder: the one that names the post, then the committee's and the candidates'."""
    if holder.row.table.form.people:
        yield holder.row
    for form in ("committee", "candidates"):
        table = one.get(form)
        if table is None or table is holder.row.table:
            continue
        found = same_person(holder.row, table) or next((row for row in table.rows if row["name"] == holder.name), None)
        if found is not None:
            yield found


def known(one: Submission, holder: Holder, column: str) -> Row | None:
    """The first of a holder's rows with a value in a column."""
    return next((row for row in selves(one, holder) if row.get(column) is not None), None)


def _led(column: str, is_known: Holds | None = None, holds: Holds | None = None) -> Counting:
    """The number of the 班子 for whom `holds` is true, or whose column is known; unknown if no row has a value.

    For each leader the first row with a known value in the column counts.
    """

    def count(one: Submission) -> int | None:
        every = [list(selves(one, holder)) for holder in leaders(one)]
        if not any(row.get(column) is not None for rows in every for row in rows):
            return None
        known = [
            next((row for row in rows if row.get(column) is not None and (is_known is None or is_known(one, row))), None)
            for rows in every
        ]
        return sum(row is not None and (holds is None or holds(one, row)) for row in known)

    return count


def _years(one: Submission) -> int | None:
    rows = [row for holder in leaders(one) if (row := known(one, holder, "birth")) is not None]
    return sum(age(one, row) or 0 for row in rows) if rows else None


def _of_known(title: str, column: str, what: str, holds: Holds, is_known: Holds | None = None) -> Rate:
    """The share of the 班子 for whom `holds` is true, among those whose value in the column is known."""
    counts = Count(f"班子{title}", _led(column, is_known, holds)), Count(f"班子已知{what}人数", _led(column, is_known))
    return Rate(f"班子{title}占比", *counts)


def _is_ranked(_one: Submission, row: Row) -> bool:
    return row["schooling"] in SCHOOLING_RANKS


def _is_of_some_party(one: Submission, row: Row) -> bool:
    return is_option(one, row, "politics")


def _has_age(one: Submission, row: Row) -> bool:
    return age(one, row) is not None


LEADERS = Count("班子成员总数", lambda one: len(leaders(one)) if post_holders(one) else None)
LEADERS_NEW = _of_known("新任", "newly", "是否新任", lambda _one, row: bool(row["newly"]))
LEADERS_AGE = Rate(
    "班子平均年龄", Count("班子年龄合计", _years), Count("班子已知年龄人数", _led("birth", _has_age)), Shown.AVERAGE
)
LEADERS_SCHOOLING = _of_known("大专及以上", "schooling", "学历", has_higher_schooling, _is_ranked)
LEADERS_PARTY = _of_known("中共党员", "politics", "政治面貌", is_of_party, _is_of_some_party)
MEMBERS_NEW_COUNT = Count(
    "新任执委",
    lambda one: sum(bool(row["newly"]) for row in one.rows("committee")) if one.has("committee.newly") else None,
)
MEMBERS_NEW = Rate("新任执委占比", MEMBERS_NEW_COUNT, MEMBERS.total)
LEADERSHIP = (LEADERS_NEW, LEADERS_AGE, LEADERS_SCHOOLING, LEADERS_PARTY)
