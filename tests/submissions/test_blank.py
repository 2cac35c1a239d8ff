"""What a template may hold, whoever's it is, is nothing sent; anything more is."""

import pytest

from fulian_excel.forms import FORMS
from fulian_excel.places import Place
from fulian_excel.submissions.blank import is_blank
from fulian_excel.table import Block, Table
from tests.drawing import extracted

TALLY = """
    | 选举计票表(执委) |
    | 填报单位:青山镇妇联 | 填报日期: 年 月 日 |
    | {papers} |
    | 序号 | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
    | 1 | {who} | | | | {elected} |
"""
PROGRESS = "| 换届工作进度表 |\n| 填表人 | 王芳 |\n| 序号 | 步骤 | 阶段 | 计划完成 | 实际完成 | 状态 | 备注 |\n| 1 | 调查摸底 | 筹备阶段 | 2022-09-20 | {} | {} | {} |"
PEOPLE = "| 妇女代表名册 |\n| 序号 | 姓名 | 性别 | 出生年月 | 政治面貌 | 推选单位 |\n{}"
CASES = [
    # form, drawing, blank
    ("progress", PROGRESS.format("", "", ""), True),
    ("progress", PROGRESS.format("年 月 日", "□完成 □未完成", "/"), True),
    ("progress", PROGRESS.format("2022年  月  日", "", "无"), True),
    ("progress", PROGRESS.format("", "□完成 ☑未完成", ""), False),
    ("progress", PROGRESS.format("2022-09-18", "", ""), False),
    ("progress", PROGRESS.format("", "", "等通知"), False),
    ("delegates", PEOPLE.format("| 1 | | | | | |\n| 2 | | | | | |"), True),
    ("delegates", PEOPLE.format("| 1 | | | | | 白石村 |\n| 2 | | | | | 清水村 |"), True),
    ("delegates", PEOPLE.format("| 例 | 张三 | 女 | 1985.03 | 群众 | 白石村 |\n| 1 | | | | | |"), True),
    ("delegates", PEOPLE.format("| 1 | 王芳 | | | | |"), False),
    ("ballots", TALLY.format(papers="应到会代表:  人  实到会代表:  人  发出选票:  张", who="", elected=""), True),
    ("ballots", TALLY.format(papers="应到 |  人 | 实到 |  人 | 会议日期 | 年 月 日", who="", elected=""), True),
    (
        "ballots",
        TALLY.format(
            papers="应到 | ____ | 应选名额 | 主席  名、副主席  名 | 选举事项 | 执委", who="", elected="□是 □否"
        ),
        True,
    ),
    ("ballots", TALLY.format(papers="应到 | 60 | 实到 |  人", who="", elected=""), False),
    ("ballots", TALLY.format(papers="应到会代表:60人  实到会代表:  人", who="", elected=""), False),
    ("ballots", TALLY.format(papers="监票人 | 李敏 | 实到 |  人", who="", elected=""), False),
    ("ballots", TALLY.format(papers="应到 |  人", who="王芳", elected=""), False),
    ("discipline", "| 换届纪律落实情况表 |\n| 纪律内容 | 学习日期 | 参加人数 |\n| 严禁拉票贿选 | | |", True),
    ("discipline", "| 换届纪律落实情况表 |\n| 纪律内容 | 学习日期 | 参加人数 |\n| 严禁拉票贿选 | | 12 |", False),
    ("archive", "| 归档材料目录 |\n| 材料名称 | 责任者 | 状态 | 保管期限 |\n| 请示 | | | 永久 |", True),
    ("archive", "| 归档材料目录 |\n| 材料名称 | 责任者 | 状态 | 保管期限 |\n| 请示 | | 缺 | 永久 |", False),
    ("handover", "| 工作交接表 |\n| 交接事项 | 数量 | 移交人 | 接收人 |\n| 印章 | | | |", True),
    ("handover", "| 工作交接表 |\n| 交接事项 | 数量 | 移交人 | 接收人 |\n| 印章 | 1枚 | | |", False),
    ("survey", "| 基本情况摸底表 |\n| 村(社区) | 妇女人数 | 妇联干部数 |\n| 白石村 | | |", True),
    ("survey", "| 基本情况摸底表 |\n| 村(社区) | 妇女人数 | 妇联干部数 |\n| 白石村 | 0 | |", False),
    ("allocation", "| 代表名额分配表 |\n| 推选单位 | 分配名额 | 提名人数 |\n| 白石村 | | |", True),
]


@pytest.mark.parametrize(("form", "drawing", "blank"), CASES)
def test_what_is_filled_in(form, drawing, blank):
    assert is_blank(extracted({"表": drawing}).tables[form]) is blank


def test_a_table_of_which_no_column_is_known_may_hold_anything():
    first = Place("培训.xlsx", "培训", "A2")
    form = FORMS["training"]
    assert not is_blank(Table(form, "培训.xlsx", [Block(form, "培训", {}, first, first)]))
