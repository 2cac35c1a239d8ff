"""The look and the print settings of every sheet of our own workbooks."""

import re
from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from fulian_excel.findings import Level
from fulian_excel.masking import mask
from fulian_excel.outputs.cells import put_text
from fulian_excel.outputs.palette import STYLES, TAB_COLOUR, as_format

CREATED = datetime(2022, 9, 1)  # noqa: DTZ001 - the beginning of the plan: a blank workbook says the same every day
_A4 = 9
_WIDEST, _NARROWEST = 22.0, 7.0
_LINE = 14.5  # the height of one line, in points
_NARROW = re.compile("[\0-\u2000]+")


class Page:
    """A sheet with a title in row 1 and headings in row 3; rows below are counted from 0 as xlsxwriter does.

    Identity numbers and phones are hidden in every text unless `masked` is false.
    """

    def __init__(self, workbook: Workbook, name: str, title: str, note: str = "", *, masked: bool = True) -> None:
        self.sheet: Worksheet = workbook.add_worksheet(name, _Sheet)
        self.name = name
        self.masked = masked
        self.looks = Looks(workbook)
        # The row, column and width of every text: a list of people has a million of them, too many for objects.
        self.texts = array("L"), array("L"), array("d")
        self.breaks: dict[int, int] = {}
        self.widths: dict[int, float] = {}
        put_text(self.sheet, 0, 0, title, self.looks["title"])
        put_text(self.sheet, 1, 0, note, self.looks["note"])
        self.sheet.set_row(0, 26)
        self.sheet.set_row(1, 18)

    def _shown(self, value: Any) -> Any:
        """The value, with people's numbers hidden if the page is masked."""
        return mask(value) if self.masked and isinstance(value, str) else value

    def headings(self, row: int, texts: Sequence[str]) -> None:
        """Write a heading row."""
        for column, text in enumerate(texts):
            self.put(row, column, text, "heading")
        self.sheet.set_row(row, 32)

    def put(self, row: int, column: int, value: Any, look: str = "cell") -> None:
        """Write a value; its column becomes as wide as the value needs, up to a limit."""
        value = self._shown(value)
        put_text(self.sheet, row, column, value, self.looks[look])
        width = shown_width(value) + 2
        if look == "heading":
            width = min(14.0, width)
        else:
            rows, columns, widths = self.texts
            rows.append(row)
            columns.append(column)
            widths.append(width - 2)
            self.breaks[row] = max(self.breaks.get(row, 1), 1 + str(value).count("\n"))
        self.widths[column] = max(self.widths.get(column, _NARROWEST), min(_WIDEST, width))

    def total(self, row: int, column: int, first: int, last: int, value: float) -> None:
        """Write the sum of a column's rows as a formula with its computed value."""
        letters = xl_col_to_name(column)
        formula = f"=SUM({letters}{first + 1}:{letters}{last + 1})"
        self.sheet.write_formula(row, column, formula, self.looks["sum"], value)

    def share(self, row: int, column: int, part: tuple[int, int], whole: tuple[int, int], value: float | None) -> None:
        """Write the share of two cells as a formula; — if there is no whole."""
        above, below = (f"{xl_col_to_name(spot[1])}{spot[0] + 1}" for spot in (part, whole))
        formula = f'=IF({below}=0,"—",{above}/{below})'
        self.sheet.write_formula(row, column, formula, self.looks["share"], "—" if value is None else value)

    def formula(self, row: int, column: int, formula: str, value: float | str, look: str) -> None:
        """Write a formula with its computed value."""
        self.sheet.write_formula(row, column, formula, self.looks[look], value)

    def across(self, top: int, left: int, bottom: int, right: int, text: str, look: str = "heading") -> None:
        """Write a text over one cell or several merged ones."""
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", self.looks[look])
        put_text(self.sheet, top, left, self._shown(text), self.looks[look])

    def spread(
        self, row: int, spans: Sequence[tuple[int, int]], texts: Sequence[str], looks: Sequence[str] = ()
    ) -> None:
        """Write texts side by side on a finished page, each over several columns; the row is as high as they need."""
        lines = 1
        for (first, last), text, look in zip(spans, texts, looks or ["cell"] * len(spans), strict=True):
            self.across(row, first, row, last, text, look)
            width = sum(self.widths.get(column, _NARROWEST) for column in range(first, last + 1))
            lines = max(lines, ceil(shown_width(text) / (width - 1)))
        self.sheet.set_row(row, _LINE * lines + 3)

    def finish(
        self,
        heading_row: int,
        last_row: int,
        columns: int,
        *,
        frozen: int = 0,
        filtered: bool = True,
        widths: Mapping[int, float] | None = None,
        headings: int = 1,
    ) -> None:
        """Set widths (given ones before measured ones), heights, frozen headings, filter, and A4 landscape.

        `heading_row` is the last of the `headings` rows, which are printed on every page.
        """
        self.widths |= widths or {}
        for column in range(columns):
            self.sheet.set_column(column, column, self.widths.get(column, _NARROWEST))
        lines = dict(self.breaks)
        for row, column, width in zip(*self.texts, strict=True):
            lines[row] = max(lines[row], ceil(width / (self.widths[column] - 1)))
        for row, count in lines.items():
            self.sheet.set_row(row, _LINE * count + 3)
        self.sheet.freeze_panes(heading_row + 1, frozen)
        if filtered and last_row > heading_row:
            self.sheet.autofilter(heading_row, 0, last_row, columns - 1)
        self.sheet.repeat_rows(heading_row - headings + 1, heading_row)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.set_footer("&L&A&R第 &P 页,共 &N 页")
        self.sheet.hide_gridlines(2)
        self.sheet.set_tab_color(f"#{TAB_COLOUR}" if self.name == "问题清单" else "#44546A")


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that lets its cells go once they are written: a county has a million, larger than their file."""

    def _assemble_xml_file(self) -> None:
        super()._assemble_xml_file()
        self.table.clear()


class Looks(dict[str, Format]):
    """The palette's styles by name as formats of one workbook, each made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.workbook = workbook

    def __missing__(self, name: str) -> Format:
        """The format of a style that was not asked for yet."""
        made = self[name] = self.workbook.add_format(_properties(name))
        return made


def _properties(name: str) -> dict[str, Any]:
    cell = as_format(STYLES["cell"])
    total = {**cell, "bold": True, "align": "right", "bg_color": "#E7E6E6"}
    own: dict[str, dict[str, Any]] = {
        "note": {**as_format(STYLES["guide"]), "text_wrap": False},
        "sum": {**total, "num_format": "#,##0"},
        "sum centre": {**total, "num_format": "#,##0", "align": "center"},
        "sum share": {**total, "num_format": "0.0%"},
        "sum share centre": {**total, "num_format": "0.0%", "align": "center"},
        "sum decimal": {**total, "num_format": "0.0"},
        "number": {**cell, "num_format": "#,##0", "align": "right"},
        "decimal": {**cell, "num_format": "0.0", "align": "right"},
        "share": {**cell, "num_format": "0.0%", "align": "right"},
        "bold": {**total, "align": "left", "num_format": "@"},
        "short": {**as_format(STYLES[Level.FIX]), "num_format": "#,##0", "align": "right"},
        "bad share": {**as_format(STYLES[Level.FIX]), "num_format": "0.0%", "align": "right"},
        "good": {**cell, "align": "center", "font_color": "#2E5C33"},
        "bad": as_format(STYLES[Level.FIX]),
        "sentence": {**as_format(STYLES["guide"]), "font_size": 12, "align": "left", "valign": "vcenter"},
        "bad text": {**as_format(STYLES[Level.FIX]), "align": "left"},
        "bar": {**cell, "align": "center", "num_format": "0", "bg_color": "#44546A", "font_color": "#FFFFFF"},
        "span": {**cell, "bg_color": "#D9E2F0"},
        "quiet": {**cell, "align": "center", "font_color": "#7F7F7F"},
        "no number": {**cell, "align": "right", "font_color": "#7F7F7F"},
    }
    return own[name] if name in own else as_format(STYLES[name])


def shown_width(value: Any) -> float:
    """The width of a value in characters; a Chinese character counts two."""
    text = f"{value:,.1f}" if isinstance(value, float) else str(value if value is not None else "")
    return max(map(_width, text.split("\n"))) if "\n" in text else _width(text)


@lru_cache(maxsize=4096)
def _width(line: str) -> float:
    """The width of one line; lists of people say the same few words over and over."""
    return float(len(line) + len(_NARROW.sub("", line)))
