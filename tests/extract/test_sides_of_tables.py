"""Labels that stand beside the rows of a table, and lines that begin a table of their own."""

from tests.drawing import extracted

VOTES = """
    | 执行委员会委员选举计票表 |
    | 序号 | 候选人 | 赞成 | 反对 | 弃权 | 是否当选 | | 基本情况 | |
    | 1 | 王芳 | 50 | 1 | 2 | 是 | | 会议日期 | 2022年11月11日 |
    | 2 | 李敏 | 49 | 2 | 2 | 是 | | 应到会人数（人） | 57 |
    | 3 | 张静 | 48 | 3 | 2 | 是 | | 实到会人数（人） | 55 |
    | 4 | 赵丽 | 47 | 4 | 2 | 是 | | 监票人 | 钱颖、王思雨 |
"""


def labels_of(table, at=0):
    return {name: label.value for name, label in table.blocks[at].labels.items()}


def test_a_block_of_labels_to_the_right_of_the_rows():
    table = extracted({"选举": VOTES}).tables["ballots"]
    assert table.values["name"] == ["王芳", "李敏", "张静", "赵丽"]
    told = labels_of(table)
    assert (str(told["held_on"]), told["due_to_attend"], told["attended"]) == ("2022-11-11", 57, 55)
    assert told["scrutineers"] == ("钱颖", "王思雨")
    assert [one.code for one in table.complaints if one.code == "T02"] == []


def test_all_labels_in_one_cell_to_the_left():
    drawn = """
        | 执行委员会委员选举计票表 |
        | 会议日期：2022年11月9日 应到：55人 实到：53人 有效票：52张 | 序号 | 姓名 | 得赞成票 | 得反对票 | 弃权票 | 是否当选 |
        | | 1 | 王芳 | 49 | 1 | 2 | 当选 |
        | | 2 | 李敏 | 48 | 2 | 2 | 当选 |
        | | 序号 | 姓名 | 得赞成票 | 得反对票 | 弃权票 | 是否当选 |
        | | 3 | 张静 | 15 | 35 | 2 | 未当选 |
    """
    table = extracted({"选举": drawn}, {"选举": ["A2:A6"]}).tables["ballots"]
    told = labels_of(table)
    assert (told["due_to_attend"], told["attended"], told["valid"]) == (55, 53, 52)
    assert table.values["elected"] == [True, True, False]


def test_signers_under_the_shorter_of_two_tables_are_its_own():
    head = "| 序号 | 姓名 | 职务 | 赞成票 | 反对票 | 弃权票 | 是否当选 "
    drawn = f"""
        | 选举结果汇总表 |
        | （一）执行委员会委员选举 | | | | | | | | （二）主席、副主席选举 |
        | 应到：56人 实到：54人 | | | | | | | | 应到：27人 实到：26人 |
        {head}| {head}|
        | 1 | 王芳 | 执委 | 50 | 2 | 2 | 是 | | 1 | 王芳 | 主席 | 25 | 0 | 1 | 是 |
        | 2 | 李敏 | 执委 | 49 | 3 | 2 | 是 | | 总监票人：陈爱华 监票人：谭洁 |
        | 3 | 张静 | 执委 | 48 | 4 | 2 | 是 |
        | 总监票人：张小丽 监票人：蔡红霞 |
    """
    table = extracted({"结果": drawn}).tables["ballots"]
    assert [labels_of(table, at)["chief_scrutineers"] for at in (0, 1)] == [("张小丽",), ("陈爱华",)]


def test_halves_of_one_tally_share_the_labels_of_the_frame_above_them():
    heads = "| 序号 | 候选人 | 同意 | 不同意 | 弃权 | 当选 "
    drawn = f"""
        | 青山镇第四次妇女代表大会选举结果报告单 |
        | 选举事项 | | 执行委员会委员 | | 会议日期 | | 2022年11月8日 | | 选举方式 | | 差额 | |
        | 应到代表（人） | | 55 | | 实到代表（人） | | 53 | | 应选名额（名） | | 3 | |
        | 印制选票（张） | | 58 | | 发出选票（张） | | 53 | | 收回选票（张） | | 53 | |
        {heads}{heads}|
        | 1 | 王芳 | 48 | 1 | 3 | √ | 3 | 张静 | 49 | 3 | 0 | √ |
        | 2 | 李敏 | 49 | 2 | 1 | √ | 4 | 赵丽 | 20 | 30 | 2 | |
    """
    merged = [f"{left}{row}:{right}{row}" for row in (2, 3, 4) for left, right in ("AB", "CD", "EF", "GH", "IJ", "KL")]
    table = extracted({"执委选举": drawn}, {"执委选举": ["A1:L1", *merged]}).tables["ballots"]
    assert len(table.blocks) == 1
    told = labels_of(table)
    assert [told[name] for name in ("due_to_attend", "attended", "seats", "issued", "returned")] == [
        55,
        53,
        {"": 3},
        53,
        53,
    ]


def test_a_single_word_beside_the_rows_is_no_label():
    lone = VOTES.replace("应到会人数（人） | 57", "甲 | 乙").replace("实到会人数（人） | 55", "丙 | 丁")
    lone = lone.replace("监票人 | 钱颖、王思雨", "戊 | 己").replace("| 基本情况 | |", "|  | |")
    assert "held_on" not in labels_of(extracted({"选举": lone}).tables["ballots"])


VILLAGE = """
    | 选举单位（公章）：{unit} 选举时间：2022年9月20日 |
    | 序号 | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 得票数 |
    | 1 | {who} | 女 | '1985.03 | 群众 | 村民 | 33票 |
    | 2 | {other} | 女 | '1986.03 | 群众 | 村民 | 32票 |
    | 监选人：邓国梁 记录人：俞小平 |
"""


def test_a_unit_said_again_begins_a_table_of_its_own():
    people = ("白石村", "王芳", "李敏"), ("清水村", "张静", "赵丽"), ("柳河社区", "孙娟", "周燕")
    drawn = "| 妇女代表名单 |" + "".join(VILLAGE.format(unit=unit, who=who, other=other) for unit, who, other in people)
    table = extracted({"代表": drawn}).tables["delegates"]
    assert table.values["unit"] == ["白石村", "白石村", "清水村", "清水村", "柳河社区", "柳河社区"]
    assert [one.code for one in table.complaints if one.code in ("T01", "T03")] == []
    assert len([one for one in table.complaints if one.code == "T02"]) == 1


def test_what_misses_in_many_tables_with_the_same_headings_is_asked_once():
    drawn = "| 妇女代表名单 |" + "".join(
        VILLAGE.format(unit=unit, who=who, other=who + "英").replace("政治面貌", "面目")
        for unit, who in (("白石村", "王芳"), ("清水村", "张静"))
    )
    table = extracted({"代表": drawn}).tables["delegates"]
    assert [one.subject for one in table.complaints if one.code == "T01"] == ["政治面貌"]
