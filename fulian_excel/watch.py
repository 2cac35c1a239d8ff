"""The folder watched: the consolidation runs again whenever 收件箱 has settled after a change."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fulian_excel.intake.discover import discover
from fulian_excel.workspace import Workspace

_EVERY = 2.0  # seconds between two looks; a folder that is the same twice has settled

Look = tuple[tuple[str, int, int], ...]


def settled(root: Path, *, every: float = _EVERY, sleep: Callable[[float], None] = time.sleep) -> Iterator[Look]:
    """What lies in a workspace's 收件箱 and settings each time they have settled after a change, for ever.

    Looking again and again works on shared folders too, where nobody tells of changes.
    """
    workspace = Workspace.at(root)
    told: Look | None = None
    last = _look(workspace)
    while True:
        sleep(every)
        now = _look(workspace)
        if now == last != told:
            told = now
            yield now
        last = now


def _look(workspace: Workspace) -> Look:
    """Path, size and time of every file that counts."""
    paths = [workspace.settings, *(found.path for found in discover(workspace.inbox))]
    return tuple(sorted(_stat(path) for path in paths if path.exists()))


def _stat(path: Path) -> tuple[str, int, int]:
    try:
        seen = path.stat()
    except OSError:
        return str(path), -1, -1  # gone between two looks
    return str(path), seen.st_size, seen.st_mtime_ns
