"""Which files lie in 收件箱, and what they hold."""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fulian_excel.intake.content import is_temporary
from fulian_excel.intake.inside import taken_out
from fulian_excel.ooxml.archive import TooLarge
from fulian_excel.workspace import is_ours

__all__ = ["Found", "discover", "located"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file below 收件箱: its path there with forward slashes, and where it is.

    `inside` is the file's path in the archive or mail at `path`, empty where it lies there by itself. `regular` is
    False for links, pipes and devices, which are not read.
    """

    file: str
    path: Path
    regular: bool = True
    inside: str = ""

    @property
    def name(self) -> str:
        """The file's own name, without folders."""
        return self.file.rpartition("/")[2]

    def read(self, most: int = sys.maxsize) -> bytes:
        """The file's bytes.

        Raises OSError where the system does not give them, TooLarge where there are more than `most`, PackageError
        where it lies in something that is damaged.
        """
        if self.path.stat().st_size > most:
            raise TooLarge(f"文件超过 {most >> 20} MB")
        data = self.path.read_bytes()
        return taken_out(data, self.inside, most) if self.inside else data

    def holding(self, inside: str) -> "Found":
        """A file that lies in this archive or mail."""
        return Found(f"{self.file}/{inside}", self.path, inside=inside)


def discover(inbox: Path) -> Iterator[Found]:
    """Every file below the folder in the order of its path.

    Lock and temporary files are passed over, and so are results of ours that lie there by mistake.
    """
    for path in sorted(_below(inbox), key=lambda path: path.relative_to(inbox).as_posix()):
        yield Found(path.relative_to(inbox).as_posix(), path, regular=stat.S_ISREG(path.lstat().st_mode))


def located(inbox: Path, file: str) -> Found:
    """A file that was found before, by its path below 收件箱, wherever it lies."""
    folders = file.split("/")
    for depth in range(1, len(folders)):
        holder = "/".join(folders[:depth])
        if (inbox / holder).is_file():
            return Found(holder, inbox / holder).holding("/".join(folders[depth:]))
    return Found(file, inbox / file)


def _below(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not is_ours(path):
                    yield from _below(path)
            elif not is_temporary(entry.name):
                yield path
