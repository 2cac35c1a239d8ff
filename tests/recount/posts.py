"""Who holds which post, what is known of her, and whether the quotas are met."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from tests.recount.reading import Forms, Sheet
from tests.recount.structure import Figures, blocks, congress_day
from tests.recount.values import Day, age, birth, day, higher, of_party, post, text, yes

OFFICERS = ("主席", "专职副主席", "挂职副主席", "兼职副主席", "常委")
DEPUTY = (
    "副书记",
    "副镇长",
    "副乡长",
    "副主任",
    "党委委员",
    "组织委员",
    "宣传委员",
    "统战委员",
    "人大副主席",
    "武装部长",
    "政协联络",
)
Value = TypeVar("Value")
SOURCES = {"officers": "班子成员选举结果备案表", "ballots": "选举计票表", "committee": "执委会成员名册"}


@dataclass(frozen=True)
class Holder:
    """A woman and the post she is listed with (None: not one of the list's)."""

    post: str | None
    row: dict[str, object]


def elected(forms: Forms, matter: str) -> list[dict[str, object]] | None:
    """Everybody marked 当选 for one 选举事项, over all rounds; None where no tally marks anybody."""
    marked = [block for block in blocks(forms, matter) if "是否当选" in block.columns]
    if not marked:
        return None
    return [row for block in marked for row in block.rows if yes(row["是否当选"])]


def holders(forms: Forms) -> tuple[str | None, list[Holder]]:
    """The form that says who holds which post, and what it says."""
    filed = forms["officers"][0] if "officers" in forms else None
    if filed and "妇联职务" in filed.columns:
        return "officers", [Holder(post(row["妇联职务"]), row) for row in filed.rows]
    tallies = [elected(forms, matter) for matter in ("主席副主席", "常委")]
    if any(rows is not None for rows in tallies):
        return "ballots", [Holder(post(row.get("职务")), row) for rows in tallies for row in rows or ()]
    members = forms["committee"][0] if "committee" in forms else None
    if members and "妇联职务" in members.columns:
        return "committee", [Holder(post(row["妇联职务"]), row) for row in members.rows]
    return None, []


def same_person(row: dict[str, object], sheet: Sheet | None) -> dict[str, object] | None:
    """Her row in another form: by identity number, else by a name that is there once, else by name and birth."""
    if sheet is None:
        return None
    number = text(row.get("身份证号"))
    by_id = [other for other in sheet.rows if number and text(other.get("身份证号")) == number]
    if by_id:
        return by_id[0]
    by_name = [other for other in sheet.rows if text(other.get("姓名")) == text(row.get("姓名"))]
    by_birth = [other for other in by_name if day(other.get("出生年月")) == day(row.get("出生年月"))]
    return next((found[0] for found in (by_name, by_birth) if len(found) == 1), None)


def _said(forms: Forms, row: dict[str, object]) -> list[dict[str, object]]:
    """What every form says of her, the latest form first."""
    tables = [forms[form][0] for form in ("officers", "committee", "candidates") if form in forms]
    rows = [row, *(same_person(row, table) for table in tables)]
    return [found for found in rows if found]


def particular(rows: list[dict[str, object]], title: str, read: Callable[[object], Value | None]) -> Value | None:
    """The first thing said that can be read."""
    answers = [read(row.get(title)) for row in rows]
    return next((answer for answer in answers if answer is not None), None)


def _known(values: Iterable[bool | None]) -> tuple[int | None, int | None]:
    answers = [value for value in values if value is not None]
    return (answers.count(True), len(answers)) if answers else (None, None)


def _posts(forms: Forms) -> Figures:
    source, held = holders(forms)
    names = (*OFFICERS, "职务未能识别", "班子成员总数")
    if source is None:
        return dict.fromkeys(names)
    found = [holder.post for holder in held]
    counted: Figures = {name: found.count(name) for name in OFFICERS}
    return {**counted, "职务未能识别": found.count(None), "班子成员总数": sum(found.count(name) for name in OFFICERS)}


def _team(forms: Forms, as_of: Day) -> Figures:
    """新任, 学历, 政治面貌 and age of those who hold a post, each beside the number for whom it is known."""
    source, held = holders(forms)
    members = forms["committee"][0] if "committee" in forms else None
    team = [holder.row for holder in held if holder.post in OFFICERS]
    said = [_said(forms, row) for row in team]
    on = congress_day(forms, as_of)
    joined = [same_person(row, members) for row in team] if source != "committee" else team
    newly, of_newly = _known(yes((row or {}).get("是否新任")) for row in joined)
    higher_, of_higher = _known(particular(rows, "学历", higher) for rows in said)
    party, of_party_ = _known(particular(rows, "政治面貌", of_party) for rows in said)
    births = [particular(rows, "出生年月", lambda cell: birth(cell, as_of)) for rows in said]
    ages = [years for born in births if (years := age(born, on)) is not None]
    return {
        "班子新任": newly, "班子已知是否新任人数": of_newly, "班子大专及以上": higher_, "班子已知学历人数": of_higher,
        "班子中共党员": party, "班子已知政治面貌人数": of_party_,
        "班子年龄合计": sum(ages) if ages else None, "班子已知年龄人数": len(ages) or None,
    }  # fmt: skip


def _is_deputy(words: str) -> bool:
    return any(word in words for word in DEPUTY)


def _heads_a_section(words: str) -> bool:
    heads = [words.find(word) for word in ("主任", "站长", "所长", "队长") if word in words]
    return bool(heads) and "副" not in words and "村" not in words and "社区" not in words


def _has_rank(rows: list[dict[str, object]], rank: str, by_words: Callable[[str], bool]) -> bool | None:
    said = particular(rows, "职级", lambda cell: text(cell) or None)
    duty = particular(rows, "工作单位及职务", lambda cell: text(cell) or None)
    if said:
        return said == rank
    return by_words(duty) if duty else None


def _ranked(forms: Forms, who: str, rank: str, by_words: Callable[[str], bool]) -> tuple[int | None, int | None]:
    """Whether a township's holder of a post has the rank, and whether she is known, each as 1, 0 or unknown."""
    people = [_said(forms, holder.row) for holder in holders(forms)[1] if holder.post == who]
    answers = [_has_rank(rows, rank, by_words) for rows in people]
    known = [answer for answer in answers if answer is not None]
    return (int(all(known)), 1) if known else (None, None)


def _quotas(figures: Figures, quotas: Figures) -> Figures:
    found: Figures = {}
    checks = (
        ("代表", "代表名额", figures["代表总数"], False), ("执委", "执委名额", figures["执委总数"], True),
        ("主席", "主席", figures["主席"], False), ("专职副主席", "专职副主席", figures["专职副主席"], False),
        ("挂职副主席", "挂职副主席", figures["挂职副主席"], False),
        ("兼职副主席", "兼职副主席不少于", figures["兼职副主席"], True), ("常委", "常委", figures["常委"], False),
    )  # fmt: skip
    for name, quota_name, counted, at_least in checks:
        quota = quotas[quota_name]
        known = quota is not None and counted is not None
        met = known and (counted >= quota if at_least else counted == quota)
        found[f"{name}名额"] = quota
        found[f"{name}达到名额的镇(街道)"] = int(met) if known else None
        found[f"{name}可核对的镇(街道)"] = 1 if known else None
    return found


def posts(forms: Forms, people: Figures, quotas: Figures, as_of: Day) -> Figures:
    figures = {**_posts(forms), **_team(forms, as_of)}
    chair, chair_known = _ranked(forms, "主席", "党政副职", _is_deputy)
    full_time, full_time_known = _ranked(forms, "专职副主席", "中层正职", _heads_a_section)
    figures |= {"主席为党政副职的镇(街道)": chair, "主席已知的镇(街道)": chair_known}
    figures |= {"专职副主席为中层正职的镇(街道)": full_time, "专职副主席已知的镇(街道)": full_time_known}
    return {**figures, **_quotas({**people, **figures}, quotas)}
