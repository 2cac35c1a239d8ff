"""IMAP: mails read in a mailbox without changing it."""

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr

from fulian_excel.errors import MailBlocked
from fulian_excel.forms.county_mail import PLAIN
from fulian_excel.post import wire
from fulian_excel.post.wire import CODE_INSTEAD, explained, is_loopback, words_of
from fulian_excel.settings import Mail

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AT_ONCE = 200
_BEGINS = re.compile(rb"^\d+ \(")
_UID = re.compile(rb"UID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_ATTACHED = re.compile(rb'"attachment"|"(?:file)?name\*?(?:\d+\*?)?"', re.IGNORECASE)
_WHO_WE_ARE = '("name" "fulian-excel" "version" "1" "vendor" "fulian-excel")'


@dataclass(frozen=True)
class Head:
    """The head of a mail: its UID, its sender's address, its size in bytes."""

    uid: int
    sender: str
    number: str
    size: int
    attached: bool


class Mailbox:
    """The inbox of an account, opened for reading only."""

    def __init__(self, session: imaplib.IMAP4) -> None:
        self._session = session
        answer, words = session.select("INBOX", readonly=True)
        if answer != "OK":
            said = words_of(b" ".join(word for word in words if word))
            raise MailBlocked(f"登录了,但服务器不让打开收件箱({said})。{CODE_INSTEAD}")
        validity = session.response("UIDVALIDITY")[1]
        self.validity = int(validity[0]) if validity and validity[0] else 0

    def since(self, day: date) -> list[int]:
        """The UIDs of the mails that came on a day or later."""
        told = f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"
        _, found = self._session.uid("SEARCH", f"SINCE {told}")
        return [int(number) for line in found if line for number in line.split()]

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        """The heads of some mails."""
        wanted = "(UID RFC822.SIZE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (FROM MESSAGE-ID)])"
        for at in range(0, len(uids), _AT_ONCE):
            some = ",".join(map(str, uids[at : at + _AT_ONCE]))
            _, answer = self._session.uid("FETCH", some, wanted)
            yield from map(_head, _by_mail(answer))

    def whole(self, uid: int) -> bytes:
        """A mail's bytes; empty if the mail is gone by now."""
        _, answer = self._session.uid("FETCH", str(uid), "(BODY.PEEK[])")
        return next((part[1] for part in answer if isinstance(part, tuple)), b"")


@contextmanager
def opened_mailbox(mail: Mail, password: str) -> Iterator[Mailbox]:
    """The inbox of the account of 发信设置; raises MailBlocked if it cannot be opened or the connection is lost."""
    host = mail.fetch_server
    with explained(host):
        session = _connected(mail)
        try:
            session.login(mail.account, password)
            # Some providers let nobody in who has not said what program it is; others do not know the question.
            with suppress(imaplib.IMAP4.error):
                session.xatom("ID", _WHO_WE_ARE)
            yield Mailbox(session)
        finally:
            session.shutdown()


def _connected(mail: Mail) -> imaplib.IMAP4:
    host, port = mail.fetch_server, mail.fetch_port
    if not mail.account:
        raise MailBlocked("发信设置里没有填账号,收不了信")
    if mail.security == PLAIN and is_loopback(host):
        return imaplib.IMAP4(host, port, timeout=wire.PATIENCE)
    return imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=wire.PATIENCE)


def _by_mail(answer: Sequence[object]) -> Iterator[list[object]]:
    """A server's answer split by mail; parts between two mails belong to the first."""
    mail: list[object] = []
    for part in answer:
        begins = part[0] if isinstance(part, tuple) else part
        if isinstance(begins, bytes) and _BEGINS.match(begins) and mail:
            yield mail
            mail = []
        mail.append(part)
    if mail and mail != [None]:
        yield mail


def _head(parts: Sequence[object]) -> Head:
    texts = [part[0] if isinstance(part, tuple) else part for part in parts]
    frame = b" ".join(text for text in texts if isinstance(text, bytes))
    literals = {part[0]: part[1] for part in parts if isinstance(part, tuple)}
    header = next((text for begins, text in literals.items() if b"HEADER.FIELDS" in begins), b"")
    fields = message_from_bytes(header, policy=default)
    uid, size = (found.group(1) if (found := pattern.search(frame)) else b"0" for pattern in (_UID, _SIZE))
    sender = parseaddr(str(fields["From"] or ""))[1].lower()
    return Head(int(uid), sender, str(fields["Message-ID"] or "").strip(), int(size), bool(_ATTACHED.search(frame)))
