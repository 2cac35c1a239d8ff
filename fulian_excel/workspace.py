"""The county's folder: its paths, its lock, and safe file names."""

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
    """A county's folder; results are written below `out`."""

    root: Path
    out: Path

    @classmethod
    def at(cls, root: Path, out: Path | None = None) -> "Workspace":
        """Return the workspace in a folder; `out` is its folder 结果 by default."""
        return cls(root, out or root / "结果")

    @property
    def settings(self) -> Path:
        """The path of 县级设置.xlsx."""
        return self.root / "县级设置.xlsx"

    @property
    def inbox(self) -> Path:
        """The path of 收件箱."""
        return self.root / "收件箱"

    @property
    def ledger(self) -> Path:
        """The path of 台账.sqlite, which keeps the rounds."""
        return self.out / "台账.sqlite"

    @property
    def state(self) -> Path:
        """The folder of the lock, the log and the local key."""
        return self.out / _STATE

    @property
    def log(self) -> Path:
        """The path of the log of the program's own faults."""
        return self.state / "log.txt"

    def month(self, month: str) -> Path:
        """Return the folder of a month's results."""
        return self.out / month

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the workspace for this run alone.

        Raises WorkspaceBusy if another run holds it, OutputBlocked if the disk refuses, also inside the `with` block.
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
    """Return True if a folder is one of results, or a hidden one beside them."""
    return folder.name == _STATE or (folder / _STATE).is_dir()


def write_new(path: Path, data: bytes, mode: int = 0o600) -> bool:
    """Write a file if it does not exist yet; returns False, and changes nothing, if it does.

    Raises OutputBlocked if the file cannot be written.
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
    """Return a file name that every system accepts: no separators, no device names, no endings that Windows drops.

    Signs for the writing direction are removed too: they can make one ending look like another.
    """
    safe = _UNSAFE.sub("_", _DIRECTIONS.sub("", printable(name))).strip(" .")
    if not safe:
        return "未命名"
    stem, dot, ending = safe.rpartition(".")
    if len(safe) > _LONGEST_NAME:
        safe = f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if stem else safe[:_LONGEST_NAME]
    return f"_{safe}" if _DEVICES.fullmatch(safe) else safe


def distinct(name: str, taken: set[str]) -> str:
    """Return the name, with (2), (3) … before its ending if it is in `taken`, whatever its case, and add it there."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    candidate, count = name, 1
    while candidate.lower() in taken:
        count += 1
        candidate = f"{stem} ({count}){dot}{ending}"
    taken.add(candidate.lower())
    return candidate
