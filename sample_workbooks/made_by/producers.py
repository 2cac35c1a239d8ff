"""Two programs that write a workbook: xlsxwriter as Excel would, openpyxl as WPS exports do; both the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sample_workbooks.made_by.pages import Formula, Page, Style, number_format, seal

MADE_ON = datetime(2022, 11, 29, 9, 30)
_STAMP = (2022, 11, 29, 9, 30, 0)
_BOXED = ("head", "cell", "total")


def with_openpyxl(pages: Sequence[Page], style: Style) -> bytes:
    """The workbook as openpyxl writes it, its dates fixed; its formulas carry no results."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for (row, column), (value, look) in page.values.items():
            cell = sheet.cell(row, column, value.text if isinstance(value, Formula) else value)
            if isinstance(value, str):
                cell.data_type = "s"
            _dress(cell, value, look, style)
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        _set_up(sheet, page, style)
    book.properties.creator = "镇妇联"
    book.properties.created = book.properties.modified = MADE_ON
    out = io.BytesIO()
    book.save(out)
    return restamped(out.getvalue())


def _dress(cell: Cell | MergedCell, value: Any, look: str, style: Style) -> None:
    title = look == "title"
    cell.font = Font(
        name=style.title_font if title else style.font,
        size=style.title_size if title else style.size,
        bold=look in ("title", "head", "total"),
    )
    cell.number_format = number_format(value, look, style)
    side = Side(style="thin", color=style.line)
    if look in _BOXED:
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        leaning = "left" if style.left_texts and look == "cell" and isinstance(value, str) else "center"
        cell.alignment = Alignment(horizontal=leaning, vertical="center", wrap_text=look == "head" or leaning == "left")
    else:
        cell.alignment = Alignment(horizontal="center" if title else "left", vertical="center", wrap_text=title)
    if look == "head" and style.head_fill:
        cell.fill = PatternFill("solid", fgColor=style.head_fill)


def _set_up(sheet: Worksheet, page: Page, style: Style) -> None:
    for column, width in page.widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in range(1, page.bottom + 1):
        sheet.row_dimensions[row].height = _height(row, page, style)
        sheet.row_dimensions[row].hidden = row in page.hidden_rows
    sheet.page_setup.orientation = "landscape" if page.wide else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    if page.heads:
        sheet.print_title_rows = f"{page.heads[0]}:{page.heads[-1]}"
        if style.frozen:
            sheet.freeze_panes = f"A{page.heads[-1] + 1}"
    if style.numbered_pages:
        sheet.oddFooter.center.text = "第 &P 页,共 &N 页"


def _height(row: int, page: Page, style: Style) -> float:
    looks = {look for (at, _column), (_value, look) in page.values.items() if at == row}
    if "title" in looks:
        return style.title_size * 2
    return style.head_height if "head" in looks else style.row_height


def restamped(data: bytes) -> bytes:
    """The package with every member dated alike, so that making it twice gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "docProps/core.xml":
                when = f"{MADE_ON:%Y-%m-%dT%H:%M:%SZ}".encode()
                text = re.sub(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*", rb"\g<1>" + when, text)
            new.writestr(zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_xlsxwriter(pages: Sequence[Page], style: Style) -> bytes:
    """The workbook as xlsxwriter writes it, with a picture and a text box where a page wants them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": "镇妇联", "created": MADE_ON})
    formats: dict[tuple[str, str, bool], Any] = {}

    def dressed(value: Any, look: str) -> Any:
        key = (look, number_format(value, look, style), style.left_texts and look == "cell" and isinstance(value, str))
        if key not in formats:
            formats[key] = book.add_format(_properties(look, key[1], style, leaning=key[2]))
        return formats[key]

    for page in pages:
        sheet = book.add_worksheet(page.name)
        for top, left, bottom, right in page.merges:
            value, look = page.values[top, left]
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", dressed(value, look))
        for (row, column), (value, look) in page.values.items():
            _write(sheet, row - 1, column - 1, value, dressed(value, look))
        _arrange(sheet, page, style)
        if page.picture:
            picture = {"image_data": io.BytesIO(seal()), "object_position": 1, "description": "公章"}
            sheet.insert_image(page.bottom - 1, 1, "seal.png", picture)
        if page.text_box:
            box = {"width": 300, "height": 56, "font": {"name": style.font, "color": "#C00000"}}
            sheet.insert_textbox(page.bottom + 1, 5, page.text_box, box)
    book.close()
    return out.getvalue()


def _properties(look: str, form: str, style: Style, *, leaning: bool) -> dict[str, Any]:
    title = look == "title"
    properties: dict[str, Any] = {
        "font_name": style.title_font if title else style.font,
        "font_size": style.title_size if title else style.size,
        "bold": look in ("title", "head", "total"),
        "valign": "vcenter",
        "align": "left" if leaning or look in ("note", "mark") else "center",
        "num_format": form,
        "text_wrap": look in ("title", "head") or leaning,
    }
    if look in _BOXED:
        properties |= {"border": 1, "border_color": f"#{style.line}"}
    if look == "head" and style.head_fill:
        properties |= {"bg_color": f"#{style.head_fill}"}
    return properties


def _write(sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, look, "" if value.result is None else value.result)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write(row, column, value, look)


def _arrange(sheet: Any, page: Page, style: Style) -> None:
    for column, width in page.widths.items():
        sheet.set_column(column - 1, column - 1, width)
    for row in range(1, page.bottom + 1):
        sheet.set_row(row - 1, _height(row, page, style), None, {"hidden": True} if row in page.hidden_rows else {})
    if page.wide:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    if page.heads:
        sheet.repeat_rows(page.heads[0] - 1, page.heads[-1] - 1)
        if style.frozen:
            sheet.freeze_panes(page.heads[-1], 0)
    if style.numbered_pages:
        sheet.set_footer("&C第 &P 页,共 &N 页")
