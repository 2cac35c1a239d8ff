"""What figures count, what they leave out, and what they come to over a county."""

import re

import pytest

from fulian_excel.figures import closing, election, people, posts, standing
from fulian_excel.figures.figure import Count, Measure, defined_name, failed, over
from fulian_excel.figures.measured import measured
from fulian_excel.figures.registry import FIGURES
from fulian_excel.table import Table
from tests.drawing import submission, table

TALLY = {
    "选举事项": "执委",
    "会议日期": "2022-11-10",
    "应到": "60",
    "实到": "57",
    "发出": "57",
    "收回": "57",
    "有效": "56",
    "无效": "1",
}
VOTES = "| 姓名 | 赞成 | 是否当选 |\n| 王芳 | 50 | 是 |"
CLOSED = "| 步骤 | 实际完成 |\n| 大会闭幕 | {day} |"


def drawn_labels(labels: dict[str, str]) -> str:
    return f"| {' | '.join(labels)} |\n| {' | '.join(labels.values())} |"


def tally(votes: str = VOTES, **labels: str) -> Table:
    return table("ballots", votes, drawn_labels({**TALLY, **labels}))


def progress(day: str = "2022-11-10") -> Table:
    return table("progress", CLOSED.format(day=day))


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_a_name_that_a_spreadsheet_takes(name: str) -> None:
    assert re.fullmatch(r"[^\W\d]\w*", defined_name(name))


def test_no_two_figures_share_a_defined_name() -> None:
    assert len({defined_name(name) for name in FIGURES}) == len(FIGURES)


def test_a_township_without_the_label_is_in_no_denominator() -> None:
    silent = table("ballots", VOTES, drawn_labels({key: value for key, value in TALLY.items() if key != "实到"}))
    assert over(election.CONGRESS.attendance, [submission(tally()), submission(silent)]) == Measure(57, 60)


def test_a_township_without_the_form_is_in_no_denominator() -> None:
    filed = table("officers", "| 姓名 | 妇联职务 | 备案日期 |\n| 王芳 | 主席 | 2022-11-20 |")
    committee = table("committee", "| 姓名 | 妇联职务 |\n| 李敏 | 主席 |")
    assert over(closing.FILING, [submission(filed), submission(committee)]) == Measure(1, 1)


def test_nobody_known_is_unknown_and_not_none() -> None:
    assert over(closing.FILING, [submission()]) == Measure()
    assert measured([submission()]).text(closing.FILING) == "—"


def test_what_is_on_no_list_is_a_part_of_its_own() -> None:
    drawn = table("committee", "| 姓名 | 政治面貌 |\n| 王芳 | 中共党员 |\n| 李敏 | 群众 |\n| 张静 | 未知 |\n| 赵丽 | |")
    parts = people.MEMBERS.groups["政治面貌"]
    assert [over(part.count, [submission(drawn)]).part for part in parts] == [1, 1, 2]
    assert [over(part.share, [submission(drawn)]).rate for part in parts] == [0.25, 0.25, 0.5]


@pytest.mark.parametrize("group", people.DELEGATES.groups)
def test_the_parts_of_a_group_add_up_to_the_total(group: str) -> None:
    drawn = table(
        "delegates",
        """
        | 姓名 | 民族   | 出生年月 | 政治面貌 | 学历 | 界别       | 代表类别 |
        | 王芳 | 汉族   | 1985.03  | 中共党员 | 本科 | 镇机关     | 正式     |
        | 李敏 | 外星族 |          | 不清楚   | 好   | 天上       |          |
        | 张静 |        | 1950.03  |          |      |            | 正式     |
        | 赵丽 | 苗族   | 1999.03  | 群众     | 高中 | 村(社区)   | 特邀     |
        """,
    )
    one = submission(drawn)
    assert (
        sum(part.count.of(one) or 0 for part in people.DELEGATES.groups[group]) == people.DELEGATES.total.of(one) == 3
    )


def test_nothing_after_the_as_of_day_has_happened() -> None:
    ahead = submission(progress("2022-12-05"), tally(会议日期="2022-12-05"))
    assert not election.has_elected(ahead)
    assert election.CONGRESS.due.of(ahead) is None
    studied = table("discipline", "| 纪律内容 | 学习日期 |\n| 严禁拉票贿选 | 2022-12-05 |")
    assert closing.STUDIED.of(submission(studied)) == 0


def test_an_election_that_does_not_stand_is_to_be_looked_into() -> None:
    assert election.has_elected(submission(progress(), tally()))
    for wrong, why in (({"实到": "30"}, "到会人数"), ({"收回": "58"}, "收回多于发出")):
        one = submission(progress(), tally(**wrong))
        assert (election.has_elected(one), election.is_doubtful(one)) == (False, True)
        assert why in "".join(election.doubts_of_election(one))
    unsent = submission(progress())
    assert (standing.ELECTED.of(unsent), standing.DOUBTFUL.of(unsent)) == (0, 1)


def test_posts_are_counted_on_the_filed_list_then_the_tally_then_the_committee() -> None:
    committee = table("committee", "| 姓名 | 妇联职务 |\n| 王芳 | 执委 |\n| 李敏 | 执委 |")
    officers = table("officers", "| 姓名 | 妇联职务 |\n| 王芳 | 主席 |")
    votes = "| 姓名 | 职务 | 赞成 | 是否当选 |\n| 李敏 | 主席 | 20 | 是 |\n| 王芳 | 专职副主席 | 20 | 是 |"
    counted = tally(votes, 选举事项="主席副主席")
    chair, vice = (one.there.of for one in posts.STAFFINGS[2:4])
    assert (chair(submission(committee)), vice(submission(committee))) == (0, 0)
    assert (chair(submission(committee, counted)), vice(submission(committee, counted))) == (1, 1)
    assert (chair(submission(committee, counted, officers)), vice(submission(committee, counted, officers))) == (1, 0)
    assert chair(submission()) is None


def test_quotas_are_met_by_townships_and_not_netted() -> None:
    few = table("officers", "| 姓名 | 妇联职务 |\n| 王芳 | 主席 |\n| 李敏 | 主席 |")
    none = table("officers", "| 姓名 | 妇联职务 |\n| 王芳 | 专职副主席 |")
    chairs = posts.STAFFINGS[2].met
    quotas = submission().township.quotas
    one_each = [submission(drawn, quotas=type(quotas)(chair=1)) for drawn in (few, none)]
    assert over(chairs, one_each) == Measure(0, 2)


def test_age_is_told_on_the_day_of_the_congress_whenever_it_is_asked() -> None:
    born = table("committee", "| 姓名 | 出生年月 |\n| 王芳 | 1987-11-20 |")
    assert people.MEMBERS.average_age.part.of(submission(born, tally())) == 34
    step = table("progress", "| 步骤 | 实际完成 |\n| 妇女代表大会选举执委 | 2022-11-10 |")
    assert people.MEMBERS.average_age.part.of(submission(born, step)) == 34


def test_a_digest_stands_for_all_figures() -> None:
    one, other = measured([submission(tally())]), measured([submission(tally(实到="56"))])
    assert one.digest == measured([submission(tally())]).digest != other.digest


def test_who_is_elected_on_the_tally_alone_is_known_by_the_lists_of_her_name() -> None:
    votes = "| 姓名 | 职务 | 赞成 | 是否当选 |\n| 李敏 | 主席 | 20 | 是 |"
    candidates = table("candidates", "| 姓名 | 拟任职务 | 职级 |\n| 李敏 | 主席 | 党政副职 |")
    one = submission(tally(votes, 选举事项="主席副主席"), candidates)
    assert over(posts.CHAIR_IS_DEPUTY, [one]) == Measure(1, 1)


def test_a_figure_that_our_code_fails_over_is_unknown_and_told() -> None:
    one = submission(tally())
    assert over(Count("坏的", lambda _one: 1 // 0), [one]) == Measure()
    assert failed([one, submission()]) == ["坏的"]
