"""Drafts in 待发: one for each township that has news since its last mail."""

import email
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from fulian_excel import disk
from fulian_excel.errors import UsageError
from fulian_excel.history import KeptLetter, Latest, Ledger, Seal, State, local_key
from fulian_excel.intake.discover import discover
from fulian_excel.outputs.mailing.bundle import bundled
from fulian_excel.outputs.mailing.letter import Letter, letter_to
from fulian_excel.outputs.mailing.message import MEASURE, draft, message
from fulian_excel.outputs.mailing.overview import Line, overview
from fulian_excel.publishing import files_of_ours, staging
from fulian_excel.settings import Settings, Township
from fulian_excel.workspace import DRAFTS, Workspace, safe_name

_BESIDE = re.compile(r"\(新结果\d{4}-\d{4}\)")
_MB = 1 << 20
_WIDTH = 40  # digits of a measure, which has room on one line of a mail
_DONE = (State.SENT, State.SENDING, State.UNKNOWN)
_AGAIN = "请重新运行一次汇总,再发信"


@dataclass(frozen=True)
class Draft:
    """A letter with its mail; `before` is the ledger's entry of the same letter, None if there is none.

    `data` is empty if the letter is not to be sent; `state` says why: it was sent before, or what is in the way.
    """

    letter: Letter
    state: str
    data: bytes = b""
    before: KeptLetter | None = None

    @property
    def entry(self) -> KeptLetter:
        """The ledger's entry for the letter."""
        letter = self.letter
        key = (letter.township.name, letter.month, letter.township.mail, letter.content)
        return KeptLetter(*key, letter.round, State.WAITING, "")


def latest_round(ledger: Ledger, settings: Settings, month: str) -> Latest:
    """The round whose results lie in the month's folder; raises UsageError if letters about it could be wrong.

    If `month` is empty, it is the month of the settings, else the month run last.
    """
    latest = ledger.latest(month or settings.month)
    if latest is None:
        raise UsageError(f"{month or settings.month or '这个工作区'}还没有汇总过(或是旧版程序汇总的);请先运行一次汇总")
    now, then = {one.name for one in settings.townships}, set(latest.townships)
    if now != then:
        other = "、".join(sorted(now ^ then))
        raise UsageError(f"上次汇总以后,县级设置里的镇名改过({other});{_AGAIN}")
    return latest


def drafts(workspace: Workspace, settings: Settings, latest: Latest, ledger: Ledger) -> list[Draft]:
    """The townships' drafts in the settings' order; a township without news has none."""
    known = ledger.letters.of_month(latest.round.month)
    written = files_of_ours(workspace)
    found = []
    for township in settings.townships:
        copies, trouble = _copies(workspace, written, latest.round.month, township)
        letter = letter_to(township, latest, settings, sorted(copies), trouble)
        if letter is not None:
            found.append(_drafted(workspace, letter, copies, settings, known, written))
    return found


def write(workspace: Workspace, settings: Settings, month: str, found: Sequence[Draft], moment: datetime) -> list[str]:
    """Publish the drafts and 待发清单 in the month's folder; returns sentences for staff."""
    with staging(workspace, f"{month}/{DRAFTS}") as staged:
        for one in found:
            name = safe_name(one.letter.township.name)
            if one.data:
                staged.write(f"{name}.eml", one.data)
                staged.write(f"{name}.txt", one.letter.body.replace("\n", "\r\n").encode("utf-8-sig"))
        lines = [Line(one.letter, one.state) for one in found]
        staged.write("待发清单.xlsx", overview(lines, settings.county, month))
        return staged.publish(moment, lambda _path: None)


def unknown_to(latest: Latest, workspace: Workspace) -> int:
    """The number of files in 收件箱 that the round did not read."""
    known = {sha256 for _, sha256, _, _ in latest.files}
    return sum(one.regular and disk.digest(one.path) not in known for one in discover(workspace.inbox))


def _copies(
    workspace: Workspace, written: Mapping[str, str], month: str, township: Township
) -> tuple[dict[str, bytes], str]:
    """A township's marked copies by path below the month's folder, and a sentence if one is missing or changed."""
    folder = f"{month}/批注件/{safe_name(township.name)}/"
    copies: dict[str, bytes] = {}
    for to, sha256 in written.items():
        if not to.startswith(folder):
            continue
        name = PurePosixPath(to).name
        if _BESIDE.search(name):
            return {}, f"批注件「{name}」旁边的旧文件当时正被打开,没有换成新的;请关闭它,{_AGAIN}"
        try:
            data = (workspace.out / to).read_bytes()
        except OSError:
            return {}, f"批注件「{name}」不在了(可能被删掉或移走);{_AGAIN}"
        if hashlib.sha256(data).hexdigest() != sha256:
            return {}, f"批注件「{name}」在汇总以后改动过;{_AGAIN}"
        copies[to.removeprefix(f"{month}/")] = data
    return copies, ""


def _drafted(
    workspace: Workspace,
    letter: Letter,
    copies: Mapping[str, bytes],
    settings: Settings,
    known: Sequence[KeptLetter],
    written: Mapping[str, str],
) -> Draft:
    """The draft of a letter; it has no mail if the letter was sent before or cannot be sent."""
    if letter.trouble:
        return Draft(letter, letter.trouble)
    before = next(_same(letter, settings, known), None)
    if before is not None and before.state in _DONE:
        return Draft(letter, fate(before), before=before)
    names = {PurePosixPath(path).name: data for path, data in copies.items()}
    data = _mail(workspace, letter, names, settings, written)
    state = fate(before) if before is not None else str(State.WAITING)
    if not letter.township.mail:
        state = "没有邮箱,请用微信等发送,或在县级设置的《名额分配》里填上邮箱"
    if len(data) > settings.mail.largest * _MB:
        return Draft(letter, f"附件太大(超过 {settings.mail.largest} MB),请用别的办法发送", before=before)
    return Draft(letter, state, data, before)


def _same(letter: Letter, settings: Settings, known: Sequence[KeptLetter]) -> Iterator[KeptLetter]:
    """The ledger's entries of a letter, also under a former name of the township."""
    names = {one.name for one in settings.townships}
    for one in reversed(known):
        of_it = one.township == letter.township.name or one.township not in names
        if of_it and (one.address, one.content) == (letter.township.mail, letter.content):
            yield one


def fate(kept: KeptLetter) -> str:
    """A letter's state and its moment, in words."""
    why = f"({kept.why})" if kept.why else ""
    return f"{kept.state} {kept.at[5:16]}{why}"


def _mail(
    workspace: Workspace, letter: Letter, names: Mapping[str, bytes], settings: Settings, written: Mapping[str, str]
) -> bytes:
    """The bytes of the draft; an unchanged draft on disk is kept, since locking draws new random salts."""
    measured = hashlib.sha256()
    for text in (letter.township.mail, letter.subject, letter.body, settings.mail.from_address):
        measured.update(f"{text}\0".encode())
    measured.update((settings.mail.sender or settings.signature).encode())
    if password := settings.mail.attachment_password:
        # Under the local key: the measure stands in the mail, where nobody shall try passwords out on it.
        measured.update(Seal(local_key(workspace.state))(password))
    for name, data in sorted(names.items()):
        measured.update(f"\0{name}\0".encode(errors="surrogateescape") + hashlib.sha256(data).digest())
    measure = measured.hexdigest()[:_WIDTH]
    to = f"{letter.month}/{DRAFTS}/{safe_name(letter.township.name)}.eml"
    if written.get(to) and disk.digest(workspace.out / to) == written[to]:
        there = (workspace.out / to).read_bytes()
        if email.message_from_bytes(there)[MEASURE] == measure:
            return there
    archive = f"{safe_name(letter.township.name)}_{letter.month}_批注件.zip"
    return draft(message(letter, bundled(names, archive, password), settings, measure))
