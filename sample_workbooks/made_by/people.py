"""Invented people: every name, number and phone here belongs to nobody."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

# All three in the order of 姓氏笔画, so that lists of candidates need no table of strokes.
SURNAMES = "丁卜于马王毛文方邓刘苏杜李杨肖吴何余沈宋张陈"
_SINGLE = "云兰红芳丽英珍玲洁莉娟萍梅敏琴蓉静慧燕霞"
_DOUBLE = [
    "小红",
    "月娥",
    "凤英",
    "文静",
    "玉珍",
    "巧玲",
    "冬梅",
    "立群",
    "伟红",
    "志红",
    "丽华",
    "秀英",
    "金莲",
    "建华",
    "春梅",
    "美玲",
    "艳萍",
    "桂兰",
    "晓燕",
    "爱华",
    "海霞",
    "菊香",
    "雪梅",
    "银花",
    "彩霞",
    "淑芳",
    "满秀",
    "翠云",
]
# Those who run the congress are of other families, so that no teller is ever a candidate.
_STAFF_SURNAMES = "贺谭龙彭蒋郭唐曾谢罗胡黄周汤易尹"
_STAFF_MEN = ["国强", "建明", "卫国", "志远", "立新", "正明", "永康", "海波", "德胜", "红军", "晓东", "光辉"]
_STAFF_WOMEN = ["素芬", "满英", "腊梅", "友珍", "世红", "运香"]
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Person:
    """One invented woman."""

    name: str
    born: date
    id_number: str
    phone: str
    nation: str
    politics: str
    schooling: str
    unit: str = ""
    post: str = ""
    area: str = ""
    rank: str = "其他"

    def age_on(self, day: date) -> int:
        """Years completed on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def at(self, unit: str, post: str, area: str, rank: str = "其他") -> "Person":
        """The same woman in a place of work."""
        return replace(self, unit=unit, post=post, area=area, rank=rank)

    def sorting(self) -> tuple[int, int, int]:
        """Her place by 姓氏笔画: surname, then single names before double ones, then the given name."""
        given = self.name[1:]
        single = len(given) == 1
        return SURNAMES.index(self.name[0]), not single, _SINGLE.index(given) if single else _DOUBLE.index(given)


@dataclass(frozen=True)
class Staff:
    """Those of a township who fill in, check, count and hand over."""

    clerk: str
    checker: str
    former_chair: str
    tellers: tuple[str, ...]
    landline: str


def with_check_digit(seventeen: str) -> str:
    """Seventeen digits and the check digit that GB 11643 gives them."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True))
    return seventeen + "10X98765432"[total % 11]


def women(township: int, count: int) -> list[Person]:
    """Women of one township, no two of one name, in no order."""
    chance = Random(f"women of township {township}")
    names: set[str] = set()
    people = []
    for number in range(count):
        name = ""
        while not name or name in names:
            name = chance.choice(SURNAMES) + (
                chance.choice(_SINGLE) if chance.random() < 0.35 else chance.choice(_DOUBLE)
            )
        names.add(name)
        people.append(_woman(chance, name, township, number))
    return people


def _woman(chance: Random, name: str, township: int, number: int) -> Person:
    # No January and no October: 1985.1 would be either of them.
    born = date(chance.randint(1967, 1998), chance.choice((2, 3, 4, 5, 6, 7, 8, 9, 11, 12)), chance.randint(1, 28))
    sequence = 2 * chance.randint(1, 499)
    phone = f"1{chance.choice(('35', '36', '38', '39', '50', '58', '77', '87', '99'))}{chance.randint(1000, 9999)}"
    schooling = (
        ("本科", "本科", "大专", "大专", "高中") if born.year > 1980 else ("本科", "大专", "高中", "中专", "初中")
    )
    young = born.year >= 1995
    return Person(
        name,
        born,
        with_check_digit(f"{430900 + 20 + township}{born:%Y%m%d}{sequence:03d}"),
        phone[: 8 - len(str(township))] + f"{township}{number * 37 % 1000:03d}",
        nation=chance.choice(("汉族", "汉族", "汉族", "汉族", "苗族", "土家族")),
        politics=chance.choice(("中共党员", "中共党员", "共青团员" if young else "群众", "群众")),
        schooling=chance.choice(schooling),
    )


def staff(township: int) -> Staff:
    """The people around a township's congress."""
    chance = Random(f"staff of township {township}")
    surnames = chance.sample(_STAFF_SURNAMES, 9)
    men, others = chance.sample(_STAFF_MEN, 7), chance.sample(_STAFF_WOMEN, 2)
    names = [surname + given for surname, given in zip(surnames, others + men, strict=True)]
    return Staff(names[0], names[2], names[1], tuple(names[3:]), f"0730-84{township}{chance.randint(1000, 9999)}")
