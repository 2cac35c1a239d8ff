"""Rules about training."""

from tests.drawing import check, table
from tests.rules.telling import MEETING, VOTE, only


def test_training():
    committee = table(
        "committee",
        "| 姓名 | 妇联职务 | 是否新任 |\n| 王芳 | 主席 | 是 |\n| 李敏 | 兼职副主席 | 是 |\n| 张静 | 执委 | 是 |",
    )
    ballots = table("ballots", VOTE, MEETING.format("执委", "2022-11-10"))
    drawn = table("training", "| 姓名 | 培训日期 |\n| 王芳 | 2022-11-09 |")
    told = check(committee, ballots, drawn)
    assert only("E01", told) == [("E01", "A1")]
    assert only("E02", told) == [("E02", "B2")]
