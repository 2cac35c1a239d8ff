"""Elections of several rounds: what the first leaves open is all that the later ones fill."""

from fulian_excel.settings import Quotas
from tests.drawing import check, said, submission, table
from tests.rules.telling import only

COVER = "| 选举事项 | 轮次 | 选举方式 | 会议日期 | 应到 | 有效 | 应选名额 |\n| {} | {} | {} | {} | 31 | 29 | {} |"
HEADS = "| 姓名 | 职务 | 赞成 | 是否当选 |"
FIRST = (
    "| 王芳 | 执委 | 25 | 是 |",
    "| 李敏 | 执委 | 20 | 是 |",
    "| 张静 | 执委 | 14 | 否 |",
    "| 赵丽 | 执委 | 12 | 否 |",
)


def block(seats, *rows, on=1, into=None, election="执委", method="", day="2022-11-10"):
    """A tally's round as a block, after those drawn before."""
    return table("ballots", "\n".join([HEADS, *rows]), COVER.format(election, on, method, day, seats), into=into)


def places(findings):
    """Codes with the sheet and cell, labels by their column."""
    return [
        (one.code, one.place.sheet, one.column if one.place.sheet == "标签" else one.place.cell) for one in findings
    ]


def second(seats, *rows, first="3"):
    return block(seats, *rows, on=2, into=block(first, *FIRST))


def test_a_second_round_fills_the_seat_left_open():
    for seats in ("1", "", "3"):
        told = check(second(seats, "| 张静 | 执委 | 17 | 是 |", "| 赵丽 | 执委 | 12 | 否 |"))
        assert [one for one in said(told) if one[0] != "V01"] == []


def test_who_has_a_majority_but_finds_no_seat_left_is_not_elected():
    rows = ("| 张静 | 执委 | 18 | 是 |", "| 赵丽 | 执委 | 17 | 否 |")
    for seats in ("2", "3"):
        assert said(check(second(seats, *rows))) == []
    wrong = check(second("", "| 张静 | 执委 | 17 | 否 |", "| 赵丽 | 执委 | 12 | 否 |"))
    assert ("B10", "选举计票表2", "D2") in places(wrong)


def test_both_rounds_together_elect_no_more_than_the_first_had_seats():
    rows = ("| 张静 | 执委 | 18 | 是 |", "| 赵丽 | 执委 | 17 | 是 |")
    for seats in ("1", "2", "3"):
        told = check(second(seats, *rows))
        assert places(told)[-1:] == [("B11", "标签", "seats")]
        assert "标为当选 2 人,超过前面轮次选举后还空的 1 名" in told[-1].message


def test_papers_carry_as_many_votes_as_were_asked_for():
    rows = ("| 张静 | 执委 | 29 | 是 |", "| 赵丽 | 执委 | 15 | 否 |")
    assert [code for code, _ in said(check(second("2", *rows)))] == []
    assert only("B08", check(second("", *rows))) != []


def test_a_vacancy_is_told_after_the_last_round():
    nobody = ("| 张静 | 执委 | 14 | 否 |", "| 赵丽 | 执委 | 12 | 否 |")
    assert [code for code, _ in said(check(block("3", *FIRST)))] == ["B19"]
    told = [one for one in check(second("1", *nobody)) if one.code == "B19"]
    assert [one.record for one in told] == ["执委 2"]
    assert "应选 3 名,当选 2 人,空缺 1 名" in told[0].message


def test_a_third_round_counts_both_before():
    two = second("1", "| 张静 | 执委 | 14 | 否 |", "| 赵丽 | 执委 | 12 | 否 |")
    assert said(check(block("1", "| 张静 | 执委 | 17 | 是 |", on=3, into=two))) == []
    two = second("1", "| 张静 | 执委 | 17 | 是 |", "| 赵丽 | 执委 | 12 | 否 |")
    assert only("B11", check(block("1", "| 赵丽 | 执委 | 17 | 是 |", on=3, into=two))) != []


def officers(seats, *rows):
    first = block(
        "主席1名、副主席2名",
        "| 王芳 | 主席 | 25 | 是 |",
        "| 李敏 | 专职副主席 | 20 | 是 |",
        "| 张静 | 兼职副主席 | 14 | 否 |",
        election="主席副主席",
    )
    return block(seats, *rows, on=2, into=first, election="主席副主席")


def test_seats_are_left_open_by_post():
    one, chair = "| 张静 | 兼职副主席 | 17 | 是 |", "| 赵丽 | 主席 | 17 | 是 |"
    for seats in ("副主席1名", "1", ""):
        assert [told for told in said(check(officers(seats, one))) if told[0] != "V01"] == []
    assert only("B11", check(officers("主席1名、副主席1名", chair, one))) != []


def test_too_few_seats_are_told_on_the_first_round_of_the_committee():
    first = block("主席1名", "| 王芳 | 主席 | 25 | 是 |", election="主席副主席")
    chosen = block("2", *FIRST, into=first)
    told = check(chosen, quotas=Quotas(None, 3, 0, 0, None, 0, None))
    assert [one.record for one in told if one.code == "S12"] == ["执委 1"]


def test_what_a_round_of_choosing_candidates_leaves_counts_for_nothing():
    chosen = block("2", "| 王芳 | 执委 | 25 | 是 |", "| 李敏 | 执委 | 20 | 是 |", method="预选", day="2022-11-09")
    both = block("2", "| 王芳 | 执委 | 25 | 是 |", "| 李敏 | 执委 | 20 | 是 |", on=2, into=chosen, method="等额")
    step = table("progress", "| 步骤 | 实际完成 |\n| 妇女代表大会选举执委 | 2022-11-10 |")
    told = check(both, step)
    assert only("W09", told) == []
    assert [code for code, _ in said(told) if code.startswith("B")] == []
    assert str(submission(both).congress_day) == "2022-11-10"


def test_an_officer_of_the_second_round_was_elected_on_its_day():
    first = block(
        "主席1名、副主席1名", "| 王芳 | 主席 | 25 | 是 |", "| 李敏 | 副主席 | 14 | 否 |", election="主席副主席"
    )
    both = block("副主席1名", "| 李敏 | 副主席 | 20 | 是 |", on=2, into=first, election="主席副主席", day="2022-11-11")
    filed = table("officers", "| 姓名 | 当选日期 |\n| 王芳 | 2022-11-10 |\n| 李敏 | 2022-11-11 |")
    assert only("W09", check(both, filed)) == []
    filed = table("officers", "| 姓名 | 当选日期 |\n| 王芳 | 2022-11-10 |\n| 李敏 | 2022-11-12 |")
    assert only("W09", check(both, filed)) == [("W09", "B3")]
