"""Rules on quotas: delegates, seats and officers in number."""

from fulian_excel.settings import Quotas
from tests.drawing import check, said, table
from tests.rules.telling import only

TALLY = "| 选举事项 | 应选名额 |\n| 执委 | 2 |"
VOTES = "| 姓名 | 赞成 | 是否当选 |\n| 丁芳 | 9 | 是 |\n| 王敏 | 8 | 是 |\n| 张静 | 2 | 否 |"


def test_delegates_fill_their_quota():
    drawn = table("delegates", "| 姓名 | 代表类别 |\n| 王芳 | 正式 |\n| 李敏 | 列席 |")
    none = Quotas(2, 0, 0, 0, None, 0, None)
    assert said(check(drawn, quotas=none)) == [("D01", "A1")]
    assert said(check(drawn, quotas=Quotas(1, 0, 0, 0, None, 0, None))) == []


def test_officers_in_number():
    drawn = table("committee", "| 姓名 | 妇联职务 |\n| 丁芳 | 执委 |")
    assert said(check(drawn, quotas=Quotas(None, 2, 1, 1, None, 1, None))) == [
        ("S04", "A1"),
        ("S01", "B1"),
        ("S02", "B1"),
        ("S03", "B1"),
    ]


def test_seats_reach_the_quota():
    assert only("S12", check(table("ballots", VOTES, TALLY), quotas=Quotas(None, 3, 0, 0, None, 0, None))) == [
        ("S12", "标签!B2")
    ]
