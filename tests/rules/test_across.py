"""Rules across townships."""

from fulian_excel.check import check as check_county
from fulian_excel.settings import Settings, Township
from fulian_excel.table import County, Submission
from tests.drawing import AS_OF, table
from tests.rules.telling import only


def county(*tables_of):
    townships = tuple(Township(name) for name in ["甲镇", "乙镇", "丙镇"])
    settings = Settings(townships=townships)
    return County(
        settings,
        AS_OF,
        [
            Submission(township, settings, AS_OF, {one.form.name: one for one in tables})
            for township, tables in zip(townships, tables_of, strict=True)
        ],
    )


def test_two_townships_and_one_woman():
    first = table("delegates", "| 姓名 | 身份证号 |\n| 王芳 | 11010519850312002X |")
    second = table("committee", "| 姓名 | 身份证号 |\n| 王芳 | 11010519850312002X |")
    number = "110105198503120021"
    first.values["id_number"] = second.values["id_number"] = [_right(number)]
    told = check_county(county([first], [second], [])).findings
    assert [(one.code, one.place.cell, one.township) for one in told if one.code == "X01"] == [
        ("X01", "B2", "甲镇"),
        ("X01", "B2", "乙镇"),
    ]
    told_one = next(one for one in told if one.code == "X01")
    assert "乙镇" not in told_one.message
    assert "乙镇" in told_one.county_message
    assert [one.township for one in told if one.code == "X04"] == ["丙镇"]


def _right(number: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number[:17] + "10X98765432"[sum(int(d) * w for d, w in zip(number, weights, strict=False)) % 11]


def test_two_townships_and_one_name_and_birth():
    drawn = "| 姓名 | 出生年月 |\n| 王芳 | 1985.03 |"
    told = check_county(county([table("delegates", drawn)], [table("delegates", drawn)], [])).findings
    assert only("X02", told) == [("X02", "A2")]


def test_two_townships_with_the_same_rows():
    drawn = "| 姓名 |\n| 王芳 |\n| 李敏 |\n| 张静 |"
    told = check_county(county([table("delegates", drawn)], [table("delegates", drawn)], [])).findings
    assert [one.township for one in told if one.code == "X03"] == ["甲镇", "乙镇"]
