"""Figures of the closing stage: filing, archive, training, handover, discipline; and of the villages."""

from collections import Counter
from collections.abc import Callable, Sequence

from fulian_excel.figures.figure import Count, Counting, Rate
from fulian_excel.kinds import Day
from fulian_excel.rules.elections import beyond, names
from fulian_excel.rules.list_items import meant
from fulian_excel.rules.posts import LEADING
from fulian_excel.rules.training import to_be_trained
from fulian_excel.settings import ListItem
from fulian_excel.table import Row, Submission

_KEPT, _NOT_APPLICABLE = "已归档", "不适用"


def has_happened(one: Submission, day: Day | None) -> bool:
    """True if the day is known and lies on or before the as-of day."""
    return day is not None and not day.after(Day(one.as_of))


def rows_of(form: str, column: str, holds: Callable[[Submission, Row], bool]) -> Counting:
    """A count of the rows of a form for which `holds` is true; unknown if the form has no row or not the column."""

    def count(one: Submission) -> int | None:
        rows = one.rows(form)
        return sum(holds(one, row) for row in rows) if rows and one.has(f"{form}.{column}") else None

    return count


def summed(form: str, column: str) -> Counting:
    """The sum of a column of numbers; unknown if the form has no row or not the column."""

    def total(one: Submission) -> int | None:
        rows = one.rows(form)
        return sum(row[column] or 0 for row in rows) if rows and one.has(f"{form}.{column}") else None

    return total


def _wanted(
    form: str, column: str, items: Callable[[Submission], Sequence[ListItem]], holds: Callable[[Row], bool]
) -> Counting:
    """A count of the rows for which `holds` is true and of the county's items without a row, so that no omission pays."""

    def count(one: Submission) -> int | None:
        rows = one.rows(form)
        if not rows or not one.has(f"{form}.{column}"):
            return None
        wanted = items(one)
        there = {item.name for row in rows if (item := meant(row[column] or "", wanted))}
        return sum(holds(row) for row in rows) + sum(item.name not in there for item in wanted)

    return count


def _officers(one: Submission) -> list[Row]:
    """The rows of 班子成员 to be filed: the committee's 主席 to 常委, and everybody with such a post on the 备案表.

    If the committee's list names posts at all, somebody on the 备案表 who is not a member does not count; namesakes
    count by their rows.
    """
    committee = one.rows("committee")
    leading = [row for row in committee if row["post"] in LEADING and row["name"]]
    filed = [row for row in one.rows("officers") if row["post"] in LEADING]
    members = names(committee) if leading else {}
    more = [row for row in beyond(filed, names(leading)) if not members or row["name"] in members]
    return [*leading, *more]


def _filing_is_known(one: Submission) -> bool:
    return bool(one.rows("officers")) and one.has("officers.filed_on")


def _to_be_filed(one: Submission) -> int | None:
    return len(_officers(one)) if _filing_is_known(one) else None


def _filed(one: Submission) -> int | None:
    """The number of 班子成员 with a 备案日期 on the 备案表 that is not after the as-of day."""
    if not _filing_is_known(one):
        return None
    dated = names([row for row in one.rows("officers") if has_happened(one, row["filed_on"])])
    return (names(_officers(one)) & dated).total()


def _training_is_known(one: Submission) -> bool:
    return bool(one.rows("training")) and one.has("committee.newly")


def _asked(one: Submission) -> Counter[str]:
    return names(to_be_trained(one, **one.settings.parameters("E01")))


def _to_be_trained(one: Submission) -> int | None:
    return _asked(one).total() if _training_is_known(one) else None


def _trained(one: Submission) -> int | None:
    """The number of people required by E01 whose training has taken place."""
    if not _training_is_known(one):
        return None
    trained = {row["name"] for row in one.rows("training") if _took_place(one, row)}
    return sum(count for name, count in _asked(one).items() if name in trained)


def _took_place(one: Submission, row: Row) -> bool:
    return row["trained_on"] is None or has_happened(one, row["trained_on"])


def _handed_over(one: Submission) -> int | None:
    """1 if everything on the list was handed over by the as-of day, else 0."""
    handed = rows_of("handover", "handed_on", lambda one, row: has_happened(one, row["handed_on"]))(one)
    return None if handed is None else int(handed == len(one.rows("handover")))


def _both(form: str, column: str, count: Counting) -> Counting:
    """A count known only if the column of the rate's other count was sent too."""
    return lambda one: count(one) if one.has(f"{form}.{column}") else None


def _known(count: Counting) -> Counting:
    return lambda one: None if count(one) is None else 1


TO_BE_FILED = Count("应备案班子成员", _to_be_filed)
FILED = Count("已备案班子成员", _filed)
FILING = Rate("备案率", FILED, TO_BE_FILED)
TO_BE_KEPT = Count(
    "应归档材料",
    _both("archive", "state", _wanted("archive", "material", lambda one: one.settings.archive, lambda row: row["state"] != _NOT_APPLICABLE)),
)
KEPT = Count("已归档材料", _both("archive", "material", rows_of("archive", "state", lambda _one, row: row["state"] == _KEPT)))
KEEPING = Rate("归档率", KEPT, TO_BE_KEPT)
TRAININGS = Count("培训人次", rows_of("training", "name", _took_place))
TO_BE_TRAINED = Count("应培训人数", _to_be_trained)
TRAINED = Count("应培训已培训人数", _trained)
COVERAGE = Rate("培训覆盖率", TRAINED, TO_BE_TRAINED)
HANDED_OVER = Count("已交接的镇(街道)", _handed_over)
HANDOVERS_KNOWN = Count("报了交接表的镇(街道)", _known(_handed_over))
HANDING_OVER = Rate("交接率", HANDED_OVER, HANDOVERS_KNOWN)
HANDED_THINGS = Count("交接事项", rows_of("handover", "matter", lambda _one, _row: True))
TO_BE_STUDIED = Count(
    "应学习纪律条目",
    _both("discipline", "studied_on", _wanted("discipline", "prohibition", lambda one: one.settings.prohibitions, lambda _row: True)),
)
STUDIED = Count(
    "已学习纪律条目",
    _both("discipline", "prohibition", rows_of("discipline", "studied_on", lambda one, row: has_happened(one, row["studied_on"]))),
)
STUDYING = Rate("纪律学习率", STUDIED, TO_BE_STUDIED)
REPORTS = Count("举报线索", summed("discipline", "reports"))

VILLAGES = Count("村(社区)数", rows_of("survey", "village", lambda _one, _row: True))
ORGANISED = Count("有妇联组织的村(社区)", rows_of("survey", "organised", lambda _one, row: row["organised"] is True))
UNORGANISED = Count("无妇联组织的村(社区)", rows_of("survey", "organised", lambda _one, row: row["organised"] is False))
ORGANISATION_UNREAD = Count(
    "有无妇联组织未能识别的村(社区)", rows_of("survey", "organised", lambda _one, row: row["organised"] is None)
)
ORGANISATION = Rate("有妇联组织的村占比", ORGANISED, VILLAGES)
PEOPLE = Count("总人口", summed("survey", "people"))
WOMEN = Count("妇女人数", summed("survey", "women"))
GROWN_WOMEN = Count("满18周岁妇女", summed("survey", "grown_women"))
PARTY_WOMEN = Count("女党员", summed("survey", "party_women"))
STAFF = Count("妇联干部数", summed("survey", "staff"))
CADRES = Count("女干部数", summed("survey", "women_cadres"))
VILLAGE_MEMBERS = Count("妇联执委数", summed("survey", "members"))
SOCIETIES = Count("女性社会组织数", summed("survey", "societies"))
COMPANIES = Count("非公企业数", summed("survey", "companies"))
WOMEN_SHARE = Rate("妇女人数占比", WOMEN, PEOPLE)
GROWN_SHARE = Rate("满18周岁妇女占比", GROWN_WOMEN, WOMEN)
PARTY_SHARE = Rate("女党员占比", PARTY_WOMEN, WOMEN)
