"""The companion of an original that cannot be marked: its values, the marks and 问题清单."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from fulian_excel.cells import DATE, NUMBER, Book, Cell, Sheet
from fulian_excel.formats import shown
from fulian_excel.forms import answers
from fulian_excel.marks.mark import Mark
from fulian_excel.outputs.cell_marks import cell_marks
from fulian_excel.outputs.cells import put_text
from fulian_excel.outputs.findings_list import findings_list
from fulian_excel.outputs.outgoing import Outgoing
from fulian_excel.outputs.spreadsheet import add_marks, add_sheet

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONG_NUMBER = 10**11  # with twelve digits or more, a number is somebody's, not an amount
_FIRST_YEAR = 1901
_WIDEST = 80
_A4 = 9
_TEXT, _GENERAL = "@", "General"


def companion(book: Book, outgoing: Outgoing, why: str) -> bytes:
    """A workbook with the book's values, formats, widths, merges and lines, its marks and 问题清单.

    `why` is the sentence that says why the original itself is not marked.
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"created": datetime.combine(outgoing.as_of, time())})
    names = _tab_names(sheet.name for sheet in book.sheets)
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mark in cell_marks(book, outgoing.open):
        marks[mark.sheet].append(mark)
    looks = _Looks(workbook)
    tabs = []
    for sheet in book.sheets:
        worksheet = workbook.add_worksheet(names[sheet.name])
        _copy(worksheet, sheet, looks)
        add_marks(workbook, worksheet, marks[sheet.name])
        tabs.append(worksheet)
    told = replace(outgoing, sentences=(why, *outgoing.sentences))
    listed = add_sheet(workbook, findings_list(told), names)
    seen = next((tab for tab, sheet in zip(tabs, book.sheets, strict=True) if not sheet.hidden), listed)
    seen.activate()
    seen.set_first_sheet()
    workbook.close()
    return out.getvalue()


def _tab_names(names: Iterable[str]) -> dict[str, str]:
    """Sheet names that a spreadsheet accepts, different from each other and from 问题清单."""
    taken = {answers.NAME}
    tabs = {}
    for name in names:
        plain = _FORBIDDEN.sub("_", name).strip("'")[:_LONGEST_NAME] or "表"
        tab, number = plain, 1
        while tab.casefold() in taken:
            number += 1
            tail = f" ({number})"
            tab = plain[: _LONGEST_NAME - len(tail)] + tail
        taken.add(tab.casefold())
        tabs[name] = tab
    return tabs


class _Looks(dict[tuple[str, bool], Format]):
    """The formats of a workbook, by number format and whether there are lines around the cell."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook

    def __missing__(self, look: tuple[str, bool]) -> Format:
        """Make the format."""
        code, lined = look
        properties = {"num_format": code, "text_wrap": True, "valign": "vcenter", "border": int(lined)}
        self[look] = made = self._workbook.add_format(properties)
        return made


def _copy(worksheet: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    """Write a sheet's values at their cells, and empty cells that have lines; hidden rows and columns stay hidden."""
    for column, width in sheet.widths.items():
        worksheet.set_column(column - 1, column - 1, min(width, _WIDEST))
    for column in sheet.hidden_columns:
        worksheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    for row in sheet.hidden_rows:
        worksheet.set_row(row - 1, None, None, {"hidden": True})
    for area in sheet.merges:
        look = looks[_GENERAL, (area.top, area.left) in sheet.lined]
        with suppress(OverlappingRange):
            worksheet.merge_range(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, "", look)
    for cell in sheet.cells.values():
        value, code = _written(cell)
        put_text(worksheet, cell.row - 1, cell.column - 1, value, looks[code, (cell.row, cell.column) in sheet.lined])
    for row, column in sorted(sheet.lined - set(sheet.cells)):
        worksheet.write_blank(row - 1, column - 1, None, looks[_GENERAL, True])
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    if sheet.hidden:
        worksheet.hide()


def _written(cell: Cell) -> tuple[object, str]:
    """A cell's value and number format; long numbers, and dates outside Excel's range, become text."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return value, _GENERAL
    if isinstance(value, (int, float)) and cell.kind == NUMBER and abs(value) < _LONG_NUMBER:
        return value, cell.number_format
    if isinstance(value, datetime) and cell.kind == DATE and value.year >= _FIRST_YEAR:
        return value, cell.number_format
    return shown(cell), _TEXT
