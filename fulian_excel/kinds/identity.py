"""Identity numbers: reading them, what Excel does to them, and when one is valid.

The address code is not checked: codes change, and many valid numbers have one that is no longer in force.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from stdnum.cn import ric

from fulian_excel.cells import NUMBER, Cell
from fulian_excel.findings import Level
from fulian_excel.formats import shown
from fulian_excel.kinds.kind import Kind, Reading, written
from fulian_excel.rulebook import GB, Parts, cell_rule, declared
from fulian_excel.words import fold

_PROPER = re.compile(r"[0-9]{17}[0-9X]")
_OLD = re.compile(r"[0-9]{15}")
_EATEN = re.compile(r"[0-9]\.?[0-9]*E\+?(?:1[4-9]|20)")
_WEIGHTLESS = re.compile(r"[-'‘’`·.]")
_KNOWN = 16384  # cached identity numbers: those of more than a hundred townships
_PRECISE = 10**15  # a spreadsheet keeps only fifteen digits of a number


def read_identity(cell: Cell) -> Reading:
    """Return an identity number without quotes, blanks and dashes, with x in upper case; blank with V09 if rounded."""
    number = fold(shown(cell)).upper()
    if cell.kind == NUMBER and isinstance(cell.value, (int, float)) and abs(cell.value) >= _PRECISE:
        return eaten(written(cell))
    if _EATEN.fullmatch(number):
        return eaten(written(cell))
    number = _WEIGHTLESS.sub("", number)
    if _PROPER.fullmatch(number) and number.endswith("000") and wrong_check_digit(number) is not None:
        return eaten(written(cell))
    return Reading(number)


V09 = declared(
    "V09",
    Level.FIX,
    "身份证号没有被存成数字",
    "身份证号「{value}」被存成了数字,后几位已经丢失,无法复原;请先把这一列设成“文本”格式,再照身份证重新录入",
    "An identity number is text: a spreadsheet keeps only fifteen digits of a number.",
    source=GB,
)


def eaten(text: str) -> Reading:
    """Return a blank with the finding (V09) that a spreadsheet has lost the last digits of an identity number."""
    return Reading(None, (V09.finding(value=text),))


@cell_rule("V07", Level.FIX, "身份证号 18 位且出生日期真实", "身份证号「{value}」{fault};请照身份证核对", source=GB)
def improper(number: str, as_of: date | None = None) -> Parts | None:
    """An identity number has 18 proper characters and a real birth date, not after the as-of day."""
    if _OLD.fullmatch(number):
        return None
    if len(number) != 18:
        return {"fault": f"是 {len(number)} 位,应为 18 位"}
    if not _PROPER.fullmatch(number):
        return {"fault": "含有不该有的字符(前 17 位应为数字,末位是数字或 X)"}
    born = birth_of(number)
    if born is None or born.year < 1900 or (as_of is not None and born > as_of):
        return {"fault": f"第 7–14 位「{number[6:14]}」不是真实的出生日期"}
    return None


@cell_rule("V08", Level.FIX, "身份证号校验码", "身份证号「{value}」与它的校验码对不上:其中有一位录错,或相邻两位写颠倒了;请照身份证逐位核对", source=GB)
@lru_cache(maxsize=_KNOWN)
def wrong_check_digit(number: str) -> Parts | None:
    """An identity number's last character is the check digit of the others."""
    if not _PROPER.fullmatch(number):
        return None
    right = ric.calc_check_digit(number)
    return None if number[-1] == right else {}


@cell_rule("V10", Level.ASK, "身份证号不是 15 位旧号", "身份证号「{value}」是 15 位旧号,现应为 18 位:{suggestion};请核对", source=GB)
def outdated(number: str) -> Parts | None:
    """An identity number is not the old one of 15 digits."""
    return {"suggestion": in_full(number)} if _OLD.fullmatch(number) else None


def in_full(number: str) -> str:
    """Return the 18 characters of an old number of 15 digits."""
    seventeen = f"{number[:6]}19{number[6:]}"
    return seventeen + ric.calc_check_digit(seventeen + "0")


@lru_cache(maxsize=_KNOWN)
def birth_of(number: str) -> date | None:
    """Return the birth date in an identity number of 15 or 18 characters; None if it is no date."""
    digits = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """Return the sex in an identity number of 15 or 18 characters: 男 or 女."""
    digit = number[16] if len(number) == 18 else number[14]
    return "男" if int(digit) % 2 else "女"


@lru_cache(maxsize=_KNOWN)
def trustworthy(number: str) -> bool:
    """Return True if the number passes every check, so that other cells can be compared with it."""
    if _OLD.fullmatch(number):
        return birth_of(number) is not None
    return improper(number) is None and wrong_check_digit(number) is None


CHECKS: tuple[tuple[str, Callable[..., Parts | None]], ...] = (
    ("V07", improper),
    ("V08", wrong_check_digit),
    ("V10", outdated),
)
ID = Kind("id", "身份证号", "str", read_identity, CHECKS, example="110105199003070025", width=22)
