"""Rules about the committee and its officers."""

from tests.drawing import check, said, table
from tests.rules.telling import only

TALLY = "| 选举事项 | 应选名额 |\n| 执委 | 2 |"
VOTES = "| 姓名 | 赞成 | 是否当选 |\n| 丁芳 | 9 | 是 |\n| 王敏 | 8 | 是 |\n| 张静 | 2 | 否 |"


def test_an_odd_number_where_the_county_wants_one():
    drawn = table("committee", "| 姓名 |\n| 丁芳 |\n| 王敏 |")
    assert said(check(drawn)) == []
    assert said(check(drawn, levels={"S05": "核实"})) == [("S05", "A1")]


def test_the_committee_is_who_was_elected():
    committee = table("committee", "| 姓名 |\n| 丁芳 |\n| 张静 |")
    assert only("S07", check(table("ballots", VOTES, TALLY), committee)) == [("S07", "A1"), ("S07", "A3")]


def test_officers_are_members():
    committee = table("committee", "| 姓名 |\n| 丁芳 |\n| 王敏 |")
    officers = table("officers", "| 姓名 | 妇联职务 |\n| 丁芳 | 主席 |\n| 陈丽 | 兼职副主席 |")
    assert only("S06", check(committee, officers)) == [("S06", "A3")]


def test_votes_are_those_counted():
    committee = table("committee", "| 姓名 | 赞成票 |\n| 丁芳 | 9 |\n| 王敏 | 7 |")
    assert only("S11", check(table("ballots", VOTES, TALLY), committee)) == [("S11", "B3")]


def test_every_area_sits_on_the_committee():
    committee = table("committee", "| 姓名 | 界别 |\n| 丁芳 | 镇机关 |")
    told = check(committee)
    assert {one.code for one in told} == {"S10"}
    assert len(told) == 5
