"""Headings that look misspelt, each with the table that the workbook would give were it spelt as the form has it."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fulian_excel.cells import TEXT, Book, Cell, Sheet
from fulian_excel.places import Place
from fulian_excel.table import Table

MOST_OF_A_FILE = 4  # headings of one workbook that are tried


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A heading that means no column of the form as it is `written`, but looks like the `title` of one not found.

    `places` are its cells: several if sheets of one form share the heading.
    """

    places: tuple[Place, ...]
    written: str
    title: str
    form: str
    column: str


@dataclass(frozen=True, slots=True)
class Respelt:
    """The table of a form as it would be read if a heading were spelt right."""

    heading: Misspelt
    table: Table


def respelt(
    book: Book,
    tables: Mapping[str, Table],
    headings: Sequence[Misspelt],
    read: Callable[[Book], Mapping[str, Table]],
) -> Iterator[Respelt]:
    """Each misspelt heading with the form's table as `read` finds it once that heading is spelt right.

    `tables` are those of the workbook as it is: only the sheets of the form are read again, for at most MOST_OF_A_FILE
    headings.
    """
    for heading in _once(headings)[:MOST_OF_A_FILE]:
        sheets = {block.sheet for block in tables[heading.form].blocks}
        table = read(_with(book, sheets, heading)).get(heading.form)
        if table is not None:
            yield Respelt(heading, table)


def _once(headings: Sequence[Misspelt]) -> list[Misspelt]:
    """The headings, those that sheets share put together."""
    shared: dict[tuple[str, str, str], Misspelt] = {}
    for one in headings:
        key = (one.form, one.column, one.written)
        known = shared.get(key)
        shared[key] = replace(known, places=(*known.places, *one.places)) if known else one
    return list(shared.values())


def _with(book: Book, sheets: Container[str], heading: Misspelt) -> Book:
    """Some sheets of the workbook, with one heading spelt right."""
    return replace(book, sheets=tuple(_right(sheet, heading) for sheet in book.sheets if sheet.name in sheets))


def _right(sheet: Sheet, heading: Misspelt) -> Sheet:
    cells = dict(sheet.cells)
    for place in heading.places:
        if place.sheet == sheet.name:
            row, column = place.position
            cell = cells.get((row, column), Cell(row, column))
            cells[row, column] = cell._replace(value=heading.title, kind=TEXT)
    return replace(sheet, cells=cells)
