"""Reading a .csv as a workbook of one sheet, with any usual delimiter, quoting and encoding."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from fulian_excel.cells import TEXT, Book, Cell, Sheet

_DELIMITERS = ",\t;|"
_LOOKED_AT = 50  # rows from which the delimiter is found
_DECLARED = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
# Programs write long numbers as formulas, so that a spreadsheet keeps them as text.
_AS_FORMULA = re.compile(r'=\s*"(.*)"', re.DOTALL)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB18030, with LF line breaks.

    Raises UnicodeDecodeError if the file is in none of these encodings.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data:  # commas and line breaks have a zero byte in UTF-16
        encoding = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            raise
        text = data.decode("gb18030")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def delimited_book(name: str, data: bytes) -> Book:
    """Return a workbook with one sheet, called `name`, from a delimited text; a first line sep=; is not a row."""
    text = decoded(data)
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    delimiter = declared[1] if declared else _delimiter(text)
    sheet = Sheet(name, 0)
    for row, values in enumerate(_rows(text, delimiter), 1):
        for column, value in enumerate(values, 1):
            if value.strip():
                wrapped = _AS_FORMULA.fullmatch(value.strip())
                sheet.cells[row, column] = Cell(row, column, wrapped[1] if wrapped else value, TEXT)
    return Book((sheet,))


def _delimiter(text: str) -> str:
    """The delimiter that gives the most cells in rows of equal length; titles above them have few cells."""
    head = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])

    def cells(delimiter: str) -> int:
        widths = Counter(len(row) for row in _rows(head, delimiter))
        return max((width * rows for width, rows in widths.items() if width > 1), default=0)

    return max(_DELIMITERS, key=cells)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows with quotes removed; if a quote is unclosed or misplaced, each line is split by itself."""
    try:
        yield from list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error:
        for line in text.split("\n"):
            yield _row(line, delimiter)


def _row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return [value.strip('"').replace('""', '"') for value in line.split(delimiter)]
