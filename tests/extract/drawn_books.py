"""Drawn sheets become files: .xlsx by two programs, .xls and .ods by LibreOffice, .csv in GB18030."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

from sample_workbooks.made_by.pages import Formula
from tests.office import saved

_DAY = "yyyy-mm-dd"
_LINE = Side(style="thin")


@dataclass
class Sheet:
    """Values by (row, column) from 1; `bordered` columns have lines all the way down, `styled_to` rows are boxed."""

    name: str
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    bordered: bool = False
    styled_to: int = 0

    def put(self, row: int, column: int, value: Any) -> str:
        """Write a value and say where it stands."""
        self.cells[row, column] = value
        return f"{get_column_letter(column)}{row}"

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a rectangle of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def bottom(self) -> int:
        """The last row with something in it."""
        return max(row for row, _column in self.cells)

    @property
    def right(self) -> int:
        """The last column with something in it."""
        return max(column for _row, column in self.cells)


def by_xlsxwriter(sheets: Sequence[Sheet]) -> bytes:
    """As Excel would save it: formulas with their results, whole columns bordered."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    plain, dated = book.add_format({"border": 1}), book.add_format({"num_format": _DAY, "border": 1})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for area in sheet.merges:
            page.merge_range(*(number - 1 for number in area), "", plain)
        for (row, column), value in sheet.cells.items():
            if isinstance(value, Formula):
                page.write_formula(row - 1, column - 1, value.text, plain, value.result or 0)
            elif isinstance(value, str):
                page.write_string(row - 1, column - 1, value, plain)
            else:
                page.write(row - 1, column - 1, value, dated if isinstance(value, datetime) else plain)
        _box_and_hide(page, sheet, plain)
    book.close()
    return out.getvalue()


def _box_and_hide(page: Any, sheet: Sheet, boxed: Any) -> None:
    if sheet.bordered:
        page.set_column(0, 16383, 9, boxed)
    for row in range(sheet.bottom, sheet.styled_to):
        for column in range(sheet.right):
            page.write_blank(row, column, None, boxed)
    for row in sheet.hidden_rows:
        page.set_row(row - 1, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        page.set_column(column - 1, column - 1, None, None, {"hidden": True})
    if sheet.hidden:
        page.hide()


def by_openpyxl(sheets: Sequence[Sheet]) -> bytes:
    """As an export would write it: no results beside formulas, every string in its cell's own right."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for (row, column), value in sheet.cells.items():
            cell = page.cell(row, column, value.text if isinstance(value, Formula) else value)
            if isinstance(value, str):
                cell.data_type = "s"
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in range(sheet.bottom + 1, sheet.styled_to + 1):
            for column in range(1, sheet.right + 1):
                page.cell(row, column).border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(sheet: Sheet) -> bytes:
    """One sheet as a Chinese Windows saves it: GB18030, dates as they are shown."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in range(1, sheet.bottom + 1):
        writer.writerow([_shown(sheet.cells.get((row, column))) for column in range(1, sheet.right + 1)])
    return out.getvalue().encode("gb18030")


def _shown(value: Any) -> Any:
    if isinstance(value, Formula):
        return value.result
    return f"{value:%Y/%m/%d}" if isinstance(value, datetime) else value


def files_of(books: Mapping[str, Sequence[Sheet]], program: str) -> dict[str, bytes]:
    """Every file's bytes, its name ending as its content is."""
    if program == "csv":
        return {f"{name}.csv": as_csv(sheets[0]) for name, sheets in books.items()}
    if program == "openpyxl":
        return {f"{name}.xlsx": by_openpyxl(sheets) for name, sheets in books.items()}
    written = {name: by_xlsxwriter(sheets) for name, sheets in books.items()}
    if program == "xlsxwriter":
        return {f"{name}.xlsx": data for name, data in written.items()}
    return {f"{name}.{program}": saved(data, program) for name, data in written.items()}
