"""Tints as conditional formats that go away by themselves when the township changes the cell."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import NamedTuple

from fulian_excel.cells import BLANK, BOOL, ERROR, NUMBER, Cell
from fulian_excel.marks.mark import Mark
from fulian_excel.marks.sentinels import FORMULA
from fulian_excel.ooxml.escape import content, without_controls
from fulian_excel.ooxml.look import Tint
from fulian_excel.ooxml.splice import Node
from fulian_excel.places import column_letters, position, ranges

_LITERAL = 200  # a string in a formula may have 255 characters
_LONG = 1000
_FORMULA = 3000  # a formula may have 8,192
_RANGES = 200
_MANY = 300  # marks of a sheet; beyond this, one rule stands for many cells
_FIRST_YEAR = 1901
_LAST_ROW = 1_048_576  # the longest reference
_LAST_PRIORITY = 2**31 - 1


class Overlay(NamedTuple):
    """One conditional format: its cells, its condition, its look."""

    cells: str
    formula: str
    tint: Tint


def overlays(marks: Sequence[Mark]) -> list[Overlay]:
    """The conditional formats of one sheet's marks: one per cell, or, of very many, one for many cells.

    Cells of one column share a rule that asks in every row for any of the values they had.
    """
    if len(marks) <= _MANY:
        return [_overlay([mark]) for mark in marks]
    ordered = sorted(marks, key=lambda mark: (_shape(mark), position(mark.cell).row))
    return [_overlay(group) for _, alike in groupby(ordered, _shape) for group in _portions(list(alike))]


def _shape(mark: Mark) -> tuple[object, ...]:
    """The key of marks that can share a rule."""
    spot = position(mark.cell)
    watched = tuple(
        tuple((cell.row - spot.row, cell.column, cell.kind) for cell in group) for group in mark.while_unchanged
    )
    return (mark.tint.name, spot.column, watched)


def _portions(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Groups of marks whose formula and list of cells stay within a spreadsheet's limits."""
    group: list[Mark] = []
    seen: set[str] = set()
    length = 0
    for mark in marks:
        asked = set(_conditions(mark, _LAST_ROW - position(mark.cell).row))
        longer = sum(map(len, asked - seen))
        if group and (length + longer > _FORMULA or len(group) >= _RANGES):
            yield group
            group, seen, length, longer = [], set(), 0, sum(map(len, asked))
        group.append(mark)
        seen |= asked
        length += longer
    yield group


def _overlay(marks: Sequence[Mark]) -> Overlay:
    first = position(marks[0].cell).row
    asked: dict[str, None] = {}
    for mark in marks:
        shift = first - position(mark.cell).row
        fixed = "$" if len(marks) == 1 else ""
        asked |= dict.fromkeys(_conditions(mark, shift, fixed))
    return Overlay(" ".join(ranges(mark.cell for mark in marks)), _formula(list(asked)), marks[0].tint)


def _conditions(mark: Mark, shift: int, fixed: str = "") -> Iterator[str]:
    """What each group of a mark asks for, as arguments of AND, so many rows further down."""
    for group in mark.while_unchanged:
        yield ",".join(condition(cell, f"${column_letters(cell.column)}{fixed}{cell.row + shift}") for cell in group)


def _formula(conditions: Sequence[str]) -> str:
    if len(conditions) == 1:
        asked = conditions[0]
    elif conditions:
        asked = f"OR({','.join(f'AND({one})' for one in conditions)})"
    else:
        asked = "TRUE()"
    return f'AND(N("{FORMULA}")=0,{asked})'


def condition(cell: Cell, reference: str) -> str:
    """The condition that a cell is unchanged, as arguments of AND; always true for a formula without a value."""
    value = cell.value
    if value is None or value == "" or cell.kind == BLANK:
        return "TRUE()" if cell.formula else f"LEN({reference})=0"
    if cell.kind == ERROR:
        return f"ISERROR({reference})"
    if cell.kind == BOOL:
        return f"ISLOGICAL({reference}),{reference}={'TRUE' if value else 'FALSE'}()"
    if isinstance(value, datetime):
        return f"ISNUMBER({reference})" + _day_condition(value, reference)
    if cell.kind == NUMBER:
        return f"ISNUMBER({reference}),{reference}={value!r}".upper()
    return _text_condition(str(value), reference)


def _day_condition(moment: datetime, reference: str) -> str:
    """The day alone, which both calendars of spreadsheets count alike; none for a time of day."""
    if moment.year < _FIRST_YEAR:
        return ""
    return f",INT({reference})=DATE({moment.year},{moment.month},{moment.day})"


def _text_condition(text: str, reference: str) -> str:
    """The condition EXACT on the whole text, or on the beginning of a very long one."""
    if len(text) > _LONG:
        text, reference = text[:_LITERAL], f"LEFT({reference},{_LITERAL})"
        if any(ord(character) > 0xFFFF for character in text):
            return f"LEN({reference})>0"
    if "\x00" in text or without_controls(text.translate(_SPELLED)) != text.translate(_SPELLED):
        return f"LEN({reference})>0"
    return f"EXACT({reference},{_literal(text)})"


_SPELLED = dict.fromkeys(range(1, 32), " ")


def _literal(text: str) -> str:
    """A text as a formula's literal: short strings and CHAR() joined by &."""
    pieces = []
    for control, run in groupby(text, key=lambda character: ord(character) < 32):
        plain = "".join(run)
        if control:
            pieces += [f"CHAR({ord(character)})" for character in plain]
            continue
        for start in range(0, len(plain), _LITERAL):
            pieces.append('"{}"'.format(plain[start : start + _LITERAL].replace('"', '""')))
    return "&".join(pieces)


def free_priorities(root: Node, count: int) -> list[int]:
    """Priorities for `count` more conditional formats of a sheet, behind all its own, also those in extensions.

    If there is no room behind them, the last free ones are taken: priorities are limited to an int.
    """
    numbers = (node.attributes.get("priority", "") for node in root.walk() if node.name == "cfRule")
    taken = {int(number) for number in numbers if number.isdecimal()}
    last = max(taken, default=0)
    if last + count <= _LAST_PRIORITY:
        return list(range(last + 1, last + count + 1))
    free = (number for number in range(_LAST_PRIORITY, 0, -1) if number not in taken)
    return sorted(islice(free, count))


def markup(overlay: Overlay, prefix: str, differential: int, priority: int) -> str:
    """The element that a sheet holds for one overlay."""
    return (
        f'<{prefix}conditionalFormatting sqref="{overlay.cells}">'
        f'<{prefix}cfRule type="expression" dxfId="{differential}" priority="{priority}">'
        f"<{prefix}formula>{content(overlay.formula)}</{prefix}formula>"
        f"</{prefix}cfRule></{prefix}conditionalFormatting>"
    )
