"""Which program this is, so that nothing kept by another one is taken for its own."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent


def program() -> tuple[object, ...]:
    """This program and what it stands on: every file of it with size and time, Python, when something was installed."""
    installed = Path(sysconfig.get_paths()["purelib"])
    return (sys.version, installed.stat().st_mtime_ns if installed.is_dir() else None, *_files())


def _files() -> Iterator[tuple[str, int, int]]:
    for folder, folders, names in os.walk(_HERE):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(names):
            told = (Path(folder) / name).stat()
            yield name, told.st_size, told.st_mtime_ns
