"""Repeating a round: the kept summary is shown again if nothing the round depends on has changed."""

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
    """The arguments of a round; `today` is the operator's date, which counts if `as_of` is None."""

    month: str | None
    as_of: date | None
    unmasked: bool
    today: date


@dataclass(frozen=True, slots=True)
class Seen:
    """The inputs of a round, without the ledger: a digest of all of them, and the sha256 of every file by path."""

    digest: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """The summary of a round, and its month."""

    text: str
    month: str


def look(workspace: Workspace, wish: Wish) -> Seen | None:
    """Return the inputs that a round would have now; None if a file cannot be read."""
    files = {one.file: disk.digest(one.path) or "" for one in discover(workspace.inbox)}
    settings = disk.digest(workspace.settings)
    if not settings or not all(files.values()):
        return None
    asked = (wish.month, wish.as_of, wish.unmasked, None if wish.as_of else wish.today)
    beside = sorted(path.name for path in workspace.root.iterdir() if path.is_file())
    whole = (program(), str(workspace.root), str(workspace.out), asked, settings, sorted(files.items()), beside)
    return Seen(hashlib.sha256(repr(whole).encode(errors="surrogateescape")).hexdigest(), files)


def told_before(workspace: Workspace, seen: Seen | None) -> Telling | None:
    """Return the summary of the last run of the same round; None if the round has to be run.

    A round has to be run if an input, the ledger, a result of the month or this program has changed, or if a run was
    stopped half way. Raises WorkspaceBusy if another run holds the workspace.
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
    """Keep the summary of a round, unless its inputs changed while it ran.

    `received` are the sha256 of the files that the round read, by path.
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
    """A digest of a month's results, ledger and key; None if incomplete, or if a run was stopped half way."""
    ours = files_of_ours(workspace)
    of_month = {to: sha256 for to, sha256 in ours.items() if to.startswith(f"{month}/")}
    whole = all(disk.digest(workspace.out / to) == sha256 for to, sha256 in of_month.items())
    ledger, key = disk.digest(workspace.ledger), disk.digest(workspace.state / "key")
    if not (of_month and whole and ledger and key) or journal_path(workspace).exists() or any(leftovers(workspace)):
        return None
    return hashlib.sha256(repr((sorted(ours.items()), ledger, key)).encode(errors="surrogateescape")).hexdigest()
