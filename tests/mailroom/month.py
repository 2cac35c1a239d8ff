"""A month of the sample county by mail, from init to the second round: python -m tests.mailroom.month writes it anew."""

import contextlib
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import openpyxl

from fulian_excel import cli
from fulian_excel.journey import Outcome, consolidate
from tests.conversation import INBOX, SAMPLES, _first
from tests.mailroom.dovecot import ACCOUNT, PASSWORD, Mails, dovecot
from tests.mailroom.servers import Server, smtp
from tests.typed import typed

KEPT = Path(__file__).with_name("month.txt")
MONTH, DAYS = "2022-11", (date(2022, 11, 28), date(2022, 11, 29))
COUNTY = "fulian@example.org"


def month() -> str:
    """Everything that is said to the county and to the townships, moments and folders left out."""
    before = os.environ.get("FULIAN_SMTP_PASSWORD")
    os.environ["FULIAN_SMTP_PASSWORD"] = PASSWORD
    try:
        with tempfile.TemporaryDirectory() as folder, smtp(account=(ACCOUNT, PASSWORD)) as server, dovecot() as mails:
            text = "\n".join(_month(Path(folder) / "县", server, mails)) + "\n"
            return _without_moments(text.replace(str(Path(folder) / "县"), "工作区"))
    finally:
        os.environ.pop("FULIAN_SMTP_PASSWORD")
        if before is not None:
            os.environ["FULIAN_SMTP_PASSWORD"] = before


def _month(root: Path, server: Server, mails: Mails) -> Iterator[str]:
    yield from _command("init", root, "--year", 2022)
    addresses = _fill_in(root / "县级设置.xlsx", server, mails)
    yield from _command("mail", root, "--check")
    yield "== 各镇用邮件报来"
    for path in sorted((SAMPLES / INBOX).rglob("*.xlsx")):
        for township in addresses:
            if township in path.name:
                mails.lay(_letter(addresses[township], path.name, path.read_bytes()))
    mails.lay(_letter("stranger@example.com", "名册.xlsx", b"PK"))
    outcome = None
    for number, day in enumerate(DAYS, 1):
        yield f"== 第 {number} 轮 {day}"
        yield from _command("mail", root, "--fetch")
        outcome = consolidate(root, month=MONTH, as_of=day)
        yield f"汇总:收到 {len(outcome.report.received)} 个文件,问题 {len(outcome.report.findings)} 个"
        yield from _command("mail", root)
        yield from _command("mail", root, "--send")
        yield from _command("mail", root, "--send", "--yes")
        for to, _data in server.got:
            yield from _arrived(server.mail_to(to), to)
        for township, reply in _replies(outcome, server, addresses) if number == 1 else ():
            mails.lay(reply)
            yield f"-- {township} 改好,回信"
        server.got.clear()
    yield from _command("mail", root, "--send", "--yes")
    yield f"-- 又收到 {len(server.got)} 封"
    yield from _states(root)


def _command(*arguments: object) -> Iterator[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        cli.main([*map(str, arguments)])
    yield f"$ fulian-excel {' '.join(map(str, arguments))}"
    yield from out.getvalue().splitlines()


def _fill_in(path: Path, server: Server, mails: Mails) -> dict[str, str]:
    """What staff fill in: the sample county's own sheets, and 发信设置; gives the townships' addresses."""
    book, sample = openpyxl.load_workbook(path), openpyxl.load_workbook(SAMPLES / "县级设置.xlsx")
    values = {row[0]: row[1] for row in sample["基本设置"].iter_rows(min_row=2, values_only=True) if row[0]}
    values |= server.settings | mails.settings() | {"发件邮箱": COUNTY}
    for name in ("基本设置", "发信设置"):
        for row in book[name].iter_rows(min_row=4):
            if row[0].value in values:
                row[1].value = values[row[0].value]
    rows = list(sample["名额分配"].iter_rows(values_only=True))
    titles = {cell.value: cell.column for cell in book["名额分配"][3]}
    for at, row in enumerate(rows[1:], 4):
        for title, value in zip(rows[0], row, strict=True):
            book["名额分配"].cell(at, titles[title]).value = value
    book.save(path)
    return {row[0]: row[-1] for row in rows[1:] if row[0]}


def _letter(sender: str, name: str, data: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, COUNTY, "换届报表"
    mail.set_content("见附件")
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def _arrived(mail: EmailMessage, to: str) -> Iterator[str]:
    yield f"-- 寄到 {to}:{mail['Subject']}"
    yield from mail.get_body().get_content().replace("\r\n", "\n").rstrip().splitlines()
    for part in mail.iter_attachments():
        yield f"   [附件 {part.get_filename()}]"


def _replies(outcome: Outcome, server: Server, addresses: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The clerks type into the copies that came by mail, and send them back."""
    for row in outcome.report.received:
        township = row.township
        if not row.marked:
            continue
        mail = server.mail_to(addresses[township])
        if "必改" not in mail["Subject"]:
            continue
        name = row.marked.rpartition("/")[2]
        copy = _attached(mail)[name]
        typing = _first(outcome, township, row.file, copy)
        if any(typing.values()):
            yield township, _letter(addresses[township], name, typed(copy, typing))


def _attached(mail: EmailMessage) -> dict[str, bytes]:
    """The files that came with a mail, also those in an archive."""
    (part,) = mail.iter_attachments()
    if not str(part.get_filename()).endswith(".zip"):
        return {str(part.get_filename()): part.get_content()}
    archive = zipfile.ZipFile(io.BytesIO(part.get_content()))
    return {name: archive.read(name) for name in archive.namelist()}


def _states(root: Path) -> Iterator[str]:
    sheet = openpyxl.load_workbook(root / "结果" / MONTH / "待发" / "待发清单.xlsx").active
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if row[0]:
            yield f"待发清单 {row[0]}:{row[6]}"


def _without_moments(text: str) -> str:
    return re.sub(r"\d\d-\d\d \d\d:\d\d", "(时刻)", text)


if __name__ == "__main__":
    KEPT.write_text(month(), encoding="utf-8")
