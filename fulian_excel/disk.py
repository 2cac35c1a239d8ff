"""File operations; each function is one step, which may fail and after which a run may be killed."""

import errno
import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

_FULL = frozenset((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


def write(path: Path, data: bytes) -> None:
    """Write a file in an existing folder, synced, readable by its owner alone."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def replace(source: Path, target: Path) -> None:
    """Move a file over `target`; readers see either the old or the new file as a whole."""
    os.replace(source, target)  # noqa: PTH105 - the one call that all publishing goes through


def remove(path: Path) -> None:
    """Delete a file, if it exists."""
    path.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make a folder and its missing parents, accessible to their owner alone."""
    if not path.is_dir():
        make_folder(path.parent)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def sync_folder(path: Path) -> None:
    """Sync the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return  # Windows cannot open folders; its file system journals renaming
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def swap_in(path: Path, data: bytes) -> None:
    """Write a file atomically: it is either old or new, never half."""
    make_folder(path.parent)
    fresh = path.with_name(f"{path.name}.tmp")
    write(fresh, data)
    replace(fresh, path)
    sync_folder(path.parent)


def digest(path: Path) -> str | None:
    """Return a file's sha256, hexadecimal; None if it is missing, empty if it is unreadable or no regular file."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return ""


def advice(error: OSError) -> str:
    """Return why an operation failed and what to do, as the end of a Chinese sentence."""
    if error.errno in _FULL:
        return "磁盘已满,请腾出空间后再运行一次"
    if error.errno in _FORBIDDEN:
        return "没有写入的权限(文件夹只读,或文件正被打开),请关闭打开的文件、检查文件夹权限后再运行一次"
    return f"{error.strerror or type(error).__name__},请检查磁盘和文件夹后再运行一次"
