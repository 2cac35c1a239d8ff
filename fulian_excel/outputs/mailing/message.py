"""A letter as a mail: a draft that mail programs open for sending, or one on its way."""

import io
from collections.abc import Sequence
from datetime import datetime
from email import encoders
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr

from fulian_excel.outputs.mailing.bundle import Attached
from fulian_excel.outputs.mailing.letter import Letter
from fulian_excel.settings import Settings

MEASURE = "X-Fulian-Content"
_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SUBTYPES = {"xlsx": _XLSX, "zip": "zip", "xls": "vnd.ms-excel"}


def message(letter: Letter, attached: Sequence[Attached], settings: Settings, measure: str) -> Message:
    """The mail of a letter, without date and Message-ID, so that the same letter gives the same bytes.

    `measure` is the digest of the mail's contents before they are archived and locked.
    """
    mail = settings.mail
    whole = MIMEMultipart(boundary=f"=_fulian_{measure}")
    if mail.from_address:
        whole["From"] = _named(mail.sender or settings.signature, mail.from_address)
    if letter.township.mail:
        whole["To"] = _named(letter.township.name, letter.township.mail)
    whole["Subject"] = Header(letter.subject, "utf-8", header_name="Subject").encode()
    whole[MEASURE] = measure
    whole.attach(MIMEText(letter.body, "plain", "utf-8"))
    for one in attached:
        whole.attach(_part(one))
    return whole


def draft(mail: Message) -> bytes:
    """The bytes of a mail as a draft file that a mail program opens for sending."""
    mail["X-Unsent"] = "1"
    return as_bytes(mail)


def dispatched(data: bytes, original: Message, moment: datetime) -> bytes:
    """The bytes to be sent of a draft: dated, with a Message-ID, no longer marked as a draft.

    A letter that is sent again keeps its Message-ID, so that a server can recognise it.
    """
    head, gap, rest = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if line != b"X-Unsent: 1"]
    domain = str(original["From"] or "").rpartition("@")[2].rstrip(">") or "localhost"
    number = f"<{original[MEASURE]}@{domain}>"
    lines += [f"Date: {format_datetime(moment.astimezone())}".encode(), f"Message-ID: {number}".encode()]
    return b"\r\n".join(lines) + gap + rest


def as_bytes(mail: Message) -> bytes:
    """The bytes of a mail with CRLF line ends."""
    out = io.BytesIO()
    BytesGenerator(out, mangle_from_=False).flatten(mail, linesep="\r\n")
    return out.getvalue()


def _named(name: str, address: str) -> str:
    """An address with a display name, encoded as ASCII."""
    return formataddr((Header(" ".join(name.split()), "utf-8").encode(linesep=""), address)) if name else address


def _part(one: Attached) -> MIMEBase:
    """An attachment whose name stands twice: as RFC 2231 asks, and in the older way that some programs alone read."""
    part = MIMEBase("application", _SUBTYPES.get(one.name.rpartition(".")[2].lower(), "octet-stream"))
    part.set_payload(one.data)
    encoders.encode_base64(part)
    words = Header(one.name, "utf-8", maxlinelen=76).encode(linesep="")
    part.set_param("name", words.replace("\n", ""), requote=True)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", one.name))
    return part
