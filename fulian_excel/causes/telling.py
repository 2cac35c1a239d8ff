"""Causes as they are told: the line's 编号, the cells, what to write there and what goes away with it."""

from collections.abc import Iterator, Mapping, Sequence

from fulian_excel.causes.choosing import Choice
from fulian_excel.causes.spots import Spot, is_new, place_of, subject_at, written_at
from fulian_excel.causes.state import State
from fulian_excel.faults import heaviest
from fulian_excel.findings import Cause, Finding, six_digits
from fulian_excel.places import Place
from fulian_excel.table import Block, Row


def cause_of(choice: Choice, explained: Sequence[Finding], state: State) -> Cause:
    """The cause that a choice comes to, told of the findings that it explains, in their order."""
    spots = choice.spots
    places = tuple(dict.fromkeys(place_of(state.township, spot) for spot in spots))
    head = _head(explained, places)
    first = next((spot for spot in spots if head and place_of(state.township, spot) == head.place), spots[0])
    places = (place_of(state.township, first), *(one for one in places if one != place_of(state.township, first)))
    others = len(explained) - (head is not None)
    changes = choice.trial.mending.changes if choice.is_certain else ()
    texts = {one.spot: f"{_lead(one.spot, state)}{one.text}" for one in changes}
    return Cause(
        number=head.id if head else _own_number(first, state),
        level=heaviest(explained),
        places=places,
        subject=head.subject if head else _subject(first, state),
        value=head.value if head else _written(first, state),
        suggestion=texts.get(first, ""),
        column=first.column,
        form=first.form,
        mend=_mend(spots, texts, state),
        deed=_deed(choice, first, state) if others or len(places) > 1 else "",
        explains=len(explained),
        others=others,
    )


def _head(explained: Sequence[Finding], places: Sequence[Place]) -> Finding | None:
    """The gravest of the explained findings that stand on a cell of the cause: its line tells the cause."""
    there = [one for one in explained if one.place in places]
    return next((one for one in there if one.level is heaviest(there)), None)


def _own_number(spot: Spot, state: State) -> str:
    subject = None if is_new(state.township, spot) else subject_at(state.township, spot)
    record = subject.record if subject is not None else "row"
    return f"Y-{six_digits(f'{state.township.township.name}|{spot.form}|{record}|{spot.column}')}"


def _subject(spot: Spot, state: State) -> str:
    """Whom or what a spot is about."""
    if is_new(state.township, spot):
        return ""
    subject = subject_at(state.township, spot)
    return subject.subject if isinstance(subject, Row) else subject.tell(spot.column).subject


def _written(spot: Spot, state: State) -> str:
    return written_at(state.township, spot)


def _lead(spot: Spot, state: State) -> str:
    """What stands before a label's value in a cell that is a sentence."""
    subject = subject_at(state.township, spot) if spot.is_label else None
    return subject.labels[spot.column].lead if isinstance(subject, Block) else ""


def _mend(spots: Sequence[Spot], texts: Mapping[Spot, str], state: State) -> str:
    """Where to write what: `sheet!cell=value`, without a value where several would fit; nothing for a row to add."""
    told = []
    for spot in spots:
        if not is_new(state.township, spot):
            place = place_of(state.township, spot)
            told.append(f"{place.sheet}!{place.cell}" + (f"={texts[spot]}" if spot in texts else ""))
    return ";".join(told)


def _deed(choice: Choice, first: Spot, state: State) -> str:
    """What to do, up to the moment when it is done."""
    changes = choice.trial.mending.changes
    if is_new(state.township, first):
        table = state.township.tables[first.form]
        who = next((str(one.value) for one in changes if one.spot.column == table.form.key and one.value), "")
        return f"《{table.form.title}》像是漏了{f'「{who}」' if who else ''}一行,补上后"
    if choice.rivals:
        *some, last = _cells(choice.spots, first, state)
        if not some:
            return f"{last}写得不对,从表里看不出应为多少;改对后"
        return f"{'、'.join(some)}和{last}当中有一处写错了,从表里看不出是哪一处;改对后"
    if len(changes) > 1:
        return f"{'和'.join(_cells(choice.spots, first, state))}像是填反了,对调后"
    title = state.township.tables[first.form].form.column(first.column).title
    old = _written(first, state)
    now = f"「{old}」" if old else "(空白)"
    return f"{title}{now}改为「{changes[0].text}」后" if choice.is_certain else f"{title}{now}写得不对,改对后"


def _cells(spots: Sequence[Spot], first: Spot, state: State) -> Iterator[str]:
    """Each cell with its title; the sheet is named where it is another than the first one's."""
    sheet = place_of(state.township, first).sheet
    for spot in spots:
        place = place_of(state.township, spot)
        title = state.township.tables[spot.form].form.column(spot.column).title
        where = place.cell if place.sheet == sheet else f"{place.sheet}!{place.cell}"
        yield f"{title}「{_written(spot, state)}」({where})"
