"""A township's forms as plain rows, before any clerk lays them out."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sample_workbooks.made_by.people import Person, Staff

Row = dict[str, Any]

# The day of each congress: weekdays from 8 to 18 November 2022, no two neighbours alike.
_CONGRESSES = (10, 15, 11, 17, 9, 16, 8, 18, 10)


class Share(float):
    """A part of a whole, shown as a percentage with one decimal."""


@dataclass
class Town:
    """A township's forms: rows by form, and the blocks of its tallies as (labels, rows).

    `stated_unit` is a 填报单位 that is not its own, `undated` the forms whose 填报日期 is blank.
    """

    name: str
    number: int
    staff: Staff
    units: list[tuple[str, str, int]]
    people: list[Person]
    candidates: list[tuple[Person, str]] = field(default_factory=list)
    women: int = 0
    forms: dict[str, list[Row]] = field(default_factory=dict)
    ballots: list[tuple[Row, list[Row]]] = field(default_factory=list)
    stated_unit: dict[str, str] = field(default_factory=dict)
    undated: set[str] = field(default_factory=set)

    @property
    def stem(self) -> str:
        """The name without 镇, 乡 or 街道."""
        return stem_of(self.name)

    @property
    def congress(self) -> date:
        """The day of the congress and of the first meeting of its committee."""
        return date(2022, 11, _CONGRESSES[self.number - 1])

    @property
    def villages(self) -> list[str]:
        """The villages and communities among the units."""
        return [unit for unit, area, _seats in self.units if area == "村(社区)"]

    def filled_on(self, form: str) -> date:
        """The 填报日期 of a form: each is filled in when its stage is over."""
        early = {
            "survey": date(2022, 9, 13),
            "allocation": date(2022, 9, 22),
            "delegates": date(2022, 10, 9),
            "candidates": date(2022, 10, 9),
            "ballots": self.congress,
            "committee": self.congress + timedelta(days=1),
            "officers": self.congress + timedelta(days=1),
        }
        return early.get(form, date(2022, 11, 29))

    def row_of(self, form: str, name: str) -> int:
        """Where a woman stands in a form."""
        return next(index for index, row in enumerate(self.forms[form]) if row["姓名"] == name)

    def bystanders(self) -> list[int]:
        """The delegates who are on no other list, so that a mistake with one of them is seen there alone."""
        others = {person.id_number for person, _post in self.candidates}
        return [index for index, person in enumerate(self.people) if person.id_number not in others]


def stem_of(name: str) -> str:
    """A township's name without 镇, 乡 or 街道."""
    return name.removesuffix("街道").removesuffix("镇").removesuffix("乡")


def person_row(person: Person, town: Town, form: str) -> Row:
    """What every list of people says about a woman."""
    return {
        "姓名": person.name,
        "性别": "女",
        "民族": person.nation,
        "出生年月": person.born,
        "年龄": person.age_on(town.filled_on(form)),
        "政治面貌": person.politics,
        "学历": person.schooling,
        "工作单位及职务": (person.unit, person.post),
        "身份证号": person.id_number,
        "联系电话": person.phone,
    }
