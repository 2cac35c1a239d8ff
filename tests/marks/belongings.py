"""What is a township's own in a workbook besides its values."""

import io
from collections.abc import Collection, Iterator, Mapping

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Spots = Collection[tuple[int, int]]


def own(data: bytes, but: Mapping[str, Spots] | None = None) -> list[tuple[object, ...]]:
    """Comments, merges, formats, drop-downs, sizes, what is hidden; and the looks of every cell but some by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [tuple(_own(sheet, (but or {}).get(sheet.title, ()))) for sheet in book.worksheets]


def _own(sheet: Worksheet, but: Spots) -> Iterator[object]:
    yield (
        sheet.title,
        sheet.sheet_state,
        str(sheet.freeze_panes),
        sorted(str(area) for area in sheet.merged_cells.ranges),
    )
    yield {cell.coordinate: cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment}
    yield sorted(
        str((area.sqref, rule.formula, rule.type)) for area in sheet.conditional_formatting for rule in area.rules
    )
    yield sorted(str((one.sqref, one.type, one.formula1)) for one in sheet.data_validations.dataValidation)
    yield {at: (size.width, size.hidden) for at, size in sheet.column_dimensions.items()}
    yield {at: (size.height, size.hidden) for at, size in sheet.row_dimensions.items()}
    yield {
        cell.coordinate: (
            cell.fill.fgColor.rgb,
            cell.font.b,
            cell.font.color and cell.font.color.rgb,
            cell.number_format,
        )
        for line in sheet.iter_rows()
        for cell in line
        if cell.has_style and (cell.row, cell.column) not in but
    }
