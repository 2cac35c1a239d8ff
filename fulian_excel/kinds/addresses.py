"""邮箱: one e-mail address."""

import re
import unicodedata

from fulian_excel.cells import Cell
from fulian_excel.kinds.kind import Kind, Reading, unreadable, written

_SHAPE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
_BETWEEN = re.compile(r"[\s,;、/|]+")


def read_address(cell: Cell) -> Reading:
    """Return the address in half width.

    An address with a line break, non-ASCII letters, a name beside it or a second address is unreadable (V02).
    """
    text = written(cell)
    plain = unicodedata.normalize("NFKC", text).strip()
    if _SHAPE.fullmatch(plain):
        return Reading(plain)
    several = len([part for part in _BETWEEN.split(plain) if "@" in part]) > 1
    if several:
        hint = "一格只填一个邮箱"
    elif any(ord(char) > 0x7E for char in plain):
        hint = "邮箱里只有英文字母、数字和符号"
    elif re.search(r"\s", plain):
        hint = "邮箱里没有空格和换行"
    else:
        hint = "请写成 name@example.com 的样子"
    return Reading(None, (unreadable(" ".join(text.split()), "邮箱地址", hint),))


ADDRESS = Kind("address", "邮箱地址", "str", read_address, example="fulian@example.com", width=24)
