"""The look of the sheets of an .xls: column widths, number formats and lines, which calamine does not report."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from fulian_excel.intake.compound import stream
from fulian_excel.ooxml.styles import BUILT_IN
from fulian_excel.words import printable

_RECORD = struct.Struct("<2H")
_BEGINNING, _END, _SHEET, _FORMAT, _STYLE, _WIDTHS = 0x809, 0x0A, 0x85, 0x41E, 0xE0, 0x7D
_NEWER = b"\x00\x06"  # the version of the records read here: Excel 97 and later
# Shared text, number, small number, blank, formula, Boolean, inline text.
_CELLS = frozenset((0xFD, 0x203, 0x27E, 0x201, 0x06, 0x205, 0x204, 0xD6))
_RUNS = {0xBD: 6, 0xBE: 2}  # runs of small numbers or blanks, and the bytes of each cell
_LAST_COLUMN = 256
_UNIT = 256  # widths are in 256ths of a letter
_MOST_LINED = 200_000


@dataclass(slots=True)
class Looks:
    """The look of one sheet: column widths in letters, number formats by cell, and the cells with lines."""

    widths: dict[int, float] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    lined: set[tuple[int, int]] = field(default_factory=set)


def looks_in_xls(data: bytes) -> dict[int, Looks]:
    """Return the look of each sheet by its index in the workbook; empty for older or damaged workbooks."""
    book = stream(data, ("Workbook", "WORKBOOK"))
    if book[4:6] != _NEWER:
        return {}
    try:
        codes, styles, places = _globals(book)
        known = [(codes.get(code) or BUILT_IN.get(code, "General"), lined) for code, lined in styles]
        return {at: _sheet(book, place, known) for at, place in enumerate(places)}
    except struct.error:
        return {}


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of the records of one substream; nested substreams, such as charts, are left out."""
    depth = 0
    while at + _RECORD.size <= len(book):
        kind, length = _RECORD.unpack_from(book, at)
        at += _RECORD.size
        depth += (kind == _BEGINNING) - (kind == _END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, book[at : at + length]
        at += length


def _globals(book: bytes) -> tuple[dict[int, str], list[tuple[int, bool]], list[int]]:
    """The workbook's format codes by number, (format, draws lines) of each style, and where each sheet begins."""
    codes: dict[int, str] = {}
    styles: list[tuple[int, bool]] = []
    places: list[int] = []
    for kind, body in _records(book, 0):
        if kind == _FORMAT:
            number, length, wide = struct.unpack_from("<2HB", body)
            text = body[5 : 5 + length * (1 + (wide & 1))]
            codes[number] = printable(text.decode("utf-16-le" if wide & 1 else "latin-1", "replace"))
        elif kind == _STYLE:
            number, lines = struct.unpack_from("<2xH6xH", body)
            styles.append((number, lines != 0))
        elif kind == _SHEET:
            places.append(struct.unpack_from("<I", body)[0])
    return codes, styles, places


def _sheet(book: bytes, place: int, styles: list[tuple[str, bool]]) -> Looks:
    looks = Looks()
    for kind, body in _records(book, place):
        if kind == _WIDTHS:
            first, last, width = struct.unpack_from("<3H", body)
            columns = range(first + 1, min(last + 1, _LAST_COLUMN) + 1)
            looks.widths.update(dict.fromkeys(columns, round(width / _UNIT, 2)))
            continue
        for row, column, style in _styled(kind, body):
            code, lined = styles[style] if style < len(styles) else ("General", False)
            looks.formats[row, column] = code
            if lined and len(looks.lined) < _MOST_LINED:
                looks.lined.add((row, column))
    return looks


def _styled(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """(row, column, style) of the cells in a record."""
    if kind in _CELLS:
        row, column, style = struct.unpack_from("<3H", body)
        yield row + 1, column + 1, style
    elif kind in _RUNS:
        row, first = struct.unpack_from("<2H", body)
        size = _RUNS[kind]
        for at in range((len(body) - 6) // size):
            yield row + 1, first + at + 1, struct.unpack_from("<H", body, 4 + at * size)[0]
