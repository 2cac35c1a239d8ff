"""Workbooks fetched from the mailbox into 收件箱: from known addresses only, each once, nothing overwritten."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from fulian_excel import disk
from fulian_excel.errors import OutputBlocked, UsageError
from fulian_excel.intake.content import content_of, is_temporary
from fulian_excel.mailroom.desk import Desk
from fulian_excel.post.mailbox import Head, Mailbox, opened_mailbox
from fulian_excel.workspace import distinct, safe_name

_WORKBOOKS = frozenset(("xlsx", "xlsb", "ods", "xls", "encrypted", "csv", "zip", "rar", "7z"))
_MOST_SENDERS = 20
_LONGEST = 80


@dataclass(frozen=True)
class Brought:
    """A file attached to a mail, with its name there."""

    name: str
    data: bytes


def fetch(desk: Desk, password: str) -> Iterator[str]:
    """Put files attached to new mails into 收件箱; yields a sentence per file, taken or not.

    Raises UsageError if no server is set, MailBlocked if it cannot be entered, OutputBlocked if a file cannot be
    written.
    """
    mail, ledger = desk.settings.mail, desk.ledger.incoming
    if not mail.fetch_server:
        raise UsageError("县级设置的《发信设置》里没有填 IMAP 服务器,不收信")
    senders = _senders(desk)
    strangers: Counter[str] = Counter()
    taken = 0
    with opened_mailbox(mail, password) as mailbox:
        known = ledger.uids(_account(desk), mailbox.validity)
        fresh = [uid for uid in mailbox.since(_beginning(desk)) if uid not in known]
        for head in mailbox.heads(fresh):
            if head.sender not in senders:
                strangers[head.sender] += head.attached
                continue
            if not ledger.knows(head.number):
                taken += 1
                yield from _take(desk, mailbox, head, senders[head.sender])
            ledger.take(_account(desk), mailbox.validity, head.uid, head.number)
    yield f"收信完成:新邮件 {taken} 封"
    yield from _not_taken(strangers)


def _account(desk: Desk) -> str:
    return f"{desk.settings.mail.account}@{desk.settings.mail.fetch_server}"


def _beginning(desk: Desk) -> date:
    """The first day whose mails are fetched: the start of the plan's first stage."""
    return min((stage.first for stage in desk.settings.stages), default=desk.now.date())


def _senders(desk: Desk) -> Mapping[str, str]:
    """The township's name by address; all names for an address that several townships share."""
    owners: dict[str, list[str]] = {}
    for one in desk.settings.townships:
        if one.mail:
            owners.setdefault(one.mail.lower(), []).append(one.name)
    return {address: "、".join(names) for address, names in owners.items()}


def _take(desk: Desk, mailbox: Mailbox, head: Head, township: str) -> Iterator[str]:
    """Put the files attached to one mail into 收件箱."""
    most = desk.settings.limits.file
    if head.size > 2 * most:
        yield f"没有收 {township}({head.sender}):邮件超过 {2 * most >> 20} MB"
        return
    for one in _brought(mailbox.whole(head.uid)):
        if content_of(one.data) not in _WORKBOOKS:
            yield f"没有收 {township}({head.sender})的「{one.name}」:不是表格"
        elif len(one.data) > most:
            yield f"没有收 {township}({head.sender})的「{one.name}」:超过 {most >> 20} MB"
        else:
            yield _lay(desk, township, one)


def _brought(data: bytes) -> Iterator[Brought]:
    """The files attached to a mail, without pictures of its text."""
    for number, part in enumerate(message_from_bytes(data, policy=default).walk(), 1):
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        name = part.get_filename()
        if not name and not part.is_attachment():
            continue
        if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            yield Brought(_harmless(str(name or f"附件{number}")), content)


def _harmless(name: str) -> str:
    """A file name without folders, valid on every system and not one that 收件箱 ignores."""
    safe = safe_name(name.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = safe.rpartition(".")
    short = safe if len(safe) <= _LONGEST else f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}"
    return f"附件{short}" if is_temporary(short) or short.startswith(".") else short


def _lay(desk: Desk, township: str, one: Brought) -> str:
    """Put a file into the township's folder under a free name, unless its bytes came before; returns a sentence."""
    sha256 = hashlib.sha256(one.data).hexdigest()
    folder = desk.workspace.inbox / safe_name(township)
    try:
        there = {disk.digest(path): path.name for path in folder.iterdir()} if folder.is_dir() else {}
        if desk.ledger.incoming.laid(township, sha256) or sha256 in there:
            desk.ledger.incoming.lay(township, sha256, f"{folder.name}/{there.get(sha256, one.name)}", desk.now)
            return f"已经有了 {township}「{one.name}」,和以前收到的一样"
        target = _put(folder, distinct(one.name, {path.name.lower() for path in _files(folder)}), one.data)
    except OSError as error:
        raise OutputBlocked(f"「{folder}」写不进:{disk.advice(error)}") from error
    desk.ledger.incoming.lay(township, sha256, f"{folder.name}/{target.name}", desk.now)
    return f"收到 {township}「{target.name}」"


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file under a free name, whole or not at all; returns its path."""
    disk.make_folder(folder)
    target, fresh = folder / name, folder / f"{name}.tmp"
    disk.write(fresh, data)
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:
        fresh.rename(target)  # a file system without hard links
    finally:
        fresh.unlink(missing_ok=True)
    disk.sync_folder(folder)
    return target


def _not_taken(strangers: Mapping[str, int]) -> Iterator[str]:
    """Sentences on unknown senders, with the number of their mails."""
    unknown = [(sender, count) for sender, count in strangers.items() if count]
    for sender, count in unknown[:_MOST_SENDERS]:
        yield f"没有收 {sender or '不明发件人'} 的 {count} 封带附件的邮件:这个地址不在名额分配的邮箱里"
    if len(unknown) > _MOST_SENDERS:
        yield f"另有 {len(unknown) - _MOST_SENDERS} 个不认识的发件人,没有收"
