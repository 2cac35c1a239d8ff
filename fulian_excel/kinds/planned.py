"""Days as people plan: 9月20日-25日, 9月上旬, 11月25日前, with or without a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fulian_excel.kinds.day import Day, Yearless, of_month
from fulian_excel.words import chinese_number

_CENTURY = 2000
_POINT = re.compile(
    r"(?:(?P<year>[0-9]{4}|[0-9]{2}(?=年|[./-][0-9]{1,2}[月./-]))[年./-])?"
    r"(?:(?P<month>[0-9]{1,2})(?:月份?|[./-](?=[0-9])))?"
    r"(?:(?P<day>[0-9]{1,2})[日号]?|(?P<part>上旬|中旬|下旬|初|中|底|末))?"
)
_NUMERALS = re.compile(r"[一二三四五六七八九十廿卅]+(?=[月日号])")
_AROUND = re.compile(r"^(?:截至|截止到?|不晚于|最迟|拟于?|至|到)|(?:(?:之?前|以前|为止|截止|止)?(?:完成)?|左右)$")
_BETWEEN = re.compile(r"至|到|~|—+|–|--")
# The first and last day of each part of a month; 0 is the month's last day.
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "初": (1, 10), "中": (11, 20), "底": (0, 0), "末": (0, 0)}


@dataclass(frozen=True, slots=True)
class _Point:
    """The parts of a day that are written; any may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""

    @property
    def bare(self) -> bool:
        """True if only a number is written, which may be a day or a month."""
        return self.day is not None and self.month is None


def planned(text: str, *, first: bool = False) -> Day | Yearless | None:
    """Return the day that a folded text names; for a range or a part of a month its last day, or its first if `first`.

    None if the text is no such plan, or no calendar has such days.
    """
    text = _NUMERALS.sub(lambda match: str(chinese_number(match[0])), text)
    text = _AROUND.sub("", text)
    alone = _point(text)
    if alone is not None and alone.month is not None:
        return _day(alone, first=first)
    for begin, end in _ranges(text):
        if begin is not None and end is not None:
            return _of_range(begin, end, first=first)
    return None


def _point(text: str) -> _Point | None:
    match = _POINT.fullmatch(text)
    if match is None or not text:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if year is not None and year < 100:
        year += _CENTURY
    if year is not None and month is None and text[-1].isdecimal():  # 2022.9
        month, day = day, None
    return _Point(year, month, day, match["part"] or "")


def _ranges(text: str) -> Iterator[tuple[_Point | None, _Point | None]]:
    """Every way to split a text into the begin and end of a range: at words such as 至, or else at each hyphen."""
    cuts = list(_BETWEEN.finditer(text)) or list(re.finditer("-", text))
    for cut in cuts:
        yield _point(text[: cut.start()]), _point(text[cut.end() :])


def _of_range(begin: _Point, end: _Point, *, first: bool) -> Day | Yearless | None:
    """The first or last day of a range; each end takes a missing month or year from the other."""
    if begin.bare and end.month is not None and end.day is None:  # 9-10月
        begin = replace(begin, month=begin.day, day=None)
    if end.bare and begin.month is not None:  # 9月20日-25日
        end = replace(end, month=begin.month)
    if begin.month is None or end.month is None:
        return None
    over = end.month < begin.month
    if begin.year is not None and end.year is None:
        end = replace(end, year=begin.year + over)
    elif end.year is not None and begin.year is None:
        begin = replace(begin, year=end.year - over)
    if (begin.year, begin.month) == (end.year, end.month) and begin.day and end.day and begin.day > end.day:
        return None
    return _day(begin, first=True) if first else _day(end, first=False, over_new_year=over and end.year is None)


def _day(point: _Point, *, first: bool, over_new_year: bool = False) -> Day | Yearless | None:
    month, day, last = point.month or 0, point.day, False
    if point.part:
        day = _PARTS[point.part][0 if first else 1]
        last = not day
    if point.year is not None:
        return of_month(point.year, month, day, last=last)
    possible = of_month(_CENTURY, month, day, last=last)  # a leap year, so that every day is possible
    return Yearless(month, day, last, over_new_year) if possible else None
