"""Invented people: every name, number and phone here belongs to nobody."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

# In the order of 姓氏笔画, so that lists of candidates can be laid out without a table of strokes.
SURNAMES = "丁卜于马王毛文方邓刘苏杜李杨肖吴何余沈宋张陈"
_SINGLE = "芳敏静丽娟霞萍玲红梅云燕洁琴兰慧莉英珍蓉"
_DOUBLE = ("秀英", "桂兰", "晓燕", "海霞", "春梅", "雪梅", "丽华", "玉珍", "冬梅", "文静", "小红", "淑芳", "美玲", "凤英")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Person:
    """One invented woman."""

    name: str
    born: date
    id_number: str
    phone: str
    nation: str = "汉族"
    politics: str = "中共党员"
    schooling: str = "本科"
    unit: str = ""
    post: str = ""
    area: str = ""
    rank: str = "其他"

    def age_on(self, day: date) -> int:
        """Years completed on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def at(self, unit: str, post: str, area: str, **more: str) -> "Person":
        """The same woman in a place of work."""
        return replace(self, unit=unit, post=post, area=area, **more)


def with_check_digit(seventeen: str) -> str:
    """Seventeen digits and the check digit that GB 11643 gives them."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True))
    return seventeen + "10X98765432"[total % 11]


def women(township: int, count: int) -> Iterator[Person]:
    """Women of one township in the order of their surnames' strokes; equal surnames: single names first."""
    chance = random.Random(f"township {township}")
    per_surname = -(-count // len(SURNAMES))
    made = 0
    for surname in SURNAMES:
        for turn in range(per_surname):
            if made == count:
                return
            made += 1
            given = chance.choice(_SINGLE) if turn == 0 else chance.choice(_DOUBLE)
            yield _woman(chance, surname + given, township, made)


def _woman(chance: random.Random, name: str, township: int, number: int) -> Person:
    born = date(chance.randint(1968, 1998), chance.randint(2, 12), chance.randint(1, 28))
    if born.month == 10:
        born = born.replace(month=9)
    place = 430900 + 20 + township
    sequence = 2 * chance.randint(50, 480)
    phone = f"1{chance.choice('35789')}{chance.choice('0123456789')}{township}{chance.randint(100, 999)}{number * 37 % 1000:03d}"
    return Person(
        name,
        born,
        with_check_digit(f"{place}{born:%Y%m%d}{sequence:03d}"),
        phone.ljust(11, "6")[:11],
        nation=chance.choice(("汉族", "汉族", "汉族", "汉族", "苗族", "土家族")),
        politics=chance.choice(("中共党员", "中共党员", "群众", "群众", "共青团员" if born.year > 1995 else "群众")),
        schooling=chance.choice(("本科", "大专", "大专", "高中", "中专")),
    )
