"""A sheet before a producer writes it: cells with a look, merges, widths; and two producers that do."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

MADE_ON = datetime(2022, 11, 29, 9, 30)
_STAMP = (2022, 11, 29, 9, 30, 0)


@dataclass
class Page:
    """One sheet: values and looks by (row, column) from 1; looks are title, head, cell, note or plain."""

    name: str
    values: dict[tuple[int, int], tuple[Any, str]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    landscape: bool = True
    picture: bool = False
    text_box: str = ""

    def put(self, row: int, column: int, value: Any, look: str = "cell") -> str:
        """Write a value and say where it stands."""
        self.values[row, column] = (value, look)
        return f"{get_column_letter(column)}{row}"

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a rectangle of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))


def with_openpyxl(pages: Sequence[Page], font: str = "宋体") -> bytes:
    """The workbook as openpyxl writes it, its dates fixed."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    thin = Side(style="thin", color="808080")
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for (row, column), (value, look) in page.values.items():
            cell = sheet.cell(row, column, value)
            if isinstance(value, str):
                cell.number_format = "@" if look == "cell" and value.isdigit() else "General"
                cell.data_type = "s"
            elif isinstance(value, date):
                cell.number_format = "yyyy/m/d"
            cell.font = Font(name=font, size=16 if look == "title" else 10.5, bold=look in ("title", "head"))
            if look in ("head", "cell"):
                cell.border = box
            if look in ("title", "head"):
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        for area in page.merges:
            sheet.merge_cells(start_row=area[0], start_column=area[1], end_row=area[2], end_column=area[3])
        for column, width in page.widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    book.properties.creator = "镇妇联"
    book.properties.created = book.properties.modified = MADE_ON
    out = io.BytesIO()
    book.save(out)
    return _restamped(out.getvalue())


def _restamped(data: bytes) -> bytes:
    """The package with every member dated alike, so that making it twice gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "docProps/core.xml":
                when = f"{MADE_ON:%Y-%m-%dT%H:%M:%SZ}".encode()
                text = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + when, text)
            new.writestr(zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_xlsxwriter(pages: Sequence[Page], font: str = "仿宋") -> bytes:
    """The workbook as xlsxwriter writes it, with a picture and a text box where a page wants them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": "镇妇联", "created": MADE_ON})
    common = {"font_name": font, "font_size": 10.5, "valign": "vcenter"}
    looks = {
        "title": {**common, "font_size": 18, "bold": True, "align": "center"},
        "head": {**common, "bold": True, "align": "center", "border": 1, "text_wrap": True},
        "cell": {**common, "border": 1},
        "note": common,
        "plain": common,
    }
    formats = {look: book.add_format(properties) for look, properties in looks.items()}
    days = {look: book.add_format({**properties, "num_format": "yyyy/m/d"}) for look, properties in looks.items()}
    texts = {look: book.add_format({**properties, "num_format": "@"}) for look, properties in looks.items()}
    for page in pages:
        sheet = book.add_worksheet(page.name)
        for top, left, bottom, right in page.merges:
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", formats["head"])
        for (row, column), (value, look) in page.values.items():
            if isinstance(value, date):
                sheet.write_datetime(row - 1, column - 1, datetime(value.year, value.month, value.day), days[look])
            elif isinstance(value, str):
                chosen = texts if look == "cell" and value.isdigit() else formats
                sheet.write_string(row - 1, column - 1, value, chosen[look])
            else:
                sheet.write(row - 1, column - 1, value, formats[look])
        for column, width in page.widths.items():
            sheet.set_column(column - 1, column - 1, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        bottom = max((row for row, _ in page.values), default=1)
        if page.picture:
            sheet.insert_image(bottom + 1, 1, "seal.png", {"image_data": io.BytesIO(_seal()), "x_scale": 1.5, "y_scale": 1.5})
        if page.text_box:
            sheet.insert_textbox(bottom + 1, 4, page.text_box, {"width": 260, "height": 60, "font": {"name": font}})
    book.close()
    return out.getvalue()


def _seal(size: int = 48) -> bytes:
    """A small round red stamp as a PNG."""
    middle, rows = size / 2, b""
    for y in range(size):
        rows += b"\0"
        for x in range(size):
            distance = ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5
            rows += b"\xcc\x22\x22" if middle - 5 < distance < middle - 1 or distance < 7 else b"\xff\xff\xff"
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    chunks = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + chunks
