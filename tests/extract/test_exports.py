"""What online forms and systems export: questions for headings, no title, columns of the system's own."""

import pytest

from tests.drawing import extracted

ASKED = """
    | 序号 | 提交答卷时间 | 来源 | 1、您的姓名： | 2、您的性别: | 3、您的出生年月日（须与身份证一致）： | 4、您的政治面貌是？ | 5、您现在的工作单位及职务（请填写单位全称和职务，勿写简称）： | 6、推选您的单位（代表团）名称： | 7、您所属的界别： | 8、您是否专职妇女工作者： |
    | 1 | 2022/09/24 08:03:11 | 微信 | 王芳 | 女 | '1985-03-12 | 群众 | 村民 | 白石村 | 村(社区) | 否 |
"""


def test_the_questions_of_an_online_form_are_headings():
    table = extracted({"Sheet1": ASKED}).tables["delegates"]
    assert (table.values["name"], table.values["work"], table.values["unit"]) == (["王芳"], ["村民"], ["白石村"])
    assert (table.values["area"], table.values["full_time"]) == (["村(社区)"], [False])
    assert [one.code for one in table.complaints if one.code == "T01"] == []


def test_what_is_collected_online_says_what_must_be_filled_in():
    drawn = """
        | 提交者（自动） | 提交时间（自动） | 社区名称（必填） | 妇女人数（必填，人） | 其中：18周岁以上妇女（必填，人） | 妇联干部数（必填） | 两委成员中的女干部数 |
        | 白石社区妇联 | 2022年9月5日 9:17 | 白石社区 | 674 | 544 | 3 | 2 |
    """
    table = extracted({"工作表1": drawn}).tables["survey"]
    assert (table.values["village"], table.values["grown_women"]) == (["白石社区"], [544])
    assert table.values["women_cadres"] == [2]
    assert [one.code for one in table.complaints if one.code == "T01"] == []


def test_a_view_of_tasks_is_a_plan():
    drawn = """
        | 任务名称 | 所属阶段 | 负责人 | 优先级 | 计划完成日期 | 实际完成日期 | 状态 | 文号 | 创建时间 |
        | 调查摸底 | 筹备 | 王芳 | 高 | 2022/09/08 | 2022/09/07 | 已完成 | | 2022/08/30 16:20 |
    """
    table = extracted({"任务清单": drawn}).tables["progress"]
    assert (table.values["step"], str(table.values["planned"][0])) == (["调查摸底"], "2022-09-08")


LIST = """
    | 候选人名册 |
    | 序号 | 姓名 | 性别 | 出生年月 | 政治面貌 | 学历 | 工作单位及职务 | 拟任职务 | 身份证号 |
    {0}
    | 1 | 王芳 | 女 | '1985.03 | 群众 | 本科 | 村民 | 执委 | '110105198503120020 |
"""


@pytest.mark.parametrize(
    "line",
    [
        "| | 与身份证一致 | 下拉选择 | 如：1985年3月 | 下拉选择 | 最高学历 | 写全称 | 下拉选择 | 18位，文本格式 |",
        "| XH | XM | XB | CSRQ | ZZMM | WHCD | GZDW | NRZW | GMSFHM |",
        "| | （必填） | （男/女） | （年月） | （按党章） | （最高） | | （选一项） | |",
    ],
)
def test_a_line_that_explains_the_columns_is_nobody(line):
    table = extracted({"Sheet1": LIST.format(line)}).tables["candidates"]
    assert table.values["name"] == ["王芳"]


def test_a_first_row_with_anything_readable_is_somebody():
    line = "| | 李敏 | 女的 | 一九八几 | 党员 | 不详 | 村民 | 待定 | |"
    assert extracted({"Sheet1": LIST.format(line)}).tables["candidates"].values["name"] == ["李敏", "王芳"]


def test_a_unit_of_measurement_is_nobody_who_reports():
    drawn = """
        | 基本情况摸底表 |
        | 单位：人、个 |
        | 村（社区） | 总人口 | 妇女人数 | 18周岁以上妇女 | 妇联干部数 |
        | （填全称） | （单位：人） | （单位：人） | （单位：人） | （含兼职） |
        | 白石村 | 1400 | 700 | 600 | 3 |
    """
    table = extracted({"摸底": drawn}).tables["survey"]
    assert table.values["village"] == ["白石村"]
    assert table.label("reported_by") is None
