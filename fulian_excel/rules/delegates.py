"""Rules about the delegates as a body: their composition, and the units that send them."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds.lists import AREAS, PARTY
from fulian_excel.rulebook import Parameter, rule, 县定, 名额分配表, 实施方案
from fulian_excel.rules.people import is_formal
from fulian_excel.table import Row, Submission
from fulian_excel.words import fold


def formal(township: Submission) -> list[Row]:
    """The 正式 delegates."""
    return [row for row in township.rows("delegates") if is_formal(row)]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / whole:.1f}%"


@rule(
    "D02",
    Level.ASK,
    "专职妇女工作者不超过规定比例",
    "正式代表中专职妇女工作者 {share},不应超过 {most};请核对",
    source=县定,
    needs=("delegates.full_time",),
    most=Parameter("专职妇女工作者比例上限", "50%"),
)
def full_time_workers_are_not_too_many(township: Submission, most: str) -> Iterator[Finding]:
    """Of the 正式 delegates at most the given share are 专职妇女工作者."""
    people = formal(township)
    count = sum(bool(row["full_time"]) for row in people)
    if people and Fraction(count, len(people)) > percent(most):
        yield township.tables["delegates"].tell("full_time", share=_share(count, len(people)), most=most)


@rule(
    "D03",
    Level.ASK,
    "非中共党员代表达到规定比例",
    "正式代表中非中共党员 {share},不应少于 {least}(需 {needed} 名);请核对",
    source=县定,
    needs=("delegates.politics",),
    least=Parameter("非中共党员比例下限", "25%"),
)
def people_outside_the_party_are_enough(township: Submission, least: str) -> Iterator[Finding]:
    """Of the 正式 delegates at least the given share are not of the Party."""
    people = [row for row in formal(township) if row["politics"]]
    count = sum(not row["politics"].startswith(PARTY[:2]) for row in people)
    if people and Fraction(count, len(people)) < percent(least):
        needed = ceil(percent(least) * len(people))
        yield township.tables["delegates"].tell(
            "politics", share=_share(count, len(people)), least=least, needed=needed
        )


@rule(
    "D04",
    Level.ASK,
    "少数民族代表达到规定比例",
    "正式代表中少数民族 {share},不应少于 {least};请核对",
    source=县定,
    needs=("delegates.nation",),
    least=Parameter("少数民族比例下限", ""),
)
def minorities_are_enough(township: Submission, least: str) -> Iterator[Finding]:
    """Of the 正式 delegates at least the given share, where one is set, are of a 少数民族."""
    people = [row for row in formal(township) if row["nation"]]
    count = sum(row["nation"] != "汉族" for row in people)
    if least and people and Fraction(count, len(people)) < percent(least):
        yield township.tables["delegates"].tell("nation", share=_share(count, len(people)), least=least)


def percent(text: str) -> Fraction:
    """A share as the settings write it: 25% or 2/3."""
    return Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else Fraction(text)


def surplus_needed(seats: int, share: str) -> int:
    """The number of candidates needed beyond the seats: the share of the seats, rounded up, at least one."""
    return max(1, ceil(seats * percent(share)))


@rule(
    "D05",
    Level.ASK,
    "提名人数有差额",
    "{subject}分配 {seats} 名,提名 {nominated} 名,差额 {more} 名,要求 {share} 至少 {needed} 名,需提名 {total} 名;请核对",
    source=县定,
    needs=("allocation.nominated", "delegates.produced_by"),
    share=Parameter("代表差额比例", "5%"),
)
def more_are_nominated_than_seats(township: Submission, share: str) -> Iterator[Finding]:
    """提名人数 exceed 分配名额 by the given share where the unit's delegates are elected."""
    consulted = {fold(row["unit"]) for row in formal(township) if row["produced_by"] == "协商推荐" and row["unit"]}
    for row in township.rows("allocation"):
        seats, nominated = row["seats"], row["nominated"]
        if not seats or nominated is None or fold(row["unit"] or "") in consulted:
            continue
        needed = surplus_needed(seats, share)
        if nominated - seats < needed:
            yield row.tell(
                "nominated",
                seats=seats,
                nominated=nominated,
                more=nominated - seats,
                share=share,
                needed=needed,
                total=seats + needed,
            )


@rule("D06", Level.ASK, "各界别都有代表", "正式代表里没有「{subject}」的代表;请核对界别或说明", source=实施方案, needs=("delegates.area",))
def every_area_is_represented(township: Submission) -> Iterator[Finding]:
    """Every 界别 is represented among the 正式 delegates."""
    there = {row["area"] for row in formal(township)}
    if there - {None}:
        for area in AREAS:
            if area not in there:
                yield township.tables["delegates"].tell("area", subject=area)


@rule("D07", Level.NOTE, "每个村都有代表", "摸底表里的「{subject}」没有代表;请核对代表的推选单位,也看看摸底表是否多写了这个村", source=实施方案, needs=("delegates.unit", "survey.village"))
def every_village_sends_someone(township: Submission) -> Iterator[Finding]:
    """Each village of the 摸底表 sends a delegate."""
    units = {plain_unit(row["unit"]) for row in formal(township) if row["unit"]}
    for row in township.rows("survey"):
        village = plain_unit(row["village"] or "")
        if village and units and not any(village in unit or unit in village for unit in units):
            yield township.tables["delegates"].tell("unit", subject=row["village"])


def plain_unit(text: str) -> str:
    """A village's name without 村, 社区 and the like, which tables write or leave out."""
    folded = fold(text)
    for ending in ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村"):
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return folded.removesuffix(ending)
    return folded


@rule(
    "D08",
    Level.ASK,
    "各单位代表人数等于分配名额",
    "{subject}分配名额 {seats} 名,代表名册上正式代表 {count} 名;请核对",
    source=名额分配表,
    needs=("delegates.unit", "allocation.seats"),
)
def units_send_as_many_as_allotted(township: Submission) -> Iterator[Finding]:
    """正式 delegates per 推选单位 are its 分配名额."""
    sent = Counter(fold(row["unit"]) for row in formal(township) if row["unit"])
    for row in township.rows("allocation"):
        if row["seats"] is None or not row["unit"]:
            continue
        count = sent[fold(row["unit"])]
        if count != row["seats"]:
            yield row.tell("seats", seats=row["seats"], count=count)
