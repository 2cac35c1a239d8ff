"""Rules about filing and the archive."""

from tests.drawing import check, table
from tests.rules.telling import only


def test_officers_are_filed():
    committee = table("committee", "| 姓名 | 妇联职务 |\n| 王芳 | 主席 |\n| 李敏 | 兼职副主席 |")
    officers = table("officers", "| 姓名 | 妇联职务 | 当选日期 | 备案日期 |\n| 王芳 | 主席 | 2022-11-10 | |")
    assert only("R01", check(committee, officers)) == [("R01", "A1"), ("R01", "D2")]


def test_the_archive_is_complete_and_gaps_explained():
    drawn = table(
        "archive",
        "| 材料名称 | 状态 | 备注 |\n| 关于召开妇代会的请示 | 已归档 | |\n| 影像资料 | 缺 | |\n| 选票 | 缺 | 已封存 |",
    )
    told = check(drawn)
    assert only("R03", told) == [("R03", "C3")]
    assert len([one for one in told if one.code == "R02"]) == 24
