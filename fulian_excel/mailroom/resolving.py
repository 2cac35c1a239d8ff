"""Staff's word on a letter: that it was sent, or that it is to be sent again."""

from collections.abc import Iterator, Sequence

from fulian_excel.errors import UsageError
from fulian_excel.history import KeptLetter, State
from fulian_excel.mailroom.desk import Desk
from fulian_excel.mailroom.drafting import Draft

EVERY = "全部"
_OPEN = (State.UNKNOWN, State.SENDING)


def resolve(desk: Desk, found: Sequence[Draft], names: Sequence[str], *, sent: bool) -> Iterator[str]:
    """Record that some townships' letters were sent, or are to be sent again; yields a sentence per letter.

    Raises UsageError if a name is not a township of the settings.
    """
    known = [one.name for one in desk.settings.townships]
    wanted = known if EVERY in names else list(names)
    strange = [name for name in wanted if name not in known]
    if strange:
        raise UsageError(f"名额分配里没有「{strange[0]}」")
    for name in wanted:
        changed = [_changed(desk, kept, sent=sent) for kept in _letters(desk, found, name, sent=sent)]
        desk.ledger.letters.resolve(name, desk.now)
        if changed:
            yield f"{name}:已记为{'已经发过' if sent else '待发,下次会再发'}"
        elif EVERY not in names:
            yield f"{name}:没有要发的信,已记下"


def _letters(desk: Desk, found: Sequence[Draft], name: str, *, sent: bool) -> Iterator[KeptLetter]:
    """The entries of a township to be resolved: this round's letter, and letters whose fate is unknown."""
    now = next((one for one in found if one.letter.township.name == name and one.letter.content), None)
    month = found[0].letter.month if found else ""
    unknown = [one for one in desk.ledger.letters.of_month(month) if one.township == name and one.state in _OPEN]
    mine = (now.before or now.entry) if now is not None else None
    if mine is not None and (mine.state is not State.SENT or not sent):
        yield mine
    yield from (one for one in unknown if mine is None or one.content != mine.content or one.address != mine.address)


def _changed(desk: Desk, kept: KeptLetter, *, sent: bool) -> KeptLetter:
    state, why = (State.SENT, "县里记的") if sent else (State.WAITING, "县里要求再发")
    return desk.ledger.letters.keep(kept, state, desk.now, why)
