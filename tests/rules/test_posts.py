"""Rules about who may hold which post."""

from tests.drawing import check, table


def test_officers_are_said_of_once_on_the_latest_form():
    candidates = table("candidates", "| 姓名 | 拟任职务 | 职级 |\n| 丁芳 | 主席 | 其他 |\n| 王敏 | 专职副主席 | 其他 |")
    committee = table("committee", "| 姓名 | 妇联职务 | 职级 |\n| 丁芳 | 主席 | 其他 |\n| 王敏 | 专职副主席 | 其他 |")
    told = [(one.code, one.form) for one in check(candidates, committee) if one.code in ("C05", "C06", "S08", "S09")]
    assert sorted(told) == [("S08", "committee"), ("S09", "committee")]
