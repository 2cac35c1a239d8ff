"""Reading a file's bytes as sheets, with the reader for its content."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from fulian_excel.cells import BOOL, DATE, NUMBER, TEXT, Area, Book, Cell, Sheet
from fulian_excel.formats import is_date_format
from fulian_excel.intake.content import content_of
from fulian_excel.intake.delimited import delimited_book
from fulian_excel.intake.old_xls import OldText, decoder, old_text
from fulian_excel.intake.refusals import broken, locked, no_workbook, too_large
from fulian_excel.intake.spans import merged_in_ods
from fulian_excel.intake.xls_looks import Looks, looks_in_xls
from fulian_excel.ooxml.archive import PackageLimits, members_of, unpacked
from fulian_excel.ooxml.package import Damaged, Package, PackageError, TooLarge
from fulian_excel.ooxml.reader import read_book

_LOSSLESS = frozenset(("xlsx",))
_MOST_CELLS = 2_000_000
_DAY = "yyyy-mm-dd"  # the format of dates whose own format is unknown
_UNREADABLE = "内容已损坏或编码不认识,请用 WPS 或 Excel 打开后另存为 .xlsx 再报"
_PANIC = "PanicException"  # raised when a reader in Rust panics; the class cannot be imported


def is_lossless(data: bytes) -> bool:
    """True if a copy of this workbook can be marked without losing anything."""
    return content_of(data) in _LOSSLESS


class Opened(NamedTuple):
    """A workbook's sheets, and its package; None if the file is no .xlsx."""

    book: Book
    package: Package | None = None


def open_book(file: str, data: bytes) -> Book:
    """Return the workbook's sheets.

    Raises Refused, with the finding that says why, if the file cannot be read.
    """
    return opened(file, data).book


def opened(file: str, data: bytes) -> Opened:
    """Return the workbook's sheets and its package; raises Refused like `open_book`."""
    what = content_of(data)
    with guarded(file):
        if what == "xlsx":
            package = Package(data)
            return Opened(_reachable(read_book(package)), package)
        if what == "ods" and _is_locked(data):
            raise locked(file, "这种格式的口令解不开")
        if what in ("xls", "xlsb", "ods"):
            return Opened(_reachable(_foreign_book(data, old_text(data) if what == "xls" else None)))
        if what == "csv":
            return Opened(_guarded_size(delimited_book(PurePosixPath(file).stem, data)))
    if what == "encrypted":
        raise locked(file)
    raise no_workbook(file, what)


@contextmanager
def guarded(file: str) -> Iterator[None]:
    """Turn the errors of readers on damaged or oversized files into Refused."""
    try:
        yield
    except TooLarge as error:
        raise too_large(file, str(error), sheet=error.sheet or "", cell=error.cell or "") from error
    except PackageError as error:
        raise broken(file, str(error)) from error
    except (CalamineError, UnicodeDecodeError, csv.Error) as error:
        raise broken(file, _UNREADABLE) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise broken(file, _UNREADABLE) from error


def _reachable(book: Book) -> Book:
    if not book.sheets:
        raise Damaged("里面没有工作表,可能已损坏,请用 WPS 或 Excel 打开后另存再报")
    return book


def _is_locked(ods: bytes) -> bool:
    """True if the manifest of an .ods says that it is encrypted, in parts or as a whole."""
    return b"encryption-data" in _part(ods, "META-INF/manifest.xml")


def _part(ods: bytes, name: str) -> bytes:
    """The bytes of a part of an .ods; empty if it is missing."""
    member = next((one for one in members_of(ods, PackageLimits()) if one.filename == name), None)
    return unpacked(ods, member) if member is not None else b""


def _foreign_book(data: bytes, old: OldText | None) -> Book:
    """Read .xls, .et, .xlsb or .ods by calamine; hidden sheets and merged cells as far as calamine reports them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(old.data if old else data))
    meant = decoder(old)
    macros = False
    merged = merged_in_ods(_part(data, "content.xml")) if content_of(data) == "ods" else {}
    known_looks = looks_in_xls(data)
    sheets: list[Sheet] = []
    for at, meta in enumerate(book.sheets_metadata):
        if not str(meta.typ).endswith("WorkSheet"):
            macros |= str(meta.typ).endswith("MacroSheet")
            continue
        sheet = Sheet(meant(meta.name), len(sheets), hidden=not str(meta.visible).endswith("Visible"))
        read = book.get_sheet_by_name(meta.name)
        corners = read.merged_cell_ranges or []
        told = tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in corners)
        sheet.merges = merged.get(meta.name, told)
        looks = known_looks.get(at, Looks())
        sheet.widths, sheet.lined = looks.widths, frozenset(looks.lined)
        rows = read.to_python(skip_empty_area=False)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value != "":
                    known = meant(value) if isinstance(value, str) else value
                    sheet.cells[row, column] = _cell(row, column, known, looks.formats.get((row, column), "General"))
        sheets.append(sheet)
    return _guarded_size(Book(tuple(sheets), macros=macros))


def _cell(row: int, column: int, value: Any, code: str) -> Cell:
    if isinstance(value, bool):
        return Cell(row, column, value, BOOL)
    if isinstance(value, float):
        return Cell(row, column, int(value) if value.is_integer() else value, NUMBER, number_format=code)
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return Cell(row, column, moment, DATE, number_format=code if is_date_format(code) else _DAY)
    if isinstance(value, (time, timedelta)):
        return Cell(row, column, str(value), TEXT)
    if isinstance(value, int):
        return Cell(row, column, value, NUMBER, number_format=code)
    return Cell(row, column, value, TEXT)


def _guarded_size(book: Book) -> Book:
    for sheet in book.sheets:
        if len(sheet.cells) > _MOST_CELLS:
            raise TooLarge(f"有内容的单元格超过 {_MOST_CELLS} 个", sheet=sheet.name)
    return book
