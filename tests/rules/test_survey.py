"""Rules about the village survey."""

from fulian_excel.settings import Township
from tests.drawing import check, checked, said, submission, table
from tests.rules.telling import only


def test_survey():
    drawn = table(
        "survey", "| 村(社区) | 总人口 | 妇女人数 | 18周岁以上妇女 | 女党员 |\n| 白石村 | 90 | 95 | 40 | 41 |"
    )
    assert said(check(drawn)) == [("U01", "C2"), ("U01", "E2")]


def test_women_against_the_county():
    drawn = table("survey", "| 村(社区) | 妇女人数 |\n| 白石村 | 900 |")
    for women, told in ((1000, [("U02", "B1")]), (940, [])):
        one = submission(drawn)
        one.township = Township("青山镇", women=women, quotas=one.township.quotas)
        assert only("U02", checked(one).findings) == told


def test_members_for_the_women():
    drawn = table("committee", "| 姓名 |\n| 王芳 |")
    one = submission(drawn, levels={"U04": "核实"})
    one.township = Township("青山镇", women=1001, quotas=one.township.quotas)
    assert only("U04", checked(one).findings) == [("U04", "A1")]
