"""The figures a county reports upward, always recomputed from the townships' rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import (
    AREAS,
    CHAIR,
    ELECTION_OF_COMMITTEE,
    FULL_TIME_VICE,
    PART_TIME_VICE,
    PARTY,
    SCHOOLING_RANKS,
    SECONDED_VICE,
    STANDING,
)
from fulian_excel.rules.candidates import DEPUTY, HEAD_OF_OFFICE, is_of_rank
from fulian_excel.rules.elections import counts_for_seats
from fulian_excel.rules.people import ages_on, is_formal
from fulian_excel.rules.progress import CLOSE, steps
from fulian_excel.table import Block, County, Row, Submission

POSTS = (CHAIR, FULL_TIME_VICE, SECONDED_VICE, PART_TIME_VICE, STANDING)
_HIGHER = frozenset(SCHOOLING_RANKS[: SCHOOLING_RANKS.index("大专") + 1])
_BANDS = (("35岁及以下", 0, 35), ("36–45岁", 36, 45), ("46–55岁", 46, 55), ("56岁及以上", 56, 200))


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of 总览: a number, or a share of a whole, or a text."""

    name: str
    part: float | str
    whole: float | None = None


def delegates(one: Submission) -> list[Row]:
    """The 正式 delegates."""
    return [row for row in one.rows("delegates") if is_formal(row)]


def members(one: Submission) -> list[Row]:
    """The committee."""
    return one.rows("committee")


def has_elected(one: Submission) -> bool:
    """Step 14 is done and the 执委 tally was read."""
    step = steps(one).get(CLOSE)
    return step is not None and step["done"] is not None and any(one.blocks(ELECTION_OF_COMMITTEE))


def count_of_post(one: Submission, post: str) -> int:
    """How many hold a post, on the committee, else on the 备案表."""
    return sum(row["post"] == post for row in members(one) or one.rows("officers"))


def of_rank(one: Submission, post: str, rank: str) -> bool | None:
    """Somebody who holds the post is of the rank it asks for; None where nobody holds it."""
    holders = [row for row in one.rows("officers") or members(one) if row["post"] == post]
    return any(is_of_rank(row, rank, one) for row in holders) if holders else None


def progress_figures(county: County) -> list[Figure]:
    """How far the re-election is."""
    all_of_them = county.submissions
    done = [one for one in all_of_them if has_elected(one)]
    reported = [one for one in all_of_them if one.tables]
    undone = [one.township.name for one in all_of_them if not has_elected(one)]
    return [
        Figure("应换届镇(街道)", len(all_of_them)),
        Figure("已报送", len(reported), len(all_of_them)),
        Figure("已换届", len(done), len(all_of_them)),
        Figure("未完成名单", "、".join(undone) or "无"),
        Figure("未报送名单", "、".join(one.township.name for one in all_of_them if not one.tables) or "无"),
    ]


def people_figures(county: County, people_of: Callable[[Submission], list[Row]], what: str) -> list[Figure]:
    """The structure of a body of people: areas, politics, nation, age at the congress, schooling."""
    pairs = [(one, row) for one in county.submissions for row in people_of(one)]
    rows = [row for _, row in pairs]
    total = len(rows)
    areas = Counter(row["area"] for row in rows)
    ages = [age for one, row in pairs if (age := age_of(one, row)) is not None]
    party = sum((row["politics"] or "").startswith(PARTY[:2]) for row in rows)
    return [
        Figure(f"{what}总数", total),
        *(Figure(f"其中 {area}", areas[area], total) for area in AREAS),
        Figure("中共党员(含预备)", party, total),
        Figure("党外", sum(bool(row["politics"]) for row in rows) - party, total),
        Figure("少数民族", sum(row["nation"] not in (None, "", "汉族") for row in rows), total),
        *(Figure(name, sum(low <= age <= high for age in ages), total) for name, low, high in _BANDS),
        Figure("平均年龄", round(sum(ages) / len(ages), 1) if ages else "—"),
        Figure("大专及以上", sum(row["schooling"] in _HIGHER for row in rows), total),
    ]


def age_of(one: Submission, row: Row) -> int | None:
    """Years completed at the congress, else on the as-of day."""
    born = row["birth"]
    return ages_on(one.congress_day or Day(one.as_of), born)[1] if born is not None else None


def officer_figures(county: County) -> list[Figure]:
    """The officers of all townships, and whether they are who they should be."""
    sent = [one for one in county.submissions if members(one) or one.rows("officers")]
    rows = [row for one in sent for row in members(one)]
    newly = [row for row in rows if row["newly"] is not None]
    return [
        *(Figure(post, sum(count_of_post(one, post) for one in sent)) for post in POSTS),
        Figure("新任执委", sum(bool(row["newly"]) for row in newly), len(newly)),
        Figure("主席由党政副职兼任", sum(of_rank(one, CHAIR, DEPUTY) is True for one in sent), len(sent)),
        Figure(
            "专职副主席为中层正职", sum(of_rank(one, FULL_TIME_VICE, HEAD_OF_OFFICE) is True for one in sent), len(sent)
        ),
    ]


def election_figures(county: County) -> list[Figure]:
    """The congresses' tallies, first rounds of the 执委 election."""
    blocks = [
        block
        for one in county.submissions
        for block in one.blocks(ELECTION_OF_COMMITTEE)
        if counts_for_seats(block) and (block.value("round") or 1) == 1
    ]
    stood = sum(len(one.rows("candidates")) for one in county.submissions if one.rows("candidates"))
    seats = sum(sum((block.value("seats") or {}).values()) for block in blocks)
    return [
        Figure("应到代表", _sum(blocks, "due_to_attend")),
        Figure("实到代表", _sum(blocks, "attended"), _sum(blocks, "due_to_attend")),
        Figure("有效票", _sum(blocks, "valid"), _sum(blocks, "returned")),
        Figure("差额(候选多于应选)", max(0, stood - seats), seats),
    ]


def _sum(blocks: Iterable[Block], label: str) -> int:
    return sum(block.value(label) or 0 for block in blocks)


def closing_figures(county: County) -> list[Figure]:
    """Filing, archive, training, handover and discipline; the villages of the survey."""
    everybody = county.submissions
    rows = {
        form: [row for one in everybody for row in one.rows(form)]
        for form in ("officers", "archive", "training", "discipline", "survey")
    }
    needed = [item for item in rows["archive"] if item["state"] != "不适用"]
    new = {(one.township.name, row["name"]) for one in everybody for row in members(one) if row["newly"]}
    trained = {(one.township.name, row["name"]) for one in everybody for row in one.rows("training")}
    villages = rows["survey"]
    return [
        Figure("班子成员已备案", sum(row["filed_on"] is not None for row in rows["officers"]), len(rows["officers"])),
        Figure("归档材料已归档", sum(row["state"] == "已归档" for row in needed), len(needed)),
        Figure("培训人次", len(rows["training"])),
        Figure("新任执委已培训", len(new & trained), len(new)),
        Figure("已交接的镇(街道)", sum(bool(one.rows("handover")) for one in everybody), len(everybody)),
        Figure(
            "纪律条目已学习", sum(row["studied_on"] is not None for row in rows["discipline"]), len(rows["discipline"])
        ),
        Figure("村(社区)数", len(villages)),
        Figure("妇女人数", _total(villages, "women")),
        Figure("有妇联组织的村(社区)", sum(bool(row["organised"]) for row in villages), len(villages)),
        Figure("妇联干部数", _total(villages, "staff")),
        Figure("女干部数", _total(villages, "women_cadres")),
    ]


def _total(rows: Sequence[Row], column: str) -> int:
    return sum(row[column] or 0 for row in rows)
