"""Figures of the delegates and of the committees: their numbers and their composition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from fulian_excel.figures.figure import Count, Counting, Rate, Shown
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import AREAS, PARTY, SCHOOLING_RANKS
from fulian_excel.rules.people import ages_on, birth_is_possible, is_formal
from fulian_excel.rules.progress import ELECT, steps
from fulian_excel.table import Row, Submission

UNREAD = "未能识别"
OTHER_AREA = "其他"
AGES = "年龄(大会当日)"
BANDS = (("35岁及以下", 0, 35), ("36至45岁", 36, 45), ("46至55岁", 46, 55), ("56岁及以上", 56, 200))
_HIGHER = SCHOOLING_RANKS[: SCHOOLING_RANKS.index("大专") + 1]
_MAJORITY = "汉族"

Holds = Callable[[Submission, Row], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a body of people, and its share of the whole body."""

    title: str
    count: Count
    share: Rate


@dataclass(frozen=True)
class Body:
    """A body of people: its total, and the groups of parts that each add up to it."""

    name: str
    total: Count
    groups: dict[str, tuple[Part, ...]]
    average_age: Rate
    per_township: Rate


def people_on(form: str, one: Submission) -> list[Row]:
    """The rows of a list of people; of the delegates only 正式 ones."""
    table = one.get(form)
    return table.index("formal", lambda: [row for row in table.rows if is_formal(row)]) if table else []


def counted(form: str, column: str, holds: Holds) -> Counting:
    """A count of the people on a list for whom `holds` is true; unknown without the column or with an empty list."""

    def count(one: Submission) -> int | None:
        known = bool(one.rows(form)) and one.has(f"{form}.{column}")
        return sum(holds(one, row) for row in people_on(form, one)) if known else None

    return count


def body(name: str, form: str) -> Body:
    """The figures of a list of people; `name` begins the name of each."""
    total = Count(f"{name}总数", counted(form, "", lambda _one, _row: True))

    def group(column: str, parts: Sequence[tuple[str, Holds]]) -> tuple[Part, ...]:
        counts = [(title, Count(f"{name}{_named(title, column)}", counted(form, column, holds))) for title, holds in parts]
        return tuple(Part(title, count, Rate(f"{count.name}占比", count, total)) for title, count in counts)

    years = Count(f"{name}年龄合计", _years(form))
    known = Count(f"{name}已知年龄人数", counted(form, "birth", lambda one, row: age(one, row) is not None))
    return Body(
        name,
        total,
        {title: group(column, parts) for title, (column, parts) in _groups().items()},
        Rate(f"{name}平均年龄", years, known, Shown.AVERAGE),
        Rate(f"平均每镇{name}", total, Count(f"报了{name}名册的镇(街道)", _known(total)), Shown.AVERAGE),
    )


def _groups() -> dict[str, tuple[str, list[tuple[str, Holds]]]]:
    """The groups of parts by title: the column, and the parts into which its values divide everybody."""
    areas = [(area, partial(_is, "area", area)) for area in AREAS]
    bands = [(title, partial(_is_of_age, least, most)) for title, least, most in BANDS]
    return {
        "界别": ("area", [*areas, (OTHER_AREA, _is_elsewhere), (UNREAD, partial(_is_unread, "area"))]),
        "政治面貌": ("politics", [("中共党员", is_of_party), ("党外", is_outside_party), (UNREAD, partial(_is_unread, "politics"))]),
        "民族": ("nation", [("少数民族", is_of_minority), ("汉族", partial(_is, "nation", _MAJORITY)), (UNREAD, partial(_is_unread, "nation"))]),
        "学历": ("schooling", [("大专及以上", has_higher_schooling), ("大专以下", has_lower_schooling), (UNREAD, _is_of_no_rank)]),
        AGES: ("birth", [*bands, (UNREAD, lambda one, row: age(one, row) is None)]),
    }


def _known(count: Count) -> Counting:
    """A count that is 1 for a township of which another count is known, else unknown."""
    return lambda one: None if count.of(one) is None else 1


_COLUMNS = {"area": "界别", "politics": "政治面貌", "nation": "民族", "schooling": "学历", "birth": "年龄"}


def _named(title: str, column: str) -> str:
    """A part's title made unique in its body."""
    return f"{_COLUMNS[column]}{title}" if title in (UNREAD, OTHER_AREA) else title


def is_option(one: Submission, row: Row, column: str) -> bool:
    """True if the value is an option of its list, the county's own options included."""
    form = row.table.form
    choices = one.settings.kind(form.name, form.columns[column]).choices
    return choices is not None and row[column] in choices.options


def _is(column: str, value: str, _one: Submission, row: Row) -> bool:
    return bool(row[column] == value)


def _is_unread(column: str, one: Submission, row: Row) -> bool:
    return not is_option(one, row, column)


def _is_elsewhere(one: Submission, row: Row) -> bool:
    """True if the 界别 is one that the county added to the six."""
    return row["area"] not in AREAS and is_option(one, row, "area")


def is_of_party(one: Submission, row: Row) -> bool:
    """True for members of the Communist Party, those on probation included."""
    return str(row["politics"] or "").startswith(PARTY[:2]) and is_option(one, row, "politics")


def is_outside_party(one: Submission, row: Row) -> bool:
    """True for members of another party or of none; False for a value that is on no list."""
    return is_option(one, row, "politics") and not is_of_party(one, row)


def is_of_minority(one: Submission, row: Row) -> bool:
    """True for a 少数民族; False for a value that is on no list."""
    return row["nation"] != _MAJORITY and is_option(one, row, "nation")


def has_higher_schooling(_one: Submission, row: Row) -> bool:
    """True for 大专 or more."""
    return row["schooling"] in _HIGHER


def has_lower_schooling(_one: Submission, row: Row) -> bool:
    """True for less than 大专; False for a value that is on no list."""
    return row["schooling"] in SCHOOLING_RANKS and row["schooling"] not in _HIGHER


def _is_of_no_rank(_one: Submission, row: Row) -> bool:
    return row["schooling"] not in SCHOOLING_RANKS


def day_of_ages(one: Submission) -> Day:
    """The day of which ages are counted: the congress's by the tally, else by step 12, else the as-of day."""
    return one.index("day of ages", lambda: _day_of_ages(one))


def _day_of_ages(one: Submission) -> Day:
    row = steps(one).get(ELECT)
    known = (one.congress_day, row["done"] if row is not None else None)
    today = Day(one.as_of)
    return next((day for day in known if day is not None and not day.after(today)), today)


def age(one: Submission, row: Row) -> int | None:
    """Years completed on the day of ages; if only the month of birth is known, the greatest possible.

    A birth out of range, or after that day, gives no age.
    """
    known: dict[int, int | None] = one.index(("ages", row.table.form.name), dict)
    if row.index not in known:
        known[row.index] = _age(one, row)
    return known[row.index]


def _age(one: Submission, row: Row) -> int | None:
    born = row["birth"]
    if born is None or not birth_is_possible(born, one):
        return None
    years = ages_on(day_of_ages(one), born)[1]
    return years if years >= 0 else None


def _is_of_age(least: int, most: int, one: Submission, row: Row) -> bool:
    years = age(one, row)
    return years is not None and least <= years <= most


def _years(form: str) -> Counting:
    """The ages of the people on a list, added up."""

    def total(one: Submission) -> int | None:
        known = bool(one.rows(form)) and one.has(f"{form}.birth")
        return sum(age(one, row) or 0 for row in people_on(form, one)) if known else None

    return total


def _of_no_standing(one: Submission) -> int | None:
    """The number of people on the delegates' list whose 代表类别 is no option; no total counts them."""
    rows = one.rows("delegates")
    if not rows or not one.has("delegates.standing"):
        return None
    return sum(bool(row["standing"]) and not is_option(one, row, "standing") for row in rows)


DELEGATES = body("代表", "delegates")
MEMBERS = body("执委", "committee")
BODIES = (DELEGATES, MEMBERS)
STANDING_UNREAD = Count(f"代表类别{UNREAD}", _of_no_standing)
