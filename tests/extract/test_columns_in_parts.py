"""One column written as several: an option each, to be ticked, or a part of the number each, with or without the whole."""

import pytest

from tests.drawing import extracted

TICKED = """
    | 候选人名册 |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 拟任妇联职务（在相应栏内打“√”） | | | 备注 |
    | | | | | | 主席 | 兼职副主席 | 执委 | |
    | 王芳 | 女 | '1985.03 | 群众 | 村民 | {0} | {1} | {2} | |
    | 李敏 | 女 | '1986.03 | 群众 | 村民 | | | √ | |
"""
OVER = {"名单": [*(f"{column}2:{column}3" for column in "ABCDEI"), "F2:H2"]}


@pytest.mark.parametrize(
    ("ticks", "post"),
    [(("√", "", ""), "主席"), (("", "1", ""), "兼职副主席"), (("×", "", "○"), "执委"), (("√", "", "√"), "主席")],
)
def test_a_tick_under_an_option_is_that_option(ticks, post):
    table = extracted({"名单": TICKED.format(*ticks)}, OVER).tables["candidates"]
    assert table.values["post"] == [post, "执委"]
    assert table.place("post", 1).cell == "H5"
    assert [one.code for one in table.complaints if one.code in ("T01", "T02", "T03")] == []


def test_no_tick_is_blank_and_a_word_is_read_as_it_is():
    table = extracted({"名单": TICKED.format("", "主席", "")}, OVER).tables["candidates"]
    assert table.values["post"] == ["主席", "执委"]
    assert extracted({"名单": TICKED.format("", "", "")}, OVER).tables["candidates"].values["post"] == [None, "执委"]


def test_yes_and_no_may_be_two_columns():
    drawn = """
        | 执委会成员名册 |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 妇联职务 | 是否新任 | |
        | | | | | | | 是 | 否 |
        | 王芳 | 女 | '1985.03 | 群众 | 村民 | 执委 | √ | |
        | 李敏 | 女 | '1986.03 | 群众 | 村民 | 执委 | | √ |
    """
    merged = {"执委": [*(f"{column}2:{column}3" for column in "ABCDEF"), "G2:H2"]}
    assert extracted({"执委": drawn}, merged).tables["committee"].values["newly"] == [True, False]


BOXES = """
    | 妇女代表大会选举计票表 |
    | 选举事项：执委　　会议日期：2022年11月10日 |
    | 应到 | 56 | 实到 | 54 | 发出 | 54 | 收回 | 54 |
    | 序号 | 姓名 | 赞成票 | | | 反对票 | | | 是否当选 |
    | | | 一号票箱 | 二号票箱 | {0} | 一号票箱 | 二号票箱 | {0} | |
    | 1 | 王芳 | 23 | 24 | 47 | 1 | 2 | 3 | 是 |
    | 2 | 李敏 | 15 | 16 | 31 | 12 | 8 | 20 | 否 |
"""
OVER_BOXES = {"执委": ["A4:A5", "B4:B5", "C4:E4", "F4:H4", "I4:I5"]}


@pytest.mark.parametrize("whole", ["合计", "小计", "总票数"])
def test_of_votes_by_ballot_box_the_whole_counts(whole):
    table = extracted({"执委": BOXES.format(whole)}, OVER_BOXES).tables["ballots"]
    assert (table.values["votes_for"], table.values["votes_against"]) == ([47, 31], [3, 20])
    assert table.place("votes_for", 0).cell == "E6"


def test_votes_by_ballot_box_alone_are_asked_about_once():
    read = extracted({"执委": BOXES.format("三号票箱")}, OVER_BOXES)
    assert read.tables == {}
    assert [one.code for one in read.findings] == ["F06"]
    assert "没有合计" in read.findings[0].message


SHARED_OUT = """
    | 代表名额分配表 |
    | 推选单位 | 妇女人数 | 分配名额 | 提名人数 |
    | {0} | 1573 | {1} | 8 |
    | 白石村 | 724 | 3 | 4 |
    | 清水村 | 849 | 3 | 4 |
    | {2} | 656 | 2 | 3 |
    | 东岗村 | 656 | 2 | 3 |
    | 全镇合计 | 2229 | 8 | 11 |
"""


@pytest.mark.parametrize(
    ("first", "second"), [("东片（2个村）", "西片（1个村）"), ("东片", "西片"), ("一线", "镇直单位(1个)")]
)
def test_a_line_with_the_sums_of_those_beneath_it_is_no_unit(first, second):
    table = extracted({"名额": SHARED_OUT.format(first, 6, second)}).tables["allocation"]
    assert table.values["unit"] == ["白石村", "清水村", "东岗村"]
    assert [one.code for one in table.complaints if one.code == "T05"] == []


def test_a_sum_that_is_wrong_is_told_as_one():
    table = extracted({"名额": SHARED_OUT.format("东片（2个村）", 7, "西片（1个村）")}).tables["allocation"]
    assert table.values["unit"] == ["白石村", "清水村", "东岗村"]
    assert [(one.code, one.place.cell) for one in table.complaints if one.code == "T05"] == [("T05", "C3")]


def test_a_unit_that_says_how_many_groups_it_has_is_a_unit():
    drawn = (
        SHARED_OUT.replace("| 2229 | 8 | 11 |", "| 2929 | 10 | 14 |").replace("1573", "700").replace("| 8 |", "| 3 |")
    )
    drawn = drawn.format("青石村（3个组）", 2, "西片（1个村）")
    table = extracted({"名额": drawn}).tables["allocation"]
    assert len(table.values["unit"]) == 4


def test_a_kind_of_units_with_as_many_as_the_next_is_a_unit():
    drawn = """
        | 代表名额分配表 |
        | 推选单位 | 分配名额 |
        | 白石村 | 4 |
        | 镇直单位 | 3 |
        | 两新组织 | 3 |
        {0}
    """
    for last in ("", "| 合计 | 10 |"):
        assert len(extracted({"名额": drawn.format(last)}).tables["allocation"]) == 3


def test_ticks_under_the_usual_kind_and_another():
    drawn = """
        | 妇女代表名册 |
        | 推选单位 | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 代表类别 | |
        | | | | | | | 正式 | 列席 |
        | 白石村 | 王芳 | 女 | '1985.03 | 群众 | 村民 | √ | |
        | 白石村 | 李敏 | 女 | '1985.04 | 群众 | 村民 | | √ |
    """
    merged = {"代表": [*(f"{column}2:{column}3" for column in "ABCDEF"), "G2:H2"]}
    assert extracted({"代表": drawn}, merged).tables["delegates"].values["standing"] == ["正式", "列席"]


def test_other_columns_under_a_column_of_a_list_are_no_options():
    drawn = """
        | 归档材料目录 |
        | 材料名称 | 归档情况 | | |
        | | 状态 | 页数 | 保管期限 |
        | 选举办法 | 已归档 | 13 | 永久 |
    """
    table = extracted({"清单": drawn}, {"清单": ["A2:A3", "B2:D2"]}).tables["archive"]
    assert (table.values["state"], table.values["pages"], table.values["kept_for"]) == (["已归档"], [13], ["永久"])


def test_what_breaks_a_number_down_is_no_second_column_of_its_name():
    drawn = """
        | 代表名额分配表 |
        | 推选单位 | 妇女人数 | 代表名额 | | |
        | | | 合计 | 村(社区) | 镇机关 |
        | 白石村 | 700 | 3 | 2 | 1 |
    """
    table = extracted({"名额": drawn}, {"名额": ["C2:E2", "A2:A3", "B2:B3"]}).tables["allocation"]
    assert (table.values["unit"], table.values["seats"]) == (["白石村"], [3])
    assert [one.code for one in table.complaints if one.code in ("T01", "T03")] == []


@pytest.mark.parametrize("group", ["任职情况", "是否新任"])
def test_a_column_for_yes_and_one_for_no_are_one(group):
    drawn = f"""
        | 执委会成员名册 |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 妇联职务 | {group} | |
        | | | | | | | 新任 | 连任 |
        | 王芳 | 女 | '1985.03 | 群众 | 村民 | 执委 | √ | |
        | 李敏 | 女 | '1986.03 | 群众 | 村民 | 执委 | | √ |
    """
    merged = {"执委": [*(f"{column}2:{column}3" for column in "ABCDEF"), "G2:H2"]}
    table = extracted({"执委": drawn}, merged).tables["committee"]
    assert table.values["newly"] == [True, False]
    assert [one.code for one in table.complaints if one.code == "T03"] == []


def test_two_questions_that_are_the_opposite_of_each_other_are_one_column_twice():
    drawn = """
        | 执委会成员名册 |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 妇联职务 | 是否新任 | 是否连任 |
        | 王芳 | 女 | '1985.03 | 群众 | 村民 | 执委 | 是 | 否 |
    """
    table = extracted({"执委": drawn}).tables["committee"]
    assert [one.code for one in table.complaints if one.code == "T03"] == ["T03"]


def test_lines_numbered_otherwise_that_sum_up_those_beneath_are_no_units():
    drawn = """
        | 代表名额分配表 |
        | 序号 | 推选单位 | 妇女人数 | 分配名额 |
        | 一 | 村（社区） | 1350 | 6 |
        | 1 | 白石村 | 700 | 3 |
        | 2 | 清水村 | 650 | 3 |
        | 二 | 机关 | | 10 |
        | 1 | 镇人民政府 | | 6 |
        | 2 | 中心小学 | | 4 |
        | | 合计 | 1350 | 16 |
    """
    table = extracted({"名额": drawn}).tables["allocation"]
    assert table.values["unit"] == ["白石村", "清水村", "镇人民政府", "中心小学"]
    assert [one.code for one in table.complaints if one.code == "T05"] == []
