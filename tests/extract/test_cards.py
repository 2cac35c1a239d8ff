"""Cards: one person or village on labels and values, alone on a sheet, under one another or side by side."""

from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from tests.drawing import book, extracted

CARD = """
    | 青山镇执委候选人登记表 |
    | 姓 名 | {name} | 性 别 | 女 | 出生年月 | '1977.06 | (照片) |
    | 民 族 | 汉 | 籍 贯 | 河南 | 政治面貌 | 中共党员 |
    | 学历学位 | 全日制教育 | 大专 | | 联系电话 | '13520016095 |
    | 现任职务 | 石泉乡副乡长 |
    | 拟任职务 | 主席 |
    | 简 历 | 2008年至今在乡里工作 |
    | 家庭成员 | 称谓 | 姓 名 | 出生年月 | 政治面貌 | 工作单位及职务 |
    | | 丈夫 | 赵建国 | '1976.05 | 群众 | 职工 |
    | 意见 | 同意(盖章) |
"""


def test_a_card_a_sheet_is_a_row_and_its_family_is_passed_over():
    read = extracted({"王芳": CARD.format(name="王芳"), "李敏": CARD.format(name="李敏")})
    table = read.tables["candidates"]
    assert set(read.tables) == {"candidates"}
    assert table.values["name"] == ["王芳", "李敏"]
    assert table.values["schooling"] == ["大专", "大专"]
    assert table.values["post"] == ["主席", "主席"]
    place = table.place("name", 1)
    assert (place.sheet, place.cell) == ("李敏", "B2")
    assert [one.code for one in table.complaints if one.code in ("T01", "T02", "T03")] == []
    assert read.findings == []


DELEGATES = """
    | 青山镇妇女代表登记卡 | | | | {title} |
    | 姓名 | {0} | 性别 | 女 | 姓名 | {1} | 性别 | 女 |
    | 出生年月 | '1985.03 | 政治面貌 | 群众 | 出生年月 | '1986.03 | 政治面貌 | 群众 |
    | 推选单位 | 白石村 | 代表身份 | 村(社区) | 推选单位 | 清水村 | 代表身份 | 村(社区) |
    | 工作单位及职务 | 村民 | | | 工作单位及职务 | 会计 | | |
"""


def test_cards_under_one_another_and_side_by_side():
    drawn = DELEGATES.format("王芳", "李敏", title="青山镇妇女代表登记卡") + DELEGATES.format(
        "张静", "赵丽", title="青山镇妇女代表登记卡"
    )
    table = extracted({"登记卡": drawn}).tables["delegates"]
    assert table.values["name"] == ["王芳", "李敏", "张静", "赵丽"]
    assert table.values["unit"] == ["白石村", "清水村", "白石村", "清水村"]
    assert table.values["area"] == ["村(社区)"] * 4
    assert table.place("birth", 3).cell == "F8"


def test_a_village_on_a_card():
    drawn = """
        | 妇女干部基本情况摸底表 |
        | 填报单位： | 白石村 | 填报日期： | 2022年9月20日 |
        | 总人口： | 1786 | 妇女人数： | 888 | 18周岁以上妇女： | 789 |
        | 女党员人数： | 17 | 妇联干部数： | 3 | 妇女干部人数： | 2 |
        | 30岁以下人数： | 0 | 有无妇联组织： | 有 |
    """
    table = extracted({"Sheet1": drawn}).tables["survey"]
    assert table.values["village"] == ["白石村"]
    assert (table.values["women"], table.values["women_cadres"]) == ([888], [2])
    assert table.place("village", 0).cell == "B2"
    assert str(table.label("reported_on").value) == "2022-09-20"


def test_a_village_named_in_a_line_above_its_items():
    drawn = """
        | 基本情况摸底表 |
        | 社区名称：范家社区    填报日期：2022年9月7日 |
        | 序号 | 项目 | 单位 | 数量 |
        | 1 | 总人口 | 人 | 1427 |
        | 2 | 妇女人数 | 人 | 709 |
        | 3 | 18周岁以上妇女 | 人 | 612 |
        | 4 | 妇联干部数 | 人 | 3 |
        | 5 | 有无妇联组织 | — | 有 |
    """
    table = extracted({"摸底表": drawn}).tables["survey"]
    assert (table.values["village"], table.values["women"]) == (["范家社区"], [709])


def test_what_is_no_forms_card_is_told_once_and_makes_nobody_a_row():
    other = """
        | 干部任免审批表 |
        | 姓名 | 郝志刚 | 性别 | 男 | 出生年月 | '1974.06 |
        | 民族 | 汉族 | 籍贯 | 本县 | 学历 | 本科 |
        | 拟任职务 | 财政所所长 |
        | 称谓 | 姓名 | 年龄 | 政治面貌 | 工作单位及职务 |
        | 妻子 | 阮小芸 | 46 | 群众 | 护士 |
    """
    read = extracted({"一": other, "二": other})
    assert read.tables == {}
    assert [(one.code, one.place.sheet) for one in read.findings] == [("F06", "一")]
    assert "登记卡" in read.findings[0].message


def test_a_list_goes_before_cards_of_the_same_form():
    listed = """
        | 候选人名册 |
        | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 拟任职务 |
        | 张静 | 女 | '1985.03 | 群众 | 村民 | 执委 |
    """
    read = extracted({"名册": listed, "王芳": CARD.format(name="王芳"), "李敏": CARD.format(name="李敏")})
    assert read.tables["candidates"].values["name"] == ["张静"]
    assert [(one.code, one.place.sheet) for one in read.findings] == [("F06", "王芳")]


def test_a_blank_card_is_nobody():
    drawn = book({"卡": CARD.format(name="")})
    assert extract("卡.xlsx", drawn, FORMS, Settings()).tables == {}
