"""Rules about steps, records, training, handover, discipline and the survey; and across townships."""

from dataclasses import replace
from datetime import date

from fulian_excel.check import check as check_county
from fulian_excel.settings import Settings, Township
from fulian_excel.table import County, Submission
from tests.drawing import AS_OF, check, checked, said, submission, table

MEETING = "| 选举事项 | 会议日期 |\n| {} | {} |"
VOTE = "| 姓名 | 是否当选 |\n| 王芳 | 是 |"


def progress(*rows: str, heads: str = "| 步骤 | 计划完成 | 实际完成 |"):
    return table("progress", "\n".join([heads, *rows]))


def only(code: str, findings):
    return [one for one in said(findings) if one[0] == code]


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


def test_handover():
    committee = table("committee", "| 姓名 |\n| 王芳 |")
    drawn = table(
        "handover",
        "| 交接事项 | 移交人 | 接收人 | 监交人 |\n| 印章 | 郭素芬 | 王芳 | 郭素芬 |\n| 账目 | 郭素芬 | 李敏 | 贺正明 |",
    )
    told = check(committee, drawn)
    assert only("H01", told) == [("H01", "D2")]
    assert only("H02", told) == [("H02", "C3")]


def test_discipline():
    rows = "\n".join(
        f"| 严禁{what} | 2022-09-20 | 9 | 8 | {'1' if what == '拉票贿选' else '0'} | |"
        for what in [
            "结党营私",
            "拉票贿选",
            "买官卖官",
            "跑官要官",
            "个人说了算",
            "说情打招呼",
            "违规用人",
            "跑风漏气",
            "弄虚作假",
        ]
    )
    drawn = table("discipline", f"| 纪律内容 | 学习日期 | 参加人数 | 签订承诺书人数 | 举报线索数 | 处理结果 |\n{rows}")
    assert said(check(drawn)) == [("L01", "A1"), ("L03", "F3")]
    assert ("L02", "D2") in said(check(drawn, levels={"L02": "核实"}))


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
