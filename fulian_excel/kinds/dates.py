"""Reading days and months in all the ways people write them."""

import re
from dataclasses import replace
from datetime import date, datetime

from fulian_excel.cells import DATE as DATE_CELL
from fulian_excel.cells import NUMBER, TEXT, Cell
from fulian_excel.findings import Level
from fulian_excel.formats import shows_day
from fulian_excel.kinds.day import Calendar, Day, Serial, Yearless, day_of
from fulian_excel.kinds.doubted_days import one_of_two, two_days, typed_into_a_date_cell
from fulian_excel.kinds.kind import Kind, Reading, reread, unreadable, written
from fulian_excel.kinds.planned import planned
from fulian_excel.rulebook import Parts, cell_rule
from fulian_excel.words import chinese_number, fold

_SEPARATOR = r"[年./\-—、]"
_DAY = re.compile(rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}})[月./\-—、]([0-9]{{1,2}})[日号]?")
_DAY_TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_MONTH = re.compile(rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}})月?")
_MONTH_TOGETHER = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])")
_SHORT_DAY = re.compile(rf"'?([0-9]{{2}}){_SEPARATOR}([0-9]{{1,2}})[月./\-]([0-9]{{1,2}})[日号]?")
_SHORT_MONTH = re.compile(rf"'?([0-9]{{2}}){_SEPARATOR}([0-9]{{1,2}})月?")
_CHINESE = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?")
# A weekday or a time of day after a date, which is ignored.
_WEEKDAY = re.compile(r"\s*[(（]?\s*(?:星期|周)[一二三四五六日天]\s*[)）]?")
_CLOCK = r"[0-9]{1,2}[::时点][0-9]{0,2}[分半]?(?:[::]?[0-9]{1,2}秒?)?"
_TIME_OF_DAY = re.compile(
    rf"(?:(?<=[0-9])[\sT]|(?<=[日号]))\s*(?:(?:上午|中午|下午|晚上|早上)\s*)?(?:{_CLOCK}(?:\s*[-—~至到]\s*{_CLOCK})?整?)?$"
)
_AGE_BEHIND = re.compile(r"\([0-9]{1,3}周?岁\)$")  # an age after a month, as on cadres' lists: 1972.07(50岁)
# A remark after a day, which does not change it: 2022年11月23日(两个半天), 2022年11月29日 共54人.
_REMARK = re.compile(r"(?<=[日号0-9])\s*\([^()]*\)$|(?<=[日号])\s[^0-9\s()至到-][^月日号]*$")
_TWO_READINGS = re.compile(r"[0-9]{4}\.1")
_SERIALS = range(7306, 73051)  # 1920 to 2099, counted from 1899-12-30
_EARLIEST = date(1900, 1, 1)
_THIS_CENTURY = 30  # two-digit years below this are in the 2000s
_HINT = "请写成 2022-11-25 或 1985.03 的样子"


def read_date(cell: Cell) -> Reading:
    """Read a day of the election, written as a date or as a plan; of a range or a part of a month the last day.

    A date with two readings is doubted (V06), an unusual way of writing is reported as re-read (V05).

    The value is a Day, or Yearless or Serial if the day depends on the sheet's calendar (`placed`).
    """
    return _read(cell, first=False, plans=True)


def read_start(cell: Cell) -> Reading:
    """Read a day on which something begins, like `read_date` but with the first day of a range or part of a month."""
    return _read(cell, first=True, plans=True)


def read_past(cell: Cell) -> Reading:
    """Read a day or month in the past, such as a birth, like `read_date` but without plans: the year is required."""
    return _read(cell, first=False, plans=False)


def _read(cell: Cell, *, first: bool, plans: bool) -> Reading:
    text = written(cell)
    if cell.kind == DATE_CELL and isinstance(cell.value, datetime):
        day = Day(cell.value.date(), month_only=not shows_day(cell.number_format))
        return typed_into_a_date_cell(text, cell.value) or Reading(day)
    folded = _AGE_BEHIND.sub("", fold(_TIME_OF_DAY.sub("", _WEEKDAY.sub("", text))))
    if cell.kind == NUMBER and isinstance(cell.value, (int, float)) and int(cell.value) in _SERIALS:
        return Reading(Serial(int(cell.value)))
    if _TWO_READINGS.fullmatch(folded):
        return one_of_two(text, f"{folded[:4]}.01", f"{folded[:4]}.10", day_of(int(folded[:4]), 1))
    found = _plain(folded)
    if found is None and plans:
        found = two_days(cell, text, folded) or _planned(text, folded, first=first)
    found = found or _short(text, folded) or _chinese(text, folded)
    return found or _remarked(cell, text, first=first, plans=plans) or Reading(None, (unreadable(text, "日期", _HINT),))


def _remarked(cell: Cell, text: str, *, first: bool, plans: bool) -> Reading | None:
    """The day before a remark, reported as re-read (V05); None if there is no remark or no day."""
    plain = _REMARK.sub("", text)
    if plain == text or cell.kind != TEXT:
        return None
    value = _read(cell._replace(value=plain), first=first, plans=plans).value
    return reread(text, value, str(value)) if isinstance(value, Day) else None


def placed(text: str, value: Serial | Yearless, calendar: Calendar) -> Reading:
    """Return the day of a Serial or Yearless value in its sheet's calendar, reported as re-read (V05).

    Without a day in the calendar the value is unreadable (V02).
    """
    day = value.placed(calendar)
    return reread(text, day, str(day)) if day else Reading(None, (unreadable(text, "日期", "请写上年份,如 2022-11-25"),))


def _plain(folded: str) -> Reading | None:
    for pattern in (_DAY, _DAY_TOGETHER, _MONTH, _MONTH_TOGETHER):
        match = pattern.fullmatch(folded)
        if match:
            day = day_of(*(int(part) for part in match.groups()))
            return Reading(day) if day else None
    return None


def _planned(text: str, folded: str, *, first: bool) -> Reading | None:
    if _SHORT_DAY.fullmatch(folded):
        return None
    found = planned(folded, first=first)
    if isinstance(found, Day):
        return reread(text, found, str(found))
    return Reading(found) if found else None


def _short(text: str, folded: str) -> Reading | None:
    match = _SHORT_DAY.fullmatch(folded) or _SHORT_MONTH.fullmatch(folded)
    if match is None:
        return None
    year = int(match[1])
    day = day_of(year + (2000 if year < _THIS_CENTURY else 1900), *(int(part) for part in match.groups()[1:]))
    return reread(text, day, str(day)) if day else None


def _chinese(text: str, folded: str) -> Reading | None:
    match = _CHINESE.fullmatch(folded)
    if match is None:
        return None
    day = day_of(*(number for part in match.groups() if part and (number := chinese_number(part)) is not None))
    return reread(text, day, str(day)) if day else None



@cell_rule("V04", Level.FIX, "数值在合理范围内", "「{value}」超出合理范围:{bounds};请核对")
def out_of_range(value: datetime, as_of: date) -> Parts | None:
    """A value lies in its range: no negative counts, births between 1900 and the as-of day."""
    if _EARLIEST <= value.date() <= as_of:
        return None
    return {"bounds": f"应在 1900 年至 {as_of.isoformat()} 之间"}


DATE = Kind("date", "日期", "datetime64[s]", read_date, example="2022-11-25", width=12)
START = replace(DATE, read=read_start)
PAST = replace(DATE, read=read_past)
