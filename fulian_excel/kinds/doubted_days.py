"""Days with two readings, and days that a spreadsheet made from another input (V06)."""

import re
from datetime import date, datetime, timedelta

from fulian_excel.cells import NUMBER, Cell
from fulian_excel.findings import Level
from fulian_excel.kinds.day import Day, Yearless, day_of, of_month
from fulian_excel.kinds.kind import Reading
from fulian_excel.rulebook import Parts, declared

_TWO_DAYS = re.compile(r"(1?[0-9])\.([123])")
_LAST_MONTH = 12
_LEAP_YEAR = 2000
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zone
_YEARS_AS_DAYS = range(1900, 2100)  # serial numbers that come from 1985.03 typed into a date cell
_LONGEST_LIFE = 100

V06 = declared("V06", Level.ASK, "日期只有一种读法", "「{value}」{doubt}", "A date has one reading: 1985.1 may be January or an October that lost its 0.")


def one_of_two(text: str, first: str, second: str, value: Day | Yearless | None) -> Reading:
    """Return a date with two readings: `value`, with a doubt (V06) that gives both."""
    doubt = f"可能是 {first},也可能是 {second};请写成 {first} 或 {second}"
    return Reading(value, (V06.finding(value=text, doubt=doubt, readings=f"{first}、{second}"),))


def outlives(value: date, as_of: date) -> Parts | None:
    """A birth that makes somebody older than a hundred on the as-of day is asked about (V06)."""
    age = as_of.year - value.year - ((as_of.month, as_of.day) < (value.month, value.day))
    return {"doubt": f"算来已满 {age} 周岁;请核对出生年份"} if age > _LONGEST_LIFE else None


def typed_into_a_date_cell(text: str, moment: datetime) -> Reading | None:
    """Return the month of 1985.03 typed into a date cell, which shows a day of 1905, with a doubt (V06); else None."""
    number = (moment - _EPOCH) / timedelta(days=1)
    if int(number) not in _YEARS_AS_DAYS:
        return None
    typed = f"{number:.2f}"
    year, month = int(typed[:4]), int(typed[5:])
    if month == 10:  # 1985.1 and 1985.10 are the same number
        return one_of_two(text, f"{year}.01", f"{year}.10", day_of(year, 1))
    meant = day_of(year, month)
    if meant is None:
        return None
    doubt = f"像是在设成日期的格子里输入了 {typed},被表格当成了 {moment:%Y-%m-%d};请把格子设成文本,写成 {typed}"
    return Reading(meant, (V06.finding(value=text, suggestion=typed, doubt=doubt, readings=typed),))


def two_days(cell: Cell, text: str, folded: str) -> Reading | None:
    """Return the doubt (V06) on a number such as 9.2: the 2nd, or a 20th that lost its 0; else None."""
    match = _TWO_DAYS.fullmatch(folded) if cell.kind == NUMBER else None
    if match is None or not 1 <= int(match[1]) <= _LAST_MONTH:
        return None
    month, day = match.groups()
    if of_month(_LEAP_YEAR, int(month), 10 * int(day)) is None:  # such as the 30th of February
        return None
    return one_of_two(text, f"{month}月{day}日", f"{month}月{day}0日", Yearless(int(month), int(day)))
