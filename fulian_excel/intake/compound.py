"""A stream out of a compound file, the container of an .xls."""

import struct
from collections.abc import Iterator

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_LINKS = 109  # sectors of the table of links that the header itself names
_LINK = struct.Struct("<I")
_LAST = 0xFFFFFFFA  # from here on a link leads to no sector
_ENTRY = 128
_STREAM = 2


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The bytes of the first stream of these names; empty where there is none, or the container is out of order.

    Streams below the ordinary size, which lie elsewhere, are not looked for.
    """
    if not data.startswith(_SIGNATURE):
        return b""
    try:
        links = _links(data)
        first = _number(data, 48)
        for name, kind, start, size in _entries(_followed(data, first, links)):
            if kind == _STREAM and name in names and size >= _number(data, 56):
                return _followed(data, start, links)[:size]
    except (struct.error, IndexError, UnicodeDecodeError):
        pass
    return b""


def _number(data: bytes, at: int) -> int:
    return int(_LINK.unpack_from(data, at)[0])


def _sector_size(data: bytes) -> int:
    return 1 << min(int.from_bytes(data[30:32], "little"), 16)


def _sector(data: bytes, number: int) -> bytes:
    size = _sector_size(data)
    return data[(number + 1) * size : (number + 2) * size]


def _links(data: bytes) -> list[int]:
    """Where each sector's stream goes on: the table of links, put together out of its own sectors."""
    tables = [_number(data, 76 + 4 * at) for at in range(_HEADER_LINKS)]
    more, seen = _number(data, 68), set[int]()
    while more < _LAST and more not in seen:
        seen.add(more)
        numbers = [number for (number,) in _LINK.iter_unpack(_sector(data, more))]
        tables += numbers[:-1]
        more = numbers[-1]
    return [link for table in tables if table < _LAST for (link,) in _LINK.iter_unpack(_sector(data, table))]


def _followed(data: bytes, first: int, links: list[int]) -> bytes:
    """The sectors of a stream one behind the other; a chain that bites its own tail ends there."""
    sectors, seen, at = [], set[int](), first
    while at < _LAST and at not in seen:
        seen.add(at)
        sectors.append(_sector(data, at))
        at = links[at]
    return b"".join(sectors)


def _entries(directory: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Name, kind, first sector and size of everything in the container."""
    for at in range(0, len(directory), _ENTRY):
        entry = directory[at : at + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<2I", entry, 116)
        yield entry[: max(length - 2, 0)].decode("utf-16-le"), kind, start, size
