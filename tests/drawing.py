"""Tables and workbooks drawn in Markdown, the way a test wants to show them."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date

import openpyxl

from fulian_excel.cells import TEXT, Book, Cell, Sheet
from fulian_excel.check import Checked
from fulian_excel.check import check as check_county
from fulian_excel.extract import Extract, extract
from fulian_excel.extract.bands import Band
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.rows import read_body
from fulian_excel.extract.titles import TitleForm, Titles
from fulian_excel.extract.values import read_values
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.kinds import understand
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.places import Place
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.table import Block, County, Label, Submission, Table
from fulian_excel.words import fold_heading

AS_OF = date(2022, 11, 30)
LABELS = "标签"


def cells_of(drawing: str) -> list[list[str]]:
    """The cells of a Markdown table, row by row; the line under the heading may be there or not."""
    lines = [line.strip() for line in drawing.strip().splitlines()]
    rows = [line for line in lines if line and not (set(line) <= set("|-: ") and "-" in line)]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def sheet_of(drawing: str, name: str = "表") -> Sheet:
    """A sheet of text cells, the drawing's first row in row 1."""
    sheet = Sheet(name, 0)
    for row, texts in enumerate(cells_of(drawing), 1):
        for column, text in enumerate(texts, 1):
            if text:
                sheet.cells[row, column] = Cell(row, column, text, TEXT)
    return sheet


def table(form: str, drawing: str, labels: str = "", *, into: Table | None = None) -> Table:
    """A table past the heading stage: only the columns and labels drawn are there to be checked.

    Headings stand in row 1; labels and their values in rows 1 and 2 of a sheet of their own. `into` appends
    a block to a table drawn before.
    """
    declared = FORMS[form]
    sheet = sheet_of(drawing, f"{declared.title}{len(into.blocks) + 1 if into else ''}")
    grid, vocabulary = Grid(sheet), Vocabulary.of(declared)
    headings = [Heading(1, column, (fold_heading(grid.text(1, column)),)) for column in grid.rows[1]]
    band = Band(1, 1, tuple(vocabulary.read(headings)), vocabulary)
    unknown = [one.text for one in band.headings if not one.name]
    assert not unknown, f"the drawing has headings that are no column of {form}: {unknown}"
    drawn = into if into is not None else Table(declared, f"{declared.title}.xlsx")
    body = read_body(grid, band, 1 << 30, LabelReader(declared), TitleForm(grid, Titles([declared])))
    start = len(drawn)
    read_values(drawn, sheet.name, band, body.rows, Settings(), {})
    places = {
        name: Place(drawn.file, sheet.name, band.heading_at(column).address) for name, column in band.columns.items()
    }
    first = Place(drawn.file, sheet.name, "A1")
    block = Block(declared, sheet.name, places, first, first, rows=range(start, len(drawn)))
    if labels:
        _put_labels(drawn, block, sheet_of(labels, LABELS))
    drawn.blocks.append(block)
    return drawn


def _put_labels(drawn: Table, block: Block, sheet: Sheet) -> None:
    words = {word: name for name, column in drawn.form.label_columns.items() for word in column.headings()}
    for (row, column), cell in list(sheet.cells.items()):
        if row == 1:
            name = words[fold_heading(str(cell.value))]
            value = sheet.cells.get((2, column)) or Cell(2, column)
            reading = understand(value, drawn.form.label_columns[name].kind) if value.value else None
            place = Place(drawn.file, LABELS, value.address)
            block.labels[name] = Label(reading.value if reading else None, value, place)


def submission(*tables: Table, quotas: Quotas | None = None, name: str = "青山镇", **settings: object) -> Submission:
    """A township that sent these tables; without quotas of its own nothing is held against any."""
    none = Quotas(None, 0, None, None, None, 0, None)
    township = Township(name, quotas=quotas or none)
    county = Settings(townships=(township,), **settings)  # type: ignore[arg-type]
    return Submission(
        township,
        county,
        AS_OF,
        {one.form.name: one for one in tables},
        tuple(dict.fromkeys(one.file for one in tables)),
    )


def checked(*submissions: Submission) -> Checked:
    """What the whole rule book says of these townships, each of which sent only what is drawn."""
    settings = submissions[0].settings
    return check_county(County(settings, AS_OF, list(submissions)))


def check(*tables: Table, quotas: Quotas | None = None, **settings: object) -> list[Finding]:
    """What the whole rule book says of one township's tables, but for what it did not send (F07)."""
    return [one for one in checked(submission(*tables, quotas=quotas, **settings)).findings if one.code != "F07"]


def said(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Findings as (code, cell), a label's cell as 标签!B2, in order of cell and code."""
    told = [
        (one.code, f"{LABELS}!{one.place.cell}" if one.place.sheet == LABELS else one.place.cell)
        for one in sorted(findings, key=lambda one: (one.place.sheet == LABELS, one.place.position, one.code))
    ]
    return list(dict.fromkeys(told))


def workbook(sheets: Mapping[str, str], merges: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """An .xlsx with these sheets; what looks like a number of up to eleven digits is one, but for a leading '."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, drawing in sheets.items():
        sheet = book.create_sheet(name)
        for row, texts in enumerate(cells_of(drawing), 1):
            for column, text in enumerate(texts, 1):
                if text:
                    sheet.cell(row, column, _typed(text))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _typed(text: str) -> str | int | float:
    if re.fullmatch(r"-?[0-9]{1,11}", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?[0-9]{1,9}\.[0-9]+", text) else text.removeprefix("'")


def book(sheets: Mapping[str, str], merges: Mapping[str, Sequence[str]] | None = None) -> Book:
    """The drawn workbook as our reader reads it."""
    return read_book(Package(workbook(sheets, merges)))


def extracted(
    sheets: Mapping[str, str], merges: Mapping[str, Sequence[str]] | None = None, settings: Settings | None = None
) -> Extract:
    """What the extractor makes of the drawn workbook."""
    return extract("表.xlsx", book(sheets, merges), FORMS, settings or Settings())
