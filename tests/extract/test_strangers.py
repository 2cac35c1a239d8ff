"""Tables that are hardly ours: another organisation's, a title over unknown headings, a village's name on the tab."""

from tests.drawing import extracted

PUPILS = """
    | 序号 | 学籍号 | 姓名 | 身份证号 | 性别 | 班级 |
    | 1 | '20220901 | 王小明 | '110105201503120020 | 男 | 一班 |
"""


def test_another_organisations_list_is_none_of_ours():
    read = extracted({"导入数据": PUPILS})
    assert read.tables == {}
    told = read.findings[0]
    assert (told.code, told.place.cell) == ("F06", "A1")
    assert "(第 1 行的表头是:序号、学籍号、姓名、身份证号)" in told.message


def test_two_headings_alone_have_to_be_all_a_form_needs():
    assert extracted({"一": "| 姓名 | 时间 |\n| 王芳 | '2022-11-20 |"}).tables == {}
    assert set(extracted({"二": "| 推选单位 | 分配名额 |\n| 白石村 | 3 |"}).tables) == {"allocation"}


def test_a_title_over_headings_that_are_hardly_known():
    drawn = """
        | 青山镇工作交接表 |
        | 移交的事 | 谁移交 | 接收者 | 见证 | 哪天 |
        | 公章 | 王芳 | 李敏 | 张静 | '2022-11-18 |
    """
    table = extracted({"交接": drawn}).tables["handover"]
    told = {(one.subject, one.place.cell) for one in table.complaints if one.code == "T01"}
    assert ("接收人", "C2") in told
    assert {subject for subject, _cell in told} == {"交接事项", "移交人", "接收人", "监交人", "交接日期"}


def test_a_title_that_says_one_form_and_headings_that_say_another():
    drawn = """
        | 妇女代表名册 |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 妇联职务 | 是否新任 |
        | 王芳 | 女 | '1985.03 | 群众 | 白石村村民 | 执委 | 是 |
    """
    table = extracted({"名册": drawn}).tables["delegates"]
    told = next(one for one in table.complaints if one.code == "T01")
    assert told.subject == "推选单位"
    assert "表头却更像《执委会成员名册》" in told.message


PEOPLE = """
    | {title} |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 |
    | {who} | 女 | '1985.03 | 群众 | 村民 |
    | 李敏 | 女 | '1986.03 | 群众 | 村民 |
"""


def test_a_sheet_for_each_village():
    sheets = {
        "白石村": PEOPLE.format(title="妇女代表名册", who="王芳"),
        "代表名册(柳河社区)": PEOPLE.format(title="妇女代表名册", who="张静"),
        "3.清水村": PEOPLE.format(title="妇女代表名册", who="赵丽"),
    }
    table = extracted(sheets).tables["delegates"]
    assert table.values["unit"] == ["白石村", "白石村", "柳河社区", "柳河社区", "清水村", "清水村"]
    assert [(one.code, one.place.sheet, one.place.cell) for one in table.doubts] == [
        ("V05", name, "A2") for name in sheets
    ]
    assert [one.code for one in table.complaints if one.code == "T01"] == []


def test_a_tab_that_names_no_village():
    for tab in ("Sheet1", "代表名册", "机关和村"):
        table = extracted({tab: PEOPLE.format(title="妇女代表名册", who="王芳")}).tables["delegates"]
        assert "unit" not in table.values
