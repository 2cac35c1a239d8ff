"""Identifying the program, so that data kept by another version is not used."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent


def program() -> tuple[object, ...]:
    """Return what identifies the program: its files with sizes and times, Python, the time of the last installation."""
    installed = Path(sysconfig.get_paths()["purelib"])
    return (sys.version, installed.stat().st_mtime_ns if installed.is_dir() else None, *_files())


def _files() -> Iterator[tuple[str, int, int]]:
    for folder, folders, names in os.walk(_HERE):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(names):
            told = (Path(folder) / name).stat()
            yield name, told.st_size, told.st_mtime_ns
