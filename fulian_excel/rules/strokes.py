"""姓氏笔画 order by 通用规范汉字表, which decides nothing for characters outside the table."""

from functools import cache
from importlib.resources import files

# The table counts in three levels, each ordered by itself.
_LEVELS = (3500, 6500, 8105)


@cache
def _table() -> dict[str, tuple[int, int]]:
    """Each character's strokes and its number in 通用规范汉字表."""
    text = files("fulian_excel").joinpath("defaults/strokes.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            char, strokes, number = line.split("\t")
            found[char] = (int(strokes), int(number))
    return found


def out_of_order(first: str, second: str) -> bool:
    """True if the second name certainly comes before the first.

    Surnames are compared by their first character; at equal surnames single names come before double ones,
    then character by character. Pairs that the table does not decide count as in order.
    """
    verdict = _compared(first[0], second[0])
    if verdict is None or first[0] != second[0]:
        return verdict is not None and verdict > 0
    if len(first) != len(second):
        return len(first) > len(second)
    for mine, theirs in zip(first[1:], second[1:], strict=True):
        verdict = _compared(mine, theirs)
        if verdict is None or verdict != 0:
            return verdict is not None and verdict > 0
    return False


def _compared(mine: str, theirs: str) -> int | None:
    """Negative, zero or positive if `mine` comes before, equals or comes after `theirs`; None if undecided."""
    if mine == theirs:
        return 0
    table = _table()
    if mine not in table or theirs not in table:
        return None
    (my_strokes, my_number), (their_strokes, their_number) = table[mine], table[theirs]
    if my_strokes != their_strokes:
        return my_strokes - their_strokes
    return my_number - their_number if _level(my_number) == _level(their_number) else None


def _level(number: int) -> int:
    return next(level for level, last in enumerate(_LEVELS) if number <= last)
