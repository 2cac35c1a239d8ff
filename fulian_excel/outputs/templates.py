"""The blank township workbook: a sheet per form with drop-downs and input messages, and 填报说明."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from fulian_excel.forms.column import Column, columns_of
from fulian_excel.forms.cover import Cover
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, ID, WHOLE
from fulian_excel.marks.sentinels import GUIDE_NAME, OPTIONS_NAME, guide_sentinel
from fulian_excel.outputs.cells import put_text
from fulian_excel.outputs.page import CREATED, shown_width
from fulian_excel.outputs.palette import STYLES, TAB_COLOUR, as_format
from fulian_excel.outputs.typing_in import typed
from fulian_excel.settings import ListItem, Settings

BLANK_NAME = "镇妇联换届报表(空白).xlsx"
_PEOPLE_ROWS, _ROWS, _SPARE = 60, 30, 3  # rows to fill in: of people, of other things, beyond a list's items
_BEYOND = 300  # rows below those with a border in which drop-downs and hints go on
_WIDE, _WIDER = 100, 150  # widths from which a page lies on its side, and from which it is an A3
_ONE_PAGE = 36  # rows that can be read on one page
_NARROWEST, _WIDEST = 9, 40
_HOW = 64  # the width of the guide's sentences
_SHOWN = 14  # options that a sentence names
_A4, _A3 = 9, 8
_LONGEST_LIST = 255  # characters of a drop-down that is not a range of cells
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_COVER = tuple(columns_of(Cover))
_ACROSS = 4  # labels beside each other
_HINTS = {
    ID.name: "18 位;这一列已是文本格式,照身份证填写",
    DATE.name: "如 2022-11-25;出生年月写作 1985.03,月份写两位",
    WHOLE.name: "只填数字,不写单位",
}


def township_template(forms: Sequence[Form], settings: Settings) -> bytes:
    """A blank workbook of some forms as an .xlsx, with the county's own options and lists."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "镇妇联换届报表(空白)", "comments": version(forms), "created": CREATED})
        blank = _Blank(workbook, settings, version(forms))
        blank.guide(forms)
        for form in forms:
            for occasion in form.blanks:
                blank.sheet(form, f"{form.title}({occasion})", {form.occasion[0]: occasion})
            if not form.blanks:
                blank.sheet(form, form.title, {})
        blank.finish()
    return out.getvalue()


def version(forms: Sequence[Form]) -> str:
    """Eight hexadecimal digits that change when the forms do."""
    titles = [[one.title for one in (*form.columns.values(), *form.label_columns.values())] for form in forms]
    return hashlib.sha256(repr(titles).encode()).hexdigest()[:8]


class _Blank:
    """The workbook being written; options too long for a drop-down go to a hidden sheet."""

    def __init__(self, workbook: xlsxwriter.Workbook, settings: Settings, number: str) -> None:
        self.workbook = workbook
        self.settings = settings
        self.version = number
        self.first: Worksheet = workbook.add_worksheet(GUIDE_NAME)
        looks = ("title", "heading", "cell", "guide", "sentinel")
        self.looks: dict[str, Format] = {name: workbook.add_format(as_format(STYLES[name])) for name in looks}
        self.looks["whole"] = workbook.add_format({**as_format(STYLES["cell"]), "num_format": "0"})
        self.looks["label"] = workbook.add_format({**as_format(STYLES["cell"]), "bold": True, "bg_color": "#F2F2F2"})
        self.ranges: dict[tuple[str, ...], str] = {}

    def guide(self, forms: Sequence[Form]) -> None:
        """Write 填报说明: what to do, then every column of every form."""
        sheet = self.first
        put_text(sheet, 0, 0, guide_sentinel(GUIDE_NAME, self.version), self.looks["sentinel"])
        sheet.merge_range(1, 0, 1, 4, "", self.looks["title"])
        put_text(sheet, 1, 0, "填报说明", self.looks["title"])
        for row, text in enumerate(_guidance(), 2):
            sheet.merge_range(row, 0, row, 4, "", self.looks["guide"])
            put_text(sheet, row, 0, text, self.looks["guide"])
            sheet.set_row(row, 18)
        top = 3 + len(list(_guidance()))
        for at, (text, width) in enumerate((("报表", 22), ("列", 24), ("必填", 7), ("怎么填", _HOW), ("例", 26))):
            put_text(sheet, top, at, text, self.looks["heading"])
            sheet.set_column(at, at, width)
        lines = [(form, column) for form in forms for column in self._explained(form)]
        for row, (form, column) in enumerate(lines, top + 1):
            how = self._how(form, column)
            example = "" if column.from_list else column.example
            for at, text in enumerate((form.title, column.title, "是" if column.required else "", how, example)):
                put_text(sheet, row, at, text, self.looks["cell"])
            sheet.set_row(row, 18 * ceil(shown_width(how) / _HOW))
        sheet.freeze_panes(top + 1, 0)
        _for_print(sheet, top)

    def sheet(self, form: Form, title: str, prefilled: dict[str, str]) -> None:
        """Write one form: title, labels, headings, rows to fill in."""
        sheet = self.workbook.add_worksheet(title)
        last = max(len(form.columns), 2 * _ACROSS) - 1
        sheet.merge_range(0, 0, 0, last, "", self.looks["title"])
        put_text(sheet, 0, 0, title, self.looks["title"])
        sheet.set_row(0, 30)
        top = self._labels(sheet, form, prefilled)
        items: Sequence[ListItem] = getattr(self.settings, form.lists) if form.lists else ()
        count = len(items) + _SPARE if items else _PEOPLE_ROWS if form.people else _ROWS
        width = 0.0
        for column, name in enumerate(sorted(form.columns, key=lambda name: form.columns[name].last)):
            declared = form.columns[name]
            put_text(sheet, top, column, _heading(declared), self.looks["heading"])
            wide = _width(declared, [one.name for one in items] if declared.from_list else [])
            sheet.set_column(column, column, wide)
            width += wide
            look = self._look(declared)
            for row in range(count):
                put_text(sheet, top + 1 + row, column, _prefill(declared, row, items), look)
            self._validate(sheet, form, declared, (top + 1, column, top + count + _BEYOND, column))
        for row in range(1, top + 1 + count):
            sheet.set_row(row, 32 if row == top else 21)
        sheet.freeze_panes(top + 1, 0)
        _for_print(sheet, top, width, top + count)

    def finish(self) -> None:
        """Write the hidden sheet of long lists, if there are any."""
        if not self.ranges:
            return
        sheet = self.workbook.add_worksheet(OPTIONS_NAME)
        put_text(sheet, 0, 0, guide_sentinel(OPTIONS_NAME, self.version))
        for column, options in enumerate(self.ranges):
            for row, option in enumerate(options, 1):
                put_text(sheet, row, column, option)
        sheet.hide()

    def _labels(self, sheet: Worksheet, form: Form, prefilled: dict[str, str]) -> int:
        """Write the labels in pairs of cells, the form's own below the cover's; returns the row of the headings."""
        own = [name for name in form.label_columns if name not in _COVER]
        row = 1
        for names in (_COVER, own):
            for at, name in enumerate(names):
                row += at > 0 and at % _ACROSS == 0
                left = 2 * (at % _ACROSS)
                declared = form.label_columns[name]
                put_text(sheet, row, left, _heading(declared), self.looks["label"])
                put_text(sheet, row, left + 1, prefilled.get(name), self._look(declared))
                self._validate(sheet, form, declared, (row, left + 1, row, left + 1))
            row += bool(names)
        return row

    def _look(self, column: Column) -> Format:
        return self.looks["whole" if column.kind.name == WHOLE.name else "cell"]

    def _validate(self, sheet: Worksheet, form: Form, column: Column, area: tuple[int, int, int, int]) -> None:
        """Set a column's data validation with an input message; other values raise a question and are accepted."""
        options = self.settings.kind(form.name, column).options
        rule: dict[str, Any] = {"validate": "any"}
        if options:
            rule = {"validate": "list", "source": self._source(options)}
        else:
            rule, _hint = typed(column)
        message = self._how(form, column)[:_LONGEST_MESSAGE]
        if message:
            title = column.title[:_LONGEST_TITLE]
            rule |= {"input_title": title, "input_message": message, "error_title": title, "error_message": message}
        if len(rule) > 1:
            sheet.data_validation(*area, rule | {"error_type": "warning"})

    def _source(self, options: tuple[str, ...]) -> list[str] | str:
        if len(",".join(options)) <= _LONGEST_LIST:
            return list(options)
        if options not in self.ranges:
            at = len(self.ranges)
            self.ranges[options] = f"={OPTIONS_NAME}!{xl_range_abs(1, at, len(options), at)}"
        return self.ranges[options]

    def _explained(self, form: Form) -> Iterator[Column]:
        own = [column for name, column in form.label_columns.items() if name not in _COVER]
        yield from (*own, *form.columns.values())

    def _how(self, form: Form, column: Column) -> str:
        """One sentence on how a column is filled in."""
        options = self.settings.kind(form.name, column).options
        if options:
            more = "等" if len(options) > _SHOWN else ""
            return f"选一项:{'、'.join(options[:_SHOWN])}{more}"
        return _HINTS.get(column.kind.name, f"如:{column.example}" if column.example else "")


def _guidance() -> Iterator[str]:
    yield "1. 每张表上方的填报单位、填报日期都要填;带 * 的列必填,其余列没有就空着,不要填“无”。"
    yield "2. 不要改表头和表名;行不够可以往下加,多余的空行不用删;列的顺序可以调,不用的表可以留空。"
    yield "3. 身份证号、电话、日期的格子已是文本格式,直接填;出生年月写作 1985.03,十月写作 1985.10。"
    yield "4. 一轮选举一张计票表:第二轮选举请复制一张,在“轮次”里填 2。"
    yield "5. 填好后把整个文件发给县妇联;县里会把同一个文件批注后发回,照最后一张《问题清单》改好再发来。"


def _width(column: Column, items: Sequence[str]) -> float:
    """The width of a column: the widest of its heading, its prefilled values and its example."""
    texts = (_heading(column), "" if items else column.example, *items)
    return min(_WIDEST, max(_NARROWEST, *(shown_width(text) + 2 for text in texts)))


def _heading(column: Column) -> str:
    return f"{column.title}*" if column.required else column.title


def _prefill(column: Column, row: int, items: Sequence[ListItem]) -> str | int | None:
    """The prefilled value of a column in a row: the row's number, or the county's list item."""
    if column.numbers:
        return row + 1
    return getattr(items[row], column.from_list) if column.from_list and row < len(items) else None


def _for_print(sheet: Worksheet, headings: int, width: float = _WIDER - 1, rows: int = _ONE_PAGE + 1) -> None:
    """Set a sheet to one page's width (A4 portrait, A4 landscape or A3), and to one page if that stays readable."""
    sheet.set_portrait() if width < _WIDE else sheet.set_landscape()
    sheet.set_paper(_A4 if width < _WIDER else _A3)
    sheet.fit_to_pages(1, 1 if rows <= _ONE_PAGE else 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.set_footer("&L&A&R第 &P 页,共 &N 页")
    sheet.repeat_rows(headings)
    sheet.set_tab_color(f"#{TAB_COLOUR}")
