"""The least that anybody must do: python -m tests.bench.floor FOLDER BLOBS.

calamine reads the cells of every workbook, zlib deflates what a marked copy has more than its original; nothing else.
"""

import sys
import zipfile
import zlib
from pathlib import Path

from python_calamine import CalamineWorkbook

_LEVEL = 6


def reach(folder: Path, blobs: Path) -> int:
    """Read all and deflate all; how many cells there were."""
    cells = 0
    for path in sorted((folder / "收件箱").glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            cells += sum(map(len, book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
        zlib.compress((blobs / path.name).read_bytes(), _LEVEL)
    return cells


def what_is_added(original: Path, marked: Path) -> bytes:
    """The parts of a marked copy that are new or other than its original's, one after the other."""
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(marked) as new:
        had = {name: old.read(name) for name in old.namelist()}
        return b"".join(data for name in new.namelist() if (data := new.read(name)) != had.get(name))


if __name__ == "__main__":
    print(reach(Path(sys.argv[1]), Path(sys.argv[2])))
