"""Files in an archive or a saved mail, listed and read in memory; nothing is unpacked to disk."""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

from fulian_excel.intake.content import content_of, is_temporary
from fulian_excel.ooxml.archive import PackageLimits, TooLarge, members_of, unpacked
from fulian_excel.workspace import distinct

HOLDERS = ("zip", "eml")
_LOCKED = 0x1
_UTF8_NAME = 0x800
_WORKBOOKS = frozenset(("xlsx", "xlsb", "ods", "xls", "encrypted", "csv", "zip", "rar", "7z"))
_DRIVE = re.compile(r"^[A-Za-z]:")


def is_locked_archive(data: bytes) -> bool:
    """True if a zip archive has a password."""
    try:
        return any(member.flag_bits & _LOCKED for member in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        return False


def names_inside(data: bytes) -> list[str]:
    """Return the paths of the files in an archive, or of the workbooks in a mail.

    The paths are distinct, relative and without "..". Raises PackageError if an archive is damaged or beyond a limit.
    """
    return [name for name, _ in _inside(data)]


def taken_out(data: bytes, name: str, most: int) -> bytes:
    """Return the bytes of the file that `names_inside` calls `name`.

    Raises PackageError if it is damaged, TooLarge if it has more than `most` bytes.
    """
    thing = next(thing for known, thing in _inside(data) if known == name)
    if isinstance(thing, bytes):
        content = thing
    elif thing.file_size > most:
        raise TooLarge(f"文件超过 {most >> 20} MB")
    else:
        content = unpacked(data, thing)
    return content


def _inside(data: bytes) -> Iterator[tuple[str, zipfile.ZipInfo | bytes]]:
    taken: set[str] = set()
    for name, thing in _in_mail(data) if content_of(data) == "eml" else _in_archive(data):
        path = _harmless(name)
        folder, slash, last = path.rpartition("/")
        if last and not is_temporary(last) and not path.startswith("__MACOSX/"):
            yield distinct(f"{folder}{slash}{last}", taken), thing


def _in_archive(data: bytes) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for member in members_of(data, PackageLimits()):
        if not member.is_dir():
            yield _name_of(member), member


def _name_of(member: zipfile.ZipInfo) -> str:
    """A member's name, read as UTF-8, or else as GBK, which archives made in Windows use undeclared."""
    name = member.orig_filename.partition("\0")[0]
    if member.flag_bits & _UTF8_NAME:
        return name
    raw = name.encode("cp437", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _in_mail(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of the attachments that are workbooks or archives; other attachments are left out."""
    for number, part in enumerate(email.message_from_bytes(data, policy=email.policy.default).walk(), 1):
        content = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
        if not isinstance(content, bytes) or not (part.get_filename() or part.is_attachment()):
            continue
        if content_of(content) in _WORKBOOKS:
            yield str(part.get_filename() or f"附件{number}"), content


def _harmless(name: str) -> str:
    """A relative path without drive, "." and ".."."""
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})
