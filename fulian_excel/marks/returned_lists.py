"""Recognising our 问题清单 in any workbook, also without its name, its title rows or its headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from fulian_excel.cells import Book, Sheet
from fulian_excel.findings import Level
from fulian_excel.forms.answers import COLUMNS, LATER, NUMBER, RARE, SIGN, Sentinel, read_sentinel, said_by_county
from fulian_excel.kinds import written
from fulian_excel.words import fold

_MEANT = {fold(word).casefold(): name for name, column in COLUMNS.items() for word in (column.title, *column.also)}
_TITLE_ROWS = 12
_ENOUGH = 4
# So many of our headings in one row are on no other sheet.
_UNMISTAKABLE = 8


class Line(NamedTuple):
    """A row of a list: the text under each heading, and words written beside the list.

    `number` is empty if the row has no 编号 of ours; the county's reply is left out.
    """

    row: int
    beside: tuple[str, ...] = ()
    number: str = ""
    level: str = ""
    place: str = ""
    subject: str = ""
    problem: str = ""
    value: str = ""
    suggestion: str = ""
    source: str = ""
    choice: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ReturnedList:
    """A sheet that is a list of ours: its sentinel, its title, and the present places of its columns.

    `sentinel` is None and `title` empty if these rows are gone; `heading` is the headings' row, 0 if it is gone;
    `columns` gives the sheet's column by declared name.
    """

    sheet: Sheet
    sentinel: Sentinel | None
    title: str
    heading: int
    columns: Mapping[str, int]

    def lines(self) -> Iterator[Line]:
        """The rows of the list, without the headings."""
        rows: dict[int, dict[int, str]] = {}
        for (row, column), cell in self.sheet.cells.items():
            if row != self.heading:
                rows.setdefault(row, {})[column] = written(cell)
        ours = {name: column for name, column in self.columns.items() if name not in LATER}
        last = max(ours.values())
        for row, texts in rows.items():
            told = {name: texts.get(column, "") for name, column in ours.items()}
            beside = tuple(text for column, text in texts.items() if column > last and not said_by_county(text))
            yield Line(row, beside, **told | {"number": number_in(told["number"])})


def number_in(text: str) -> str:
    """The 编号 that a text is, in our spelling; empty if it is none."""
    match = NUMBER.fullmatch(fold(text))
    return f"{match[1].upper()}-{match[2].lower()}{match[3]}" if match else ""


def returned_lists(book: Book) -> list[ReturnedList]:
    """The sheets of a workbook that are lists of ours."""
    return [found for sheet in book.sheets if (found := _returned_list(sheet)) is not None]


def without_lists(book: Book) -> Book:
    """The workbook with the township's own sheets only."""
    ours = [returned.sheet for returned in returned_lists(book)]
    return replace(book, sheets=tuple(sheet for sheet in book.sheets if not any(sheet is one for one in ours)))


def _returned_list(sheet: Sheet) -> ReturnedList | None:
    """A sheet is a list where our sentinel stands above it, or our headings, or our numbers with headings or levels."""
    if not _has_trace([cell.value for cell in sheet.cells.values() if isinstance(cell.value, str)]):
        return None
    texts = {spot: cell.value for spot, cell in sheet.cells.items() if isinstance(cell.value, str)}
    top = next(((row, found) for (row, _), text in texts.items() if (found := _said(row, text)) is not None), None)
    numbered = Counter(column for (_, column), text in texts.items() if number_in(text))
    named = _named(texts)
    heading = max(named, key=lambda row: len(named[row]), default=0)
    known = named[heading] if heading and len(named[heading]) >= (1 if top else _ENOUGH) else {}
    ours = bool(known or _has_levels(texts)) if numbered else len(known) >= _UNMISTAKABLE
    if top is None and not ours:
        return None
    title = next((text for (row, _), text in texts.items() if top is not None and row == top[0] + 1), "")
    column = numbered.most_common(1)[0][0] if numbered else known.get("number", 1)
    return ReturnedList(sheet, top[1] if top else None, title, heading if known else 0, _completed(known, column))


def _has_levels(texts: Mapping[tuple[int, int], str]) -> bool:
    """True if a level stands behind one of our 编号, as only our rows have it."""
    spots = ((row, column + 1) for (row, column), text in texts.items() if number_in(text))
    return any(fold(texts.get(spot, "")) in set(Level) for spot in spots)


def _has_trace(texts: Sequence[str]) -> bool:
    """True if some text shows that the sheet may hold a list of ours, so that the whole sheet is worth a look."""
    together = "\n".join(texts)  # searched at once: almost no sheet has any trace
    if SIGN in together or (RARE in together and any(text.strip() == RARE for text in texts)):
        return True
    return any("-" in text[:6] and bool(number_in(text)) for text in texts)


def _said(row: int, text: str) -> Sentinel | None:
    return read_sentinel(text) if row <= _TITLE_ROWS else None


def _named(texts: Mapping[tuple[int, int], str]) -> dict[int, dict[str, int]]:
    """By row, the columns of our headings in it."""
    named: dict[int, dict[str, int]] = {}
    for (row, column), text in texts.items():
        name = _MEANT.get(fold(text).casefold().strip(".:#"))
        if name:
            named.setdefault(row, {}).setdefault(name, column)
    return named


def _completed(known: Mapping[str, int], first: int) -> dict[str, int]:
    """The columns; one whose heading is unknown is taken at its original distance from the column of 编号."""
    taken = set(known.values()) - {known.get("number", first)}
    columns = {name: column for name, column in known.items() if name != "number"} | {"number": first}
    for offset, name in enumerate(COLUMNS):
        if name not in (*columns, *LATER) and first + offset not in taken:
            columns[name] = first + offset
    return columns
