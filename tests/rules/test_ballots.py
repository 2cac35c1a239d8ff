"""Rules about the tally: each fault drawn alone, seen at its cell."""

import pytest

from fulian_excel.cells import NUMBER
from fulian_excel.kinds import written
from tests.drawing import check, said, table

# 应到 31: a majority is 16, two thirds are 21.
CLEAN = {
    "选举事项": "执委",
    "会议日期": "2022-11-10",
    "应到": "31",
    "实到": "30",
    "印制选票": "31",
    "发出": "30",
    "剩余": "1",
    "收回": "30",
    "有效": "29",
    "无效": "1",
    "应选名额": "2",
    "监票人": "赵丽",
}
ROWS = """
    | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
    | 王芳 | 20   | 5    | 4    | 是       |
    | 李敏 | 18   | 6    | 5    | 是       |
    | 张静 | 12   | 10   | 7    | 否       |
"""


def tally(rows=ROWS, **changed):
    labels = {**CLEAN, **changed}
    drawn = f"| {' | '.join(labels)} |\n| {' | '.join(labels.values())} |"
    return table("ballots", rows, drawn)


def label(name: str) -> str:
    return f"标签!{'ABCDEFGHIJKL'[list(CLEAN).index(name)]}2"


def test_a_clean_tally_is_silent():
    assert said(check(tally())) == []


@pytest.mark.parametrize(
    ("code", "at", "changed"),
    [
        ("B01", "实到", {"实到": "32", "发出": "32", "印制选票": "33"}),
        ("B03", "实到", {"实到": "20", "发出": "20", "收回": "20", "有效": "19", "印制选票": "21"}),
        ("B05", "收回", {"收回": "31", "无效": "2"}),
        ("B06", "有效", {"无效": "2"}),
        ("B14", "监票人", {"监票人": "赵丽、王芳"}),
        ("B17", "印制选票", {"印制选票": "40"}),
        ("B18", "发出", {"实到": "31"}),
        ("B19", "应选名额", {"应选名额": "3"}),
    ],
)
def test_one_number_wrong(code, at, changed):
    rows = ROWS.replace("20   | 5    | 4 ", "17   | 1    | 1 ").replace("18   | 6    | 5 ", "16   | 1    | 2 ")
    rows = rows.replace("12   | 10   | 7 ", "4    | 7    | 8 ")
    told = said(check(tally(rows if code == "B03" else ROWS, **changed)))
    assert told == [(code, label(at))]


def test_more_papers_than_voters_is_said_once():
    assert said(check(tally(发出="31", 印制选票="32", 收回="30"))) == [("B04", label("发出"))]


def test_votes_that_do_not_add_up():
    assert said(check(tally(ROWS.replace("| 5    | 4 ", "| 6    | 4 ")))) == [("B07", "B2")]


def test_write_ins_have_votes_for_alone():
    rows = ROWS.replace("| 是否当选 |", "| 是否当选 | 是否另选人 |") + "    | 赵娟 | 2 |  |  | 否 | 是 |\n"
    assert said(check(tally(rows))) == []


def test_more_write_in_votes_than_votes_against():
    rows = """
        | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 | 是否另选人 |
        | 王芳 | 20   | 1    | 8    | 是       | 否         |
        | 李敏 | 18   | 1    | 10   | 是       | 否         |
        | 赵娟 | 5    |      |      | 否       | 是         |
    """
    assert said(check(tally(rows))) == [("B15", "B4")]


def test_more_votes_than_papers():
    rows = """
        | 姓名 | 赞成 | 是否当选 |
        | 王芳 | 29   | 是       |
        | 李敏 | 29   | 是       |
        | 张静 | 1    | 否       |
    """
    assert said(check(tally(rows))) == [("B08", label("有效"))]


def test_elected_without_a_majority():
    rows = ROWS.replace("| 18   | 6    | 5 ", "| 15   | 9    | 5 ")
    told = check(tally(rows))
    assert said(told) == [("B09", "E3")]
    assert "赞成 15 票,未超过应到 31 人的半数(需 16 票)" in told[0].message


def test_the_majority_may_be_of_another_base():
    rows = ROWS.replace("| 18   | 6    | 5 ", "| 15   | 9    | 5 ")
    assert said(check(tally(rows), changed={("B09", "base"): "有效", ("B10", "base"): "有效"})) == []


def test_marked_are_not_the_elected():
    rows = """
        | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
        | 王芳 | 20   | 5    | 4    | 是       |
        | 李敏 | 18   | 6    | 5    | 否       |
        | 张静 | 17   | 10   | 2    | 是       |
    """
    assert said(check(tally(rows))) == [("B10", "E3"), ("B10", "E4")]


def test_more_elected_than_seats():
    rows = ROWS.replace("| 12   | 10   | 7    | 否 ", "| 17   | 10   | 2    | 是 ")
    assert said(check(tally(rows))) == [("B11", label("应选名额"))]


def test_a_tie_at_the_last_seat():
    rows = """
        | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
        | 王芳 | 20   | 5    | 4    | 是       |
        | 李敏 | 18   | 6    | 5    | 是       |
        | 张静 | 18   | 6    | 5    | 否       |
    """
    assert [one for one in said(check(tally(rows))) if one[0] == "B12"] == [("B12", "E3")]


def test_a_tie_that_fewer_votes_against_decide():
    rows = """
        | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
        | 王芳 | 20   | 5    | 4    | 是       |
        | 李敏 | 18   | 6    | 5    | 是       |
        | 张静 | 18   | 7    | 4    | 否       |
    """
    assert said(check(tally(rows))) == []


def test_several_posts_in_one_block():
    rows = """
        | 姓名 | 职务       | 赞成 | 反对 | 弃权 | 是否当选 |
        | 王芳 | 主席       | 29   | 0    | 0    | 是       |
        | 李敏 | 专职副主席 | 28   | 1    | 0    | 是       |
        | 张静 | 兼职副主席 | 27   | 1    | 1    | 是       |
    """
    seats = {"选举事项": "主席副主席", "应选名额": "主席1名、副主席2名"}
    assert said(check(tally(rows, **seats))) == []
    assert said(check(tally(rows, **{**seats, "应选名额": "主席1名、副主席1名"}))) == [
        ("B08", label("有效")),
        ("B11", label("应选名额")),
    ]


def test_names_on_the_tally_are_those_proposed():
    candidates = table("candidates", "| 姓名 | 拟任职务 |\n| 王芳 | 主席 |\n| 李敏 | 执委 |\n| 张晶 | 执委 |")
    assert [one for one in said(check(tally(), candidates)) if one[0] == "B13"] == [("B13", "A1"), ("B13", "A4")]


def test_shares_and_ranks():
    rows = """
        | 姓名 | 赞成 | 反对 | 弃权 | 得票率 | 名次 | 是否当选 |
        | 王芳 | 20   | 5    | 4    | 66.7%  | 1    | 是       |
        | 李敏 | 18   | 6    | 5    | 60.0%  | 3    | 是       |
        | 张静 | 12   | 10   | 7    | 41.0%  | 3    | 否       |
    """
    assert said(check(tally(rows))) == [("B16", "F3"), ("B16", "E4")]


def test_those_due_are_the_formal_delegates():
    delegates = table("delegates", "| 姓名 | 代表类别 |\n| 王芳 | 正式 |\n| 李敏 | 正式 |\n| 张静 | 特邀 |")
    assert [one for one in said(check(tally(), delegates)) if one[0] == "B02"] == [("B02", label("应到"))]


@pytest.mark.parametrize(
    ("stored", "code", "told"),
    [
        (20 / 30, "0%", ""),
        (20 / 30, "0.0%", ""),
        (0.67, "0.00%", ""),
        (0.667, "0%", ""),
        (0.665, "0%", "「66.5%」,按票数应为 66.7%"),
        (0.61, "0.00%", "「61%」,按票数应为 67%"),
        (0.6667, "0.00", ""),
        (66.7, "0.0", ""),
        (67, "General", ""),
        (68, "General", "「68」,按票数应为 67"),
        (0.6, "General", "「0.6」,按票数应为 0.7"),
    ],
)
def test_a_share_is_what_the_cell_holds_and_not_how_it_is_rounded_to_be_seen(stored, code, told):
    drawn = tally("""
        | 姓名 | 赞成 | 反对 | 弃权 | 得票率 | 是否当选 |
        | 王芳 | 20   | 5    | 4    | 0.6667 | 是       |
        | 李敏 | 18   | 6    | 5    | 60.0%  | 是       |
        | 张静 | 12   | 10   | 7    | 40.0%  | 否       |
    """)
    cell = drawn.cells["share"][0]._replace(value=stored, kind=NUMBER, number_format=code)
    drawn.cells["share"][0], drawn.values["share"][0] = cell, written(cell)
    messages = [one.message for one in check(drawn)]
    assert [told in message for message in messages] == ([True] if told else [])


@pytest.mark.parametrize(
    ("ranks", "spots"),
    [
        (("1", "1", "2", "3"), []),
        (("1", "2", "3", "4"), []),
        (("1", "2", "4", "3"), ["E4"]),
        (("2", "1", "2", "3"), ["E2"]),
    ],
)
def test_a_rank_counts_within_the_post_or_the_whole_block(ranks, spots):
    first, second, third, fourth = ranks
    drawn = tally(
        f"""
        | 姓名 | 职务   | 赞成 | 反对 | 名次     | 是否当选 |
        | 王芳 | 主席   | 29   | 0    | {first}  | 是       |
        | 李敏 | 副主席 | 28   | 1    | {second} | 是       |
        | 张静 | 副主席 | 27   | 2    | {third}  | 是       |
        | 赵红 | 副主席 | 12   | 17   | {fourth} | 否       |
        """,
        选举事项="主席副主席",
        应选名额="主席1名、副主席2名",
    )
    assert [cell for code, cell in said(check(drawn)) if code == "B16"] == spots
