"""What clerks who keep to no template are like, and what a clerk has drawn: every value's cell is remembered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sample_workbooks.made_by.township import Row, Town
from tests.extract.drawn_books import Sheet
from tests.extract.handwriting import WORK, Hand

Line = str | tuple[str, ...]
_KEPT = ("备注", "处理结果")


class Spot(NamedTuple):
    """Where a value stands."""

    sheet: str
    cell: str


@dataclass(frozen=True)
class Clerk:
    """One clerk's habits.

    Lines are one text across the table or a cell each; {unit}, {day} and a tally's labels are filled in, and a cell
    that is nothing but a label's name in braces holds the value itself. `words` are headings, a tuple where they
    have levels, for one form alone keyed 「form.column」; `order` a form's columns in full; `extra` columns nobody
    asked for; `abreast` forms whose table goes on to the right; `villages` names the
    sheet that each village's delegates have; `together` lists forms that share a sheet, one under or `beside` the other; a blank row, and for some forms
    the headings `again`, follow `page` rows; `finish` has the last word.
    """

    hand: Hand = field(default_factory=Hand)
    program: str = "xlsxwriter"
    left: int = 1
    cover: tuple[Line, ...] = ()
    title: str = "{town}{title}"
    above: tuple[Line, ...] = (("填报单位:{unit}", "", "", "", "填报日期:{day}"),)
    counts: tuple[Line, ...] = (
        ("选举事项", "{选举事项}", "选举方式", "{选举方式}", "会议日期", "{会议日期}"),
        ("应到", "{应到}", "实到", "{实到}", "发出", "{发出}"),
        ("收回", "{收回}", "有效", "{有效}", "无效", "{无效}"),
        ("应选名额", "{应选名额}"),
    )
    tellers: tuple[Line, ...] = (
        ("总监票人:{总监票人}", "", "", "监票人:{监票人}"),
        ("总计票人:{总计票人}", "", "", "计票人:{计票人}"),
    )
    below: tuple[Line, ...] = (("填表人:{clerk}", "", "", "审核人:{checker}", "", "", "联系电话:{phone}"),)
    between: int = 2
    titles: Mapping[str, str] = field(default_factory=dict)
    tabs: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ("得票率", "名次")
    split_work: bool = False
    abreast: frozenset[str] = frozenset()
    villages: str = ""
    together: tuple[tuple[str, ...], ...] = ()
    beside: bool = False
    sample: str = ""
    page: int = 0
    again: frozenset[str] = frozenset()
    spare: int = 0
    subtotals: bool = False
    total: str = ""
    sums: tuple[str, str] = ("小计", "合计")
    sums_in_units: bool = False
    merged_units: bool = False
    files: Callable[[str], str] = lambda _form: "青山镇"
    finish: Callable[["Drawn"], None] = lambda _drawn: None


@dataclass
class Drawn:
    """The sheets of each file, and where everything stands: (form, block, row or what, column) to a spot."""

    town: Town
    clerk: Clerk
    books: dict[str, list[Sheet]] = field(default_factory=dict)
    where: dict[tuple[str, int, Any, str], Spot] = field(default_factory=dict)

    def sheet(self, form: str) -> Sheet:
        """The sheet where a form begins."""
        name = self.where[form, 0, "head", "姓名" if (form, 0, "head", "姓名") in self.where else "序号"].sheet
        return next(one for sheets in self.books.values() for one in sheets if one.name == name)

    def add(self, form: str, name: str) -> Sheet:
        """A new sheet in the file for a form."""
        sheet = Sheet(name)
        self.books.setdefault(self.clerk.files(form), []).append(sheet)
        return sheet

    def note(self, sheet: Sheet, key: tuple[str, int, Any, str], cell: str) -> None:
        """Remember where something stands."""
        self.where[key] = Spot(sheet.name, cell)


class Part(NamedTuple):
    """A table to lay: rows with their numbers in the form, and what its lines may say."""

    form: str
    block: int
    rows: Sequence[tuple[int, Row]]
    facts: Row
    without: tuple[str, ...] = ()


def columns_of(part: Part, clerk: Clerk) -> list[str]:
    """The columns in this clerk's order."""
    if part.form in clerk.order:
        return [name for name in clerk.order[part.form] if name not in part.without]
    first = part.rows[0][1]
    filled = [name for name in first if name in _KEPT or any(row.get(name) is not None for _at, row in part.rows)]
    names = ["序号", *(name for name in filled if name not in (*clerk.without, *part.without))]
    if clerk.split_work and WORK in names:
        names[names.index(WORK) : names.index(WORK) + 1] = ["工作单位", "职务"]
    return names
