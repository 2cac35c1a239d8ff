"""Mendings of rows: repeated rows, overwritten rows, and swapped cells of one column."""

from collections.abc import Iterator

from fulian_excel.causes.spots import Change, Mending, Removed, Spot, row_spot, swapped
from fulian_excel.causes.state import State
from fulian_excel.findings import Finding
from fulian_excel.forms import PEOPLE
from fulian_excel.rules.people import sure_number
from fulian_excel.table import Row

# Columns that may differ between two rows of one person.
_NOT_HERS = ("number", "remarks")
# The columns that identify a person, and all columns about her.
_KNOWN_BY = ("name", "id_number", "birth")
_HERS = (*_KNOWN_BY, "sex", "nation", "age", "politics", "schooling", "work", "phone", "rank", "votes")
_MISSED = ("B13", "S07", "S06", "R01")
_MOST_ALIKE = 3


def repeated(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose, for two rows of one person, to remove one, or that one has overwritten another person's row."""
    later = state.ground.row(finding)
    if later is None:
        return
    table = later.table
    for first in (row for row in table.rows[: later.index] if _is_same(row, later)):
        alike = all(first[column] == later[column] for column in table.values if column not in _NOT_HERS)
        for row in (later,) if alike else (later, first):
            yield Mending((Change(Spot(table.form.name, row.index, table.form.key), Removed.ROW),), "repeat")
        yield from _overwritten(state, first, later)


def _is_same(one: Row, other: Row) -> bool:
    number = sure_number(one)
    return (number and number == sure_number(other)) or (one["name"], one["birth"]) == (other["name"], other["birth"])


def _overwritten(state: State, first: Row, later: Row) -> Iterator[Mending]:
    """Propose that one of two rows was another person's: of someone missing from the list, or unknown.

    If one of the two has a place of work outside the unit that elected her, only that row is proposed.
    """
    strange = [row for row in (first, later) if _is_strange(row)]
    for row in strange if len(strange) == 1 else (first, later):
        spots = [spot for column in _HERS if (spot := row_spot(row, column))]
        yield Mending(
            tuple(Change(spot, None) for spot in spots if spot.column in _KNOWN_BY), "overwritten", whole_row=True
        )
        for missing in _missing(state, row.table.form.name):
            changes = (_of(missing, spot) for spot in spots if _says(missing, spot.column))
            yield Mending(tuple(changes), "overwritten", whole_row=True)


def _is_strange(row: Row) -> bool:
    """True if a delegate's place of work is outside the unit that elected her."""
    unit, work = row.get("unit"), row.get("work")
    village = str(unit or "").removesuffix("村").removesuffix("社区")
    return bool(village and work) and village not in str(work)


def _missing(state: State, form: str) -> Iterator[Row]:
    """The rows, in other lists, of the people with a finding that they are missing from a list."""
    names = {one.subject for one in state.findings.values() if one.code in _MISSED and one.subject}
    for other in PEOPLE:
        if other != form:
            yield from (row for row in state.township.rows(other) if row["name"] in names)


def _says(person: Row, column: str) -> bool:
    """True if another list's row has the column; always for votes, which are another person's and are removed."""
    return column == "votes" or person.get(column) is not None


def _of(person: Row, spot: Spot) -> Change:
    value = person.get(spot.column)
    return Change(spot, value, person.written(spot.column) if value is not None else "")


def changed_places(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose swapping the cell with another one in its column that has the same finding."""
    spot = state.ground.spot(finding)
    if spot is None:
        return
    told = [one for one in state.findings.values() if (one.code, one.form) == (finding.code, finding.form)]
    alike = [one for one in told if one.column == finding.column and one.place != finding.place]
    for one in alike[:_MOST_ALIKE]:
        other = state.ground.spot(one)
        if other is not None and other.is_label == spot.is_label:
            yield from swapped(state.township, spot, other, "swap")
            yield from _rows_numbers(state, spot, other)


def _rows_numbers(state: State, spot: Spot, other: Spot) -> Iterator[Mending]:
    """Propose swapping the identity numbers of two rows that have the same finding."""
    if spot.column != "id_number" and not spot.is_label and "id_number" in state.township.tables[spot.form].values:
        mine, theirs = (Spot(one.form, one.at, "id_number") for one in (spot, other))
        yield from swapped(state.township, mine, theirs, "swap")
