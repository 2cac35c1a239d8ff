"""县级设置.xlsx with the two sheets that a county fills in."""

from dataclasses import dataclass

from sample_workbooks.made_by.pages import Page, Style
from sample_workbooks.made_by.people import Staff, staff
from sample_workbooks.made_by.producers import with_xlsxwriter
from sample_workbooks.made_by.township import stem_of

_BASICS = (
    ("县名", "云溪县"),
    ("届次", "第三次"),
    ("落款", "云溪县妇女联合会"),
    ("联系人", "舒敏"),
    ("联系电话", "0730-8412345"),
    ("改正期限", "3天"),
    ("名册是否脱敏", "是"),
)
_HEADS = (
    "镇(街道) 别名 区划代码 妇女人数 代表名额 执委名额 主席 专职副主席 挂职副主席 兼职副主席不少于 常委 联系人 联系电话 邮箱"
).split()


@dataclass(frozen=True)
class Quota:
    """What the county expects of a township."""

    name: str
    staff: Staff
    women: int
    delegates: int
    committee: int
    deputies: int


def settings_workbook(quotas: list[Quota], silent: str) -> bytes:
    """The settings of a county; `silent` is a township that reports nothing."""
    basics, table = Page("基本设置"), Page("名额分配")
    for row, pair in enumerate((("项目", "值"), *_BASICS), 1):
        for column, value in enumerate(pair, 1):
            basics.put(row, column, value, "head" if row == 1 else "cell")
    basics.widths, basics.heads = {1: 16, 2: 28}, [1]
    table.heads = [1]
    for column, head in enumerate(_HEADS, 1):
        table.put(1, column, head, "head")
        table.widths[column] = max(10, 2.2 * len(head) + 2)
    every = [*quotas, Quota(silent, staff(len(quotas) + 1), 7600, 45, 25, 3)]
    for number, one in enumerate(every, 1):
        _row(table, number, one)
    return with_xlsxwriter([basics, table], Style(font="等线", size=11, head_fill="E2EFDA", line="A6A6A6", frozen=True))


def _row(table: Page, number: int, one: Quota) -> None:
    values = (
        one.name,
        stem_of(one.name),
        f"43092{number}",
        one.women,
        one.delegates,
        one.committee,
        1,
        1,
        None,
        one.deputies,
        None,
        one.staff.clerk,
        one.staff.landline,
        f"fulian{number}@example.org",
    )
    for column, value in enumerate(values, 1):
        table.put(number + 1, column, value)
