"""Workbooks with an opening password, made the way Excel makes them."""

import io
import struct
from hashlib import md5

from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SALT = bytes(range(16))
_BOF, _EOF, _FILEPASS, _SHEET, _LABEL = 0x0809, 0x000A, 0x002F, 0x0085, 0x0204
_READABLE = (_BOF, _FILEPASS)


def locked_package(data: bytes, password: str) -> bytes:
    """An OOXML workbook encrypted whole."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def locked_xls(text: str, password: str) -> bytes:
    """An .xls with one sheet and one text in A1, encrypted record by record with RC4."""
    bof = struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)
    label = struct.pack("<HHHHB", 0, 0, 0, len(text), 1) + text.encode("utf-16-le")
    filepass = struct.pack("<HHH", 1, 1, 1) + _SALT + _verifier(password)
    globals_length = sum(4 + length for length in (len(bof), len(filepass), 11, 0))
    plain = [
        (_BOF, bof),
        (_FILEPASS, filepass),
        (_SHEET, struct.pack("<IHBB", globals_length, 0, 3, 0) + b"tab"),
        (_EOF, b""),
        (_BOF, bof[:2] + b"\x10\x00" + bof[4:]),
        (_LABEL, label),
        (_EOF, b""),
    ]
    return _compound("Workbook", _encrypted(plain, password))


def _verifier(password: str) -> bytes:
    token = bytes(16)
    return DocumentRC4.decrypt(password, _SALT, io.BytesIO(token + md5(token).digest()), 1024).read()


def _encrypted(records: list[tuple[int, bytes]], password: str) -> bytes:
    """The stream with what the format leaves readable left so; RC4 is its own reverse."""
    stream = b"".join(struct.pack("<HH", code, len(body)) + body for code, body in records)
    secret = DocumentRC4.decrypt(password, _SALT, io.BytesIO(stream), 1024).read()
    out, end = bytearray(stream), 0
    for code, body in records:
        start, end = end + 4, end + 4 + len(body)
        if code not in _READABLE:
            start += 4 if code == _SHEET else 0  # where the sheet begins stays readable
            out[start:end] = secret[start:end]
    return bytes(out)


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file of one stream, as long as an ordinary stream must be."""
    stream = stream.ljust(4096, b"\0")
    sectors = len(stream) // _SECTOR
    fat = [_FAT, _END, *range(3, 2 + sectors), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    header += struct.pack("<108I", *[_FREE] * 108)
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream)) + 2 * bytes(128)
    return header + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + entries + stream


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)
