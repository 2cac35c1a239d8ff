"""An older 县级设置.xlsx brought up to date: sheets, columns and rows that it lacks are put in, all else is kept."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.form import Form, form_called
from fulian_excel.outputs.formula_values import Computed, computed, with_values
from fulian_excel.outputs.sheet_rows import copy_cell, copy_drop_down, copy_sheet, insert_row
from fulian_excel.words import fold, fold_heading

# The parts of a workbook that openpyxl keeps when it saves it anew, by how their names begin.
_KEPT = (
    "[Content_Types].xml",
    "_rels/",
    "customXml/",
    "docProps/",
    "xl/_rels/",
    "xl/calcChain.xml",
    "xl/comments",
    "xl/printerSettings/",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/",
    "xl/workbook.xml",
    "xl/worksheets/",
)
_NOTES = re.compile(r"xl/drawings/[^/]+\.vml")  # the boxes of comments
_SEARCHED = 20  # rows in which the headings are looked for


@dataclass(frozen=True, slots=True)
class Update:
    """The update of an older workbook: what it lacks, in words, and the workbook with that put in.

    `data` is None if nothing is lacking, or if the workbook would lose something by being saved, which `why` names.
    """

    added: tuple[str, ...] = ()
    data: bytes | None = None
    why: str = ""


def brought_up_to_date(old: bytes, fresh: bytes) -> Update:
    """The older workbook with the sheets, columns and rows of a fresh one that it lacks, each in its place.

    Raises openpyxl's errors if `old` is not a workbook.
    """
    book = openpyxl.load_workbook(io.BytesIO(old), rich_text=True)
    formulas = list(computed(old, book))
    why = _lost_by_saving(old, formulas)
    added = tuple(_put_in(book, openpyxl.load_workbook(io.BytesIO(fresh))))
    if not added or why:
        return Update(added, why=why)
    out = io.BytesIO()
    book.save(out)
    return Update(added, with_values(out.getvalue(), book, formulas) if formulas else out.getvalue())


def _lost_by_saving(data: bytes, formulas: Iterable[Computed]) -> str:
    """The content that the workbook would lose by being saved, in words; empty if there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
        kept = all(name.startswith(_KEPT) or _NOTES.fullmatch(name) for name in names)
        if not kept or any(b"extLst" in package.read(one) for one in sheets):
            return "里面有图片、图形或别的附加内容"
    growing = {form.title for form in SETTINGS_FORMS.values() if form.grows_by}
    for one in formulas:
        where = one.cell.parent.title
        if not one.plain or where in growing or "!" in str(one.cell.value):
            return f"{where}!{one.cell.coordinate} 的公式会跟着变"
    return ""


def _put_in(book: Workbook, model: Workbook) -> Iterator[str]:
    """Put into the book what it lacks of the model; yields each addition in words."""
    place = 0
    for form in SETTINGS_FORMS.values():
        pattern = model[form.title]
        sheet = next((one for one in book.worksheets if fold(one.title) == fold(form.title)), None)
        if sheet is None:
            sheet = book.create_sheet(form.title, place)
            copy_sheet(pattern, sheet)
            yield f"工作表《{form.title}》"
        else:
            mine, ours = _Sheet.of(sheet, form), _Sheet.of(pattern, form)
            if mine is not None and ours is not None:
                yield from _put_columns(mine, ours)
                yield from _put_rows(mine, ours)
        place = book.index(sheet) + 1


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of the settings: the row of its headings, and the number of each column of the form."""

    sheet: Worksheet
    form: Form
    headings: int
    columns: dict[str, int]

    @classmethod
    def of(cls, sheet: Worksheet, form: Form) -> "_Sheet | None":
        """The sheet, read by the row with most of the form's headings; None if no row has the key's."""
        words = {word: name for name, column in form.columns.items() for word in column.headings()}
        best: dict[str, int] = {}
        at = 0
        for row in sheet.iter_rows(max_row=_SEARCHED):
            found: dict[str, int] = {}
            for cell in row:
                if (name := words.get(fold_heading(str(cell.value or "")))) and cell.column:
                    found.setdefault(name, cell.column)
            if form.key in found and len(found) > len(best):
                best, at = found, row[0].row or 0
        return cls(sheet, form, at, best) if best else None

    def cell(self, row: int, name: str) -> Cell | None:
        """The cell of a column, None where there is no such column or the cell is merged into another."""
        cell = self.sheet.cell(row, self.columns[name]) if name in self.columns else None
        return cell if isinstance(cell, Cell) else None

    def key(self, row: int) -> tuple[str, ...]:
        """The row's values in the columns of Form.grows_by, which identify it."""
        cells = [self.cell(row, name) for name in self.form.grows_by]
        texts = [fold(str(cell.value or "")) if cell else "" for cell in cells]
        form = form_called(texts[0], FORMS) if texts else None
        return (form.name,) if form else tuple(text.upper() for text in texts)

    def keys(self) -> dict[tuple[str, ...], int]:
        """The numbers of the rows that are not blank, by key."""
        found: dict[tuple[str, ...], int] = {}
        for row in range(self.headings + 1, self.sheet.max_row + 1):
            if any(key := self.key(row)):
                found.setdefault(key, row)
        return found

    def is_blank(self, row: int) -> bool:
        """True if a row has no value and no merged cell."""
        cells = (self.sheet.cell(row, column) for column in range(1, self.sheet.max_column + 1))
        return all(isinstance(cell, Cell) and cell.value is None and cell.comment is None for cell in cells)


def _put_columns(mine: _Sheet, ours: _Sheet) -> Iterator[str]:
    """Add missing columns at the right end, filled from the fresh workbook's rows."""
    declared = mine.form.columns
    lacking = [name for name in ours.columns if name not in mine.columns and not declared[name].numbers]
    rows = ours.keys()
    for name in lacking:
        column = max(*mine.columns.values(), mine.sheet.max_column) + 1
        mine.columns[name] = column
        letters = get_column_letter(column)
        width = ours.sheet.column_dimensions[get_column_letter(ours.columns[name])].width
        mine.sheet.column_dimensions[letters].width = width
        _copy(ours, ours.headings, mine, mine.headings, name)
        for key, row in mine.keys().items():
            if key in rows:
                _copy(ours, rows[key], mine, row, name)
    if lacking:
        titles = "、".join(f"「{mine.form.columns[name].title}」" for name in lacking)
        yield f"《{mine.form.title}》的列{titles}"


def _put_rows(mine: _Sheet, ours: _Sheet) -> Iterator[str]:
    """Add each missing row below the row that precedes it in the fresh workbook."""
    there = mine.keys()
    heads = {key[0] for key in there}
    at = mine.headings
    added = []
    for key, row in ours.keys().items():
        if key in there:
            at = there[key]
            continue
        at += 1
        if not mine.is_blank(at):
            insert_row(mine.sheet, at)
            there = {other: number + (number >= at) for other, number in there.items()}
        there[key] = at
        mine.sheet.row_dimensions[at].height = ours.sheet.row_dimensions[row].height
        for name, column in mine.form.columns.items():
            _copy(ours, row, mine, at, name, value=not (column.on_first and key[0] in heads))
        texts = [ours.cell(row, name) for name in mine.form.grows_by]
        added.append(" ".join(str(cell.value) for cell in texts if cell and cell.value))
    if added:
        yield f"《{mine.form.title}》的{'、'.join(f'「{one}」' for one in added)}"


def _copy(ours: _Sheet, row: int, mine: _Sheet, at: int, name: str, *, value: bool = True) -> None:
    source, target = ours.cell(row, name), mine.cell(at, name)
    if source is not None and target is not None:
        copy_cell(source, target, value=value)
        copy_drop_down(ours.sheet, source, mine.sheet, target)
