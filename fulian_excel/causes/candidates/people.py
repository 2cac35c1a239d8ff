"""Mendings of personal data, by other lists and by the identity number."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from fulian_excel.causes.spots import Change, Mending, row_spot
from fulian_excel.causes.state import State
from fulian_excel.cells import TEXT, Cell
from fulian_excel.findings import Finding
from fulian_excel.forms import PEOPLE
from fulian_excel.kinds import Day, understand
from fulian_excel.kinds.identity import birth_of, improper, sex_of, wrong_check_digit
from fulian_excel.rules.people import sure_number
from fulian_excel.rules.same_people import CONSTANT, same_person
from fulian_excel.table import Row

# Rules whose suggestion takes one of two tables as right; each table may be wrong.
_TAKES_SIDES = frozenset(("S11",))
_DIGITS = "0123456789"
_ADDRESS = 6  # digits of the address code at the beginning of a number


def suggested(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the finding's own suggestion, read as its cell is read."""
    spot = state.ground.spot(finding)
    if (
        finding.code in _TAKES_SIDES
        or spot is None
        or not finding.suggestion
        or "或" in str(finding.parts.get("ages", ""))
    ):
        return
    form = state.township.tables[spot.form].form
    text = finding.suggestion.rpartition(":")[2] if spot.is_label else finding.suggestion
    kind = state.township.settings.kind(form.name, form.column(spot.column))
    value = understand(Cell(1, 1, text, TEXT), kind).value
    if value is not None:
        yield Mending((Change(spot, value, text),), "suggestion")


def elsewhere(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the value that another list has for the same person, in either direction."""
    person = _person(state, finding)
    if person is None or finding.column not in (*CONSTANT, "work", "age"):
        return
    for other in others(state, person):
        for own, source in ((person, other), (other, person)):
            yield from _as_there(own, source, finding.column)


def _person(state: State, finding: Finding) -> Row | None:
    """The row of a finding in a list of people; None if the finding stands elsewhere."""
    row = state.ground.row(finding)
    return row if row is not None and row.table.form.name in PEOPLE else None


def _as_there(own: Row, source: Row, column: str) -> Iterator[Mending]:
    here, there = own.get(column), source.get(column)
    spot = row_spot(own, column)
    same = here.agrees(there) if isinstance(here, Day) and isinstance(there, Day) else here == there
    if spot and there not in (None, "") and not same:
        yield Mending((Change(spot, there, source.written(column) or str(there)),), "elsewhere")


def others(state: State, person: Row) -> Iterator[Row]:
    """Return the same person's rows in the other lists, by identity number or unique name."""
    for form in PEOPLE:
        table = state.township.get(form)
        if table is not None and table is not person.table:
            match = same_person(person, table)
            if match is not None:
                yield match


def owners(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose, for two names with one number, the other's name, or the number in her other rows."""
    person = state.ground.row(finding)
    if person is None:
        return
    number = sure_number(person)
    everybody = [row for form in PEOPLE for row in state.township.rows(form)]
    for other in (row for row in everybody if number and sure_number(row) == number):
        for own, source in ((person, other), (other, person)):
            yield from _as_there(own, source, "name")
            for namesake in (row for row in everybody if row["name"] and row["name"] == own["name"]):
                if sure_number(namesake):
                    yield from _as_there(own, namesake, "id_number")


def birth_and_sex(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose birth and sex from the identity number, and a number that fits them."""
    person = _person(state, finding)
    if person is None:
        return
    number = sure_number(person)
    if number and (born := birth_of(number)):
        sex = sex_of(number)
        yield from _put(person, "birth", *_as_usual(person, born))
        yield from _put(person, "sex", sex, sex)
    yield from numbers(state, finding)


def _as_usual(person: Row, born: date) -> tuple[Day, str]:
    """A birth as value and text, to the day or the month as in most of the list."""
    days = [day for day in person.table.values.get("birth", ()) if isinstance(day, Day)]
    if 2 * sum(day.month_only for day in days) < len(days):
        return Day(born), born.isoformat()
    return Day(born.replace(day=1), month_only=True), f"{born:%Y.%m}"


def _put(person: Row, column: str, value: Any, text: str) -> Iterator[Mending]:
    spot = row_spot(person, column)
    old = person[column]
    same = old.agrees(value) if isinstance(value, Day) and isinstance(old, Day) else old == value
    if spot and not same:
        yield Mending((Change(spot, value, text),), "elsewhere")


def numbers(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the identity number with one digit or two neighbours corrected, if only one number fits birth and sex.

    If nobody else has this number's address code, a number with the most frequent one is preferred.
    """
    person = _person(state, finding)
    if person is None:
        return
    own = row_spot(person, "id_number")
    number = person["id_number"]
    if own and number and not sure_number(person):
        fitting = sorted({one for one in _near(number) if _fits(one, person)})
        if len(fitting) > 1:
            usual = _usual_beginning(state, number)
            fitting = [one for one in fitting if usual and one.startswith(usual)]
        if len(fitting) == 1:
            yield Mending((Change(own, fitting[0], fitting[0]),), "digit")


def _usual_beginning(state: State, number: str) -> str:
    """The address code of most numbers of the township; empty if another number has this number's code."""
    rows = (row for form in PEOPLE for row in state.township.rows(form))
    codes = Counter(other[:_ADDRESS] for other in {sure_number(row) for row in rows} if other)
    most = codes.most_common(1)
    is_usual = bool(most) and 2 * most[0][1] > codes.total()
    return most[0][0] if is_usual and number[:_ADDRESS] not in codes else ""


def _near(number: str) -> Iterator[str]:
    """The numbers of 18 characters from which one typing error makes this number."""
    if len(number) == 18:
        for at in range(18):
            yield from (number[:at] + digit + number[at + 1 :] for digit in (_DIGITS if at < 17 else f"{_DIGITS}X"))
        for at in range(17):
            yield number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    elif len(number) == 17:
        yield from (number[:at] + digit + number[at:] for at in range(18) for digit in _DIGITS)
    elif len(number) == 19:
        yield from (number[:at] + number[at + 1 :] for at in range(19))


def _fits(number: str, person: Row) -> bool:
    """True if a number is valid and fits the row's birth, which must be known, and its sex, if known."""
    if improper(number) is not None or wrong_check_digit(number) is not None:
        return False
    born, sex = person["birth"], person["sex"]
    own = birth_of(number)
    return own is not None and born is not None and born.agrees(Day(own)) and sex in (None, "", sex_of(number))
