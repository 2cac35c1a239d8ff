"""What clerks type into 处理 and 说明, and what is made of it."""

import pytest

from fulian_excel.cells import Book
from fulian_excel.extract.answers import read_answers, understood
from fulian_excel.marks.returned_lists import returned_lists
from tests.drawing import sheet_of

HEADINGS = "| 编号 | 级别 | 位置 | 对象 | 问题 | 原值 | 建议 | 依据 | 处理 | 说明 |"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("情况属实", "小灵通"), ("情况属实", "小灵通")),
        (("情况属实。", ""), ("情况属实", "")),
        (("【情况 属 实】", "小灵通"), ("情况属实", "小灵通")),
        (("属实,山上只有小灵通", ""), ("情况属实", "山上只有小灵通")),
        (("属实 山上只有小灵通", "已电话核对"), ("情况属实", "山上只有小灵通;已电话核对")),
        (("", "情况属实:山上只有小灵通"), ("情况属实", "山上只有小灵通")),
        (("", "山上只有小灵通"), ("", "山上只有小灵通")),
        (("已修改", ""), ("已改", "")),
        (("已更正(改成女)", ""), ("已改", "改成女")),
        (("√ 已改", ""), ("已改", "")),
        (("看不懂", ""), ("有疑问", "")),
        (("?", ""), ("有疑问", "")),
        (("没问题", ""), ("没问题", "")),
        (("不属实", "抄错了"), ("不属实", "抄错了")),
        (("属实吗?", ""), ("属实吗?", "")),
        (("确实是小灵通", ""), ("确实是小灵通", "")),
        (("", ""), ("", "")),
    ],
)
def test_what_was_meant(typed, read):
    assert understood(*typed) == read


def answers(*rows):
    sheet = sheet_of("\n".join((HEADINGS, *rows)), "清单")
    return read_answers(returned_lists(Book((sheet,))))


def test_of_two_rows_alike_nothing_is_lost():
    row = "| V11-6424a8 | 核实 | 代表!H6 | 张静 | 电话 | 158 | | | {} |"
    one, other = row.format("情况属实 | 山上只有小灵通"), row.format("有疑问 | ")
    for rows in ((one, other), (other, one)):
        assert answers(*rows)["V11-6424a8"].reason == "山上只有小灵通(另一行答:有疑问)"
    assert answers(one, one)["V11-6424a8"].reason == "山上只有小灵通"


def test_what_stands_beside_the_list_belongs_to_it():
    row = "| v11-6424A8 | 核实 | 代表!H6 | 张静 | 电话 | 158 | | | 属实 | | 见附件 |"
    found = answers(row)["V11-6424a8"]
    assert (found.choice, found.reason) == ("情况属实", "见附件")
