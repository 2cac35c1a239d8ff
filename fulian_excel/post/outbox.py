"""SMTP: letters handed to a server one after the other, none of them twice."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto

from fulian_excel.errors import MailBlocked
from fulian_excel.forms.county_mail import PLAIN, SSL
from fulian_excel.post import wire
from fulian_excel.post.wire import CODE_INSTEAD, explained, require_loopback, words_of
from fulian_excel.settings import Mail

_PORTS = {SSL: 465, PLAIN: 25}
_STARTTLS_PORT = 587
_OURSELVES = "localhost"  # what we call ourselves: the machine's own name is nobody's business
_OK, _TEMPORARY, _PERMANENT = 250, 400, 500
_MB = 1 << 20


class Fate(Enum):
    """A server's decision on a letter."""

    ACCEPTED = auto()
    REFUSED = auto()
    LATER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Verdict:
    """The fate of a letter, and the server's or our own words on it."""

    fate: Fate
    why: str = ""


class Outbox:
    """A connection to the server of 发信设置, opened for the first letter and again after it was lost."""

    def __init__(self, mail: Mail, password: str) -> None:
        self._mail = mail
        self._password = password
        self._session: smtplib.SMTP | None = None

    def connect(self) -> smtplib.SMTP:
        """The session, logged in; raises MailBlocked."""
        if self._session is None:
            with explained(self._mail.server):
                self._session = self._connected()
        return self._session

    def close(self) -> None:
        """End the session."""
        if self._session is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._session.quit()
        self._session = None

    def hand_over(self, data: bytes, to: str, before_text: Callable[[], None]) -> Verdict:
        """Hand one letter to the server.

        `before_text` is called when the server has taken the address and nothing of the text is out yet: whatever
        happens after it, the letter may have gone. Raises MailBlocked where the server cannot be reached again.
        """
        session = self.connect()
        size = session.esmtp_features.get("size", "")
        if size.isdecimal() and 0 < int(size) < len(data):
            return Verdict(Fate.REFUSED, f"邮件 {len(data) / _MB:.1f} MB,服务器只收 {int(size) / _MB:.1f} MB 以内的")
        try:
            options = [f"size={len(data)}"] if session.has_extn("size") else []
            for asked in ("from", "to"):
                code, words = session.mail(self._mail.from_address, options) if asked == "from" else session.rcpt(to)
                if code not in (_OK, 251):
                    with suppress(smtplib.SMTPException, OSError):
                        session.rset()
                    return _verdict(code, words)
        except (smtplib.SMTPException, OSError):
            self._lose()
            return Verdict(Fate.LATER, "连接断了,正文还没有发")
        before_text()
        return self._text(session, data)

    def _text(self, session: smtplib.SMTP, data: bytes) -> Verdict:
        try:
            code, words = session.data(data)
        except smtplib.SMTPDataError as error:
            return _verdict(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError):
            self._lose()
            return Verdict(Fate.UNKNOWN, "发正文时连接断了,不知道对方收到没有")
        if code == _OK:
            return Verdict(Fate.ACCEPTED)
        return _verdict(code, words)

    def _lose(self) -> None:
        """Drop a session that no longer answers."""
        if self._session is not None:
            self._session.close()
        self._session = None

    def _connected(self) -> smtplib.SMTP:
        mail, context = self._mail, ssl.create_default_context()
        port = mail.port or _PORTS.get(mail.security, _STARTTLS_PORT)
        if mail.security == PLAIN:
            require_loopback(mail.server)
        session = (
            smtplib.SMTP_SSL(mail.server, port, _OURSELVES, timeout=wire.PATIENCE, context=context)
            if mail.security == SSL
            else smtplib.SMTP(mail.server, port, _OURSELVES, timeout=wire.PATIENCE)
        )
        try:
            session.ehlo()
            if mail.security not in (SSL, PLAIN):
                _encrypt(session, mail.server, context)
            if mail.account:
                _log_in(session, mail, self._password)
        except BaseException:
            session.close()
            raise
        return session


def _log_in(session: smtplib.SMTP, mail: Mail, password: str) -> None:
    """Log in; raises MailBlocked if the server refuses the account or hangs up."""
    try:
        session.login(mail.account, password)
    except smtplib.SMTPServerDisconnected as error:
        raise MailBlocked(f"「{mail.server}」登录时断开了,多半是账号或口令不对。{CODE_INSTEAD}") from error


def _encrypt(session: smtplib.SMTP, server: str, context: ssl.SSLContext) -> None:
    """Start TLS; raises MailBlocked if the server does not offer it."""
    if not session.has_extn("starttls"):
        raise MailBlocked(f"「{server}」不支持 STARTTLS,没有登录;请把加密改成 SSL 再试")
    session.starttls(context=context)
    session.ehlo()


def _verdict(code: int, words: bytes | str) -> Verdict:
    """The verdict of a refusing reply, by its code; an unintelligible reply leaves the letter's fate unknown."""
    said = f"{code} {words_of(words)}".strip()
    if code >= _PERMANENT:
        return Verdict(Fate.REFUSED, said)
    return Verdict(Fate.LATER if code >= _TEMPORARY else Fate.UNKNOWN, said)
