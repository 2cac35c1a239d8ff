"""An .xls as Excel 5.0 and 95 wrote it: text in the code page of the machine, in a stream called Book."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_xls(
    name: str, rows: Sequence[Sequence[str | float]], code_page: int | None = 936, encoding: str = "gbk"
) -> bytes:
    """A workbook of one sheet; `code_page` is what it says of its encoding, None where it says nothing."""
    stated = b"" if code_page is None else _record(0x42, struct.pack("<H", code_page))
    head = _record(0x809, struct.pack("<4H", 0x500, 5, 0, 0)) + stated
    title = name.encode(encoding)
    place = len(head) + 4 + 7 + len(title) + 4
    listed = _record(0x85, struct.pack("<IHB", place, 0, len(title)) + title)
    size = struct.pack("<5H", 0, len(rows), 0, max(map(len, rows)), 0)
    sheet = _record(0x809, struct.pack("<4H", 0x500, 0x10, 0, 0)) + _record(0x200, size)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str):
                text = value.encode(encoding)
                sheet += _record(0x204, struct.pack("<4H", row, column, 0, len(text)) + text)
            else:
                sheet += _record(0x203, struct.pack("<3Hd", row, column, 0, value))
    return _compound("Book", head + listed + _record(0x0A) + sheet + _record(0x0A))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, long enough to lie in sectors of its own."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    table = [_FAT, _END, *range(3, sectors + 2), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    entries = (
        _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream)) + _entry("", 0, _FREE, 0, 0) * 2
    )
    return header + struct.pack(f"<{len(table)}I", *table) + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<3I", _FREE, _FREE, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + b"\0" * 36
        + struct.pack("<2IQ", 0, start, size)[4:]
    )
