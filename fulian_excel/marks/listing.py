"""Our 问题清单 known again in any workbook, whatever became of its name, its title rows and its headings."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fulian_excel.cells import Book, Cell, Sheet
from fulian_excel.findings import Level
from fulian_excel.marks.sentinels import Sentinel, read_sentinel
from fulian_excel.words import fold

NUMBER = re.compile(r"([A-Z]\d\d)-([0-9a-f]{6})((?:-\d+)?)", re.IGNORECASE)

# The headings in the order in which they are written, each with what other hands and programs make of it.
_HEADINGS = {
    "编号": ("編號", "no", "number", "id", "code"),
    "级别": ("級別", "level", "severity"),
    "位置": ("location", "position", "place"),
    "对象": ("對象", "object", "subject"),
    "问题": ("問題", "problem", "issue", "question"),
    "原值": ("originalvalue", "original", "value"),
    "建议": ("建議", "suggestion", "suggestions", "proposal", "advice"),
    "依据": ("依據", "basis", "source", "reference"),
    "处理": ("處理", "处理结果", "处理情况", "handling", "processing", "treatment", "action", "deal"),
    "说明": ("說明", "备注", "備註", "explanation", "description", "remark", "remarks", "reason", "note", "notes"),
}
_MEANT = {word: name for name, words in _HEADINGS.items() for word in (name, *words)}
_TITLE_ROWS = 12
_ENOUGH = 4
# So many of our headings in one row are on no other sheet; one of them is looked for before all.
_UNMISTAKABLE = 8
RARE = "原值"


@dataclass(frozen=True)
class Listing:
    """A sheet that is our list: which one, whom it was for, and where its columns stand by now.

    `sentinel` is None and `title` empty where these rows are gone; `heading` is the headings' row, 0 where that is.
    """

    sheet: Sheet
    sentinel: Sentinel | None
    title: str
    heading: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[dict[int, Cell]]:
        """The rows but that of the headings, each by its columns."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.sheet.cells.items():
            if row != self.heading:
                rows.setdefault(row, {})[column] = cell
        return iter(rows.values())


def number_in(text: str) -> str:
    """The 编号 that a text is, as it was given out; empty where it is none."""
    match = NUMBER.fullmatch(fold(text))
    return f"{match[1].upper()}-{match[2].lower()}{match[3]}" if match else ""


def listings(book: Book) -> list[Listing]:
    """The sheets of a workbook that are lists of ours."""
    return [found for sheet in book.sheets if (found := _listing(sheet)) is not None]


def without_lists(book: Book) -> Book:
    """The township's own sheets."""
    ours = [listing.sheet for listing in listings(book)]
    return replace(book, sheets=tuple(sheet for sheet in book.sheets if not any(sheet is one for one in ours)))


def _listing(sheet: Sheet) -> Listing | None:
    """A sheet is a list where our sentinel stands above it, or our headings, or our numbers with headings or levels."""
    if not any(_is_trace(cell.value) for cell in sheet.cells.values()):
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
    column = numbered.most_common(1)[0][0] if numbered else known.get("编号", 1)
    return Listing(sheet, top[1] if top else None, title, heading if known else 0, _completed(known, column))


def _has_levels(texts: Mapping[tuple[int, int], str]) -> bool:
    """Behind one of our numbers stands its level, as we write rows and nobody else does."""
    spots = ((row, column + 1) for (row, column), text in texts.items() if number_in(text))
    return any(fold(texts.get(spot, "")) in set(Level) for spot in spots)


def _is_trace(value: object) -> bool:
    """What the whole sheet is looked at for; most sheets of most townships have none."""
    return isinstance(value, str) and (
        "FL1-" in value or ("-" in value[:6] and bool(number_in(value))) or value.strip() == RARE
    )


def _said(row: int, text: str) -> Sentinel | None:
    return read_sentinel(text) if row <= _TITLE_ROWS else None


def _named(texts: Mapping[tuple[int, int], str]) -> dict[int, dict[str, int]]:
    """By row the headings that stand in it."""
    named: dict[int, dict[str, int]] = {}
    for (row, column), text in texts.items():
        name = _MEANT.get(fold(text).casefold().strip(".:#"))
        if name:
            named.setdefault(row, {}).setdefault(name, column)
    return named


def _completed(known: Mapping[str, int], first: int) -> dict[str, int]:
    """The columns; one whose heading is not understood stands where it was written, counted from the numbers."""
    taken = set(known.values()) - {known.get("编号", first)}
    columns = {name: column for name, column in known.items() if name != "编号"} | {"编号": first}
    for offset, name in enumerate(_HEADINGS):
        if name not in columns and first + offset not in taken:
            columns[name] = first + offset
    return columns
