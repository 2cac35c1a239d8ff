"""Rules about the candidates."""

from fulian_excel.settings import Quotas
from tests.drawing import check, said, table
from tests.rules.telling import only


def test_more_stand_than_seats():
    drawn = table("candidates", "| 姓名 |\n" + "\n".join(f"| 丁{name} |" for name in "一乙二"))
    told = only("C01", check(drawn, quotas=Quotas(None, 3, 0, 0, None, 0, None)))
    assert told == [("C01", "A1")]
    assert only("C01", check(drawn, quotas=Quotas(None, 2, 0, 0, None, 0, None))) == []


def test_candidates_in_order_of_strokes():
    right = table("candidates", "| 姓名 |\n| 丁芳 |\n| 王敏 |\n| 王小红 |\n| 陈静 |")
    wrong = table("candidates", "| 姓名 |\n| 王芳 |\n| 丁敏 |\n| 陈静 |")
    assert only("C02", check(right)) == []
    assert only("C02", check(wrong)) == [("C02", "A3")]


def test_who_may_be_chair_and_full_time_vice():
    drawn = table(
        "candidates",
        """
        | 姓名 | 拟任职务   | 职级     | 工作单位及职务 |
        | 丁芳 | 主席       | 一般干部 | 镇政府 科员    |
        | 王敏 | 专职副主席 |          | 白石村 主任    |
        | 张静 | 主席       |          | 镇党委 副书记  |
        | 陈丽 | 专职副主席 |          | 镇妇联 主任    |
        """,
    )
    assert said(check(drawn)) == [("C05", "C2"), ("C06", "C3")]
