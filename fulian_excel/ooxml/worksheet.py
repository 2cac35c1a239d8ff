"""One worksheet's cells, merges and hidden rows and columns, out of its part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml import etree

from fulian_excel.ooxml.cells import BLANK, BOOL, DATE, ERROR, NUMBER, TEXT, Area, Cell, Sheet, Value
from fulian_excel.ooxml.markup import cell_text, joined_text, plain_markup, rewritten, root_prefix
from fulian_excel.ooxml.package import Damaged, Package, TooLarge, local_name, parsed
from fulian_excel.places import a1, column_number, position

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_TRUE = frozenset(("1", "true", "on"))
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROW_NUMBER = re.compile(r"""\sr\s*=\s*["']([0-9]{1,7})["']""")
_END_OF_DATES = 2_958_466  # the serial number of the day after 9999-12-31
_LEAP_BUG = 60  # spreadsheets believe in 1900-02-29, so serial numbers below it lag by a day
_SHIFT_1904 = 1462
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's moments have no time zone
_LONGEST_WHOLE = 1e21
# A cell is made of a tuple already in order; NamedTuple's own constructor takes twice as long.
_made = tuple.__new__


@dataclass(frozen=True, slots=True)
class CellLimits:
    """How much a workbook may hold."""

    cells: int = 2_000_000
    merges: int = 20_000
    sheets: int = 100


class CellFormat(NamedTuple):
    """How a cell style shows numbers: the code, and that it means a date."""

    code: str
    dated: bool


@dataclass(slots=True)
class Reading:
    """What the sheets of one workbook share while they are read; `cells` counts those read so far.

    `formats` finds a cell's format by its style attribute as written.
    """

    strings: list[str]
    formats: dict[str, CellFormat]
    date1904: bool
    limits: CellLimits
    cells: int = 0
    moments: dict[str, datetime | None] = field(default_factory=dict)


class _Columns(dict[str, int]):
    """Column numbers by their letters."""

    def __missing__(self, letters: str) -> int:
        number = column_number(letters)
        if number > _LAST_COLUMN:
            raise ValueError(letters)
        self[letters] = number
        return number


_COLUMNS = _Columns()


class _Grammar(NamedTuple):
    """The shapes of a worksheet's tags under one namespace prefix."""

    prefix: str
    data: re.Pattern[str]
    row: re.Pattern[str]
    cell: re.Pattern[str]
    formula: re.Pattern[str]
    value: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(prefix: str) -> _Grammar:
    p = re.escape(prefix)
    return _Grammar(
        prefix,
        data=re.compile(rf"<{p}sheetData(?:\s[^<>]*)?(?<!/)>"),
        row=re.compile(rf"<{p}row((?:\s[^<>]*)?/?)(?:(?<=/)>|>(.*?)</{p}row>)", re.DOTALL),
        cell=re.compile(
            rf'<{p}c(?: r="([A-Z]{{1,3}})([0-9]{{1,7}})")?(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
            rf"((?:\s[^<>]*)?/?)(?:(?<=/)>|>(?:<{p}v>([^<]*)</{p}v></{p}c>|(.*?)</{p}c>))",
            re.DOTALL,
        ),
        formula=re.compile(rf"<{p}f[\s/>]"),
        value=re.compile(rf"<{p}v(?:\s[^<>]*)?>([^<]*)</{p}v>"),
    )


def read_worksheet(package: Package, sheet: Sheet, reading: Reading) -> None:
    """Fill a sheet from its part.

    Raises Damaged where the part cannot be read, TooLarge beyond a limit.
    """
    try:
        text = plain_markup(package, sheet.part)
        if not _read_cells(sheet, text, reading):
            sheet.cells.clear()
            text = rewritten(package, sheet.part)
            _read_cells(sheet, text, reading)
        _read_frame(sheet, _frame(text, sheet.part), reading)
    except (ValueError, IndexError) as error:
        raise Damaged(f"工作表「{sheet.name}」的内容已损坏,请用 WPS 或 Excel 打开后另存再报") from error
    reading.cells += len(sheet.cells)


def _data_span(text: str, grammar: _Grammar) -> tuple[int, int]:
    """Where the rows begin and end; nowhere on a sheet without any."""
    opening = grammar.data.search(text)
    if opening is None:
        return 0, 0
    closing = text.rfind(f"</{grammar.prefix}sheetData>")
    return opening.end(), max(closing, opening.end())


def _read_cells(sheet: Sheet, text: str, reading: Reading) -> bool:
    """Read all rows; False where a tag was not understood, so that the part must be rewritten first."""
    grammar = _grammar(root_prefix(text))
    start, end = _data_span(text, grammar)
    tag = f"<{grammar.prefix}c"
    number = rows = 0
    hidden = []
    ordered = understood = True
    for row in grammar.row.finditer(text, start, end):
        rows += 1
        attributes = row[1]
        given = _ROW_NUMBER.search(attributes)
        before, number = number, int(given[1]) if given else number + 1
        if not 0 < number <= _LAST_ROW:
            raise ValueError(attributes)
        if "hidden" in attributes and _attributes(attributes).get("hidden") in _TRUE:
            hidden.append(number)
        if row[2]:
            found = grammar.cell.findall(text, *row.span(2))
            understood &= len(found) == row[2].count(tag)
            ordered &= _read_row(sheet.cells, found, number, grammar, reading) and number > before
            _refuse_too_many(sheet, reading)
    if not ordered:
        sheet.cells = dict(sorted(sheet.cells.items()))
    sheet.hidden_rows = frozenset(hidden)
    return understood and rows == text.count(f"<{grammar.prefix}row", start, end)


def _read_row(
    cells: dict[tuple[int, int], Cell],
    found: list[tuple[str, str, str, str, str, str, str]],
    row: int,
    grammar: _Grammar,
    reading: Reading,
) -> bool:
    """Read the cells of a row; False where one stands before its left neighbour."""
    strings, formats, columns = reading.strings, reading.formats, _COLUMNS
    number, column, ordered = str(row), 0, True
    value: Value
    for letters, digits, style, kind, more, raw, rest in found:
        if "=" in more:
            letters, digits, style, kind = _loose(more, letters + digits, style, kind)
        before = column
        column = columns[letters] if letters else column + 1
        if digits and digits != number:
            row, number, ordered = _row_number(digits), digits, False
        formula = False
        if rest:
            raw, kind, formula = _inner(rest, kind, grammar)
        elif not raw:
            continue
        if column <= before:
            ordered = False
        code, dated = formats[style]
        if kind == "s" and raw:
            index = int(raw)
            if index < 0:
                raise IndexError(raw)
            value, what = strings[index], TEXT
        elif kind and kind != "n":
            value, what = _typed(raw, kind)
        elif dated:
            value, what = _dated(raw, reading)
        else:
            value, what = _number(raw)
        if formula or (value is not None and value != ""):
            cells[row, column] = _made(Cell, (row, column, value, what, formula, code))
    return ordered


def _attributes(markup: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(markup)}


def _loose(more: str, reference: str, style: str, kind: str) -> tuple[str, str, str, str]:
    """Reference, style and type of a cell whose attributes stand in an order of their own."""
    attributes = _attributes(more)
    reference = attributes.get("r", reference)
    letters = reference.rstrip("0123456789")
    if reference:
        position(reference)
    return letters, reference[len(letters) :], attributes.get("s", style), attributes.get("t", kind)


def _row_number(digits: str) -> int:
    number = int(digits)
    if not 0 < number <= _LAST_ROW:
        raise ValueError(digits)
    return number


def _inner(rest: str, kind: str, grammar: _Grammar) -> tuple[str, str, bool]:
    """Value, type and whether there is a formula, in a cell that holds more than a plain value."""
    formula = grammar.formula.search(rest) is not None
    value = grammar.value.search(rest)
    if value:
        return value[1], kind, formula
    if kind == "inlineStr":
        return joined_text(rest, grammar.prefix), "joined", formula
    return "", kind, formula


def _typed(raw: str, kind: str) -> tuple[Value, str]:
    """A value of a type that is named."""
    if kind == "joined":
        return raw, TEXT
    if kind in ("str", "inlineStr"):
        return cell_text(raw), TEXT
    raw = raw.strip()
    if not raw:
        return None, BLANK
    if kind == "b":
        return raw in _TRUE, BOOL
    if kind == "e":
        return raw, ERROR
    if kind == "d":
        return _iso_moment(raw)
    return _number(raw)


def _number(raw: str) -> tuple[Value, str]:
    """A number, whole where it is; what is none is told as the text it is."""
    try:
        return int(raw), NUMBER
    except ValueError:
        if not raw.strip():
            return None, BLANK
    try:
        number = float(raw)
    except ValueError:
        return cell_text(raw), TEXT
    if number.is_integer() and abs(number) < _LONGEST_WHOLE:
        return int(number), NUMBER
    return (number, NUMBER) if abs(number) < float("inf") else (raw, TEXT)


def _dated(raw: str, reading: Reading) -> tuple[Value, str]:
    """A number under a date format; one that is no possible date stays a number."""
    if raw not in reading.moments:
        number, _ = _number(raw)
        reading.moments[raw] = (
            moment_of(number, date1904=reading.date1904) if isinstance(number, (int, float)) else None
        )
    moment = reading.moments[raw]
    return _number(raw) if moment is None else (moment, DATE)


def moment_of(serial: float, *, date1904: bool = False) -> datetime | None:
    """The moment a serial number means, to the millisecond; None where it is no possible date.

    A time without a day falls on the day 0 of the system: 1899-12-31, in the 1904 system 1904-01-01.
    """
    days = serial + _SHIFT_1904 if date1904 else serial
    if serial < 0 or days >= _END_OF_DATES:
        return None
    if not date1904 and serial < _LEAP_BUG:
        days += 1
    return _EPOCH + timedelta(milliseconds=round(days * 86_400_000))


def _iso_moment(raw: str) -> tuple[Value, str]:
    try:
        return datetime.fromisoformat(raw).replace(tzinfo=None), DATE
    except ValueError:
        pass
    try:
        return datetime.combine(_EPOCH + timedelta(days=1), time.fromisoformat(raw)), DATE
    except ValueError:
        return raw, TEXT


def _refuse_too_many(sheet: Sheet, reading: Reading) -> None:
    left = reading.limits.cells - reading.cells
    if len(sheet.cells) > left:
        row, column = next(islice(sheet.cells, left, None))
        cell = a1(row, column)
        raise TooLarge(f"有内容的单元格超过 {reading.limits.cells} 个(到「{sheet.name}」{cell})", cell, sheet.name)


def _frame(text: str, part: str) -> etree._Element:
    """The worksheet without its rows."""
    start, end = _data_span(text, _grammar(root_prefix(text)))
    return parsed((text[:start] + text[end:]).encode(), part)


def _read_frame(sheet: Sheet, frame: etree._Element, reading: Reading) -> None:
    """Read what stands around the rows: columns and merges."""
    merges = []
    width = sheet.width
    for part in frame:
        if local_name(part) == "cols":
            for node in part:
                _read_column(sheet, node, width)
        elif local_name(part) == "mergeCells":
            merges.extend(area for area in map(_area, part) if area)
    if len(merges) > reading.limits.merges:
        far = merges[reading.limits.merges]
        cell = a1(far.top, far.left)
        raise TooLarge(f"「{sheet.name}」的合并单元格超过 {reading.limits.merges} 处", cell, sheet.name)
    sheet.merges = tuple(merges)


def _read_column(sheet: Sheet, node: etree._Element, width: int) -> None:
    first, last = int(node.get("min", "0")), min(int(node.get("max", "0")), _LAST_COLUMN)
    if node.get("hidden") in _TRUE:
        sheet.hidden_columns |= frozenset(range(first, last + 1))
    if "width" in node.attrib:
        sheet.widths.update(dict.fromkeys(range(first, min(last, width) + 1), float(node.get("width", "0"))))


def _area(node: etree._Element) -> Area | None:
    """A merge, its corners put in order; None where it is no rectangle of cells."""
    first, _, last = node.get("ref", "").partition(":")
    try:
        one, other = position(first), position(last or first)
    except ValueError:
        return None
    return Area(
        min(one.row, other.row), min(one.column, other.column), max(one.row, other.row), max(one.column, other.column)
    )
