"""People, villages and things laid out otherwise than one a row: across, on two rows, on a slip each."""

import pytest

from tests.drawing import extracted

ACROSS = """
    | 青山镇妇联班子成员选举结果备案表 |
    | 填报单位：青山镇妇联　填报日期：2022年11月29日 |
    | 项目 | 主席 | 专职副主席 | {0} |
    | 姓名 | 王芳 | 李敏 | {1} |
    | 性别 | 女 | 女 | {2} |
    | 出生年月 | 1970年3月 | 1971年4月 | {3} |
    | 政治面貌 | 中共党员 | 群众 | {4} |
    | 工作单位及职务 | 副镇长 | 办公室主任 | |
    | 妇联职务 | 主席 | 专职副主席 | |
    | 职级 | 党政副职 | 中层正职 | |
    | 赞成票 | 23 | 24 | |
    | 当选日期 | 2022年11月11日 | 2022年11月11日 | |
    | 镇党委意见 | 同意备案 |
"""


@pytest.mark.parametrize(
    "last",
    [
        ("兼职副主席", "张静", "女", "1977年8月", "群众"),
        ("填写说明", "与身份证一致", "下拉选择", "如：1985年3月", "下拉选择"),
        ("提示", "", "", "", ""),
    ],
)
def test_people_across_and_items_down(last):
    read = extracted({"备案表": ACROSS.format(*last)})
    table = read.tables["officers"]
    assert table.values["name"] == ["王芳", "李敏", *(["张静"] if last[1] == "张静" else [])]
    assert (table.values["post"][:2], table.values["votes"][:2]) == (["主席", "专职副主席"], [23, 24])
    assert (table.place("birth", 1).cell, len(table.blocks)) == ("C6", 1)
    assert str(table.label("reported_on").value) == "2022-11-29"
    assert [one.code for one in table.complaints] == []
    assert read.findings == []


VILLAGES = """
    | 基本情况摸底表 |
    | 序号 | 项目 | 单位 | {0} | {1} | 合计 |
    | 1 | 总人口 | 人 | 1427 | 1300 | 2727 |
    | 2 | 妇女人数 | 人 | 709 | 650 | 1359 |
    | 3 | 18周岁以上妇女 | 人 | 612 | 560 | 1172 |
    | 4 | 妇联干部数 | 人 | 3 | 3 | 6 |
    | 5 | 有无妇联组织 | — | 有 | 无 | |
"""


def test_villages_across_and_items_down():
    table = extracted({"摸底表": VILLAGES.format("前家庄村", "清水社区")}).tables["survey"]
    assert (table.values["village"], table.values["women"]) == (["前家庄村", "清水社区"], [709, 650])
    assert table.values["organised"] == [True, False]


def test_ages_across_are_no_villages_and_that_is_said_once():
    read = extracted({"摸底表": VILLAGES.format("35岁以下", "36岁以上")})
    assert len(read.tables.get("survey", [])) == 0
    assert [one.code for one in read.findings] == ["F06"]


def test_people_across_of_whom_too_little_is_said_are_asked_about_once():
    drawn = """
        | 班子成员选举结果备案表 |
        | 项目 | 主席 | 副主席 |
        | 姓名 | 王芳 | 李敏 |
        | 性别 | 女 | 女 |
        | 民族 | 汉族 | 汉族 |
        | 学历 | 大专 | 本科 |
    """
    read = extracted({"备案表": drawn})
    assert [one.code for one in read.findings] == ["F06"]
    assert read.tables == {}


TWO_ROWS = """
    | 青山镇妇女代表名册 |
    | 序号 | 姓名 | 性别 | 出生年月 | 政治面貌 | 身份证号 | 工作单位及职务 |
    | | 推选单位 | 民族 | 学历 | 界别 | 联系电话 | |
    | 1 | 王芳 | 女 | '1982.03 | 群众 | '110105198203120020 | 村民 |
    | | 白石村 | 满族 | 中专 | 村(社区) | '13800000001 | |
    | 2 | 李敏 | 女 | '1983.03 | 群众 | '110105198303120023 | 村民 |
    | | 清水村 | 汉族 | 大专 | 村(社区) | '13800000002 | |
    | 填表人：张静 |
"""


@pytest.mark.parametrize("merges", [[], [f"{column}{row}:{column}{row + 1}" for column in "AG" for row in (2, 4, 6)]])
def test_everybody_on_two_rows_under_two_rows_of_headings(merges):
    table = extracted({"名册": TWO_ROWS}, {"名册": merges}).tables["delegates"]
    assert table.values["name"] == ["王芳", "李敏"]
    assert (table.values["unit"], table.values["nation"]) == (["白石村", "清水村"], ["满族", "汉族"])
    assert (table.place("phone", 1).cell, table.values["work"]) == ("F7", ["村民", "村民"])
    assert [one.code for one in (*table.complaints, *table.doubts) if one.code != "T06"] == []


SLIP = """
    | 青山镇妇联工作交接单 |
    | 填报单位：青山镇妇联　填报日期：2022年11月29日　编号：{0} |
    | 交接事项 | {1} | 数量 | 2 |
    | 移交人 | 王芳 | 接收人 | 李敏 |
    | 监交人 | 张静 | 交接日期 | 2022年11月25日 |
    | 具体内容 | 已当面验印 |
    | 备注 | 一式三份 |
"""


def test_a_slip_for_each_thing_handed_over():
    read = extracted({"交接单1": SLIP.format(1, "印章"), "交接单2": SLIP.format(2, "档案资料")})
    table = read.tables["handover"]
    assert table.values["matter"] == ["印章", "档案资料"]
    assert table.values["to_whom"] == [("李敏",), ("李敏",)]
    assert (table.place("handed_on", 1).sheet, table.place("handed_on", 1).cell) == ("交接单2", "D5")
    assert read.findings == []


def test_units_across_and_their_seats_down():
    drawn = """
        | 代表名额分配表 |
        | 推选单位 | 白石村 | 清水村 | 镇直机关 | 合计 |
        | 妇女人数 | 700 | 650 | | 1350 |
        | 分配名额 | 3 | 3 | 10 | 16 |
        | 提名人数 | 4 | 4 | 10 | 18 |
    """
    table = extracted({"名额": drawn}).tables["allocation"]
    assert (table.values["unit"], table.values["seats"]) == (["白石村", "清水村", "镇直机关"], [3, 3, 10])


def test_two_rows_of_headings_on_every_page_are_nobody():
    title, above, below, *people = TWO_ROWS.strip().splitlines()
    drawn = "\n".join([title, above, below, *people[:2], above, below, *people[2:]])
    table = extracted({"名册": drawn}).tables["delegates"]
    assert (table.values["name"], len(table.blocks)) == (["王芳", "李敏"], 1)
    assert table.label("contact") is None


def test_a_unit_and_a_post_on_two_rows_are_one_column():
    drawn = TWO_ROWS.replace("| 工作单位及职务 |", "| 工作单位 |").replace("| 联系电话 | |", "| 联系电话 | 职务 |")
    drawn = drawn.replace("'13800000001 | |", "'13800000001 | 主任 |")
    table = extracted({"名册": drawn}).tables["delegates"]
    assert table.values["work"] == ["村民 主任", "村民"]
    assert [one.code for one in table.complaints if one.code == "T01"] == []


def test_a_tally_with_the_names_across_is_asked_about_once():
    drawn = """
        | 执委选举计票单 |
        | 候选人姓名 | 王芳 | 李娟 | 张静 |
        | 赞成 | 50 | 51 | 20 |
        | 反对 | 2 | 1 | 30 |
        | 弃权 | 1 | 1 | 3 |
        | 是否当选 | 是 | 是 | 否 |
    """
    read = extracted({"计票单": drawn})
    assert read.tables == {}
    assert [one.code for one in read.findings] == ["F06"]


def test_what_is_merged_across_is_said_of_everybody():
    drawn = ACROSS.format("兼职副主席", "张静", "女", "1977年8月", "群众").replace(
        "| 2022年11月11日 | 2022年11月11日 | |", "| 2022年11月11日 | | |"
    )
    table = extracted({"备案表": drawn}, {"备案表": ["B12:D12"]}).tables["officers"]
    assert [str(day) for day in table.values["elected_on"]] == ["2022-11-11"] * 3


def test_slips_that_cannot_be_read_are_told_once():
    drawn = """
        | 青山镇妇联工作交接单 |
        | 移交人：王芳　接收人：李敏　监交人：张静 |
        | 移交的是{0}，当面点清。 |
    """
    read = extracted(
        {"一": drawn.format("印章"), "二": drawn.format("账目"), "通讯录": "| 村名 | 电话 |\n| 白石村 | 1 |"}
    )
    assert [(one.code, one.place.sheet) for one in read.findings] == [("F06", "一"), ("F06", "通讯录")]
