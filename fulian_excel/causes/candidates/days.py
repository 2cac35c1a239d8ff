"""Mendings of dates: the date in another form, the same day in another year, two dates swapped."""

from collections.abc import Iterator
from dataclasses import replace

from fulian_excel.causes.spots import Change, Mending, Spot, label_spot, row_spot, swapped
from fulian_excel.causes.state import State
from fulian_excel.findings import Finding
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS
from fulian_excel.rules.progress import ELECT, ELECT_OFFICERS, steps
from fulian_excel.table import Row

_PAIRS = (("notice_from", "notice_to"), ("elected_on", "filed_on"))


def meetings(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the day of a meeting given in other forms."""
    for election, number in ((ELECTION_OF_COMMITTEE, ELECT), (ELECTION_OF_OFFICERS, ELECT_OFFICERS)):
        stated: list[tuple[Spot | None, Day | None]] = [
            (label_spot(state.township, block, "held_on"), block.value("held_on"))
            for block in state.township.blocks(election)
        ]
        if number in steps(state.township):
            row = steps(state.township)[number]
            stated.append((row_spot(row, "done"), row["done"]))
        if election == ELECTION_OF_OFFICERS:
            stated += [(row_spot(row, "elected_on"), row["elected_on"]) for row in state.township.rows("officers")]
        mine = state.ground.spot(finding)
        if mine not in [spot for spot, _ in stated]:
            continue
        days = list(dict.fromkeys(day for _, day in stated if day is not None))
        for spot, own in dict.fromkeys(stated):
            for day in days if spot and own else ():
                if spot and own and not own.agrees(day) and len(days) <= _FEW:
                    yield Mending((Change(spot, day, str(day)),), "elsewhere")


_FEW = 3


def steps_taken(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the day of a step in the as-of day's year, swapped with its neighbour's, or as planned (a trial)."""
    spot = state.ground.spot(finding)
    if spot is None or spot.form != "progress":
        return
    rows = state.township.rows("progress")
    row = rows[spot.at]
    named = [one for one in rows if one["step"] and one["step"] == finding.parts.get("other")]
    for one in (row, *named):
        yield from _in_year(state, one, "done")
        yield from _as_planned(one)
    for one in named:
        first, second = row_spot(row, "done"), row_spot(one, "done")
        if first and second:
            yield from swapped(state.township, first, second, "swap")


def _as_planned(row: Row) -> Iterator[Mending]:
    spot = row_spot(row, "done")
    if spot and row["planned"] is not None and row["planned"] != row["done"]:
        yield Mending((Change(spot, row["planned"]),), "trial")


def _in_year(state: State, row: Row, column: str) -> Iterator[Mending]:
    """Propose the same day in the as-of day's year."""
    spot, day = row_spot(row, column), row[column]
    year = state.township.as_of.year
    if spot and isinstance(day, Day) and day.date.year != year and (day.date.month, day.date.day) != (2, 29):
        right = replace(day, date=day.date.replace(year=year))
        yield Mending((Change(spot, right, str(right)),), "digit")


def exchanged(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose swapping two days of a row, if another row has the two in that order."""
    row = state.ground.row(finding)
    if row is None:
        return
    table = row.table
    for pair in _PAIRS:
        first, second = (row_spot(row, column) if column in table.form.columns else None for column in pair)
        then = (row.get(pair[1]), row.get(pair[0])) if first and second else None
        if (
            first
            and second
            and finding.column in pair
            and any((one[pair[0]], one[pair[1]]) == then for one in table.rows)
        ):
            yield from swapped(state.township, first, second, "exchange")


def paired(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose swapping two days of a row, or the finding's day in the as-of day's year."""
    row = state.ground.row(finding)
    if row is None:
        return
    yield from _in_year(state, row, finding.column)
    for pair in (one for one in _PAIRS if finding.column in one):
        first, second = (row_spot(row, column) if column in row.table.form.columns else None for column in pair)
        if first and second:
            yield from swapped(state.township, first, second, "swap")
