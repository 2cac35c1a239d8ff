"""Typed values of a cell's stored text: numbers, moments, truth values, errors."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from fulian_excel.cells import BLANK, BOOL, DATE, ERROR, NUMBER, TEXT, Value
from fulian_excel.ooxml.markup import cell_text

TRUE = frozenset(("1", "true", "on"))
_LAST_DATE = 2_958_465  # the serial number of 9999-12-31
_LEAP_BUG = 60  # spreadsheets believe in 1900-02-29, so serial numbers from there on are one too many
_SHIFT_1904 = 1462
_DAY_ZERO = date(1899, 12, 31).toordinal()
_DAY_MILLISECONDS = 86_400_000
_LONGEST_WHOLE = 1e21


class Moments(dict[str, tuple[Value, str]]):
    """Values and kinds of numbers under a date format, by their text; dates repeat down a column."""

    def __init__(self, *, date1904: bool) -> None:
        super().__init__()
        self._date1904 = date1904

    def __missing__(self, raw: str) -> tuple[Value, str]:
        """Read the number; one that is no possible date stays a number."""
        number, kind = number_of(raw)
        moment = moment_of(number, date1904=self._date1904) if isinstance(number, (int, float)) else None
        self[raw] = found = (moment, DATE) if moment else (number, kind)
        return found


class Texts(dict[str, str]):
    """What a person typed, by the text between two tags; words repeat down a column."""

    def __missing__(self, raw: str) -> str:
        """Read the text."""
        self[raw] = text = cell_text(raw)
        return text


def typed(raw: str, kind: str) -> tuple[Value, str]:
    """A value and its kind by the type that the cell names.

    Raises ValueError where a shared string is named by something that is no number.
    """
    if kind == "joined":
        return raw, TEXT
    raw = raw.strip()
    if kind == "s" and raw:
        raise ValueError(raw)
    if kind == "b" and raw:
        return raw in TRUE, BOOL
    if kind == "e" and raw:
        return raw, ERROR
    return _iso_moment(raw) if kind == "d" and raw else number_of(raw)


def number_of(raw: str) -> tuple[Value, str]:
    """A stored number and its kind, whole where it is; what is none is told as the text it is.

    A double has fifteen digits that mean something; what stands behind them in a long number is noise.
    """
    if raw.strip().isdecimal():
        return int(raw), NUMBER
    try:
        number = float(raw)
    except ValueError:
        return (cell_text(raw), TEXT) if raw.strip() else (None, BLANK)
    if not number.is_integer() or abs(number) >= _LONGEST_WHOLE:
        return (number, NUMBER) if isfinite(number) else (raw, TEXT)
    if raw.strip().lstrip("-").isdecimal():
        return int(raw), NUMBER
    return int(Decimal(f"{number:.15g}")), NUMBER


def moment_of(serial: float, *, date1904: bool = False) -> datetime | None:
    """The moment a serial number means, to the millisecond; None where it is no possible date.

    A time without a day falls on the day 0 of the system: 1899-12-31, in the 1904 system 1904-01-01.
    """
    last = _LAST_DATE - _SHIFT_1904 if date1904 else _LAST_DATE
    if not 0 <= serial < last + 1:
        return None
    days = int(serial)
    lag = _SHIFT_1904 - 1 if date1904 else -(days >= _LEAP_BUG)
    moment = datetime.fromordinal(_DAY_ZERO + days + lag)
    if days == serial:
        return moment
    milliseconds = round((serial - days) * _DAY_MILLISECONDS)
    return moment + timedelta(milliseconds=min(milliseconds, _DAY_MILLISECONDS - 1 if days == last else milliseconds))


def _iso_moment(raw: str) -> tuple[Value, str]:
    try:
        return datetime.fromisoformat(raw).replace(tzinfo=None), DATE
    except ValueError:
        pass
    try:
        return datetime.combine(datetime.fromordinal(_DAY_ZERO), time.fromisoformat(raw)), DATE
    except ValueError:
        return raw, TEXT
