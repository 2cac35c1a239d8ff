"""What a file is by its content, whatever its name says."""

import io
import re
import zipfile

from fulian_excel.intake.delimited import decoded

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (re.compile(rb"Rar!"), "rar"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "7z"),
    (re.compile(rb"%PDF"), "pdf"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP", re.DOTALL), "image"),
    (re.compile(rb".{4}ftyp(?:heic|heix|mif1|msf1|avif)", re.DOTALL), "image"),
)
# What a package is by one of its members, in lower case; the first that fits.
_MEMBERS = (
    (re.compile(r".*workbook\.bin"), "xlsb"),
    (re.compile(r"ofd\.xml"), "ofd"),
    (re.compile(r".*\.iwa|index\.zip"), "numbers"),
    (re.compile(r"word/.*"), "docx"),
    (re.compile(r"ppt/.*"), "pptx"),
    (re.compile(r"\[content_types\]\.xml|xl/.*"), "xlsx"),
)
_TEXT_LIKE = 4096
_SEPARATED = re.compile(r"[,;|\t]|sep=", re.IGNORECASE)
# BIFF8's first record, after it perhaps WriteProtect, and then FilePass: all that follows is encrypted.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def content_of(data: bytes) -> str:
    """xlsx, xlsb, ods, xls, encrypted or csv where it can be read; else what it is instead."""
    if not data:
        return "empty"
    if data.startswith(b"PK"):
        return _zip_content(data)
    if data.startswith(_OLE):
        return _ole_content(data)
    return next((what for magic, what in _MAGIC if magic.match(data)), "") or _text_content(data[:_TEXT_LIKE])


def _text_content(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"mime-version")):
        return "html"
    return "csv" if _is_delimited(head) else "unknown"


def _is_delimited(head: bytes) -> bool:
    """The beginning of a file is text with cells in it; where it ends within a character, that one is left out."""
    for cut in range(4):
        try:
            text = decoded(head[: len(head) - cut])
        except UnicodeDecodeError:
            continue
        return "\0" not in text and _SEPARATED.search(text) is not None
    return False


def _zip_content(data: bytes) -> str:
    """A package by its parts; what is too damaged to list is taken for the workbook its sender meant."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "xlsx"
    lowered = [name.replace("\\", "/").lower().lstrip("/") for name in names]
    if "mimetype" in lowered and ("content.xml" in lowered or "encrypted-package" in lowered):
        return "ods"
    return next((what for member, what in _MEMBERS if any(map(member.fullmatch, lowered))), "zip")


def _ole_content(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or _LOCKED_XLS.search(data):
        return "encrypted"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK")):
        return "xls"
    return "ppt" if "PowerPoint Document".encode("utf-16-le") in data else "doc"
