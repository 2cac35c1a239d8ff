"""What a file is by its content, whatever its name says."""

import io
import re
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
_TEXT_LIKE = 4096
_SEPARATED = re.compile(rb"[,;\t][^\n]*\n")
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
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    head = data[:_TEXT_LIKE].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"mime-version")):
        return "html"
    return "csv" if b"\x00" not in data[:_TEXT_LIKE] and _SEPARATED.search(data[:_TEXT_LIKE]) else "unknown"


def _zip_content(data: bytes) -> str:
    """A package by its parts; what is too damaged to list is taken for the workbook its sender meant."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "xlsx"
    lowered = [name.replace("\\", "/").lower().lstrip("/") for name in names]
    if any(name.endswith("workbook.bin") for name in lowered):
        return "xlsb"
    if "mimetype" in lowered and ("content.xml" in lowered or "encrypted-package" in lowered):
        return "ods"
    for folder, what in (("word/", "docx"), ("ppt/", "pptx")):
        if any(name.startswith(folder) for name in lowered):
            return what
    if "[content_types].xml" in lowered or any(name.startswith("xl/") for name in lowered):
        return "xlsx"
    return "zip"


def _ole_content(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or _LOCKED_XLS.search(data):
        return "encrypted"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK")):
        return "xls"
    return "doc"
