"""Parts of a form as one table: every value keeps its file and cell."""

from dataclasses import replace

from fulian_excel.check import check as check_county
from fulian_excel.settings import Settings
from fulian_excel.table import County, joined
from tests.drawing import AS_OF, submission, table


def part(file, drawing, form="delegates"):
    drawn = table(form, drawing)
    drawn.file = file
    for block in drawn.blocks:
        block.headings = {name: replace(place, file=file) for name, place in block.headings.items()}
        block.first = replace(block.first, file=file)
    return drawn


A = part("a.xlsx", "| 姓名 | 性别 | 出生年月 |\n| 王芳 | 女 | 1985.03 |\n| 李敏 | 女 | 1986.03 |")
B = part("b.xlsx", "| 姓名 | 性别 | 联系电话 |\n| 张静 | 男 | 13800001111 |")


def test_rows_of_several_files_know_their_cells():
    whole = joined([A, B])
    assert whole.parts == ("a.xlsx", "b.xlsx")
    assert whole.values["name"] == ["王芳", "李敏", "张静"]
    assert [whole.rows[2][name] for name in ("sex", "birth", "phone")] == ["男", None, "13800001111"]
    assert [str(row.place("name")) for row in whole.rows][1:] == ["a.xlsx 妇女代表名册!A3", "b.xlsx 妇女代表名册!A2"]
    assert [whole.rows[at].place("phone").cell for at in (0, 2)] == ["A2", "C2"]
    assert [row.block.first.file for row in whole.rows] == ["a.xlsx", "a.xlsx", "b.xlsx"]
    assert whole.rows[2].tell("sex").place.file == "b.xlsx"


def test_a_column_that_one_part_lacks_is_no_blank_cell_of_that_part():
    whole = submission(joined([A, B]))
    findings = check_county(County(Settings(townships=(whole.township,)), AS_OF, [whole])).findings
    assert [
        (one.code, one.place.file, one.place.cell)
        for one in findings
        if one.form == "delegates" and one.code[0] in "VP"
    ] == [("P04", "b.xlsx", "B2")]


def test_a_single_part_is_the_table_itself():
    assert joined([A]) is A
