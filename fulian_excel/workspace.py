"""The county's folder: where things lie, one run at a time, results published whole, names that are safe."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from fulian_excel.errors import OutputBlocked, WorkspaceBusy
from fulian_excel.words import printable

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME = 120
_PATIENCE = 3.0  # seconds that a file open in WPS is given to be closed


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
        return self.out / ".state"

    def month(self, month: str) -> Path:
        """The folder of a month's results."""
        return self.out / month

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the workspace; raises WorkspaceBusy where another run does."""
        lock = FileLock(self.state / "lock", mode=0o600)
        try:
            self.state.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock.acquire(timeout=0)
        except Timeout as error:
            raise WorkspaceBusy("另一个汇总正在这个工作区运行,请等它结束后再试") from error
        except OSError as error:
            raise OutputBlocked(f"结果写不进「{self.out}」,请检查文件夹权限") from error
        try:
            yield
        finally:
            lock.release()


@contextmanager
def published(target: Path) -> Iterator[Path]:
    """A new folder to fill, which takes the target's place when all went well.

    Whoever kills us at any moment finds the old folder or the new one, complete. Raises OutputBlocked where
    the target cannot be replaced.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise OutputBlocked(f"结果写不进「{target.parent}」,请检查文件夹权限和磁盘空间") from error
    try:
        yield fresh
        _swap(fresh, target)
    except OSError as error:
        raise OutputBlocked(f"结果写不进「{target}」({error.strerror}),请关闭正在打开的结果文件后再试") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        _patiently_replaced(target, old)
    try:
        _patiently_replaced(fresh, target)
    except OSError:
        with suppress(OSError):
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _patiently_replaced(source: Path, target: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.1)
        else:
            return


def write(path: Path, data: bytes) -> None:
    """Write a file of a folder that is not yet published, synced and for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_new(path: Path, data: bytes, mode: int = 0o600) -> bool:
    """Write a file that is not there yet; one that is stays as it is, which False tells.

    Raises OutputBlocked where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputBlocked(f"「{path}」写不进({error.strerror}),请检查文件夹权限") from error
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
    return True


def append_log(state: Path, text: str, moment: datetime) -> None:
    """Add to the log, for whoever mends us."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = state / "log.txt"
    with log.open("a", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(f"{moment:%Y-%m-%d %H:%M:%S} {text}\n")
    log.chmod(0o600)


def safe_name(name: str) -> str:
    """A file name that every system takes: no separators, no devices, no endings Windows drops."""
    safe = _UNSAFE.sub("_", printable(name)).strip(" .")
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
