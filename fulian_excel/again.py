"""The same round again: what its end told is told once more, where nothing that it came from has changed since."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fulian_excel import disk
from fulian_excel.intake.discover import discover
from fulian_excel.publishing.journal import files_of_ours, journal_path
from fulian_excel.publishing.staging import leftovers
from fulian_excel.version import program
from fulian_excel.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; `today` is the operator's own day, on which a round depends that names no day."""

    month: str | None
    as_of: date | None
    unmasked: bool
    today: date


@dataclass(frozen=True, slots=True)
class Seen:
    """What a round is a function of, the ledger's earlier rounds apart: a digest, and the sha256 of every file."""

    digest: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """The summary of a round, and where its results lie."""

    text: str
    month: str


def look(workspace: Workspace, wish: Wish) -> Seen | None:
    """What a round would be made from now; None where some file cannot be read."""
    files = {one.file: disk.digest(one.path) or "" for one in discover(workspace.inbox)}
    settings = disk.digest(workspace.settings)
    if not settings or not all(files.values()):
        return None
    asked = (wish.month, wish.as_of, wish.unmasked, None if wish.as_of else wish.today)
    beside = sorted(path.name for path in workspace.root.iterdir() if path.is_file())
    whole = (program(), str(workspace.root), str(workspace.out), asked, settings, sorted(files.items()), beside)
    return Seen(hashlib.sha256(repr(whole).encode(errors="surrogateescape")).hexdigest(), files)


def told_before(workspace: Workspace, seen: Seen | None) -> Telling | None:
    """What was told when the same round was run last; None where it has to be run.

    That is so where anything it came from has changed, the ledger, a result of the month or this program too, and
    where a run was stopped half way. Raises WorkspaceBusy where another run holds the workspace.
    """
    path = _path(workspace)
    if seen is None or not path.is_file():
        return None
    with workspace.locked():
        try:
            kept = json.loads(path.read_bytes())
            told = Telling(str(kept["text"]), str(kept["month"]))
            same = kept["seen"] == seen.digest and kept["left"] == _left(workspace, told.month)
        except (OSError, ValueError, TypeError, KeyError):
            return None
    return told if same else None


def remember(workspace: Workspace, seen: Seen | None, wish: Wish, received: Mapping[str, str], told: Telling) -> None:
    """Keep what a round told, where it was made from what was seen before it and is still there.

    `received` are the sha256 of the files that it read.
    """
    if seen is None or look(workspace, wish) != seen or not seen.files.items() <= received.items():
        return
    with workspace.locked():
        left = _left(workspace, told.month)
        if left is not None:
            kept = {"seen": seen.digest, "left": left, "month": told.month, "text": told.text}
            disk.swap_in(_path(workspace), json.dumps(kept, ensure_ascii=False).encode(errors="surrogateescape"))


def _path(workspace: Workspace) -> Path:
    return workspace.state / "again.json"


def _left(workspace: Workspace, month: str) -> str | None:
    """What a month's round left behind, as a digest; None where that is not whole or a run was stopped half way."""
    ours = files_of_ours(workspace)
    of_month = {to: sha256 for to, sha256 in ours.items() if to.startswith(f"{month}/")}
    whole = all(disk.digest(workspace.out / to) == sha256 for to, sha256 in of_month.items())
    ledger, key = disk.digest(workspace.ledger), disk.digest(workspace.state / "key")
    if not (of_month and whole and ledger and key) or journal_path(workspace).exists() or any(leftovers(workspace)):
        return None
    return hashlib.sha256(repr((sorted(ours.items()), ledger, key)).encode(errors="surrogateescape")).hexdigest()
