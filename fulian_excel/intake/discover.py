"""Which files lie in 收件箱."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TEMPORARY = ("~$", ".~", "._")
_IGNORED = frozenset(("thumbs.db", "desktop.ini", ".ds_store"))


@dataclass(frozen=True, slots=True)
class Found:
    """A file below 收件箱: its path there with forward slashes, and where it is.

    `regular` is False for links, pipes and devices, which are not read.
    """

    file: str
    path: Path
    regular: bool = True


def discover(inbox: Path) -> Iterator[Found]:
    """Every file below the folder in the order of its path; lock and temporary files are passed over."""
    if not inbox.is_dir():
        return
    for path in sorted(inbox.rglob("*"), key=lambda path: path.relative_to(inbox).as_posix()):
        if is_temporary(path.name) or (path.is_dir() and not path.is_symlink()):
            continue
        mode = path.lstat().st_mode
        yield Found(path.relative_to(inbox).as_posix(), path, regular=stat.S_ISREG(mode))


def is_temporary(name: str) -> bool:
    """A lock or temporary file that a spreadsheet or the system leaves behind."""
    lowered = name.lower()
    return lowered.startswith(_TEMPORARY) or lowered in _IGNORED or lowered.endswith(".tmp")
