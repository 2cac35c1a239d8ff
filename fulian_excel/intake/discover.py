"""Finding the files in 收件箱, and reading them."""

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
    """A file below 收件箱: `file` is its path there with forward slashes, `path` its place on the disk.

    `inside` is the file's path in the archive or mail at `path`, empty if the file is not in one. `regular` is False
    for links, pipes and devices, which are not read.
    """

    file: str
    path: Path
    regular: bool = True
    inside: str = ""

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.file.rpartition("/")[2]

    def read(self, most: int = sys.maxsize) -> bytes:
        """Return the file's bytes.

        Raises OSError if the file cannot be read, TooLarge if it has more than `most` bytes, PackageError if the
        archive or mail that it is in is damaged.
        """
        if self.path.stat().st_size > most:
            raise TooLarge(f"文件超过 {most >> 20} MB")
        data = self.path.read_bytes()
        return taken_out(data, self.inside, most) if self.inside else data

    def holding(self, inside: str) -> "Found":
        """Return the file at path `inside` in this archive or mail."""
        return Found(f"{self.file}/{inside}", self.path, inside=inside)


def discover(inbox: Path) -> Iterator[Found]:
    """Return every file below the folder, sorted by path.

    Lock and temporary files are left out, and so are folders of our own results that are there by mistake.
    """
    for path in sorted(_below(inbox), key=lambda path: path.relative_to(inbox).as_posix()):
        yield Found(path.relative_to(inbox).as_posix(), path, regular=stat.S_ISREG(path.lstat().st_mode))


def located(inbox: Path, file: str) -> Found:
    """Return a file by its path below 收件箱, which may lead into an archive or mail."""
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
