"""Phone numbers: mobiles and landlines."""

import re

from fulian_excel.cells import Cell
from fulian_excel.findings import Level
from fulian_excel.kinds.kind import Kind, Reading, reread, written
from fulian_excel.rulebook import Parts, cell_rule
from fulian_excel.words import fold

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(0[0-9]{2,3})?-?[2-9][0-9]{6,7}(-[0-9]{1,6})?")
_BETWEEN_PHONES = re.compile(r"[、,;/\n|或]|\s+(?=1[3-9]|0[0-9]{2,3}-)")
_DASHES = re.compile(r"[-‐‑–—－()（）]+")


def read_phone(cell: Cell) -> Reading:
    """Return a phone number without blanks and country code; of several the first, reported as re-read (V05)."""
    text = written(cell)
    phones = [_plain(part) for part in _BETWEEN_PHONES.split(text) if part.strip()]
    if len(phones) > 1 and all(_is_phone(phone) for phone in phones):
        return reread(text, phones[0], phones[0])
    return Reading(_plain(text))


def _plain(text: str) -> str:
    number = fold(text).lstrip("'").removeprefix("+86").removeprefix("0086")
    together = _DASHES.sub("", number)
    return together if _MOBILE.fullmatch(together) else _DASHES.sub("-", number).strip("-")


def _is_phone(number: str) -> bool:
    return bool(_MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number))


@cell_rule("V11", Level.ASK, "联系电话", "电话「{value}」既不是 11 位手机号,也不是带区号的固定电话;请核对")
def not_a_phone(number: str) -> Parts | None:
    """A phone number is a mobile or a landline."""
    return None if _is_phone(number) else {}


PHONE = Kind("phone", "电话号码", "str", read_phone, (("V11", not_a_phone),), example="13800001111", width=14)
