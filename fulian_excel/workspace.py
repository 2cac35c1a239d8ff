"""The county's folder: where things lie, one run at a time, names that are safe."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from fulian_excel import disk
from fulian_excel.errors import OutputBlocked, WorkspaceBusy
from fulian_excel.words import printable

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
DRAFTS = "待发"
_STATE = ".state"
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Workspace:
    """A county's folder; `out` is where results go."""

    root: Path
    out: Path

    @classmethod
    def at(cls, root: Path, out: Path | None = None) -> "Workspace":
        """The workspace in a folder; results go to 结果 there unless told otherwise."""
        return cls(root, out or root / "结果")

    @property
    def settings(self) -> Path:
        """县级设置.xlsx."""
        return self.root / "县级设置.xlsx"

    @property
    def inbox(self) -> Path:
        """收件箱."""
        return self.root / "收件箱"

    @property
    def ledger(self) -> Path:
        """台账.sqlite, which remembers the rounds."""
        return self.out / "台账.sqlite"

    @property
    def state(self) -> Path:
        """Where the lock, the log and the local key lie."""
        return self.out / _STATE

    @property
    def log(self) -> Path:
        """What went wrong with ourselves."""
        return self.state / "log.txt"

    def month(self, month: str) -> Path:
        """The folder of a month's results."""
        return self.out / month

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the workspace.

        Raises WorkspaceBusy where another run does, OutputBlocked where the disk says no, now or while it is held.
        """
        lock = FileLock(self.state / "lock", mode=0o600)
        try:
            disk.make_folder(self.state)
            lock.acquire(timeout=0)
            yield
        except Timeout as error:
            raise WorkspaceBusy("另一个汇总正在这个工作区运行,请等它结束后再试") from error
        except OSError as error:
            raise OutputBlocked(f"结果写不进「{self.out}」:{disk.advice(error)};没换的结果还是原来的") from error
        finally:
            lock.release()


def is_ours(folder: Path) -> bool:
    """The folder is one of results, or of what lies hidden beside them."""
    return folder.name == _STATE or (folder / _STATE).is_dir()


def write_new(path: Path, data: bytes, mode: int = 0o600) -> bool:
    """Write a file that is not there yet; one that is stays as it is, which False tells.

    Raises OutputBlocked where it cannot be written.
    """
    try:
        disk.make_folder(path.parent)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputBlocked(f"「{path}」写不进:{disk.advice(error)}") from error
    return True


def safe_name(name: str) -> str:
    """A file name that every system takes: no separators, no devices, no endings Windows drops.

    Marks that turn the direction of writing go too: they make an ending look like another.
    """
    safe = _UNSAFE.sub("_", _DIRECTIONS.sub("", printable(name))).strip(" .")
    if not safe:
        return "未命名"
    stem, dot, ending = safe.rpartition(".")
    if len(safe) > _LONGEST_NAME:
        safe = f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if stem else safe[:_LONGEST_NAME]
    return f"_{safe}" if _DEVICES.fullmatch(safe) else safe


def distinct(name: str, taken: set[str]) -> str:
    """The name, with (2), (3) … before its ending where it is taken already; case is no difference."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    candidate, count = name, 1
    while candidate.lower() in taken:
        count += 1
        candidate = f"{stem} ({count}){dot}{ending}"
    taken.add(candidate.lower())
    return candidate
