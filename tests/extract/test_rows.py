"""Which rows below a heading are people or things, and which are not."""

from fulian_excel.cells import BLANK, ERROR, NUMBER, TEXT
from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from tests.drawing import book, extracted

HEAD = "| 妇女代表名册 |\n| 序号 | 推选单位 | 姓名 | 性别 | 民族 | 出生年月 | 政治面貌 | 工作单位及职务 | 身份证号 | 联系电话 |\n"
ONE = "| 1 | 白石村 | 王芳 | 女 | 汉 | '1985.03 | 群众 | 村民 | '110105198503120020 | '13800000001 |\n"


def names(drawing, **more):
    return extracted({"代表": HEAD + drawing}, **more).tables["delegates"].values["name"]


def computed(drawing, values):
    """The drawn sheet with cells made formulas, by address, each with the kind and value it came to."""
    drawn = book({"代表": HEAD + drawing})
    sheet = drawn.sheets[0]
    for (row, column), (kind, value) in values.items():
        cell = sheet.cells.get((row, column)) or next(iter(sheet.cells.values()))
        sheet.cells[row, column] = cell._replace(row=row, column=column, kind=kind, value=value, formula=True)
    sheet.cells = dict(sorted(sheet.cells.items()))
    return extract("表.xlsx", drawn, FORMS, Settings()).tables["delegates"]


def test_rows_filled_by_formulas_alone_are_nobody():
    empty = {(4, 4): (TEXT, ""), (4, 6): (ERROR, "#VALUE!"), (4, 3): (NUMBER, 0), (5, 6): (BLANK, None)}
    assert computed(ONE + "| 2 |\n| 3 |\n", empty).values["name"] == ["王芳"]


def test_a_row_filled_from_another_sheet_is_a_row():
    table = computed(ONE + "| 2 | 白石村 | x | 女 | 汉 | '1985.03 |\n", {(4, 3): (TEXT, "李敏")})
    assert table.values["name"] == ["王芳", "李敏"]


def test_what_was_dragged_down_is_nobody_and_what_is_anybodys_own_is_asked_about():
    dragged = "| 2 | | | 女 | 汉 |\n| 3 | | | 女 | 汉 |\n"
    assert names(ONE + dragged) == ["王芳"]
    assert names(ONE + "| 2 | | | 女 | 汉 | | | | | '13800000002 |\n") == ["王芳", None]


def test_sums_of_a_program_are_totals():
    summed = "| 白石村 计数 | | 1 |\n| 总计数 | | 1 |\n| 汇总 | | | | | | | | | 1 |\n"
    assert names(ONE + summed) == ["王芳"]


def test_a_person_on_two_merged_rows_is_one():
    drawn = ONE.replace("村民", "白石村") + "| | | | | | | | 村主任 | | |\n"
    merged = {"代表": [f"{column}3:{column}4" for column in "ABCDEFGIJ"]}
    table = extracted({"代表": HEAD + drawn}, merged).tables["delegates"]
    assert table.values["name"] == ["王芳"]
    assert table.values["work"] == ["白石村 村主任"]


def test_lines_that_head_groups_name_the_unit():
    head = HEAD.replace("| 推选单位 ", "")
    drawn = """
        | 一、白石村（1人） |
        | 1 | 王芳 | 女 | 汉 | '1985.03 | 群众 | 村民 |
        | （二）清水村（2人） |
        | 1 | 李敏 | 女 | 汉 | '1986.03 | 群众 | 村民 |
        | 2 | 张静 | 女 | 汉 | '1987.03 | 群众 | 村民 |
    """
    table = extracted({"代表": head + drawn}).tables["delegates"]
    assert table.values["name"] == ["王芳", "李敏", "张静"]
    assert table.values["unit"] == ["白石村", "清水村", "清水村"]
    assert [one.code for one in table.complaints if one.code == "T01"] == []


def test_a_line_above_names_the_unit_of_all():
    drawn = "| 妇女代表名册 |\n| 推选单位名称（盖章）：白石村 |\n" + HEAD.partition("\n")[2].replace("| 推选单位 ", "")
    table = extracted({"Sheet1": drawn + ONE.replace("| 白石村 ", "")}).tables["delegates"]
    assert table.values["unit"] == ["白石村"]
    assert table.place("unit", 0).cell == "A2"


def test_as_above_is_the_value_above_and_told():
    table = extracted(
        {"代表": HEAD + ONE + ONE.replace("王芳", "李敏").replace("| 汉 |", "| 〃 |").replace("村民", "同上")}
    ).tables["delegates"]
    assert table.values["nation"] == ["汉族", "汉族"]
    assert table.values["work"] == ["村民", "村民"]
    assert [one.code for one in table.doubts if one.place.cell in ("E4", "H4")] == ["V05", "V05"]


def test_a_phone_under_a_name_is_a_phone():
    head = HEAD.replace("| 姓名 |", "| 姓名联系电话 |").replace("| 联系电话 |", "|")
    table = extracted({"代表": head + ONE.replace("王芳", "王芳 13800000001")}).tables["delegates"]
    assert (table.values["name"], table.values["phone"]) == (["王芳"], ["13800000001"])


def test_notes_signers_and_seals_below_are_nobody():
    below = """
        | | | 1、身份请按照已有的身份填写，有几个的用逗号隔开。 |
        | 移交人 | 尤云霞 | 接收人 | 杜云霞 | 监交人 | 赵丽 |
        | 青山镇妇联（盖章） |
        | 2022年11月18日 |
    """
    table = extracted({"代表": HEAD + ONE + below}).tables["delegates"]
    assert table.values["name"] == ["王芳"]
    assert str(table.label("reported_on").value) == "2022-11-18"


def test_a_merge_of_hundreds_of_rows_is_read_down():
    head = "| 培训登记表 |\n| 姓名 | 妇联职务 | 培训日期 | 培训内容 |\n"
    people = "".join(
        f"| 王{chr(0x4E00 + number)} | 执委 | {'2022-11-20' if not number else ''} | 业务 |\n" for number in range(450)
    )
    table = extracted({"培训": head + people}, {"培训": ["C3:C452"]}).tables["training"]
    assert {str(day) for day in table.values["trained_on"]} == {"2022-11-20"}


def test_arrows_between_the_steps_of_a_flow_chart_are_no_steps():
    drawn = """
        | 换届工作流程图 |
        | 阶段 | 工作步骤 | 完成时限 | 完成情况 |
        | 筹备阶段 | 第一步　成立换届筹备组 | '2022-09-03 | 已完成 |
        | | ↓ |
        | | 第二步：调查摸底 | '2022-09-08 | 已完成 |
    """
    table = extracted({"进度": drawn}, {"进度": ["A3:A5"]}).tables["progress"]
    assert table.values["step"] == ["成立换届筹备组", "调查摸底"]


def test_the_count_of_a_posts_holders_is_no_part_of_the_post():
    drawn = """
        | 执委会成员名册 |
        | 妇联职务 | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 是否新任 |
        | 主席（1人） | 王芳 | 女 | '1985.03 | 群众 | 村民 | 是 |
        | 执委（2人） | 李敏 | 女 | '1986.03 | 群众 | 村民 | 是 |
        | | 张静 | 女 | '1987.03 | 群众 | 村民 | 否 |
    """
    table = extracted({"执委": drawn}, {"执委": ["A4:A5"]}).tables["committee"]
    assert table.values["post"] == ["主席", "执委", "执委"]


def test_a_frame_of_words_with_colons_ends_the_table():
    drawn = """
        | 归档材料目录 |
        | 序号 | 材料名称 | 责任者 | 归档情况 |
        | 1 | 选举办法； | 青山镇妇联 | 已归档 |
        | 移交部门：镇妇联 | | 接收部门：镇档案室 |
        | 移交人签字：何秀兰 | | 接收人签字：田守成 |
    """
    table = extracted({"归档": drawn}).tables["archive"]
    assert table.values["material"] == ["选举办法"]


def test_another_table_with_numbers_of_its_own_ends_the_one_above():
    drawn = """
        | 换届纪律落实情况表 |
        | 类别 | 序号 | 严肃换届纪律内容 | 组织学习时间 | 参学人数（人） |
        | 十严禁 | 1 | 严禁结党营私； | '2022-09-20 | 46 |
        | | 2 | 严禁拉票贿选。 | '2022-09-20 | 46 |
        | 附：谈心谈话登记 |
        | 序号 | 谈话人 | 谈话对象 | 谈话时间 | 地点 |
        | 1 | 马云霞 | 华颖 | '2022-09-21 | 办公室 |
    """
    table = extracted({"纪律": drawn}, {"纪律": ["A3:A4"]}).tables["discipline"]
    assert table.values["prohibition"] == ["严禁结党营私", "严禁拉票贿选"]


def test_who_is_noted_as_written_in_is_a_write_in():
    drawn = """
        | 执行委员会委员选举计票表 |
        | 序号 | 候选人 | 赞成 | 反对 | 弃权 | 备注 | 是否当选 |
        | 1 | 王芳 | 50 | 1 | 2 | 预备人选 | 是 |
        | 2 | 李敏 | 2 | - | - | 另选他人 | 否 |
    """
    table = extracted({"选举": drawn}).tables["ballots"]
    assert table.values["write_in"] == [None, True]
    assert table.place("write_in", 1).cell == "F4"


def test_signers_and_days_behind_what_is_printed():
    drawn = """
        | 工作交接表 |
        | 填报单位：青山镇妇联 填报日期：2022年11月25日（共2项） |
        | 序号 | 交接内容 | 数量 |
        | 1 | 印章 | 2 |
        | 2 | 账目 | 1 |
        | 移交人签字： | | 王芳 | | 日期： | 2022年11月25日 |
        | 接收人签字： | | 李敏 | | 日期： | 2022年11月25日 |
        | 监交人签字： | | | | 日期： | 2022年11月25日 |
    """
    table = extracted({"交接": drawn}).tables["handover"]
    assert table.values["from_whom"] == [("王芳",), ("王芳",)]
    assert table.values["to_whom"] == [("李敏",), ("李敏",)]
    assert table.values.get("witness", [None, None]) == [None, None]
    assert str(table.blocks[0].labels["reported_on"].value) == "2022-11-25"


def test_a_sign_that_nothing_follows_is_nobody():
    assert names(ONE + "| | | （以下空白） |\n") == ["王芳"]


ELECTED = """
    | 选举计票表 |
    | 选举事项：执行委员会委员 | | | | 应到：59人 |
    | 候选人 | 赞成票 | 反对票 | 弃权票 | 当选 |
    | 王芳 | 53 | 1 | 2 | {0} |
    | 李敏 | 16 | 38 | 2 | {1} |
    | 注：“○”表示当选。 |
"""


def test_a_circle_is_a_tick():
    table = extracted({"执委": ELECTED.format("○", "")}).tables["ballots"]
    assert table.values["elected"] == [True, False]
    assert table.blocks[0].value("election") == "执委"


def test_an_empty_circle_beside_full_ones_is_none():
    table = extracted({"执委": ELECTED.format("●", "○")}).tables["ballots"]
    assert table.values["elected"] == [True, False]


def test_what_holds_for_a_whole_course_is_said_once_above_the_list():
    drawn = """
        | 培训班参训人员签到册 |
        | 培训时间：2022年11月23日（两个半天） 培训地点：镇党校 |
        | 培训内容：妇联业务 学时：16 |
        | 姓名 | 所在单位 | 妇联职务 | 上午签到 | 考核结果 |
        | 王芳 | 白石村 | 执委 | √ | 合格 |
    """
    table = extracted({"签到册": drawn}).tables["training"]
    assert (str(table.values["trained_on"][0]), table.values["hours"]) == ("2022-11-23", [16])


def test_page_numbers_are_no_count_of_pages():
    drawn = """
        | 归档材料目录 |
        | 序号 | 题名 | 页号 | 页数 | 状态 |
        | 1 | 选举办法 | 1-7 | 7 | 已归档 |
    """
    table = extracted({"目录": drawn}).tables["archive"]
    assert table.values["pages"] == [7]
    assert [one.code for one in (*table.complaints, *table.doubts) if one.code in ("T02", "T03", "V02")] == []
