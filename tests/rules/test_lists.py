"""Rules about delegates, candidates, the committee and its officers as bodies."""

from fulian_excel.settings import Quotas
from tests.drawing import check, checked, said, submission, table


def delegates(*rows: str, heads: str = "| 姓名 | 推选单位 | 界别 |"):
    return table("delegates", "\n".join([heads, *rows]))


def only(code: str, findings):
    return [one for one in said(findings) if one[0] == code]


def test_delegates_fill_their_quota():
    drawn = table("delegates", "| 姓名 | 代表类别 |\n| 王芳 | 正式 |\n| 李敏 | 列席 |")
    none = Quotas(2, 0, 0, 0, None, 0, None)
    assert said(check(drawn, quotas=none)) == [("D01", "A1")]
    assert said(check(drawn, quotas=Quotas(1, 0, 0, 0, None, 0, None))) == []


def test_too_many_full_time_workers():
    drawn = delegates("| 王芳 | 是 |", "| 李敏 | 是 |", "| 张静 | 否 |", heads="| 姓名 | 是否专职妇女工作者 |")
    assert said(check(drawn)) == [("D02", "B1")]


def test_too_few_outside_the_party():
    rows = [f"| 王{name} | 中共党员 |" for name in "芳敏静丽"]
    assert said(check(delegates(*rows, heads="| 姓名 | 政治面貌 |"))) == [("D03", "B1")]
    assert said(check(delegates(*rows, "| 李娟 | 群众 |", "| 李红 | 群众 |", heads="| 姓名 | 政治面貌 |"))) == []


def test_minorities_where_the_county_sets_a_share():
    drawn = delegates("| 王芳 | 汉族 |", heads="| 姓名 | 民族 |")
    assert said(check(drawn)) == []
    assert said(check(drawn, changed={("D04", "least"): "10%"})) == [("D04", "B1")]


def test_more_are_nominated_than_seats():
    drawn = table("allocation", "| 推选单位 | 分配名额 | 提名人数 |\n| 白石村 | 4 | 4 |\n| 双井村 | 4 | 5 |")
    elected = delegates("| 王芳 | 赵家村 | 选举 |", heads="| 姓名 | 推选单位 | 产生方式 |")
    told = [one for one in check(drawn, elected) if one.code == "D05"]
    assert said(told) == [("D05", "C2")]
    assert "需提名 5 名" in told[0].message


def test_without_a_word_on_how_delegates_came_about_no_surplus_is_asked():
    drawn = table("allocation", "| 推选单位 | 分配名额 | 提名人数 |\n| 白石村 | 4 | 4 |")
    assert said(check(drawn)) == []
    told = check(drawn, delegates("| 王芳 | 赵家村 |", heads="| 姓名 | 推选单位 |"))
    assert [one for one in told if one.code == "D05"] == []


def test_every_area_is_represented():
    rows = [
        f"| 王{name} | 白石村 | {area} |"
        for name, area in zip(
            "芳敏静丽娟", ("镇机关", "企事业单位", "非公经济组织", "女性社会组织", "村(社区)"), strict=True
        )
    ]
    told = check(delegates(*rows))
    assert [(one.code, one.place.cell, one.subject) for one in told] == [("D06", "C1", "新领域")]


def test_every_village_sends_someone():
    survey = table("survey", "| 村(社区) | 妇女人数 |\n| 白石村 | 9 |\n| 双井村 | 9 |")
    drawn = delegates("| 王芳 | 白石村委会 |", heads="| 姓名 | 推选单位 |")
    assert said(check(drawn, survey)) == [("D07", "B1")]


def test_units_send_as_many_as_allotted():
    allocation = table("allocation", "| 推选单位 | 分配名额 |\n| 白石村 | 2 |\n| 双井村 | 1 |")
    drawn = delegates("| 王芳 | 白石村 |", "| 李敏 | 双井村 |", heads="| 姓名 | 推选单位 |")
    assert said(check(drawn, allocation)) == [("D08", "B2")]


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


def test_officers_are_said_of_once_on_the_latest_form():
    candidates = table("candidates", "| 姓名 | 拟任职务 | 职级 |\n| 丁芳 | 主席 | 其他 |\n| 王敏 | 专职副主席 | 其他 |")
    committee = table("committee", "| 姓名 | 妇联职务 | 职级 |\n| 丁芳 | 主席 | 其他 |\n| 王敏 | 专职副主席 | 其他 |")
    told = [(one.code, one.form) for one in check(candidates, committee) if one.code in ("C05", "C06", "S08", "S09")]
    assert sorted(told) == [("S08", "committee"), ("S09", "committee")]


def test_officers_in_number():
    drawn = table("committee", "| 姓名 | 妇联职务 |\n| 丁芳 | 执委 |")
    assert said(check(drawn, quotas=Quotas(None, 2, 1, 1, None, 1, None))) == [
        ("S04", "A1"),
        ("S01", "B1"),
        ("S02", "B1"),
        ("S03", "B1"),
    ]


def test_an_odd_number_where_the_county_wants_one():
    drawn = table("committee", "| 姓名 |\n| 丁芳 |\n| 王敏 |")
    assert said(check(drawn)) == []
    assert said(check(drawn, levels={"S05": "核实"})) == [("S05", "A1")]


TALLY = "| 选举事项 | 应选名额 |\n| 执委 | 2 |"
VOTES = "| 姓名 | 赞成 | 是否当选 |\n| 丁芳 | 9 | 是 |\n| 王敏 | 8 | 是 |\n| 张静 | 2 | 否 |"


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


def test_seats_reach_the_quota():
    assert only("S12", check(table("ballots", VOTES, TALLY), quotas=Quotas(None, 3, 0, 0, None, 0, None))) == [
        ("S12", "标签!B2")
    ]


def test_a_column_that_was_not_sent_is_not_checked():
    one = submission(table("delegates", "| 姓名 |\n| 王芳 |"))
    skipped = {skip.code: skip.reason for skip in checked(one).not_checked}
    assert skipped["P02"] == "《妇女代表名册》没有「性别」、《妇女代表名册》没有「身份证号」"
    assert skipped["B13"].startswith("没有《选举计票表》")
