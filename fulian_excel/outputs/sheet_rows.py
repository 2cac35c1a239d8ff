"""Rows, cells and sheets put into a workbook that openpyxl has open, with everything around them kept in its place."""

from collections.abc import Iterator
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_COPIED = ("font", "border", "fill", "number_format", "protection", "alignment")
_PAGE = ("page_setup", "page_margins", "print_options", "sheet_properties", "sheet_format", "HeaderFooter")


def copy_cell(source: Cell, target: Cell, *, value: bool = True) -> None:
    """Copy a cell's style, and its value, to a cell of another workbook."""
    if value:
        target.value = source.value
    for name in _COPIED:
        setattr(target, name, copy(getattr(source, name)))


def copy_sheet(source: Worksheet, target: Worksheet) -> None:
    """Copy a whole sheet to another workbook: cells, widths, heights, drop-downs, frozen panes, print settings."""
    for row in source.iter_rows():
        for cell in row:
            if isinstance(cell, Cell):
                copy_cell(cell, target[cell.coordinate])
    for letters, column in source.column_dimensions.items():
        target.column_dimensions[letters].width = column.width
    for number, line in source.row_dimensions.items():
        target.row_dimensions[number].height = line.height
    for validation in source.data_validations.dataValidation:
        target.add_data_validation(copy(validation))
    for name in _PAGE:
        setattr(target, name, copy(getattr(source, name)))
    target.freeze_panes = source.freeze_panes
    target.print_title_rows = source.print_title_rows
    target.sheet_view.showGridLines = source.sheet_view.showGridLines


def insert_row(sheet: Worksheet, at: int) -> None:
    """Insert a blank row; heights, merged cells, drop-downs, conditional formats and filters move with their rows."""
    sheet.insert_rows(at)
    for row in sheet.iter_rows(min_row=at + 1):
        for cell in row:
            if isinstance(cell, Cell) and cell.hyperlink:
                cell.hyperlink.ref = cell.coordinate
    lines = {number: line for number, line in sheet.row_dimensions.items() if number >= at}
    for number in lines:
        del sheet.row_dimensions[number]
    for number, line in lines.items():
        line.index = number + 1
        sheet.row_dimensions[number + 1] = line
    for merged in sheet.merged_cells.ranges:
        _pushed(merged, at)
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = _pushed_all(validation.sqref, at)
    _push_colours(sheet, at)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _pushed(CellRange(sheet.auto_filter.ref), at).coord
    if sheet.print_area:
        areas = MultiCellRange(sheet.print_area.replace("$", "").rpartition("!")[2])
        sheet.print_area = " ".join(one.coord for one in _pushed_all(areas, at).sorted())


def _push_colours(sheet: Worksheet, at: int) -> None:
    before, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for area in before:
        for rule in area.rules:
            sheet.conditional_formatting.add(str(_pushed_all(area.sqref, at)), rule)


def _pushed_all(areas: MultiCellRange, at: int) -> MultiCellRange:
    return MultiCellRange([_pushed(copy(area), at) for area in areas.ranges])


def _pushed(area: CellRange, at: int) -> CellRange:
    """The area after a row is inserted: moved down if it lies below, longer if the row falls into it."""
    if area.min_row >= at:
        area.shift(row_shift=1)
    elif area.max_row >= at:
        area.expand(down=1)
    return area


def drop_downs_at(sheet: Worksheet, cell: Cell) -> Iterator[DataValidation]:
    """The data validations of a cell."""
    for validation in sheet.data_validations.dataValidation:
        if any(cell.coordinate in area for area in validation.sqref.ranges):
            yield validation


def copy_drop_down(source: Worksheet, cell: Cell, target: Worksheet, other: Cell) -> None:
    """Copy a cell's data validation to a cell of another sheet that has none."""
    if any(drop_downs_at(target, other)):
        return
    for validation in drop_downs_at(source, cell):
        mine = copy(validation)
        mine.sqref = MultiCellRange(other.coordinate)
        target.add_data_validation(mine)
