"""From files to townships: whose, what replaces what, what is missing."""

from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.intake.refusals import foreign_parts
from fulian_excel.rules.files import every_form_is_there
from fulian_excel.settings import Settings, Township
from fulian_excel.submissions import assemble
from tests.drawing import AS_OF, book

SETTINGS = Settings(townships=(Township("青山镇", ("青山",)), Township("青山湖街道"), Township("白水乡")))
LIST = """
    | {title}妇女代表名册 |      |            |      |
    | 填报单位:{unit}     |      | 填报日期:{day} |      |
    | 序号                | 姓名 | 出生年月   | 性别 |
    | 1                   | {who} | 1985.03  | 女   |
"""


def sent(file: str, unit: str = "", title: str = "", day: str = "2022.11.1", who: str = "王芳"):
    return extract(file, book({"代表": LIST.format(unit=unit, title=title, day=day, who=who)}), FORMS, SETTINGS)


def unused(assembled):
    return [(file, one.form, one.reason) for file, choices in assembled.choices.items() for one in choices]


def received(*extracts):
    return assemble(extracts, SETTINGS, AS_OF)


def test_a_township_is_known_by_what_it_states_then_title_then_file_then_folder():
    assembled = received(
        sent("1.xlsx", unit="青山湖街道妇联"),
        sent("2.xlsx", title="白水乡"),
        sent("青山名册.xlsx"),
        sent("白水乡/3.xlsx"),
    )
    assert assembled.owners == {
        "1.xlsx": "青山湖街道",
        "2.xlsx": "白水乡",
        "青山名册.xlsx": "青山镇",
        "白水乡/3.xlsx": "白水乡",
    }


def test_a_stranger_is_read_all_the_same():
    assembled = received(sent("x.xlsx", unit="桃源镇妇联"))
    assert [(one.code, one.place.file) for one in assembled.findings] == [("F05", "x.xlsx")]
    assert len(assembled.unrecognised[0].tables["delegates"]) == 1


def test_a_version_with_far_fewer_rows():
    drawing = LIST.format(unit="青山镇妇联", title="", day="2022.11.1", who="王芳")
    more = "\n".join(f"    | {number} | 李{name} | 1986.05 | 女 |" for number, name in enumerate("敏静丽", 2))
    older = extract("a.xlsx", book({"代表": f"{drawing}{more}"}), FORMS, SETTINGS)
    assembled = received(older, sent("b.xlsx", unit="青山镇妇联", day="2022.11.9"))
    assert [(one.code, one.place.file, one.township) for one in assembled.findings] == [("F12", "b.xlsx", "青山镇")]


def test_versions_that_say_the_same_are_one():
    assembled = received(sent("b.xlsx", unit="青山镇妇联"), sent("a.xlsx", unit="青山镇妇联"))
    assert assembled.findings == []


def test_a_unit_that_contradicts_the_file_name():
    assembled = received(sent("白水乡.xlsx", unit="青山镇妇联"))
    assert [(one.code, one.place.cell, one.township) for one in assembled.findings] == [("T07", "A2", "青山镇")]


def test_a_returned_copy_supersedes_the_workbook_it_came_from():
    original, returned = (
        sent("a.xlsx", unit="青山镇妇联"),
        sent("b.xlsx", unit="青山镇妇联", day="2022.10.1", who="李敏"),
    )
    original.sha256, returned.source = "0123456789abcdef", "0123456789ab"
    assembled = received(original, returned)
    assert assembled.county.submissions[0].tables["delegates"].file == "b.xlsx"
    assert unused(assembled) == [("a.xlsx", "delegates", "已有更新的版本 b.xlsx(批注件已改好发回)")]
    assert assembled.findings == []


def test_a_copy_that_came_back_as_it_was():
    original, returned = sent("a.xlsx", unit="青山镇妇联"), sent("b.xlsx", unit="青山镇妇联")
    original.sha256, returned.source = "0123456789abcdef", "0123456789ab"
    assert [(one.code, one.place.file) for one in received(original, returned).findings] == [("F09", "b.xlsx")]


def test_every_form_that_is_due():
    township = received(sent("a.xlsx", unit="青山镇妇联")).county.submissions[0]
    assert len(list(every_form_is_there(township))) == 11
    september = assemble([sent("a.xlsx", unit="青山镇妇联")], SETTINGS, AS_OF.replace(month=9)).county.submissions[0]
    assert [one.form for one in every_form_is_there(september)] == ["allocation", "survey", "progress"]


def test_macros_are_told():
    drawn = book({"表": "| 一 |"})
    drawn.macros = True
    assert [one.code for one in foreign_parts("a.xlsm", drawn)] == ["F11"]
