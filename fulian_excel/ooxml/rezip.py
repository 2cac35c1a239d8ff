"""An archive written again: untouched members as raw bytes, changed and new ones packed afresh."""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DEFLATED = 8
_VERSION = 20
_UTF8 = 0x800
_IN_ZIP64 = 0xFFFFFFFF  # what a record says instead of a number that stands in its zip64 field
_ZIP64_FIELD = 0x0001
_EPOCH = (0, 0x21)  # 1980-01-01, the first moment an archive can name


class Member(NamedTuple):
    """A member as it lies in an archive: its name, its directory record and its local bytes."""

    name: str
    record: bytes
    block: bytes


def raw_members(data: bytes) -> list[Member]:
    """Every member in the order of the directory, with the bytes that are its own.

    A local block reaches to the next one, so that data descriptors of every shape are part of it.
    """
    return _members(data, zipfile.ZipFile(io.BytesIO(data)))


def _members(data: bytes, archive: zipfile.ZipFile) -> list[Member]:
    infos = archive.infolist()
    starts = sorted({info.header_offset for info in infos} | {archive.start_dir})
    following = dict(pairwise(starts))
    blocks = [data[info.header_offset : following[info.header_offset]] for info in infos]
    records = list(_records(data, archive.start_dir, len(infos)))
    return [Member(info.filename, record, block) for info, record, block in zip(infos, records, blocks, strict=True)]


def _records(data: bytes, position: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        lengths = _CENTRAL.unpack_from(data, position)[10:13]
        end = position + _CENTRAL.size + sum(lengths)
        yield data[position:end]
        position = end


def rezipped(
    data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes], dropped: Collection[str] = ()
) -> bytes:
    """The archive with some members' contents changed, some added at the end and some left out.

    Of several members of one name the last counts, as it does for readers; the others stay as they are.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = [member for member in _members(data, archive) if member.name not in dropped]
    last = {member.name: index for index, member in enumerate(members)}
    body, directory = io.BytesIO(), io.BytesIO()
    for index, member in enumerate(members):
        record, block = member.record, member.block
        if member.name in changed and last[member.name] == index:
            record, block = _repacked(record, changed[member.name])
        directory.write(moved(record, body.tell()))
        body.write(block)
    for name, content in added.items():
        record, block = _packed(name.encode(), content, _UTF8 if not name.isascii() else 0, _EPOCH)
        directory.write(moved(record, body.tell()))
        body.write(block)
    count, size, start = len(members) + len(added), directory.tell(), body.tell()
    note = archive.comment
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, len(note))
    return body.getvalue() + directory.getvalue() + end + note


def moved(record: bytes, place: int) -> bytes:
    """A member's record with its block's new place, its sizes too where they stand in a zip64 field without need."""
    fields = list(_CENTRAL.unpack_from(record))
    start = _CENTRAL.size + fields[10]
    end = start + fields[11]
    wide, extra = _zip64(record[start:end])
    for size in (9, 8):  # as it was, then as packed: the order of a zip64 field
        if fields[size] == _IN_ZIP64 and wide:
            fields[size] = wide.pop(0)
    fields[11], fields[16] = len(extra), place
    return _CENTRAL.pack(*fields) + record[_CENTRAL.size : start] + extra + record[end:]


def _zip64(extra: bytes) -> tuple[list[int], bytes]:
    """The numbers in a record's zip64 field, and its other extra fields."""
    wide: list[int] = []
    others = b""
    while extra:
        length = 4 + int.from_bytes(extra[2:4], "little")
        field, extra = extra[:length], extra[length:]
        if int.from_bytes(field[:2], "little") == _ZIP64_FIELD:
            wide = [int.from_bytes(field[at : at + 8], "little") for at in range(4, length - 7, 8)]
        else:
            others += field
    return wide, others


def _repacked(record: bytes, content: bytes) -> tuple[bytes, bytes]:
    """A member's record and block around new content; name, time, attributes and comment stay."""
    fields = _CENTRAL.unpack_from(record)
    flags, moment = fields[3], (fields[5], fields[6])
    name_length, extra_length = fields[10], fields[11]
    name = record[_CENTRAL.size : _CENTRAL.size + name_length]
    note = record[_CENTRAL.size + name_length + extra_length :]
    fresh, block = _packed(name, content, flags & _UTF8, moment)
    new = list(_CENTRAL.unpack_from(fresh))
    new[1], new[12], new[14], new[15] = fields[1], len(note), fields[14], fields[15]
    return _CENTRAL.pack(*new) + name + note, block


def _packed(name: bytes, content: bytes, flags: int, moment: tuple[int, int]) -> tuple[bytes, bytes]:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    common = (
        _VERSION,
        flags,
        _DEFLATED,
        *moment,
        zlib.crc32(content),
        len(packed),
        len(content),
        len(name),
        0,
    )
    local = _LOCAL.pack(b"PK\x03\x04", *common)
    record = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, 0)
    return record + name, local + name + packed
