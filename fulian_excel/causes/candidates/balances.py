"""Mendings of numbers in a balance: ballot papers, a candidate's votes, parts and wholes."""

from collections import Counter
from collections.abc import Iterator

from fulian_excel.causes.spots import Change, Mending, Spot, label_spot, row_spot, swapped, value_at
from fulian_excel.causes.state import GRAVE, State
from fulian_excel.findings import Finding
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE
from fulian_excel.rules.elections import contests
from fulian_excel.table import Block, Row, Table

_VOTES = ("votes_for", "votes_against", "abstentions")
# The labels that each rule compares.
_LABELS = {
    "B01": ("attended", "due_to_attend"),
    "B02": ("due_to_attend",),
    "B03": ("attended", "due_to_attend"),
    "B04": ("issued", "attended"),
    "B05": ("returned", "issued", "valid", "invalid"),
    "B06": ("valid", "invalid", "returned"),
    "B07": ("valid",),
    "B08": ("valid",),
    "B17": ("printed", "issued", "left_over"),
}
# Pairs of labels that are easily confused.
_TURNED = (("due_to_attend", "attended"), ("valid", "invalid"), ("issued", "returned"), ("issued", "left_over"))
_VOTES_TURNED = (("votes_for", "votes_against"), ("votes_for", "abstentions"))
# Columns of parts and wholes, from the smallest part to the whole.
_WITHIN = ("party_women", "grown_women", "women", "people")


def papers(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose values for the labels of a tally that fit its other labels, the lists and the votes, and swaps."""
    block = _block(state, finding)
    for label in _LABELS[finding.code] if block else ():
        spot = label_spot(state.township, block, label) if block else None
        if spot and block:
            for value in dict.fromkeys(_fitting(state, block, spot)):
                if isinstance(value, int) and value != block.value(label):
                    yield Mending((Change(spot, value, str(value)),), "balance")
        yield from _labels_turned(state, block, label) if block else ()


def _labels_turned(state: State, block: Block, label: str) -> Iterator[Mending]:
    """Propose swapping a label of a tally with one that is easily confused with it."""
    for pair in _TURNED:
        first, second = (label_spot(state.township, block, one) for one in pair)
        if label in pair and first and second:
            yield from swapped(state.township, first, second, "swap")


def turned(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose swapping a candidate's 赞成 with her 反对 or 弃权."""
    for row in _tally_rows(state, finding):
        for pair in _VOTES_TURNED:
            first, second = (row_spot(row, column) for column in pair)
            if first and second:
                yield from swapped(state.township, first, second, "swap")


def _block(state: State, finding: Finding) -> Block | None:
    spot = state.ground.spot(finding)
    if spot is None or spot.form != "ballots":
        return None
    table = state.township.tables["ballots"]
    return table.blocks[spot.at] if spot.is_label else table.rows[spot.at].block


def _fitting(state: State, block: Block, spot: Spot) -> Iterator[int | None]:
    """The values that other labels, the lists or the votes give a label."""
    value = block.value
    label = spot.column
    if label == "due_to_attend":
        told = (one for one in state.findings.values() if one.code == "B02" and one.place == block.place(label))
        yield from (int(str(one.parts["count"])) for one in told)
    if label == "attended":
        yield value("issued")
    if label == "issued":
        yield from (value("attended"), _less(value("printed"), value("left_over")))
    if label == "returned":
        yield from (_more(value("valid"), value("invalid")), value("issued"))
    if label == "valid":
        yield from (_less(value("returned"), value("invalid")), _of_the_votes(state, block))
    if label == "invalid":
        yield _less(value("returned"), value("valid"))
    if label == "printed":
        yield _more(value("issued"), value("left_over"))
    if label == "left_over":
        yield _less(value("printed"), value("issued"))


def _more(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _of_the_votes(state: State, block: Block) -> int | None:
    """The sum of most candidates' votes, if at least two agree."""
    rows = state.township.tables["ballots"].rows_of(block)
    sums = Counter(total for row in rows if not row["write_in"] and (total := _sum(row)) is not None)
    most = sums.most_common(1)
    return most[0][0] if most and most[0][1] > 1 else None


def _sum(row: Row) -> int | None:
    votes = [row[column] for column in _VOTES]
    return None if None in votes else sum(votes)


def votes(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the 赞成, 反对 or 弃权 of a candidate with which the three add up to 有效."""
    for row in _tally_rows(state, finding):
        valid = row.block.value("valid")
        for column in _VOTES:
            others = [row[other] for other in _VOTES if other != column]
            spot = row_spot(row, column)
            if spot and valid is not None and None not in others and valid - sum(others) != row[column]:
                right = valid - sum(others)
                yield Mending((Change(spot, right, str(right)),), "balance")


def _tally_rows(state: State, finding: Finding) -> list[Row]:
    """The tally's row that has a finding; for a finding elsewhere, the rows with the same name."""
    table = state.township.get("ballots")
    spot = state.ground.spot(finding)
    if table is None:
        return []
    if spot is not None and spot.form == "ballots":
        return [] if spot.is_label else [table.rows[spot.at]]
    return [row for row in table.rows if row["name"] and row["name"] == finding.subject]


def stated_votes(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the votes in the committee's list or 备案表 for the tally, and those in the tally for the list."""
    tally = _tally_rows(state, finding)
    lists = [row for form in ("committee", "officers") for row in state.township.rows(form)]
    for row in tally:
        for other in lists:
            mine, theirs = row["votes_for"], other["votes"]
            if other["name"] != row["name"] or None in (mine, theirs) or mine == theirs:
                continue
            spot, there = row_spot(row, "votes_for"), row_spot(other, "votes")
            if spot:
                yield Mending((Change(spot, theirs, str(theirs)),), "elsewhere")
            if there and not _is_doubtful(state, row):
                yield Mending((Change(there, mine, str(mine)),), "elsewhere")


def whole_rows(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose that all votes of a woman on the tally are wrong, if another list gives the votes she got."""
    for row in _tally_rows(state, finding):
        spots = [spot for column in _VOTES if (spot := row_spot(row, column))]
        stated = {other["votes"] for form in ("committee", "officers") for other in _namesakes(state, form, row)}
        for theirs in stated - {None, row["votes_for"]}:
            others = (Change(spot, None) for spot in spots if spot.column != "votes_for")
            told = (Change(spot, theirs, str(theirs)) for spot in spots if spot.column == "votes_for")
            if len(stated) == 1 and len(spots) == len(_VOTES):
                yield Mending((*told, *others), "whole row")


def _namesakes(state: State, form: str, row: Row) -> list[Row]:
    return [one for one in state.township.rows(form) if one["name"] and one["name"] == row["name"]]


def _is_doubtful(state: State, row: Row) -> bool:
    """True if a woman's votes on the tally have other findings, so that another list is not corrected by them."""
    places = {row.place(column) for column in (*_VOTES, "elected")}
    return any(one.place in places and one.level in GRAVE for one in state.findings.values())


def seats(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the seats of the county's quota, or the number of women marked as elected."""
    block = _block(state, finding)
    spot = label_spot(state.township, block, "seats") if block else None
    if block is None or spot is None or not block.value("seats"):
        return
    stated: dict[str, int] = block.value("seats")
    quota = state.township.township.quotas.committee
    if len(stated) == 1 and block.value("election") == ELECTION_OF_COMMITTEE and quota:
        yield from _seats(spot, stated, dict.fromkeys(stated, quota))
    marked = {one.post: len(one.marked) for one in contests(state.township.tables["ballots"], block)}
    if marked.keys() == stated.keys():
        yield from _seats(spot, stated, marked)


def _seats(spot: Spot, stated: dict[str, int], right: dict[str, int]) -> Iterator[Mending]:
    if right != stated:
        text = "、".join(f"{post}{count}名" if post else str(count) for post, count in right.items())
        yield Mending((Change(spot, right, text),), "count")


def outcomes(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose, for reports without an outcome, some outcome or no reports, both as trials."""
    spot = state.ground.spot(finding)
    if spot is not None and spot.column == "outcome":
        yield Mending((Change(spot, "已处理"),), "trial")
        yield Mending((Change(Spot(spot.form, spot.at, "reports"), 0),), "trial")


def within(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose, for a part larger than its whole, another value of either: the one that the total needs, or a trial."""
    spot = state.ground.spot(finding)
    if spot is None or finding.column not in _WITHIN[:-1]:
        return
    table = state.township.tables[spot.form]
    whole = _WITHIN[_WITHIN.index(finding.column) + 1]
    for column, other in ((finding.column, whole), (whole, finding.column)):
        own = Spot(spot.form, spot.at, column)
        if column in table.values:
            yield from missing_in_total(state, own)
            yield Mending((Change(own, table.values[other][spot.at]),), "trial")


def missing_in_total(state: State, spot: Spot) -> Iterator[Mending]:
    """Propose the number with which a wrong total (T05) would be right."""
    value = value_at(state.township, spot)
    for one in state.findings.values():
        if one.code == "T05" and (one.form, one.column) == (spot.form, spot.column) and isinstance(value, int):
            right = value + int(one.value) - int(str(one.parts["sum"]))
            yield Mending((Change(spot, right, str(right)),), "balance")


def allotted(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose another number in the allocation, or one more delegate of the unit."""
    spot = state.ground.spot(finding)
    if spot is None:
        return
    count, stated = int(str(finding.parts["count"])), int(str(finding.parts["seats"]))
    yield from missing_in_total(state, spot)
    seats_in_all = sum(row["seats"] or 0 for row in state.township.rows("allocation"))
    quota = state.township.township.quotas.delegates
    if quota is None or seats_in_all != quota:
        sure = quota is not None and seats_in_all - stated + count == quota
        yield Mending((Change(spot, count, str(count) if sure else ""),), "count" if sure else "trial")
    unit = state.township.tables["allocation"].rows[spot.at]["unit"]
    delegates = state.township.tables["delegates"]
    if count < stated:
        yield from _one_more(state, delegates, unit)


def _has_too_many(finding: Finding) -> bool:
    return int(str(finding.parts["count"])) > int(str(finding.parts["seats"]))


def left_out(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose one more row in the register of delegates, with an unknown unit."""
    delegates = state.township.tables["delegates"]
    if "unit" in delegates.values and finding.form == "delegates":
        yield Mending((Change(Spot("delegates", len(delegates), "unit"), None),), "row")


def _one_more(state: State, delegates: Table, unit: str) -> Iterator[Mending]:
    """Propose one more delegate of a unit: listed under another unit, not counted as 正式, or left out."""
    full = {one.subject for one in state.findings.values() if one.code == "D08" and _has_too_many(one)}
    units = {row["unit"] for row in state.township.rows("allocation")}
    village = unit.removesuffix("村").removesuffix("社区")
    for row in delegates.rows:
        spot = row_spot(row, "unit")
        strange = row["unit"] not in units
        if spot and row["unit"] != unit and (strange or (village and village in (row["work"] or ""))):
            yield Mending((Change(spot, unit, unit),), "elsewhere")
        elif spot and row["unit"] in full:
            yield Mending((Change(spot, unit, unit),), "count")
        standing = row_spot(row, "standing")
        if standing and row["unit"] == unit and row["standing"] not in (None, "正式"):
            yield Mending((Change(standing, "正式", "正式"),), "count")
    if "unit" in delegates.values:
        yield Mending((Change(Spot("delegates", len(delegates), "unit"), unit),), "row")
