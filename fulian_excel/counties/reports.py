"""Reading a submitted report: its place, month and figures, and whether it was edited."""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from fulian_excel.cells import Book, Sheet
from fulian_excel.errors import UsageError
from fulian_excel.figures.figure import Count, Measure
from fulian_excel.figures.measured import Measured
from fulian_excel.figures.registry import FIGURES
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from fulian_excel.outputs.city_report.part import Part
from fulian_excel.outputs.handed_up.document import AS_OF, DIGEST, LEVEL, MONTH, NAME, PROGRAM
from fulian_excel.outputs.handed_up.indicators import HEADINGS, PART, PART_BEFORE, SHEET, WHOLE, WHOLE_BEFORE
from fulian_excel.outputs.handed_up.summary import Open, Summary
from fulian_excel.outputs.handed_up.unfinished import HEADINGS as UNFINISHED_HEADINGS
from fulian_excel.outputs.handed_up.unfinished import SHEET as UNFINISHED

_FIRST_ROW = 4  # below title, note and headings
_NOT_OURS = "不是上报工作簿(没有《指标》表或缺少文档属性),请用各县汇总后生成的 上报_YYYY-MM.xlsx"


def read_report(path: Path) -> Part:
    """Read a county's, city's or province's report.

    Raises UsageError if the file is not a report made by this program.
    """
    try:
        book = open_book(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"「{path}」打不开({error.strerror})") from error
    except Refused as refused:
        raise UsageError(f"「{path}」打不开:{refused.finding.message}") from refused
    sheets = {sheet.name: sheet for sheet in book.sheets}
    if SHEET not in sheets or any(name not in book.properties for name in (LEVEL, NAME, MONTH, AS_OF, DIGEST)):
        raise UsageError(f"「{path}」{_NOT_OURS}")
    return _part(path, book, sheets)


def _part(path: Path, book: Book, sheets: Mapping[str, Sheet]) -> Part:
    said = book.properties
    rows = list(_rows(sheets[SHEET], HEADINGS))
    figures = Measured(dict(_measures(rows, "数值", PART, WHOLE)))
    before = Measured(dict(_measures(rows, "上期", PART_BEFORE, WHOLE_BEFORE)))
    opened = tuple(_open(sheets[UNFINISHED])) if UNFINISHED in sheets else ()
    summary = Summary(
        said[NAME], said[LEVEL], said[MONTH], date.fromisoformat(said[AS_OF]), figures, before, open=opened
    )
    return Part(summary, str(path), tuple(_doubts(said, figures)))


def _doubts(said: Mapping[str, str], figures: Measured) -> Iterator[str]:
    if figures.digest != said[DIGEST]:
        yield "指标生成后被手工改过"
    if said.get(PROGRAM) != version("fulian-excel"):
        yield f"由另一版本的程序生成({said.get(PROGRAM) or '版本不明'})"


def _rows(sheet: Sheet, headings: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """The rows of a sheet below its headings, as values by heading."""
    for row in range(_FIRST_ROW, max((row for row, _ in sheet.cells), default=0) + 1):
        cells = {heading: sheet.cells.get((row, column)) for column, heading in enumerate(headings, 1)}
        if any(cell is not None for cell in cells.values()):
            yield {heading: cell.value if cell is not None else None for heading, cell in cells.items()}


def _measures(rows: list[dict[str, object]], number: str, part: str, whole: str) -> Iterator[tuple[str, Measure]]:
    """The measure of each known figure, by name."""
    for row in rows:
        figure = FIGURES.get(str(row["指标"]))
        if isinstance(figure, Count):
            yield figure.name, Measure(_whole_number(row[number]))
        elif figure is not None:
            above, below = _whole_number(row[part]), _whole_number(row[whole])
            yield figure.name, Measure() if above is None or below is None else Measure(above, below)


def _whole_number(value: object) -> int | None:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _open(sheet: Sheet) -> Iterator[Open]:
    for row in _rows(sheet, UNFINISHED_HEADINGS):
        one = Open(*(str(row[heading] or "") for heading in UNFINISHED_HEADINGS))
        if one.place:
            yield one
