"""Kinds of value: how a cell is read as one, which values are valid, how the column looks."""

from fulian_excel.kinds.addresses import ADDRESS
from fulian_excel.kinds.choice_lists import ChoiceList
from fulian_excel.kinds.choices import choice
from fulian_excel.kinds.dates import DATE, PAST, START, placed
from fulian_excel.kinds.day import Calendar, Day, Serial, Yearless
from fulian_excel.kinds.identity import ID
from fulian_excel.kinds.kind import Kind, Reading, understand, written
from fulian_excel.kinds.names import NAME, NAMES
from fulian_excel.kinds.numbers import POSTS, WHOLE
from fulian_excel.kinds.phones import PHONE
from fulian_excel.kinds.text import TEXT
from fulian_excel.kinds.wordings import WORDING
from fulian_excel.kinds.yes_no import YES_NO

__all__ = [
    "ADDRESS",
    "DATE",
    "ID",
    "NAME",
    "NAMES",
    "PAST",
    "PHONE",
    "POSTS",
    "START",
    "TEXT",
    "WHOLE",
    "WORDING",
    "YES_NO",
    "Calendar",
    "ChoiceList",
    "Day",
    "Kind",
    "Reading",
    "Serial",
    "Yearless",
    "choice",
    "placed",
    "understand",
    "written",
]
