"""Reading a stream from a compound file, the container of an .xls."""

import struct
from collections.abc import Iterator

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_LINKS = 109  # sectors of the allocation table that the header itself lists
_LINK = struct.Struct("<I")
_LAST = 0xFFFFFFFA  # links from here on are no sector numbers
_ENTRY = 128
_STREAM = 2


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Return the bytes of the first stream with one of the names; empty if there is none or the container is damaged.

    Streams below the container's minimum size are stored in another way and are not found.
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
    """The allocation table: for each sector the number of the next sector of its stream."""
    tables = [_number(data, 76 + 4 * at) for at in range(_HEADER_LINKS)]
    more, seen = _number(data, 68), set[int]()
    while more < _LAST and more not in seen:
        seen.add(more)
        numbers = [number for (number,) in _LINK.iter_unpack(_sector(data, more))]
        tables += numbers[:-1]
        more = numbers[-1]
    return [link for table in tables if table < _LAST for (link,) in _LINK.iter_unpack(_sector(data, table))]


def _followed(data: bytes, first: int, links: list[int]) -> bytes:
    """The joined sectors of a stream; a chain that runs into a loop ends there."""
    sectors, seen, at = [], set[int](), first
    while at < _LAST and at not in seen:
        seen.add(at)
        sectors.append(_sector(data, at))
        at = links[at]
    return b"".join(sectors)


def _entries(directory: bytes) -> Iterator[tuple[str, int, int, int]]:
    """(name, kind, first sector, size in bytes) of each entry in the container."""
    for at in range(0, len(directory), _ENTRY):
        entry = directory[at : at + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<2I", entry, 116)
        yield entry[: max(length - 2, 0)].decode("utf-16-le"), kind, start, size
