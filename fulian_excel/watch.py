"""Watching a workspace, to run the consolidation whenever 收件箱 has settled after a change."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fulian_excel.intake.discover import discover
from fulian_excel.workspace import Workspace

_EVERY = 2.0  # seconds between two looks; a folder has settled if two looks are the same
_PATIENCE = 600.0  # seconds to wait for a changed file that stays open
_LOCKS = ("~${}", ".~{}", ".~lock.{}#")

Look = tuple[tuple[str, int, int], ...]


def settled(
    root: Path,
    *,
    every: float = _EVERY,
    sleep: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _sentence: None,
) -> Iterator[Look]:
    """Yield the files of 收件箱 and the settings each time they have settled after a change; never ends.

    The folder has not settled while a changed file is open or being written; `tell` gets one sentence about that.
    The folder is polled every `every` seconds, because shared folders send no notifications of changes.
    """
    workspace = Workspace.at(root)
    last = _look(workspace)
    left_behind = {lock for path, _, _ in last for lock in _locks_of(path)}
    told: Look | None = None
    said, waited = "", 0.0
    while True:
        sleep(every)
        now = _look(workspace)
        if now != told:
            changed = [path for path, _, _ in set(now) - set(told or ())]
            held = "" if waited >= _PATIENCE else _held(changed, left_behind)
            sentence = "收件箱有变动,等它停下来" if now != last else held
            if sentence and sentence != said:
                tell(sentence)
            said = sentence or said
            waited = 0.0 if now != last else waited + every
            if now == last and not held:
                told, said, waited = now, "", 0.0
                yield now
        last = now


def _look(workspace: Workspace) -> Look:
    """(path, size, time) of every file of 收件箱 and of the settings."""
    paths = [workspace.settings, *(found.path for found in discover(workspace.inbox))]
    return tuple(sorted(_stat(path) for path in paths if path.exists()))


def _stat(path: Path) -> tuple[str, int, int]:
    try:
        seen = path.stat()
    except OSError:
        return str(path), -1, -1  # removed between two looks
    return str(path), seen.st_size, seen.st_mtime_ns


def _held(paths: list[str], left_behind: set[Path]) -> str:
    """The sentence about the first file that is being written or is open; empty if there is none."""
    for path in sorted(paths):
        name = Path(path).name
        if any(lock not in left_behind for lock in _locks_of(path)):
            return f"「{name}」正被打开,等它关闭"
        try:
            with Path(path).open("rb"):
                pass
        except PermissionError:
            return f"「{name}」正在写入,等它写完"
        except OSError:
            continue  # removed or unreadable: the round reports it
    return ""


def _locks_of(path: str) -> list[Path]:
    """The lock files beside a workbook, which show that a program has it open."""
    locks = (Path(path).with_name(lock.format(Path(path).name)) for lock in _LOCKS)
    return [lock for lock in locks if lock.exists()]
