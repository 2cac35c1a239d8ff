"""Wording causes: the 编号 of the line, the cells, what to write there and what vanishes with it."""

from collections.abc import Container, Iterator, Sequence

from fulian_excel.causes.choosing import Choice
from fulian_excel.causes.spots import Mending, Spot, is_new, place_of, subject_at, value_at, written_at
from fulian_excel.causes.state import State
from fulian_excel.faults import heaviest
from fulian_excel.findings import Cause, Finding, Mend, six_digits
from fulian_excel.places import Place
from fulian_excel.table import Block, Row


def cause_of(choice: Choice, explained: Sequence[Finding], state: State) -> Cause:
    """Return the cause for a choice; `explained` are the findings that it explains, in their order."""
    head = _head(explained, {place_of(state.township, spot) for spot in choice.spots})
    at_head = [spot for spot in choice.spots if head and place_of(state.township, spot) == head.place]
    spots = tuple(dict.fromkeys((*at_head, *choice.spots)))
    first = spots[0]
    others = len(explained) - (head is not None)
    mends = _mends(choice, spots, head, state)
    files = {one.place.file for one in mends}
    return Cause(
        number=head.id if head else _own_number(first, state),
        level=heaviest(explained),
        mends=mends,
        subject=head.subject if head else _subject(first, state),
        column=first.column,
        form=first.form,
        deed=_deed(choice, first, state) if others or len(mends) > 1 or choice.trial.mending.of_row else "",
        explains=len(explained),
        others=others,
        abroad=sum(one.place.file not in ("", *files) for one in explained),
    )


def _mends(choice: Choice, spots: Sequence[Spot], head: Finding | None, state: State) -> tuple[Mend, ...]:
    """The cells of `spots`, each once, with the text to write if that is certain."""
    changes = () if choice.rivals else choice.trial.mending.changes
    texts = {one.spot: f"{_lead(one.spot, state)}{one.text}" for one in changes}
    mends: dict[Place, Mend] = {}
    for spot in spots:
        place = place_of(state.township, spot)
        text = None if is_new(state.township, spot) else texts.get(spot, "")
        value = head.value if head and place == head.place else written_at(state.township, spot)
        mends.setdefault(place, Mend(place, value, text))
    return tuple(mends.values())


def _head(explained: Sequence[Finding], places: Container[Place]) -> Finding | None:
    """The gravest explained finding at a cell of the cause, whose line reports the cause; None if there is none."""
    there = [one for one in explained if one.place in places]
    return next((one for one in there if one.level is heaviest(there)), None)


def _own_number(spot: Spot, state: State) -> str:
    subject = None if is_new(state.township, spot) else subject_at(state.township, spot)
    record = subject.record if subject is not None else "row"
    return f"Y-{six_digits(f'{state.township.township.name}|{spot.form}|{record}|{spot.column}')}"


def _subject(spot: Spot, state: State) -> str:
    """The subject of a spot: a person or a label."""
    if is_new(state.township, spot):
        return ""
    subject = subject_at(state.township, spot)
    return subject.subject if isinstance(subject, Row) else subject.tell(spot.column).subject


def _lead(spot: Spot, state: State) -> str:
    """The text before a label's value in a cell that is a sentence."""
    subject = subject_at(state.township, spot) if spot.is_label else None
    return subject.labels[spot.column].lead if isinstance(subject, Block) else ""


def _deed(choice: Choice, first: Spot, state: State) -> str:
    """The sentence of what to do, ending with 后."""
    mending = choice.trial.mending
    if is_new(state.township, first):
        return _deed_of_new_row(mending, first, state)
    if mending.of_row:
        return _deed_of_repeat(mending, choice.spots, state)
    *some, last = _cells(choice.spots, first, state)
    if choice.rivals and some:
        paper = "纸质计票单" if {spot.form for spot in choice.spots} == {"ballots"} else "原件"
        told = f"{'、'.join(some)}和{last}当中有一处写错了,从表里看不出是哪一处{_in_all(choice, state)}"
        return f"{told};请看{paper},只改写错的那一格,改对后"
    if some:
        return _deed_of_several(mending, f"{'、'.join(some)}和{last}", state)
    if choice.rivals:
        return f"{last}写得不对,从表里看不出应为多少;改对后"
    old = written_at(state.township, first)
    now = f"{_title(first, state)}「{old}」" if old else f"{_title(first, state)}(空白)"
    return f"{now}改为「{mending.changes[0].text}」后" if choice.is_certain else f"{now}写得不对,改对后"


def _in_all(choice: Choice, state: State) -> str:
    """The difference of the cells' sum, if it is the same whichever cell is wrong; else empty."""
    changes = [change for one in (choice.trial, *choice.rivals) for change in one.mending.changes]
    known = [one for one in changes if isinstance(one.value, int) and one.text]
    more = {int(one.value) - (value_at(state.township, one.spot) or 0) for one in known}
    if len(known) < len(changes) or len(more) != 1 or len({one.spot for one in known}) < len(known):
        return ""
    by = more.pop()
    return f"(合计应{'少' if by < 0 else '多'} {abs(by)})"


def _deed_of_new_row(mending: Mending, first: Spot, state: State) -> str:
    table = state.township.tables[first.form]
    who = next((str(one.value) for one in mending.changes if one.spot.column == table.form.key and one.value), "")
    return f"《{table.form.title}》像是漏了{f'「{who}」' if who else ''}一行,补上后"


def _deed_of_repeat(mending: Mending, spots: Sequence[Spot], state: State) -> str:
    """The sentence of which row, or which of several rows, to remove or rewrite."""
    places = [place_of(state.township, spot) for spot in spots]
    rows = list(dict.fromkeys(f"「{one.sheet}」第 {one.position.row} 行" for one in places))
    if len(rows) > 1:
        todo = "多写的;删去那一行后" if mending.removes else "写在了别人上面的;把那一行改回原来那个人后"
        return f"{'和'.join(rows)}是同一个人,从表里看不出哪一行是{todo}"
    who = next((one.text for one in mending.changes if one.text), "")
    if mending.removes:
        return f"{rows[0]}像是多写了一遍,删去这一行后"
    return f"{rows[0]}像是写在了别人上面,改回{f'「{who}」' if who else '原来那个人'}后"


def _deed_of_several(mending: Mending, cells: str, state: State) -> str:
    """The sentence of what to do with cells that are all wrong."""
    if mending.asserts:
        return f"{cells}像是填反了,对调后"
    known = "、".join(f"{_title(one.spot, state)}应为「{one.text}」" for one in mending.changes if one.text)
    return f"{cells}写得不对({known}),照原件改对后"


def _title(spot: Spot, state: State) -> str:
    return state.township.tables[spot.form].form.column(spot.column).title


def _cells(spots: Sequence[Spot], first: Spot, state: State) -> Iterator[str]:
    """Each cell with its title, and with its sheet or file if that is not the first cell's."""
    home = place_of(state.township, first)
    for spot in spots:
        place = place_of(state.township, spot)
        title = _title(spot, state)
        where = place.cell if (place.file, place.sheet) == (home.file, home.sheet) else f"{place.sheet}!{place.cell}"
        where = where if place.file == home.file else f"「{place.file.rpartition('/')[2]}」的{where}"
        written = written_at(state.township, spot)
        yield f"{title}「{written}」({where})" if written else f"{title}(空白,{where})"
