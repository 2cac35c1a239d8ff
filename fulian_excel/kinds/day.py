"""Days and months as values, and days that are known only with the calendar of their sheet."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FAR_AHEAD = timedelta(days=183)
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or a month kept as its first day."""

    date: date
    month_only: bool = False

    def __str__(self) -> str:
        """Return 1985-03-12, or 1985-03 if only the month is known."""
        return f"{self.date:%Y-%m}" if self.month_only else self.date.isoformat()

    def agrees(self, other: "Day") -> bool:
        """True if both are the same date; if either is only a month, the same month."""
        if self.month_only or other.month_only:
            return (self.date.year, self.date.month) == (other.date.year, other.date.month)
        return self.date == other.date

    def after(self, other: "Day") -> bool:
        """True if this day is later; if either is only a month, months are compared."""
        if self.month_only or other.month_only:
            return (self.date.year, self.date.month) > (other.date.year, other.date.month)
        return self.date > other.date


def day_of(year: int, month: int, day: int | None = None) -> Day | None:
    """Return the day, or the month if no day is given; None if the calendar has no such day."""
    try:
        return Day(date(year, month, day or 1), month_only=day is None)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a sheet's days are completed with: a day near them, and whether serial numbers count from 1904."""

    near: date | None = None
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day written without its year, as in plans: 9月2日.

    Without `day` it is the month, with `last` the month's last day. `over_new_year` is True for the end of a range
    that began in the year before.
    """

    month: int
    day: int | None = None
    last: bool = False
    over_new_year: bool = False

    def placed(self, calendar: Calendar) -> Day | None:
        """Return the day in the year of the calendar's `near`, or in the year before.

        The year before is taken if the day would be more than 183 days ahead of `near`. None if the
        calendar has no `near`, or the year has no such day.
        """
        if calendar.near is None:
            return None
        found = self.in_year(calendar.near.year)
        if found is not None and found.date - calendar.near > _FAR_AHEAD:
            return self.in_year(calendar.near.year - 1)
        return found

    def in_year(self, year: int) -> Day | None:
        """Return the day in a year, or in the next if `over_new_year`; None if there is no such day."""
        return of_month(year + self.over_new_year, self.month, self.day, last=self.last)


@dataclass(frozen=True, slots=True)
class Serial:
    """A day as a spreadsheet's serial number."""

    number: int

    def placed(self, calendar: Calendar) -> Day:
        """Return the day of the number in the sheet's calendar."""
        return Day((_EPOCH_1904 if calendar.from_1904 else _EPOCH) + timedelta(days=self.number))


def may_be_one(one: object, other: object) -> bool:
    """Return True if at least one value is Yearless and both may be the same day: month and day agree."""
    known = [value for value in (one, other) if isinstance(value, Day)]
    yearless = [value for value in (one, other) if isinstance(value, Yearless)]
    if len(known) == 1 and len(yearless) == 1:
        day = yearless[0].in_year(known[0].date.year)
        return day is not None and day.agrees(known[0])
    return len(yearless) == 2 and yearless[0].in_year(_LEAP_YEAR) == yearless[1].in_year(_LEAP_YEAR)


def of_month(year: int, month: int, day: int | None, *, last: bool = False) -> Day | None:
    """Return a day of a month, its `last` day, or without `day` the month; None if the calendar has no such day."""
    if last and 1 <= month <= 12:
        day = monthrange(year, month)[1]
    return day_of(year, month, day)
