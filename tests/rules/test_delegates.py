"""Rules about the delegates as a body."""

from tests.drawing import check, checked, said, submission, table


def delegates(*rows: str, heads: str = "| 姓名 | 推选单位 | 界别 |"):
    return table("delegates", "\n".join([heads, *rows]))


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


def test_a_column_that_was_not_sent_is_not_checked():
    one = submission(table("delegates", "| 姓名 |\n| 王芳 |"))
    skipped = {skip.code: skip.reason for skip in checked(one).not_checked}
    assert skipped["P02"] == "《妇女代表名册》没有「性别」、《妇女代表名册》没有「身份证号」"
    assert skipped["B13"].startswith("没有《选举计票表》")
