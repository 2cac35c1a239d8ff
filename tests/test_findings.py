"""What a finding is known by from round to round."""

from fulian_excel.findings import numbered
from tests.drawing import check, table

HEADINGS = "| 姓名 | 性别 | 出生年月 | 身份证号 |"
FIRST = "| 王芳 | 男 | 1985-03-12 | 110105198503120029 |"
SECOND = "| 王芳 | 男 | 1990-04 |  |"
OTHER = "| 李敏 | 男 | 1988-01-02 |  |"


def numbers(*lines: str) -> dict[str, str]:
    """By cell, the 编号 of every complaint about a sex in a register of those rows."""
    found = numbered(check(table("delegates", "\n".join((HEADINGS, *lines)))))
    return {one.place.cell: one.id for one in found if one.column == "sex"}


def test_a_number_says_whom_a_finding_is_about_and_not_where_it_stands():
    before, after = numbers(FIRST, OTHER, SECOND), numbers(SECOND, FIRST, OTHER)
    assert [before["B2"], before["B3"], before["B4"]] == [after["B3"], after["B4"], after["B2"]]
    assert len(set(before.values())) == 3


def test_mending_one_of_two_namesakes_leaves_the_other_her_number():
    mended = FIRST.replace("男", "女")
    assert numbers(mended, SECOND)["B3"] == numbers(FIRST, SECOND)["B3"]
