"""The journal of a round being published, and the manifest of our files in 结果; both are kept on disk."""

import json
from dataclasses import dataclass
from pathlib import Path

from fulian_excel.workspace import Workspace

ROUND = "round.sqlite"


@dataclass(frozen=True)
class Put:
    """A staged file: its target below 结果, its sha256, and the sha256 of the file it is expected to replace."""

    to: str
    staged: str
    sha256: str
    expected: str | None


@dataclass(frozen=True)
class Journal:
    """The steps that publish a round; carrying them out twice is the same as once.

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
        """The journal that a run left behind; None if there is none or it cannot be read."""
        try:
            kept = json.loads(path.read_bytes())
            return cls(**kept | {"puts": tuple(Put(**put) for put in kept["puts"])})
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None


def journal_path(workspace: Workspace) -> Path:
    """The path of the journal, which exists while a round is being published."""
    return workspace.state / "journal.json"


def manifest_path(workspace: Workspace) -> Path:
    """The path of the list of our files."""
    return workspace.state / "manifest.json"


def files_of_ours(workspace: Workspace) -> dict[str, str]:
    """Every file below 结果 that we wrote, with its sha256 then; empty if the list is damaged."""
    try:
        return dict(json.loads(manifest_path(workspace).read_bytes()))
    except (FileNotFoundError, ValueError):
        return {}
