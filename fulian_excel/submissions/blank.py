"""Recognising blank forms, which count as not sent."""

import re

from fulian_excel.cells import BLANK, ERROR, Cell
from fulian_excel.forms.column import Column
from fulian_excel.kinds import DATE, PAST, POSTS, START, WHOLE, written
from fulian_excel.kinds.kind import NOTHING
from fulian_excel.table import Table
from fulian_excel.words import fold

# What a printer leaves room around, such as 人, 张, 2022年 月 日 and ____; folded.
_PRINTED = re.compile(r"(?:\d{4}年)?[年月日时分届名人个张票枚份岁页元%:,、。.;~/\\()\-—―–_□○]*")
_BOX, _TICKS = "□", "☑☒■√✓✔×✗"
_NUMERAL = re.compile(r"[\d〇零○一二三四五六七八九十两]")
_OF_NUMERALS = frozenset(kind.name for kind in (WHOLE, POSTS, DATE, START, PAST))


def is_blank(table: Table) -> bool:
    """True if the table holds nothing beyond what a blank template may hold.

    Columns and labels declared `prefilled`, printed units and boxes to tick do not count as filled in. A table with
    only such columns is never called blank.
    """
    form = table.form
    if all(form.columns[name].prefilled for block in table.blocks for name in block.headings):
        return False
    in_rows = (
        _is_filled(cell, form.columns[name])
        for name, cells in table.cells.items()
        if not form.columns[name].prefilled
        for cell in cells
    )
    around = (
        _is_filled(label.cell, form.label_columns[name])
        for block in table.blocks
        for name, label in block.labels.items()
        if not form.label_columns[name].prefilled
    )
    return not any(in_rows) and not any(around)


def _is_filled(cell: Cell, column: Column) -> bool:
    if cell.kind == BLANK or (cell.formula and (cell.kind == ERROR or not cell.value)):
        return False
    text = fold(written(cell))
    if text in NOTHING or _PRINTED.fullmatch(text) or (_BOX in text and not any(tick in text for tick in _TICKS)):
        return False
    return column.kind.name not in _OF_NUMERALS or _NUMERAL.search(text) is not None
