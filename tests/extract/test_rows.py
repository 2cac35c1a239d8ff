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
