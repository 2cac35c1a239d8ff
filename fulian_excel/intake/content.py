"""Finding what a file is from its content, not from its name."""

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
# What a package is, by the name of a member in lower case; the first match counts.
_MEMBERS = (
    (re.compile(r".*workbook\.bin"), "xlsb"),
    (re.compile(r"ofd\.xml"), "ofd"),
    (re.compile(r".*\.iwa|index\.zip"), "numbers"),
    (re.compile(r"word/.*\.xml"), "docx"),
    (re.compile(r"ppt/.*\.xml"), "pptx"),
    (re.compile(r"\[content_types\]\.xml|xl/.*"), "xlsx"),
)
_TEXT_LIKE = 4096
_SEPARATED = re.compile(r"[,;|\t]|sep=", re.IGNORECASE)
_HEADERS = 65536
_TEMPORARY = ("~$", ".~", "._")
_IGNORED = frozenset(("thumbs.db", "desktop.ini", ".ds_store"))
_FIELD = re.compile(rb"[!-9;-~]+:")
_FROM = re.compile(rb"^from:(?!\s*<saved by)", re.MULTILINE | re.IGNORECASE)
# BIFF8's first record, optionally WriteProtect, then FilePass: the rest of the file is encrypted.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def content_of(data: bytes) -> str:
    """Return what a file is by its content.

    Files that can be read are xlsx, xlsb, ods, xls, encrypted or csv; files that hold others are zip or eml; any other
    content has another name, such as pdf, doc, empty or unknown.
    """
    if not data:
        return "empty"
    if data.startswith(b"PK"):
        return _zip_content(data)
    if data.startswith(_OLE):
        return _ole_content(data)
    return next((what for magic, what in _MAGIC if magic.match(data)), "") or _text_content(data)


def _text_content(data: bytes) -> str:
    if _is_mail(data):
        return "eml"
    head = data[:_TEXT_LIKE]
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"mime-version", b"from: <saved by")):
        return "html"
    return "csv" if _is_delimited(head) else "unknown"


def _is_delimited(head: bytes) -> bool:
    """True if the beginning of a file is text with separators; an incomplete last character is left out."""
    for cut in range(4):
        try:
            text = decoded(head[: len(head) - cut])
        except UnicodeDecodeError:
            continue
        return "\0" not in text and _SEPARATED.search(text) is not None
    return False


def is_temporary(name: str) -> bool:
    """True if a file name is that of a lock or temporary file left by a spreadsheet or the system."""
    lowered = name.lower()
    return lowered.startswith(_TEMPORARY) or lowered in _IGNORED or lowered.endswith(".tmp")


def _is_mail(data: bytes) -> bool:
    """True for a saved mail: header fields from the first line on, with a From and a MIME-Version."""
    headers = data[:_HEADERS].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    is_mime = b"mime-version:" in headers.lower()
    return is_mime and _FIELD.match(headers) is not None and _FROM.search(headers) is not None


def _zip_content(data: bytes) -> str:
    """What a zip file is by its members; one too damaged to list counts as xlsx."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "xlsx"
    lowered = [name.replace("\\", "/").lower().lstrip("/") for name in names]
    if "mimetype" in lowered and ("content.xml" in lowered or "encrypted-package" in lowered):
        return "ods"
    return next((what for member, what in _MEMBERS if any(map(member.fullmatch, lowered))), "zip")


def _ole_content(data: bytes) -> str:
    if "__nameid_version1.0".encode("utf-16-le") in data:
        return "msg"
    if "EncryptedPackage".encode("utf-16-le") in data or _LOCKED_XLS.search(data):
        return "encrypted"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK")):
        return "xls"
    return "ppt" if "PowerPoint Document".encode("utf-16-le") in data else "doc"
