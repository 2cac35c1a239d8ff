"""The reader against openpyxl and calamine, cell by cell, over every workbook at hand.

A difference is allowed only where it stands below with its reason, and a reason only where there is a
difference. Not counted as one: 1 and 1.0; what stands behind fifteen digits; a day and its midnight; a time and
the same on the day 0; nothing and an empty text; an error and the blank that calamine gives for it.
"""

import io
import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook, SheetTypeEnum

from fulian_excel.cells import DATE, ERROR, Book
from fulian_excel.ooxml import worksheet
from fulian_excel.ooxml.markup import rewritten
from fulian_excel.ooxml.package import Damaged, Package
from fulian_excel.ooxml.reader import read_book

Grid = dict[tuple[int, int], object]

_SAMPLES = Path(__file__).parents[2] / "sample_workbooks"
_DURATION = "an amount of time under [h] is a length for the other, a moment after the day 0 for us"
_ESCAPE = "the other leaves _x000D_ as it is written; Excel shows what it stands for"
_TRIMMED = "the other trims the text; we keep every blank and leave trimming to who reads"
_CANNOT = "the other cannot open it"

REFUSED = {
    "calamine/issue252.xlsx": "the part that lists the sheets does not unpack",
    "calamine/pass_protected.xlsx": "an opening password: the file is no zip archive",
    "sample_workbooks/收件箱/传输中断.xlsx": "only its first half arrived",
    "sample_workbooks/收件箱/换届工作总结.xlsx": "a text document under a workbook's name",
}

BESIDE_OPENPYXL = {
    "calamine/date.xlsx": _DURATION,
    "calamine/date_1904.xlsx": _DURATION,
    "calamine/empty_s_attribute.xlsx": _CANNOT,
    "calamine/has_x000D_.xlsx": _ESCAPE,
    "calamine/has_x000D_inline.xlsx": _ESCAPE,
    "calamine/issue_419.xlsx": _CANNOT,
    "calamine/issue_530.xlsx": _CANNOT,
    "calamine/minimal_package.xlsx": _CANNOT,
    "calamine/pivots.xlsx": _CANNOT,
    "calamine/strict_iso_paths.xlsx": "the other sees no sheet in a strict file",
    "easyexcel/dataformat.xlsx": "the other does not know the Chinese built-in formats 27 to 58 as dates",
    "easyexcel/t09.xlsx": "_x005f_ protects an underscore, also in lower case",
}

BESIDE_CALAMINE = {
    "calamine/date.xlsx": _DURATION,
    "calamine/date_1904.xlsx": _DURATION,
    "calamine/encoded_entities.xlsx": _TRIMMED,
    "calamine/issue_174.xlsx": _TRIMMED,
    "calamine/minimal_package.xlsx": _TRIMMED,
    "calamine/whitespace_trim.xlsx": _TRIMMED,
}


def _root() -> Path | None:
    corpus = os.environ.get("FULIAN_CORPUS")
    return Path(corpus) if corpus else None


def _workbooks() -> list[Path]:
    folders = [folder for folder in (_root(), _SAMPLES) if folder]
    return sorted(path for folder in folders for path in folder.rglob("*.xls[xm]") if path.name[0] not in "~.")


def _name(path: Path) -> str:
    root = _root()
    return path.relative_to(root if root and path.is_relative_to(root) else _SAMPLES.parent).as_posix()


def _comparable(value: object) -> object:
    if value == "":
        return None
    if isinstance(value, (int, float)) and abs(value) >= 1e15:
        return f"{value:.15g}"
    if isinstance(value, time):
        return datetime.combine(date(1899, 12, 31), value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def _filled(grid: Mapping[tuple[int, int], object]) -> Grid:
    comparable = {spot: _comparable(value) for spot, value in grid.items()}
    return {spot: value for spot, value in comparable.items() if value is not None}


def _ours(book: Book, *, errors: bool) -> dict[str, Grid]:
    return {
        sheet.name: _filled({spot: c.value for spot, c in sheet.cells.items() if errors or c.kind != ERROR})
        for sheet in book.sheets
    }


def _by_openpyxl(data: bytes) -> dict[str, Grid]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        sheet.title: _filled({spot: cell.value for spot, cell in sheet._cells.items()})
        for sheet in book.worksheets
        if isinstance(sheet, Worksheet)
    }


def _by_calamine(data: bytes) -> dict[str, Grid]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    grids = {}
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            cells = {(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)}
            grids[sheet.name] = _filled(cells)
    return grids


def _differences(ours: dict[str, Grid], read: Callable[[bytes], dict[str, Grid]], data: bytes) -> Sequence[object]:
    """The first few differences; what stops the other library is one too."""
    try:
        theirs = read(data)
    except Exception as error:  # noqa: BLE001 - whatever stops the other library is a difference to name
        return [error]
    if ours.keys() != theirs.keys():
        return [("sheets", sorted(ours), sorted(theirs))]
    return [
        (name, spot, grid.get(spot), theirs[name].get(spot))
        for name, grid in ours.items()
        for spot in sorted(grid.keys() | theirs[name].keys())
        if grid.get(spot) != theirs[name].get(spot)
    ][:5]


def _with_day_zero(grids: dict[str, Grid], book: Book) -> dict[str, Grid]:
    """Times of day on one day 0, whichever system the workbook counts in."""
    if not book.date1904:
        return grids
    for sheet in book.sheets:
        for spot, cell in sheet.cells.items():
            if cell.kind == DATE and isinstance(cell.value, datetime) and cell.value.date() == date(1904, 1, 1):
                grids[sheet.name][spot] = datetime.combine(date(1899, 12, 31), cell.value.time())
    return grids


@pytest.mark.skipif(not _workbooks(), reason="FULIAN_CORPUS is unset and there are no sample workbooks")
@pytest.mark.parametrize("path", _workbooks(), ids=_name)
def test_reads_as_others_read(path: Path) -> None:
    name, data = _name(path), path.read_bytes()
    if name in REFUSED:
        with pytest.raises(Damaged):
            read_book(Package(data))
        return
    book = read_book(Package(data))
    beside_openpyxl = _differences(_with_day_zero(_ours(book, errors=True), book), _by_openpyxl, data)
    assert bool(beside_openpyxl) == (name in BESIDE_OPENPYXL), beside_openpyxl
    beside_calamine = _differences(_with_day_zero(_ours(book, errors=False), book), _by_calamine, data)
    assert bool(beside_calamine) == (name in BESIDE_CALAMINE), beside_calamine


@pytest.mark.skipif(not _workbooks(), reason="FULIAN_CORPUS is unset and there are no sample workbooks")
@pytest.mark.parametrize("path", [path for path in _workbooks() if _name(path) not in REFUSED], ids=_name)
def test_reads_the_same_where_every_sheet_is_rewritten_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = path.read_bytes()
    book = read_book(Package(data))
    monkeypatch.setattr(worksheet, "plain_markup", rewritten)
    assert read_book(Package(data)) == book
