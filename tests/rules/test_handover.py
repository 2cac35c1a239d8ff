"""Rules about the handover."""

from tests.drawing import check, table
from tests.rules.telling import only


def test_handover():
    committee = table("committee", "| 姓名 |\n| 王芳 |")
    drawn = table(
        "handover",
        "| 交接事项 | 移交人 | 接收人 | 监交人 |\n| 印章 | 郭素芬 | 王芳 | 郭素芬 |\n| 账目 | 郭素芬 | 李敏 | 贺正明 |",
    )
    told = check(committee, drawn)
    assert only("H01", told) == [("H01", "D2")]
    assert only("H02", told) == [("H02", "C3")]
