"""From the rows below a heading to typed values, each with its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.locate import Band, TitleForm
from fulian_excel.findings import Finding
from fulian_excel.kinds import Kind, understand, written
from fulian_excel.kinds.yes_no import ABSOLUTE, TICKS
from fulian_excel.places import Place
from fulian_excel.settings import Settings
from fulian_excel.table import Table
from fulian_excel.words import fold, fold_heading

_TOTAL = re.compile(r"[^\d:]{0,8}(?:合计|小计|总计|共计|累计)[::]?(?:\d+人?)?")
_SAMPLE = re.compile(r"[(]?(?:示?例|样例|范例|示范|填写示例|举例)[)]?[::]?(?:\d+)?")
_NOTE = re.compile(r"(?:备?注|说明|填表说明|填报说明|注意事项)\d*[::.、]|(?:备注|注|说明)$|(?:\*|※)")
_SIGNED = re.compile(r"[^:]{0,16}[(](?:签字|签名|盖章|公章|签章)[)]:?|[^:]{2,12}:")
_SIGNATURES = 3  # cells of a row that is signed; more of them are a row of things, which may well be 公章
_STEMS = "甲乙丙丁戊己庚"
_FEWEST_NUMBERED = 3
_ENDLESS = 1 << 30
_FAR = 20  # a lone cell this many rows below the table is a stray one


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of people or things: its number and the cell of each column, by name."""

    number: int
    cells: dict[str, Cell]


@dataclass
class Body:
    """What stands below one heading: rows, totals, and where the headings stand once more."""

    rows: list[BodyRow] = field(default_factory=list)
    totals: list[BodyRow] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)


def read_body(grid: Grid, band: Band, until: int, labels: LabelReader, title_form: TitleForm) -> Body:
    """The rows from below the heading to before `until`."""
    body = Body()
    columns, joined = band.columns, band.joined
    first_texts = sorted(columns.values())[:2]
    last = band.bottom
    named_above = False
    for row in sorted(grid.rows):
        if not band.bottom < row < until:
            continue
        own = [column for column in grid.rows[row] if band.left <= column <= band.right]
        if not own:
            continue
        cells = {name: _seen(grid, row, column) for name, column in columns.items()}
        for name, (left, right) in joined.items():
            cells[name] = _joined(_seen(grid, row, left), _seen(grid, row, right))
        opening = fold(written(grid.cell(row, own[0])))
        what = _what(opening, [fold(grid.text(row, column)) for column in first_texts], grid, row, own, labels)
        if _begins_another(grid, row, own, title_form) and until < _ENDLESS:
            break
        if _repeats(grid, row, band) or (not body.rows and _numbers_columns(grid, row, own)):
            body.repeated.append(row)
        elif what == "total":
            body.totals.append(BodyRow(row, {name: grid.cell(row, column) for name, column in columns.items()}))
        elif (
            what == "row"
            and not named_above
            and _says_something(cells, band)
            and (len(own) > 1 or (row - last <= _FAR and not _begins_another(grid, row, own, title_form)))
        ):
            body.rows.append(BodyRow(row, cells))
            last = row
        named_above = len(own) > 1 and all(labels.names(grid.text(row, column)) for column in own)
    return body


def _begins_another(grid: Grid, row: int, own: list[int], title_form: TitleForm) -> bool:
    """A title stands alone in the row."""
    return len(own) == 1 and title_form.named(grid.text(row, own[0])) != ""


def _numbers_columns(grid: Grid, row: int, own: list[int]) -> bool:
    """The columns are numbered here, as statistical forms do: 甲, 乙, 1, 2, 3."""
    texts = [grid.text(row, column) for column in own]
    letters = [text for text in texts if text in _STEMS]
    numbers = [text for text in texts if text not in _STEMS]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return len(texts) >= _FEWEST_NUMBERED and counted and letters == list(_STEMS[: len(letters)])


def _repeats(grid: Grid, row: int, band: Band) -> bool:
    """The headings stand here once more, as at the top of each printed page."""
    return all(fold_heading(grid.text(row, one.column)) == one.text for one in band.headings)


def _what(opening: str, first: list[str], grid: Grid, row: int, own: list[int], labels: LabelReader) -> str:
    """A row is a total, a sample, a note or labels ("rest"), or a row."""
    if any(_TOTAL.fullmatch(text) for text in (opening, *first)):
        return "total"
    if any(_SAMPLE.fullmatch(text) for text in first):
        return "sample"
    said = grid.cell(row, own[0]).value
    signed = len(own) <= _SIGNATURES and _SIGNED.fullmatch(opening)
    if _NOTE.match(opening) or signed or (isinstance(said, str) and labels.is_label(said)):
        return "rest"
    return "row"


def _seen(grid: Grid, row: int, column: int) -> Cell:
    """The cell a person sees in a column; one merged over from the left belongs to its own column."""
    area = grid.area(row, column)
    return grid.cell(area.top, column) if area.left == column else Cell(row, column)


def _joined(left: Cell, right: Cell) -> Cell:
    """The cells of two columns as one text, at the left one's cell unless that is blank."""
    text = " ".join(part for part in (written(left), written(right)) if part)
    spot = left if left.kind != BLANK or right.kind == BLANK else right
    return spot._replace(value=text or None, kind=TEXT if text else BLANK)


def _says_something(cells: dict[str, Cell], band: Band) -> bool:
    """More than a number someone wrote beforehand stands in the row."""
    form = band.vocabulary.form
    filled = {name for name, cell in cells.items() if cell.kind != BLANK and written(cell)}
    return form.key in filled or any(not form.columns[name].prefilled for name in filled)


def read_values(table: Table, sheet: str, band: Band, rows: list[BodyRow], settings: Settings) -> None:
    """Append the rows to a table, every value read as its column's kind; what is doubtful goes to `doubts`."""
    form = band.vocabulary.form
    inverted = {heading.name for heading in band.headings if heading.inverted}
    length = len(table)
    found = [name for name in form.columns if rows and name in rows[0].cells]
    for name in dict.fromkeys([*table.values, *found]):
        values = table.values.setdefault(name, [None] * length)
        cells = table.cells.setdefault(name, [Cell(1, 1)] * length)
        kind = settings.kind(form.name, form.columns[name])
        column = [row.cells.get(name) or Cell(row.number, 1) for row in rows]
        cells.extend(column)
        for value, doubts, cell in _read_column(column, kind, inverted=name in inverted):
            values.append(value)
            for doubt in doubts:
                table.doubts.append(replace(doubt, place=Place(table.file, sheet, cell.address), column=name))
    table.sheets.extend([sheet] * len(rows))


def _read_column(cells: list[Cell], kind: Kind, *, inverted: bool) -> Iterator[tuple[Any, tuple[Finding, ...], Cell]]:
    ticked = kind.name == "yes/no" and any(fold(written(cell)) in TICKS for cell in cells)
    for cell in cells:
        if cell.kind == BLANK:
            yield (False if ticked else None), (), cell
            continue
        reading = understand(cell, kind)
        value = reading.value
        if inverted and isinstance(value, bool) and fold(written(cell)) not in ABSOLUTE:
            value = not value
        yield value, reading.doubts, cell
