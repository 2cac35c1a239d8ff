"""Values written into cells of our workbooks: text stays text, whatever it looks like."""

from datetime import datetime
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fulian_excel.ooxml.escape import without_controls

LONGEST = 32_767  # what a cell holds, counted in UTF-16
_CUT = "……(原文过长,以下已截断)"


def clean(text: str) -> str:
    """Text that a cell can hold: no control characters, cut and told where it is too long."""
    if text.isprintable() and len(text) * 2 <= LONGEST:
        return text  # nearly every text: what is a control character is not printable
    text = without_controls(text)
    if len(text) * 2 <= LONGEST or _units(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - _units(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def put_text(worksheet: Worksheet, row: int, column: int, value: Any, look: Format | None = None) -> None:
    """Write a value at a row and column counted from 0.

    Text never becomes a formula, link or number; numbers and moments stay what they are, empty text is a
    blank cell.
    """
    if isinstance(value, str) and value:
        worksheet.write_string(row, column, clean(value), look)
    elif value is None or value == "":
        worksheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        worksheet.write_boolean(row, column, value, look)
    elif isinstance(value, (int, float)):
        worksheet.write_number(row, column, value, look)
    elif isinstance(value, datetime):
        worksheet.write_datetime(row, column, value, look)
    else:
        worksheet.write_string(row, column, clean(str(value)), look)
