"""The folder watched: the consolidation runs again whenever 收件箱 has settled after a change."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fulian_excel.intake.discover import discover
from fulian_excel.workspace import Workspace

_EVERY = 2.0  # seconds between two looks; a folder that is the same twice has settled
_PATIENCE = 600.0  # seconds that a changed file which stays open is waited for
_LOCKS = ("~${}", ".~{}", ".~lock.{}#")

Look = tuple[tuple[str, int, int], ...]


def settled(
    root: Path,
    *,
    every: float = _EVERY,
    sleep: Callable[[float], None] = time.sleep,
    tell: Callable[[str], None] = lambda _sentence: None,
) -> Iterator[Look]:
    """What lies in a workspace's 收件箱 and settings each time they have settled after a change, for ever.

    While somebody still writes to a changed file, or has it open, nothing has settled; that is told once. Looking
    again and again works on shared folders too, where nobody tells of changes.
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
    """Path, size and time of every file that counts."""
    paths = [workspace.settings, *(found.path for found in discover(workspace.inbox))]
    return tuple(sorted(_stat(path) for path in paths if path.exists()))


def _stat(path: Path) -> tuple[str, int, int]:
    try:
        seen = path.stat()
    except OSError:
        return str(path), -1, -1  # gone between two looks
    return str(path), seen.st_size, seen.st_mtime_ns


def _held(paths: list[str], left_behind: set[Path]) -> str:
    """What is said of the first of some files that somebody writes to or has open, empty where there is none."""
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
            continue  # gone, or no file that can be opened: the round will tell
    return ""


def _locks_of(path: str) -> list[Path]:
    """The lock files beside a workbook that say that a program has it open."""
    locks = (Path(path).with_name(lock.format(Path(path).name)) for lock in _LOCKS)
    return [lock for lock in locks if lock.exists()]
