"""Letters sent by SMTP, each at most once whatever happens to server, network or machine."""

import email
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from fulian_excel.errors import MailBlocked, UsageError
from fulian_excel.history import KeptLetter, State
from fulian_excel.mailroom.desk import Desk
from fulian_excel.mailroom.drafting import Draft
from fulian_excel.outputs.mailing.message import dispatched
from fulian_excel.post.outbox import Fate, Outbox

_STATES = {
    Fate.ACCEPTED: State.SENT,
    Fate.REFUSED: State.REFUSED,
    Fate.LATER: State.WAITING,
    Fate.UNKNOWN: State.UNKNOWN,
}
_IN_A_ROW = 3

Clock = Callable[[], datetime]


def to_send(desk: Desk, found: Sequence[Draft], only: Sequence[str], most: int | None) -> list[Draft]:
    """The drafts to be sent: of the townships in `only` if it names any, at most `most`.

    Raises UsageError if no server is set, or if a lost ledger leaves it unknown who was written to before.
    """
    mail = desk.settings.mail
    if not mail.server:
        raise UsageError("县级设置的《发信设置》里没有填 SMTP 服务器;草稿在“待发”里,可以用邮件程序打开了发")
    if not mail.from_address:
        raise UsageError("县级设置的《发信设置》里没有发件邮箱(账号不是邮箱地址时要另填)")
    known = {one.name for one in desk.settings.townships}
    strange = [name for name in only if name not in known]
    if strange:
        raise UsageError(f"名额分配里没有「{strange[0]}」")
    open_ones = desk.ledger.letters.unresolved(one.letter.township.name for one in found)
    if open_ones:
        raise UsageError(
            f"原来的台账没有了,不知道哪些镇已经发过:{'、'.join(open_ones)}。请逐个记下:"
            "发过的 fulian-excel mail --resolve 镇名 --sent,没发过的 --resolve 镇名 --again(镇名写“全部”就是所有镇)"
        )
    ready = [one for one in found if one.data and one.letter.township.mail]
    return [one for one in ready if not only or one.letter.township.name in only][:most]


def send(desk: Desk, letters: Sequence[Draft], password: str, clock: Clock) -> Iterator[KeptLetter]:
    """Send letters one after the other; yields the ledger's entry of each.

    Stops after three letters in a row that the server puts off. Raises MailBlocked if the server cannot be entered.
    """
    outbox = Outbox(desk.settings.mail, password)
    put_off = 0
    try:
        outbox.connect()
        for number, one in enumerate(letters):
            if number:
                time.sleep(desk.settings.mail.pause)
            kept = _send(desk, outbox, one, clock)
            yield kept
            put_off = put_off + 1 if kept.state is State.WAITING else 0
            if put_off == _IN_A_ROW and number + 1 < len(letters):
                raise MailBlocked(
                    f"服务器接连 {_IN_A_ROW} 次暂时不收({kept.why}),其余 {len(letters) - number - 1} 封先不发;"
                    "请过一会儿再运行,已发的不会重发"
                )
    finally:
        outbox.close()


def _send(desk: Desk, outbox: Outbox, one: Draft, clock: Clock) -> KeptLetter:
    """Send one letter; the ledger says so on disk before the text goes out."""
    letters, entry = desk.ledger.letters, one.entry
    data = dispatched(one.data, email.message_from_bytes(one.data), clock())

    def before_text() -> None:
        letters.keep(entry, State.SENDING, clock())

    verdict = outbox.hand_over(data, entry.address, before_text)
    return letters.keep(entry, _STATES[verdict.fate], clock(), verdict.why)


def table(letters: Sequence[Draft]) -> Iterator[str]:
    """A line per letter: what would be sent to whom."""
    for one in letters:
        letter = one.letter
        size = f"{len(one.data) / (1 << 20):.1f} MB"
        yield f"  {letter.township.name}  {letter.township.mail}  {letter.subject}  附件 {len(letter.files)} 个,{size}"
