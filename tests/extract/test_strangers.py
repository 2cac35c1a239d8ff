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
        | 移交的事 | 谁移交 | 接收的 | 见证 | 哪天 |
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


def test_what_only_one_form_asks_decides_where_titles_say_little():
    drawn = """
        | {title} |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | {what} |
        | 王芳 | 女 | '1985.03 | 群众 | 白石村村民 | {told} |
    """
    committee = drawn.format(title="情况表", what="妇联职务 | 是否连任 | 得票数", told="执委 | 否 | 47")
    assert set(extracted({"表1": committee}).tables) == {"committee"}
    officers = "当选职务 | 现职级 | 当选日期 | 备案日期 | 赞成票", "主席 | 党政副职 | '2022-11-08 | '2022-11-18 | 27"
    assert set(extracted({"表1": drawn.format(title="附", what=officers[0], told=officers[1])}).tables) == {"officers"}


def test_titles_put_together_of_parts():
    drawn = """
        | 青山镇第十六届{title} |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 |
        | 王芳 | 女 | '1985.03 | 群众 | 白石村村民 |
    """
    titles = {
        "执委会成员信息表": "committee",
        "委员候选人初步人选名册": "candidates",
        "主席、副主席备案名单": "officers",
        "妇女代表情况一览表": "delegates",
    }
    for title, form in titles.items():
        assert set(extracted({"表1": drawn.format(title=title)}).tables) == {form}


def test_a_list_that_lacks_nothing_but_the_names_is_asked_for_them():
    drawn = """
        | 谁 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 |
        | 王芳 | 女 | '1985.03 | 群众 | 白石村村民 | 白石村 |
    """
    read = extracted({"表1": drawn})
    assert [one.code for one in read.findings] == []
    assert [one.subject for one in read.tables["delegates"].complaints if one.code == "T01"] == ["姓名"]


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


def test_what_is_for_the_running_of_a_meeting_is_none_of_ours():
    signed = """
        | 青山镇妇女代表大会签到表 |
        | 序号 | 代表团 | 姓名 | 性别 | 单位及职务 | 签名 |
        | 1 | 白石村 | 王芳 | 女 | 村民 | |
    """
    tasks = """
        | 会务分工表 |
        | 序号 | 任务 | 责任人 | 完成时限 | 联系电话 |
        | 1 | 会场布置 | 王芳 | 11月9日 | '13800000001 |
    """
    read = extracted({"签到": signed, "分工": tasks})
    assert read.tables == {}
    assert [(one.code, one.place.sheet) for one in read.findings] == [("F06", "签到"), ("F06", "分工")]


def test_a_list_on_which_people_signed_is_still_the_list():
    drawn = """
        | 青山镇妇联培训班签到册 |
        | 序号 | 姓名 | 妇联职务 | 培训日期 | 培训内容 | 签到 |
        | 1 | 王芳 | 主席 | 2022年11月20日 | 妇联业务 | √ |
    """
    assert extracted({"签到": drawn}).tables["training"].values["name"] == ["王芳"]
