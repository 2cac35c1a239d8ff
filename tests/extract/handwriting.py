"""How a clerk writes a value down: dates, numbers, names, identity numbers, yes and no, and nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sample_workbooks.made_by.township import Share

WORK = "工作单位及职务"
_DIGITS = "〇一二三四五六七八九"
_FULL_WIDTH = str.maketrans("0123456789", "0123456789")
_DOTS = {
    "delegates": "•",
    "candidates": "・",
    "ballots": "‧",
    "committee": "·",
    "officers": "･",
    "training": ".",
    "handover": "●",
}


@dataclass(frozen=True)
class Hand:
    """One clerk's hand; `month` writes 出生年月, `last` goes over everything once more."""

    month: Callable[[date], Any] = lambda day: f"{day:%Y.%m}"
    day: Callable[[date], Any] = lambda day: datetime(day.year, day.month, day.day)
    number: Callable[[str, int], Any] = lambda _name, value: value
    identity: Callable[[str], Any] = lambda value: value
    name: Callable[[str, str], Any] = lambda _form, value: value
    phone: Callable[[str], Any] = lambda value: value
    text: Callable[[str, str], Any] = lambda _name, value: value
    yes: tuple[Any, Any] = ("是", "否")
    blank: Any = None
    last: Callable[[Any], Any] = lambda value: value

    def write(self, form: str, name: str, row: dict[str, Any]) -> Any:
        """What stands in a row's cell."""
        return self.last(self._write(form, name, row))

    def _write(self, form: str, name: str, row: dict[str, Any]) -> Any:
        parts = {"工作单位": 0, "职务": 1} if WORK in row else {}
        value = row[WORK][parts[name]] if name in parts else row.get(name)
        hands = {"身份证号": self.identity, "联系电话": self.phone, "姓名": lambda told: self.name(form, told)}
        hands |= dict.fromkeys(("移交人", "接收人", "监交人"), hands["姓名"])
        hands |= dict.fromkeys(("出生年月", "任现职时间"), self.month)
        by_kind = {
            type(None): lambda _none: self.blank,
            bool: lambda told: self.yes[not told],
            date: self.day,
            tuple: "".join,
            Share: lambda share: f"{share:.1%}",
            int: lambda number: self.number(name, number),
            str: lambda told: self.text(name, told),
        }
        return hands.get(name if value is not None else "", by_kind[type(value)])(value)


def in_han(day: date) -> str:
    """一九八五年三月."""
    return "".join(_DIGITS[int(digit)] for digit in f"{day.year}") + f"年{in_figures(day.month)}月"


def day_in_han(day: date) -> str:
    """二〇二二年十一月十日."""
    return f"{in_han(day)}{in_figures(day.day)}日"


def in_figures(number: int) -> str:
    """一, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def full_width(value: Any) -> Any:
    """Everything as text, its digits full width."""
    return value if value is None else str(value).translate(_FULL_WIDTH)


def serial(day: date) -> int:
    """The number that a date is in a sheet."""
    return (day - date(1899, 12, 30)).days


def spaced_out(_form: str, name: str) -> str:
    """王 芳, and blanks around a longer name."""
    return f"{name[0]} {name[1]}" if len(name) == 2 else f" {name}  "


def other_dots(form: str, name: str) -> str:
    """The middle dot as this form's typist finds it on the keyboard."""
    return name.replace("·", _DOTS.get(form, "·"))


def with_people(name: str, value: int) -> Any:
    """12人, 38票, 1,200 where people count."""
    if name in ("赞成", "反对", "弃权", "赞成票"):
        return f"{value}票"
    return f"{value:,}人" if name in ("应到", "实到", "参加人数", "妇联干部数", "妇女人数") else value


def odd_counts(name: str, value: int) -> str:
    """1,200; nothing as 无, — or /."""
    nothing = {"女性社会组织数": "无", "非公企业数": "—", "举报线索数": "无", "弃权": "/", "反对": "—", "无效": "无"}
    return nothing.get(name, "0") if value == 0 else f"{value:,}"


def odd_identity(value: str) -> str:
    """With an apostrophe before it, a tab behind it, or blanks within, as its last digit has it."""
    manners = ("'{}", "{}\t", "{} ", " {}", "‘{}", "{}\u00a0")
    return manners[int(value[16]) % len(manners)].format(value)
