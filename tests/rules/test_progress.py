"""Rules about the steps of the plan: all of them, in order, in time, on paper."""

from dataclasses import replace
from datetime import date

from fulian_excel.check import check as check_county
from fulian_excel.table import County
from tests.drawing import check, said, submission, table
from tests.rules.telling import MEETING, VOTE, only


def progress(*rows: str, heads: str = "| 步骤 | 计划完成 | 实际完成 |"):
    return table("progress", "\n".join([heads, *rows]))


def test_every_step_is_listed():
    told = [one for one in check(progress("| 调查摸底 | 2022-09-09 | 2022-09-09 |")) if one.code == "W01"]
    assert len(told) == 18
    assert {one.place.cell for one in told} == {"A1"}


def test_steps_in_order():
    drawn = progress(
        "| 关于召开妇女代表大会的请示 | 2022-09-20 | 2022-09-20 |",
        "| 镇党委批复 | 2022-09-15 | 2022-09-15 |",
        "| 新老班子交接 | 2022-11-29 | 2022-11-29 |",
        "| 材料归档 | 2022-11-23 | 2022-11-23 |",
    )
    assert only("W02", check(drawn)) == [("W02", "C3")]


def test_steps_inside_their_stage():
    drawn = progress("| 调查摸底 | 2022-10-09 | 2022-10-12 |", "| 大会闭幕 | 2022-11-10 | 2022.11.10 |")
    assert only("W03", check(drawn)) == [("W03", "C2")]


def test_what_was_planned_is_done():
    assert only("W04", check(progress("| 调查摸底 | 2022-09-09 | |"))) == [("W04", "B2")]


def test_nothing_in_the_future():
    assert only("W05", check(progress("| 大会闭幕 | 2022-11-10 | 2022-12-10 |"))) == [("W05", "C2")]


def test_notices_hang_long_enough():
    heads = "| 步骤 | 公示开始 | 公示结束 |"
    drawn = progress("| 资格审查、公示 | 2022-10-01 | 2022-10-04 |", heads=heads)
    assert only("W06", check(drawn)) == [("W06", "B2")]
    five = progress("| 资格审查、公示 | 2022-10-01 | 2022-10-05 |", heads=heads)
    assert only("W06", check(five)) == []
    ballots = table("ballots", VOTE, MEETING.format("执委", "2022-10-05"))
    assert only("W06", check(five, ballots)) == [("W06", "B2")]


def test_filed_in_time():
    drawn = table("officers", "| 姓名 | 当选日期 | 备案日期 |\n| 王芳 | 2022-11-01 | 2022-11-17 |")
    assert said(check(drawn)) == [("W07", "C2")]


def test_nothing_is_filed_before_the_election():
    drawn = table(
        "officers",
        "| 姓名 | 当选日期 | 备案日期 |\n| 王芳 | 2022-11-11 | 2021-11-15 |\n| 李兰 | 2022-11-11 | 2022-11-11 |",
    )
    (told,) = check(drawn)
    assert (told.code, told.place.cell) == ("W07", "C2")
    assert "早于当选日期" in told.parts["how"]


def test_papers_carry_a_number():
    drawn = progress("| 镇党委批复 | 2022-09-15 | |", heads="| 步骤 | 实际完成 | 文号 |")
    assert only("W08", check(drawn)) == [("W08", "C2")]


def test_one_meeting_one_date():
    step = progress("| 妇女代表大会选举执委 | 2022-11-10 | 2022-11-10 |")
    ballots = table("ballots", VOTE, MEETING.format("执委", "2022-11-11"))
    assert only("W09", check(step, ballots)) == [("W09", "标签!B2")]
    officers = table("officers", "| 姓名 | 当选日期 |\n| 王芳 | 2022-11-12 |")
    second = table("ballots", VOTE, MEETING.format("主席副主席", "2022-11-11"))
    assert only("W09", check(officers, second)) == [("W09", "B2")]


def test_done_by_the_deadline():
    late = replace(
        submission(progress("| 大会闭幕 | 2022-11-10 | 2022-12-02 |", "| 材料归档 | 2022-11-28 | |")),
        as_of=date(2022, 12, 20),
    )
    told = check_county(County(late.settings, late.as_of, [late])).findings
    assert only("W10", told) == [("W10", "C2"), ("W10", "B3")]
    assert only("W03", told) == only("W04", told) == []


def test_states_agree_with_dates():
    heads = "| 步骤 | 实际完成 | 状态 |"
    drawn = progress("| 调查摸底 | | 已完成 |", "| 大会闭幕 | 2022-11-10 | 进行中 |", heads=heads)
    assert only("W11", check(drawn)) == [("W11", "C2"), ("W11", "C3")]
