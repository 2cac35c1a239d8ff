"""What is to be done to publish a round, and what of 结果 is ours, as both are kept beside it."""

import json
from dataclasses import dataclass
from pathlib import Path

from fulian_excel.workspace import Workspace

ROUND = "round.sqlite"


@dataclass(frozen=True)
class Put:
    """A staged file on its way: where to below 结果, its sha256, and that of what it is expected to replace."""

    to: str
    staged: str
    sha256: str
    expected: str | None


@dataclass(frozen=True)
class Journal:
    """What is to be done to publish a round; doing it twice is the same as doing it once.

    `puts` are to be moved, `drops` are files of ours, by their sha256, that the new round no longer has; `files` are
    all files of ours once it is done. `stamp` is the moment of the run as names carry it.
    """

    staging: str
    stamp: str
    puts: tuple[Put, ...]
    drops: dict[str, str]
    files: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> "Journal | None":
        """The journal that a run left behind, None where there is none that can be read."""
        try:
            kept = json.loads(path.read_bytes())
            return cls(**kept | {"puts": tuple(Put(**put) for put in kept["puts"])})
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None


def journal_path(workspace: Workspace) -> Path:
    """Where the journal lies while a round is being published."""
    return workspace.state / "journal.json"


def manifest_path(workspace: Workspace) -> Path:
    """Where the list of our files lies."""
    return workspace.state / "manifest.json"


def files_of_ours(workspace: Workspace) -> dict[str, str]:
    """Every file below 结果 that we wrote, with the sha256 it had then; none known where the list was damaged."""
    try:
        return dict(json.loads(manifest_path(workspace).read_bytes()))
    except (FileNotFoundError, ValueError):
        return {}
