"""Tables found wherever they stand, and what the layout gives cause to say."""

from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from tests.drawing import book, check, extracted, said, table

PEOPLE = """
    | 青山镇妇女代表名册 |        |      |          |          |            |
    | 填报单位:青山镇   |        |      | 填报日期:2022年11月1日 | |            |
    | 序号 | 推选单位 | 姓  名 | 性别（必填） | 出生 年月 | 政治面貌 | 工作单位 | 职务 |
    | 1    | 白石村   | 王 芳  | 女           | 1985.03   | 党员     | 白石村   | 主任 |
    | 2    | 白石村   | 李敏   | 女           | 1986年4月 | 群众     | 白石村   |      |
    | 3    |          |        |              |           |          |          |      |
    | 合计 | 2人      |        |              |           |          |          |      |
    | 填表人:赵丽 | 审核人:钱红 | |          |           |          |          |      |
"""


def codes(told):
    return [(one.code, one.place.cell) for one in told]


def test_a_list_with_title_labels_spare_rows_and_footer():
    found = extracted({"代表": PEOPLE}).tables["delegates"]
    assert found.values["name"] == ["王芳", "李敏"]
    assert found.values["work"] == ["白石村 主任", "白石村"]
    assert [str(day) for day in found.values["birth"]] == ["1985-03", "1986-04"]
    assert found.place("sex", 1).cell == "D5"
    block = found.blocks[0]
    assert {name: str(label.value) for name, label in block.labels.items()} == {
        "reported_by": "青山镇",
        "reported_on": "2022-11-01",
        "filled_by": "赵丽",
        "reviewed_by": "钱红",
    }
    assert found.complaints == []
    assert found.doubts == []


def test_headings_of_two_levels_at_column_b():
    drawing = """
        |  | 计票表 |      |          |      |      |          |
        |  | 序号   | 姓名 | 得票情况 |      |      | 是否当选 |
        |  |        |      | 赞成     | 反对 | 弃权 |          |
        |  | 1      | 王芳 | 20       | 5    | 4    | √        |
        |  | 2      | 李敏 | 9        | 15   | 5    |          |
    """
    merges = {"计票": ["B2:B3", "C2:C3", "D2:F2", "G2:G3"]}
    found = extracted({"计票": drawing}, merges).tables["ballots"]
    assert found.values["votes_for"] == [20, 9]
    assert found.values["elected"] == [True, False]
    assert found.blocks[0].headings["votes_against"].cell == "E3"


def test_several_blocks_on_one_sheet_keep_their_own_labels():
    block = """
        | 选举事项:{0} | 应到会代表:{1}人 实到会代表:28人 | 应选名额:2 |
        | 姓名 | 赞成 | 是否当选 |
        | 王芳 | 20   | 是       |
        | 监票人:赵丽 | 计票人:{2} |  |
    """
    drawing = block.format("执委", 31, "钱红") + block.format("主席副主席", 25, "孙娟")
    blocks = extracted({"计票": drawing}).tables["ballots"].blocks
    assert [one.value("election") for one in blocks] == ["执委", "主席副主席"]
    assert [one.value("due_to_attend") for one in blocks] == [31, 25]
    assert [one.value("tellers") for one in blocks] == [("钱红",), ("孙娟",)]


def test_the_same_headings_again_to_the_right():
    drawing = """
        | 选举计票表 | | | | | |
        | 序号 | 姓名 | 票数 | 序号 | 姓名 | 票数 |
        | 1    | 王芳 | 20   | 2    | 李敏 | 18   |
    """
    found = extracted({"计票": drawing}).tables["ballots"]
    assert found.values["name"] == ["王芳", "李敏"]
    assert found.place("votes_for", 1).cell == "F3"


def test_a_required_column_misnamed_is_asked_about():
    found = extracted({"代表": PEOPLE.replace("政治面貌", "政治身份")}).tables["delegates"]
    told = {one.code: one for one in found.complaints}
    assert (told["T01"].place.cell, told["T01"].suggestion) == ("F3", "政治面貌")
    assert "政治身份" in told["T01"].message
    assert told["T02"].place.cell == "F3"


def test_a_heading_alias_of_the_county():
    settings = Settings(heading_aliases={"delegates": {"政治身份": "政治面貌"}})
    found = extracted({"代表": PEOPLE.replace("政治面貌", "政治身份")}, settings=settings).tables["delegates"]
    assert found.values["politics"] == ["中共党员", "群众"]


def test_a_column_twice():
    found = extracted({"代表": PEOPLE.replace("| 职务 |", "| 职务 | 性 别 |")}).tables["delegates"]
    assert codes(found.complaints) == [("T03", "I3")]


def test_a_table_without_rows_is_asked_for_its_rows_alone():
    drawing = "| 工作交接表 | | | | | |\n| 序号 | 交接事项 | 移交人 | 接收人 | 监交人 | 交接日期 |"
    blank = extracted({"交接": drawing}).tables["handover"]
    assert codes(blank.complaints) == [("T04", "A2")]
    filled = extracted({"交接": f"{drawing}\n| 1 | 公章 | 王芳 | 李敏 | 张静 | '2022-11-18 |"}).tables["handover"]
    assert codes(filled.complaints) == [("T06", "A1"), ("T06", "A1")]


def test_totals():
    drawing = """
        | 代表名额分配表 | | |
        | 推选单位 | 妇女人数 | 分配名额 |
        | 合计     | 170      | 5        |
        | 白石村   | 90       | 3        |
        | 小计     | 90       | 3        |
        | 双井村   | 80       | 2        |
        | 小计     | 80       | 3        |
    """
    found = extracted({"名额": drawing}).tables["allocation"]
    told = [one for one in found.complaints if one.code == "T05"]
    assert codes(told) == [("T05", "C7")]
    assert found.values["seats"] == [3, 2]


def test_sheets_that_are_none_of_ours():
    told = extracted({"通讯录": "| | |\n| | 张三的电话 |"}).findings
    assert codes(told) == [("F06", "B2")]


def test_hidden_data_is_read_and_told():
    drawn = book({"代表": PEOPLE})
    drawn.sheets[0].hidden_rows = frozenset((5,))
    found = extract("a.xlsx", drawn, FORMS, Settings()).tables["delegates"]
    assert codes(found.complaints) == [("T08", "A5")]
    assert len(found) == 2


def test_a_hidden_sheet_is_told_in_a_whole_sentence():
    drawn = book({"代表": PEOPLE})
    drawn.sheets[0].hidden = True
    told = extract("a.xlsx", drawn, FORMS, Settings()).tables["delegates"].complaints
    assert told[0].message.startswith("这张隐藏的工作表里有数据,")


def test_formulas_without_values():
    found = extracted({"代表": PEOPLE.replace("| 白石村   | 李敏 ", "| =B4   | 李敏 ")}).tables["delegates"]
    assert codes(found.doubts) == [("F10", "B5")]


def test_a_bare_vice_chair_is_asked_about():
    assert said(check(table("candidates", "| 姓名 | 拟任职务 |\n| 王芳 | 副主席 |"))) == [("V13", "B2")]


TALLY = """
    | 选举计票表 |
    | 选举事项 | 执委 | 会议日期 | '2022-11-10 |
    | 应到 | 60 | 实到 | 58 | 发出 | 58 |
    | 应到 | {again} | 监票人 | 王芳 | 监票人 | 王芳、李敏 |
    | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
    | 张静 | 58 | 0 | 0 | 是 |
"""


def test_a_label_with_two_values_is_asked_about():
    twice = extracted({"计票": TALLY.format(again=59)}).tables["ballots"]
    told = [one for one in twice.doubts if one.code == "T03"]
    assert [(one.place.cell, one.value) for one in told] == [("B4", "59")]
    assert "与前面的「60」(B3)是同一项「应到」" in told[0].message
    assert twice.blocks[0].value("due_to_attend") == 60
    same = extracted({"计票": TALLY.format(again=60)}).tables["ballots"]
    assert [one.code for one in same.doubts if one.code == "T03"] == []
