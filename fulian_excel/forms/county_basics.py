"""县级设置 · 基本设置: the county's name, its signature, its deadlines."""

import re

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.cells import TEXT as CELL_TEXT
from fulian_excel.cells import Cell
from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import PHONE, TEXT, Day, Kind, Reading, written
from fulian_excel.kinds.dates import read_date
from fulian_excel.kinds.kind import unreadable
from fulian_excel.kinds.phones import not_a_phone

_BETWEEN_PHONES = re.compile(r"[、,,;;/\s|或]+")


class Setting(pa.DataFrameModel):
    """One setting by its name."""

    item: Series[str] = column("项目", "设置项", kind=TEXT)
    value: Series[str] = column("值", "内容", kind=TEXT, nullable=True)
    note: Series[str] = column("说明", "备注", kind=TEXT, nullable=True)


FORM = Form("county_basics", "基本设置", Setting, labels=Uncovered, key="item", grows_by=("item",), note="先填县名和届次;其余没有就空着")


def read_month(cell: Cell) -> Reading:
    """A month as 2022-11; a text with two readings is none."""
    reading = read_date(cell)
    if not isinstance(reading.value, Day) or any(doubt.code == "V06" for doubt in reading.doubts):
        return Reading(None, (unreadable(written(cell), "月份", "请写成 2022-11 的样子"),))
    return Reading(f"{reading.value.date:%Y-%m}")


def read_passwords(cell: Cell) -> Reading:
    """The opening passwords of a cell, and last the whole of it, which may be one that holds a blank."""
    text = written(cell)
    return Reading(tuple(dict.fromkeys([*filter(None, re.split(r"[\s、;]+", text)), text])))


def read_phones(cell: Cell) -> Reading:
    """One or several telephone numbers, kept as they are written; what is none of them cannot be read."""
    text = written(cell)
    parts = [part.replace("转", "-") for part in _BETWEEN_PHONES.split(text) if part]
    numbers = [PHONE.read(cell._replace(value=part, kind=CELL_TEXT)).value for part in parts]
    if any(not_a_phone(number) is not None for number in numbers):
        return Reading(None, (unreadable(text, PHONE.title),))
    return Reading(text)


PHONES = Kind("phones", "电话号码", "str", read_phones, example="0999-6212345")
MONTH = Kind("month", "月份", "str", read_month, example="2022-11")
PASSWORDS = Kind("passwords", "口令", "object", read_passwords, nothing=frozenset(("",)))
PASSWORD = Kind("password", "口令", "str", TEXT.read, nothing=frozenset(("",)))
