"""Dates to the day or to the month, in all the ways people write them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fulian_excel.cells import DATE as DATE_CELL
from fulian_excel.cells import NUMBER, Cell
from fulian_excel.findings import Level
from fulian_excel.formats import shows_day
from fulian_excel.kinds.kind import Kind, Reading, reread, unreadable, written
from fulian_excel.rulebook import breach, cell_rule
from fulian_excel.words import chinese_number, fold

_SEPARATOR = r"[年./\-—、]"
_DAY = re.compile(rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}})[月./\-—、]([0-9]{{1,2}})日?")
_DAY_TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_MONTH = re.compile(rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}})月?")
_MONTH_TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])")
_SHORT_DAY = re.compile(rf"'?([0-9]{{2}}){_SEPARATOR}([0-9]{{1,2}})[月./\-]([0-9]{{1,2}})日?")
_SHORT_MONTH = re.compile(rf"'?([0-9]{{2}}){_SEPARATOR}([0-9]{{1,2}})月?")
_CHINESE = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?")
_TIME_OF_DAY = re.compile(r"(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?(?:上午|下午|晚上)?(?:T?[0-9]{1,2}[::时点][0-9:时点分秒半]*)?$")
_AGE_BEHIND = re.compile(r"\([0-9]{1,3}周?岁\)$")  # as on cadres' lists: 1972.07(50岁)
_TWO_READINGS = re.compile(r"[0-9]{4}\.1")
_SERIALS = range(7306, 73051)  # 1920 to 2099, counted from 1899-12-30
_EPOCH = date(1899, 12, 30)
_THIS_CENTURY = 30  # two-digit years below this are of the 2000s


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or a month kept as its first day."""

    date: date
    month_only: bool = False

    def __str__(self) -> str:
        """1985-03-12, or 1985-03 where only the month is known."""
        return f"{self.date:%Y-%m}" if self.month_only else self.date.isoformat()

    def agrees(self, other: "Day") -> bool:
        """The two are one date; where one of them is only a month, one month."""
        if self.month_only or other.month_only:
            return (self.date.year, self.date.month) == (other.date.year, other.date.month)
        return self.date == other.date

    def after(self, other: "Day") -> bool:
        """This one is later, by months where one of them is only a month."""
        if self.month_only or other.month_only:
            return (self.date.year, self.date.month) > (other.date.year, other.date.month)
        return self.date > other.date


def read_date(cell: Cell) -> Reading:
    """A date or a month; two-digit years, serial numbers and Chinese numerals are read and told."""
    text = written(cell)
    if cell.kind == DATE_CELL and isinstance(cell.value, datetime):
        return Reading(Day(cell.value.date(), month_only=not shows_day(cell.number_format)))
    folded = _AGE_BEHIND.sub("", fold(text))
    if cell.kind == NUMBER and isinstance(cell.value, int) and cell.value in _SERIALS:
        day = Day(_EPOCH + timedelta(days=cell.value))
        return reread(text, day, str(day))
    if _TWO_READINGS.fullmatch(folded):
        return one_of_two(folded)
    return _plain(folded) or _short(text, folded) or _chinese(text, folded) or _unreadable(text)


@cell_rule("V06", Level.ASK, "日期只有一种读法", "「{value}」可能是 {first},也可能是 {second};请写成 {first} 或 {second}")
def one_of_two(text: str) -> Reading:
    """A date has one reading: 1985.1 may be January or an October that lost its 0."""
    year = int(text[:4])
    doubt = breach("V06", {"first": f"{year}.01", "second": f"{year}.10"}, value=text)
    return Reading(Day(date(year, 1, 1), month_only=True), (doubt,))


def _plain(folded: str) -> Reading | None:
    for pattern in (_DAY, _DAY_TOGETHER, _MONTH, _MONTH_TOGETHER):
        match = pattern.match(folded)
        if match and (match.end() == len(folded) or _is_time_of_day(match, folded)):
            day = _day(*(int(part) for part in match.groups()))
            return Reading(day) if day else None
    return None


def _is_time_of_day(match: re.Match[str], folded: str) -> bool:
    return match.re is _DAY and bool(_TIME_OF_DAY.match(folded, match.end()))


def _short(text: str, folded: str) -> Reading | None:
    match = _SHORT_DAY.fullmatch(folded) or _SHORT_MONTH.fullmatch(folded)
    if match is None:
        return None
    year = int(match[1])
    day = _day(year + (2000 if year < _THIS_CENTURY else 1900), *(int(part) for part in match.groups()[1:]))
    return reread(text, day, str(day)) if day else None


def _chinese(text: str, folded: str) -> Reading | None:
    match = _CHINESE.fullmatch(folded)
    if match is None:
        return None
    day = _day(*(number for part in match.groups() if part and (number := chinese_number(part)) is not None))
    return reread(text, day, str(day)) if day else None


def _unreadable(text: str) -> Reading:
    return Reading(None, (unreadable(text, "日期", "请写成 2022-11-25 或 1985.03 的样子"),))


def _day(year: int, month: int, day: int | None = None) -> Day | None:
    """The day, or the month where no day is given; None where the calendar has no such day."""
    try:
        return Day(date(year, month, day or 1), month_only=day is None)
    except ValueError:
        return None


DATE = Kind("date", "日期", "datetime64[s]", read_date, example="2022-11-25", width=12)
