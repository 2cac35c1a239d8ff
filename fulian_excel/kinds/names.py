"""Reading names of people: 王 芳 becomes 王芳, and all middle dots become the same one."""

import re

from fulian_excel.cells import Cell
from fulian_excel.kinds.kind import Kind, Reading, reread, unreadable, written
from fulian_excel.words import fold_name, without_brackets

_BETWEEN_NAMES = re.compile(r"[、,;/\n]| {2,}|\s(?=[\u4e00-\u9fff]{2,4}(?:\s|$))|和|及")
_DIGITS_ONLY = re.compile(r"[0-9.,%+\-]+")


def read_name(cell: Cell) -> Reading:
    """Return one person's name; brackets behind it, as in 王芳(女), are dropped and reported as re-read (V05)."""
    text = written(cell)
    name = fold_name(text)
    if _DIGITS_ONLY.fullmatch(name):
        return Reading(None, (unreadable(text, "姓名"),))
    plain = without_brackets(name)
    if plain and plain != name:
        return reread(text, plain, plain)
    return Reading(name)


def read_names(cell: Cell) -> Reading:
    """Return the names of several people in one cell, as a tuple in the order written; None if there are none."""
    names = tuple(
        plain for part in _BETWEEN_NAMES.split(written(cell)) if (plain := without_brackets(fold_name(part)))
    )
    return Reading(names or None)


NAME = Kind("name", "姓名", "str", read_name, example="王芳", width=10)
NAMES = Kind("names", "几个人的姓名", "object", read_names, example="王芳、李敏", width=20)
