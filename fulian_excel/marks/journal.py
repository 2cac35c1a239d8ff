"""The way back from a marked package, byte by byte, kept in the list's part until it is saved anew."""

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fulian_excel.marks.sentinels import FORMULA
from fulian_excel.ooxml.draft import Changes
from fulian_excel.ooxml.splice import Edit, spliced

_COMMENT = re.compile(rb"<!--" + FORMULA.encode() + rb" ([A-Za-z0-9+/=]+)-->\s*$")
_LARGEST = 16 << 20


@dataclass(frozen=True, slots=True)
class WayBack:
    """Which parts are ours, and for each changed one its digest and the edits that undo ours."""

    added: tuple[str, ...]
    undo: Mapping[str, tuple[str, tuple[Edit, ...]]]


def written(changes: Changes) -> bytes:
    """An XML comment that says how each changed part becomes what it was, and which parts are ours."""
    record = {
        "added": sorted(changes.added),
        "changed": {
            name: [_digest(after), _backward(changes.before[name], changes.edits[name])]
            for name, after in sorted(changes.after.items())
        },
    }
    packed = zlib.compress(json.dumps(record, sort_keys=True).encode(), 9)
    return b"<!--" + FORMULA.encode() + b" " + base64.b64encode(packed) + b"-->"


def _backward(before: bytes, edits: Iterable[Edit]) -> list[list[Any]]:
    """Each edit as (start, end, old bytes) in the changed part, so that the original can be restored."""
    drift = 0
    back: list[list[Any]] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        start = edit.start + drift
        old = base64.b64encode(before[edit.start : edit.end]).decode()
        back.append([start, start + len(edit.new), old])
        drift += len(edit.new) - (edit.end - edit.start)
    return back


def read(part: bytes) -> WayBack | None:
    """The way back out of a list's part; None where it is gone or makes no sense."""
    match = _COMMENT.search(part)
    if match is None:
        return None
    try:
        unpacker = zlib.decompressobj()
        record = json.loads(unpacker.decompress(base64.b64decode(match[1], validate=True), _LARGEST))
        undo = {
            str(name): (
                str(digest),
                tuple(Edit(int(start), int(end), base64.b64decode(old)) for start, end, old in edits),
            )
            for name, (digest, edits) in record["changed"].items()
        }
        return WayBack(tuple(str(name) for name in record["added"]), undo)
    except (binascii.Error, zlib.error, ValueError, TypeError, KeyError, AttributeError):
        return None


def undone(content: bytes, digest: str, edits: Iterable[Edit]) -> bytes | None:
    """A changed part as it was; None where somebody else changed it since."""
    if _digest(content) != digest:
        return None
    try:
        return spliced(content, edits)
    except ValueError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
