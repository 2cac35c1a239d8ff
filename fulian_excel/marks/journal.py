"""The undo record of a marked package, kept in the list's part until another program saves the workbook."""

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
    """The undo record: our parts, and for each changed part its digest and the edits that restore it."""

    added: tuple[str, ...]
    undo: Mapping[str, tuple[str, tuple[Edit, ...]]]


def written(changes: Changes) -> bytes:
    """The undo record as an XML comment."""
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
    """The undo record in a list's part; None if it is missing or damaged."""
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
    """A changed part's original bytes; None if another program changed the part since."""
    if _digest(content) != digest:
        return None
    try:
        return spliced(content, edits)
    except ValueError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
