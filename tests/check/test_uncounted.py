"""What a rule counts, or what its exception asks, was not sent: the rule is 未检查 and says why."""

import pytest

from fulian_excel.settings import Quotas
from tests.drawing import checked, submission, table

PEOPLE = "| 姓名 | 性别 |\n| 王芳 | 女 |"
UNITS = "| 推选单位 | 分配名额 | 提名人数 |\n| 白石村 | 3 | 3 |"
CASES = [
    ("D01", [table("allocation", UNITS)], "没有《妇女代表名册》"),
    ("D05", [table("allocation", UNITS)], "没有《妇女代表名册》"),
    ("D05", [table("allocation", UNITS), table("delegates", PEOPLE)], "《妇女代表名册》没有「产生方式」"),
    (
        "S01",
        [table("committee", PEOPLE)],
        "没有《班子成员选举结果备案表》、没有《选举计票表》、《执委会成员名册》没有「妇联职务」",
    ),
    ("S02", [table("committee", PEOPLE)], "《执委会成员名册》没有「妇联职务」"),
    ("S03", [table("delegates", PEOPLE)], "没有《执委会成员名册》"),
    ("S04", [table("delegates", PEOPLE)], "没有《执委会成员名册》"),
    ("S12", [table("delegates", PEOPLE)], "没有《选举计票表》"),
]


@pytest.mark.parametrize(("code", "tables", "why"), CASES)
def test_a_rule_without_what_it_counts_is_not_checked(code, tables, why):
    told = checked(submission(*tables, quotas=Quotas(5, 25, 1, 1, None, 3, None)))
    assert code not in {one.code for one in told.findings}
    assert [why in one.reason for one in told.not_checked if one.code == code] == [True]


@pytest.mark.parametrize("code", ["D01", "S01", "S04"])
def test_what_can_be_counted_is_checked(code):
    posts = table("committee", "| 姓名 | 妇联职务 |\n| 王芳 | 执委 |")
    told = checked(submission(posts, table("delegates", PEOPLE), quotas=Quotas(5, 25, 1, 1, None, 3, None)))
    assert code in {one.code for one in told.findings}
    assert code not in {one.code for one in told.not_checked}
