"""Whole numbers: 12, 12人, 1,200, and seats given post by post."""

import re

from fulian_excel.cells import NUMBER, Cell
from fulian_excel.kinds.kind import Kind, Reading, reread, unreadable, written
from fulian_excel.words import chinese_number, fold

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.0+)?")
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.0+)?")
_WITH_UNIT = re.compile(
    r"(?:共|计|约)?([+-]?[0-9][0-9,]*)(?:名|人|位|张|票|个|份|周岁|岁|页|学时|课时|小时|户|次|件|条|轮|天|日)(?:次)?"
)
_ROUND = re.compile(r"第([0-9一二三四五六七八九十]+)[轮次]")
_SEATS = re.compile(r"([\u4e00-\u9fff]+?)[::]?([0-9一二三四五六七八九十两]+)(?:名|人|位|个)?")

_MOST = 2**53  # the largest whole number that a spreadsheet keeps exactly


def read_whole(cell: Cell) -> Reading:
    """Return a whole number; one with a unit (12人) or in Chinese numerals is reported as re-read (V05)."""
    text = written(cell)
    folded = fold(text)
    if cell.kind == NUMBER and isinstance(cell.value, (int, float)):
        if abs(cell.value) < _MOST and cell.value == int(cell.value):
            return Reading(int(cell.value))
        return Reading(None, (unreadable(text, "整数"),))
    if _PLAIN.fullmatch(folded) or _GROUPED.fullmatch(folded):
        number: int | None = int(folded.replace(",", "").partition(".")[0])
        if number is not None and abs(number) < _MOST:
            return Reading(number)
    number = _number_in(folded)
    if number is None or abs(number) >= _MOST:
        return Reading(None, (unreadable(text, "整数"),))
    return Reading(number) if _ROUND.fullmatch(folded) else reread(text, number, str(number))


def _number_in(folded: str) -> int | None:
    """The one number in a text such as 12人, 第二轮 or 十二."""
    if match := _WITH_UNIT.fullmatch(folded):
        return int(match[1].replace(",", ""))
    if match := _ROUND.fullmatch(folded):
        folded = match[1]
    return int(folded) if folded.isascii() and folded.isdigit() else chinese_number(folded)


def read_posts(cell: Cell) -> Reading:
    """Return seats by post: {"主席": 1, "副主席": 4}, or {"": 25} for a bare number."""
    whole = read_whole(cell)
    if isinstance(whole.value, int):
        return Reading({"": whole.value}, whole.doubts)
    text = written(cell)
    seats: dict[str, int] = {}
    for post, count in _SEATS.findall(fold(text)):
        number = int(count) if count.isascii() else chinese_number(count)
        if number is not None:
            seats[post.removeprefix("应选").removeprefix("和").removeprefix("及")] = number
    if not seats:
        return Reading(None, (unreadable(text, "人数", "请填写人数,或写成「主席1名、副主席4名」"),))
    return Reading(seats)


WHOLE = Kind("whole", "整数", "Int64", read_whole, zero=True, example="12", width=9)
POSTS = Kind("posts", "应选名额", "object", read_posts, example="25", width=20)
