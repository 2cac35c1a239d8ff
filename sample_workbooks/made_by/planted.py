"""What is wrong in a township, and where it will be found: kept by the code that makes the mistake."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sample_workbooks.made_by.laying import Laid
from sample_workbooks.made_by.people import with_check_digit
from sample_workbooks.made_by.township import Row, Town


@dataclass(frozen=True)
class Expected:
    """A finding that must be made: its code, where it stands, whom it is about, and why it is there."""

    code: str
    form: str
    block: int
    row: Any
    column: str
    subject: str
    what: str
    consequence: bool


@dataclass
class Plan:
    """A township's mistakes; `after` are those made on the laid-out pages."""

    town: Town
    expected: list[Expected] = field(default_factory=list)
    after: list[Callable[[Laid], None]] = field(default_factory=list)
    # The delegates nobody else's list names, handed out one by one.
    free: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with every bystander free."""
        self.free = self.town.bystanders()

    def expect(
        self,
        code: str,
        form: str,
        row: Any,
        column: str,
        what: str,
        *,
        subject: str = "",
        block: int = 0,
        so: bool = False,
    ) -> None:
        """Note a finding; `so` where it only follows from another mistake."""
        self.expected.append(Expected(code, form, block, row, column, subject, what, so))

    def delegate(self) -> tuple[int, Row]:
        """A delegate who is on no other list and has no mistake yet."""
        index = self.free.pop(0)
        return index, self.town.forms["delegates"][index]

    def spoil(self, code: str, column: str, value: Any, what: str) -> None:
        """Write another value for one free delegate."""
        index, row = self.delegate()
        row[column] = value
        self.expect(code, "delegates", index, column, what, subject=row["姓名"])

    def label(self, block: int, **values: Any) -> None:
        """Change labels of a tally."""
        self.town.ballots[block][0].update(values)

    def everywhere(self, name: str, **values: Any) -> None:
        """Change what all lists say about a woman, so that they agree."""
        for form in ("delegates", "candidates", "committee", "officers"):
            for row in self.town.forms.get(form, []):
                if row["姓名"] == name:
                    row.update({column: value for column, value in values.items() if column in row})

    def rename_heading(self, form: str, column: str, heading: str) -> None:
        """Give a column another heading."""
        self.after.append(lambda laid: laid.page(form).change(laid.where[form, 0, "head", column], heading))

    def remove(self, form: str, column: str, value: str) -> None:
        """Take the row away in which a column has a value."""
        rows = self.town.forms[form]
        rows[:] = [row for row in rows if row[column] != value]


def reborn(row: Row, born: date, on: date, *, sex: str = "") -> None:
    """Give a row another birth, the number that goes with it (`sex` its 17th digit) and the age."""
    number = row["身份证号"]
    row["出生年月"] = born
    row["身份证号"] = with_check_digit(f"{number[:6]}{born:%Y%m%d}{number[14:16]}{sex or number[16]}")
    row["年龄"] = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
