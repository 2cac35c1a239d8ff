"""Rules about one person, and about one person in several lists."""

from tests.drawing import check, said, table


def number(seventeen: str) -> str:
    """The seventeen digits with their check digit (GB 11643)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return seventeen + "10X98765432"[sum(int(d) * w for d, w in zip(seventeen, weights, strict=True)) % 11]


def test_birth_in_the_identity_number():
    delegates = table(
        "delegates",
        f"""
        | 姓名 | 性别 | 出生年月   | 身份证号                      |
        | 王芳 | 女   | 1985.04    | {number("11010519850312002")} |
        | 李敏 | 女   | 1985-03-12 | {number("11010519850312004")} |
        """,
    )
    assert said(check(delegates)) == [("P01", "C2")]


def test_sex_in_the_identity_number():
    delegates = table(
        "delegates",
        f"""
        | 姓名 | 性别 | 身份证号                      |
        | 张三 | 女   | {number("11010519491231003")} |
        """,
    )
    assert said(check(delegates)) == [("P02", "B2")]


def test_age_fits_the_birth():
    delegates = table(
        "delegates",
        """
        | 姓名 | 出生年月 | 年龄 |
        | 王芳 | 1985.03  | 37   |
        | 李敏 | 1985.03  | 39   |
        | 张静 | 1985.11  | 36   |
        | 赵丽 | 1985.11  | 37   |
        """,
        labels="| 填报日期 |\n| 2022-11-12 |",
    )
    assert said(check(delegates)) == [("P03", "C3")]


def test_delegates_are_women_but_guests_need_not_be():
    delegates = table(
        "delegates",
        """
        | 姓名 | 性别 | 代表类别 |
        | 王芳 | 女   | 正式     |
        | 李强 | 男   |          |
        | 张伟 | 男   | 特邀     |
        """,
    )
    assert said(check(delegates)) == [("P04", "B3")]


def test_delegates_are_of_age_on_the_day_of_the_congress():
    ballots = table(
        "ballots",
        "| 姓名 | 赞成 | 是否当选 |\n| 王芳 | 9 | 是 |",
        labels="| 选举事项 | 会议日期 | 应到 |\n| 执委 | 2022-11-10 | 10 |",
    )
    delegates = table(
        "delegates",
        """
        | 姓名 | 出生年月   |
        | 王芳 | 2004-11-10 |
        | 李敏 | 2004-11-11 |
        """,
    )
    assert [one for one in said(check(delegates, ballots)) if one[0] == "P05"] == [("P05", "B3")]


def test_nobody_twice_in_one_table():
    committee = table(
        "committee",
        f"""
        | 姓名 | 出生年月 | 身份证号                      |
        | 王芳 | 1985.03  | {number("11010519850312002")} |
        | 王方 | 1985.03  | {number("11010519850312002")} |
        | 李敏 | 1990.01  |                               |
        | 李敏 | 1990.01  |                               |
        | 李敏 | 1991.05  |                               |
        """,
    )
    assert [one for one in said(check(committee)) if one[0] == "P06"] == [("P06", "A3"), ("P06", "A5")]


def test_two_women_of_one_name_are_two():
    delegates = table(
        "delegates",
        f"""
        | 姓名 | 出生年月 | 身份证号                      |
        | 王芳 | 1985.03  | {number("11010519850312002")} |
        | 王芳 | 1985.03  | {number("11010519850320004")} |
        """,
    )
    assert said(check(delegates)) == []


def test_one_number_one_name():
    delegates = table("delegates", f"| 姓名 | 身份证号 |\n| 王芳 | {number('11010519850312002')} |")
    committee = table("committee", f"| 姓名 | 身份证号 |\n| 王方 | {number('11010519850312002')} |")
    assert ("P07", "A2") in said(check(delegates, committee))


def test_the_same_particulars_in_every_form():
    delegates = table("delegates", "| 姓名 | 民族 | 政治面貌 |\n| 王芳 | 汉 | 群众 |")
    committee = table("committee", "| 姓名 | 民族 | 政治面貌 |\n| 王芳 | 汉族 | 中共党员 |")
    assert ("P08", "C2") in said(check(delegates, committee))


def test_a_slip_in_one_form_is_told_in_that_form_alone():
    drawn = {
        form: table(form, f"| 姓名 | 民族 |\n| 王芳 | {nation} |")
        for form, nation in (("delegates", "汉"), ("candidates", "满"), ("committee", "汉"))
    }
    told = [(one.form, one.place.cell) for one in check(*drawn.values()) if one.code == "P08"]
    assert told == [("candidates", "B2")]


def test_one_phone_for_several_people():
    delegates = table(
        "delegates",
        """
        | 姓名 | 联系电话    |
        | 王芳 | 13812340001 |
        | 李敏 | 13812340001 |
        | 张静 | 13912340007 |
        """,
    )
    assert said(check(delegates)) == [("P09", "B2"), ("P09", "B3")]


def test_numbers_dragged_down_the_column():
    drawn = "\n".join(f"| 王{name} | 1381234000{index} |" for index, name in enumerate("芳敏静丽娟"))
    assert [one[0] for one in said(check(table("delegates", f"| 姓名 | 联系电话 |\n{drawn}")))] == ["V12"] * 5


def test_identity_numbers_that_must_stay_silent():
    delegates = table(
        "delegates",
        f"""
        | 姓名 | 性别 | 出生年月 | 身份证号                      |
        | 王芳 | 女   | 1970.05  | {number("43042419700512002")} |
        | 李敏 | 女   | 1985.03  | {number("13310019850312004")} |
        | 张静 | 女   | 1990.01  | {number("81000019900101002")} |
        """,
    )
    assert said(check(delegates)) == []
