"""Our sheets and marks written by xlsxwriter, from the same data that is spliced into packages."""

from collections.abc import Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from fulian_excel.marks.mark import Mark
from fulian_excel.marks.overlays import overlays
from fulian_excel.marks.sentinels import AUTHOR, COMMENT_OPEN, quoted
from fulian_excel.ooxml.boxes import size
from fulian_excel.ooxml.look import Tint
from fulian_excel.ooxml.sheet_part import AddedSheet, quoted_sheet
from fulian_excel.outputs.cells import put_text
from fulian_excel.outputs.palette import as_format, tint_format
from fulian_excel.places import position

_A4 = 9


def add_sheet(workbook: Workbook, sheet: AddedSheet, names: Mapping[str, str]) -> Worksheet:
    """Add a sheet of ours; `names` are the tabs to which its links lead, by the names it knows."""
    worksheet = workbook.add_worksheet(sheet.name)
    looks = {name: workbook.add_format(as_format(style)) for name, style in sheet.styles.items()}
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    for area in sheet.merged:
        corner = position(area.partition(":")[0])
        style = sheet.rows[corner.row - 1].cells[corner.column - 1].style
        worksheet.merge_range(area, "", looks[style])
    for number, row in enumerate(sheet.rows):
        folding = {"level": 1, "hidden": True} if row.folded else {}
        worksheet.set_row(number, row.height or None, None, folding)
        for column, cell in enumerate(row.cells):
            look = looks.get(cell.style)
            if cell.link is not None and cell.link[0] in names:
                target = f"internal:{quoted_sheet(names[cell.link[0]])}!{cell.link[1]}"
                worksheet.write_url(number, column, target, look, string=str(cell.value))
            elif cell.value != "" or not _covered(sheet, number, column):
                put_text(worksheet, number, column, cell.value, look)
    for choices in sheet.choices:
        rule = {"validate": "list", "source": list(choices.options), "input_message": choices.hint}
        for where in choices.cells.split():
            worksheet.data_validation(where, rule)
    _set_page(worksheet, sheet)
    return worksheet


def _covered(sheet: AddedSheet, row: int, column: int) -> bool:
    """True if the cell lies in a merged area, which spans the whole row here."""
    return column > 0 and any(area.startswith(f"A{row + 1}:") for area in sheet.merged)


def _set_page(worksheet: Worksheet, sheet: AddedSheet) -> None:
    worksheet.freeze_panes(sheet.frozen, 0)
    if sheet.filtered:
        worksheet.autofilter(sheet.filtered)
    worksheet.hide_gridlines(2)
    worksheet.outline_settings(symbols_below=False)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(sheet.frozen - 1)
    worksheet.set_footer(f"&C{sheet.footer}")
    worksheet.set_tab_color(f"#{sheet.tab_colour}")


def add_marks(workbook: Workbook, worksheet: Worksheet, marks: Sequence[Mark]) -> None:
    """Put the marks of one sheet on it, as they would be spliced into a package."""
    looks: dict[Tint, Format] = {}
    for overlay in overlays(marks):
        look = looks.setdefault(overlay.tint, workbook.add_format(tint_format(overlay.tint)))
        first = overlay.cells.split()[0]
        rule = {"type": "formula", "criteria": f"={overlay.formula}", "format": look}
        worksheet.conditional_format(first, rule | {"multi_range": overlay.cells})
    for mark in marks:
        if mark.comment:
            text = COMMENT_OPEN + quoted(mark.comment)
            width, height = size(text)
            box = {"author": AUTHOR, "width": width, "height": height, "font_size": 9}
            worksheet.write_comment(mark.cell, text, box)
