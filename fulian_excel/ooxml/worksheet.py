"""One worksheet's cells, merges and hidden rows and columns, out of its part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from fulian_excel.cells import BLANK, DATE, TEXT, Cell, Sheet, Value
from fulian_excel.ooxml.frame import read_frame
from fulian_excel.ooxml.markup import attributes_of, joined_text, plain_markup, rewritten, root_prefix
from fulian_excel.ooxml.package import Damaged, Package, TooLarge, parsed
from fulian_excel.ooxml.strikes import Strikes
from fulian_excel.ooxml.styles import Manners
from fulian_excel.ooxml.values import Moments, Texts, number_of, typed
from fulian_excel.places import a1, column_number, position

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ROW_NUMBER = re.compile(r"""\sr\s*=\s*["']([0-9]{1,7})["']""")
# A row of no height is as hidden as one that says so.
_HIDDEN = re.compile(r"""\s(?:hidden\s*=\s*["'](?:1|true|on)|ht\s*=\s*["']0(?:\.0*)?)["']""")
_WRITTEN_OUT = ("inlineStr", "str")
_MAYBE_EMPTY = (TEXT, BLANK)
# A cell is made of a tuple already in order; NamedTuple's own constructor takes twice as long.
_made = tuple.__new__


@dataclass(frozen=True, slots=True)
class CellLimits:
    """How much a workbook may hold."""

    cells: int = 2_000_000
    merges: int = 20_000
    sheets: int = 100


@dataclass(slots=True)
class Reading:
    """What the sheets of one workbook share while they are read; `cells` counts those read so far."""

    strings: list[str]
    manners: Manners
    moments: Moments
    texts: Texts
    limits: CellLimits
    strikes: Strikes = field(default_factory=Strikes)
    cells: int = 0


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
    """The shapes of a worksheet's tags under one namespace prefix.

    None of them can look twice at the same text, however hostile it is.
    """

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
        row=re.compile(rf"<{p}row((?:\s[^<>]*)?/?)>"),
        cell=re.compile(
            rf'<{p}c(?=[\s/>])(?: r="([A-Z]{{1,3}})([0-9]{{1,7}})")?([^<>]*)'
            rf"(?:(?<=/)>|>(?:<{p}(?:v|is><{p}t)>([^<]*)</{p}(?:v|t></{p}is)></{p}c>"
            rf"|((?:[^<]++|<(?!/?{p}c[\s/>]))*+)</{p}c>))"
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
        start, end = _data_span(text, _grammar(root_prefix(text)))
        read_frame(sheet, parsed((text[:start] + text[end:]).encode(), sheet.part), reading.limits.merges)
    except (ValueError, IndexError) as error:
        raise Damaged(f"工作表「{sheet.name}」的内容已损坏,请用 WPS 或 Excel 打开后另存再报") from error
    reading.cells += len(sheet.cells)


def _data_span(text: str, grammar: _Grammar) -> tuple[int, int]:
    """The span of the rows in the text; empty for a sheet without rows."""
    opening = grammar.data.search(text)
    if opening is None:
        return 0, 0
    closing = text.rfind(f"</{grammar.prefix}sheetData>")
    return opening.end(), max(closing, opening.end())


def _read_cells(sheet: Sheet, text: str, reading: Reading) -> bool:
    """Read all rows; False where a tag was not understood, so that the part must be rewritten first."""
    grammar = _grammar(root_prefix(text))
    position, end = _data_span(text, grammar)
    closing, cell_tag = f"</{grammar.prefix}row>", f"<{grammar.prefix}c"
    expected = text.count(f"<{grammar.prefix}row", position, end)
    number = 0
    hidden: list[int] = []
    struck: list[tuple[int, int]] = []
    ordered = understood = True
    while opening := grammar.row.search(text, position, end):
        expected -= 1
        attributes, position = opening[1], opening.end()
        given = _ROW_NUMBER.search(attributes)
        before, number = number, _row_number(given[1]) if given else number + 1
        if ("hidden" in attributes or 'ht="0' in attributes) and _HIDDEN.search(attributes):
            hidden.append(number)
        if attributes.endswith("/"):
            continue
        start, position = position, text.find(closing, position, end)
        if position < 0:
            return False
        if text.find("</", start, position) < 0:  # a row of bordered, empty cells
            continue
        found = grammar.cell.findall(text, start, position)
        understood &= len(found) == text.count(cell_tag, start, position)
        ordered &= _read_row(sheet.cells, found, number, grammar, reading) and number > before
        if reading.strikes:
            struck += _struck_in(found, number, reading.strikes)
        _refuse_too_many(sheet, reading)
    if not ordered:
        sheet.cells = dict(sorted(sheet.cells.items()))
    sheet.hidden_rows = frozenset(hidden)
    sheet.struck = frozenset(struck)
    return understood and not expected


def _read_row(  # noqa: C901, PLR0912 - the innermost loop, where every call would be felt
    cells: dict[tuple[int, int], Cell],
    found: list[tuple[str, str, str, str, str]],
    row: int,
    grammar: _Grammar,
    reading: Reading,
) -> bool:
    """Read the cells of a row; False where they do not stand in order."""
    strings, texts, moments, manners = reading.strings, reading.texts, reading.moments, reading.manners
    columns = _COLUMNS
    own_digits, column, ordered = str(row), 0, True
    value: Value
    for letters, digits, attributes, raw, rest in found:
        if not letters and "r" in attributes:
            letters, digits, attributes = _loose(attributes)  # noqa: PLW2901 - the same, found with more effort
        before = column
        column = columns[letters] if letters else column + 1
        if not raw and not rest:
            continue
        if column <= before:
            ordered = False
        if digits and digits != own_digits:
            row, own_digits, ordered = _row_number(digits), digits, False
        code, kind = manners[attributes]
        formula = False
        if rest:
            raw, kind, formula = _inner(rest, kind, grammar)  # noqa: PLW2901 - likewise
        if kind == "s" and raw.isdecimal():
            value, what = strings[int(raw)], TEXT
        elif kind in _WRITTEN_OUT:
            value, what = texts[raw], TEXT
        elif kind == "n":
            value, what = number_of(raw)
        elif kind == DATE:
            value, what = moments[raw]
        elif kind == "s" and raw.strip().isdecimal():
            value, what = strings[int(raw)], TEXT
        else:
            value, what = typed(raw, kind)
        if value or formula or what not in _MAYBE_EMPTY:
            cells[row, column] = _made(Cell, (row, column, value, what, formula, code))
    return ordered


def _struck_in(found: list[tuple[str, str, str, str, str]], row: int, strikes: Strikes) -> Iterator[tuple[int, int]]:
    """The cells of a row that are struck through; read apart, so that other workbooks do not pay for them."""
    column = 0
    for letters, digits, attributes, raw, rest in found:
        if not letters and "r" in attributes:
            letters, digits, attributes = _loose(attributes)  # noqa: PLW2901 - the same, found with more effort
        column = _COLUMNS[letters] if letters else column + 1
        if (raw or rest) and strikes.strike(attributes, raw):
            yield int(digits or row), column


def _loose(markup: str) -> tuple[str, str, str]:
    """Letters, digits and the other attributes of a cell whose reference does not come first."""
    attributes = attributes_of(markup)
    reference = attributes.pop("r", "").upper()
    letters = reference.rstrip("0123456789")
    if reference:
        position(reference)
    others = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return letters, reference[len(letters) :], others


def _row_number(digits: str) -> int:
    number = int(digits)
    if not 0 < number <= _LAST_ROW:
        raise ValueError(digits)
    return number


def _inner(rest: str, kind: str, grammar: _Grammar) -> tuple[str, str, bool]:
    """Value, type and whether there is a formula, in a cell that holds more than a plain value."""
    formula = grammar.formula.search(rest) is not None
    value = grammar.value.search(rest)
    if formula and kind == "str" and value is None and f"<{grammar.prefix}v" not in rest:
        kind = "n"  # a formula that was never computed, whatever it is going to say; one that says nothing has a <v>
    if kind == "inlineStr" and f"<{grammar.prefix}is" in rest:
        return joined_text(rest, grammar.prefix), "joined", formula
    return value[1] if value else "", kind, formula


def _refuse_too_many(sheet: Sheet, reading: Reading) -> None:
    left = reading.limits.cells - reading.cells
    if len(sheet.cells) > left:
        row, column = next(islice(sheet.cells, left, None))
        cell = a1(row, column)
        raise TooLarge(f"有内容的单元格超过 {reading.limits.cells} 个(到「{sheet.name}」{cell})", cell, sheet.name)
