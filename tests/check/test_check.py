"""One complaint per cell, rules that crash, levels that the county moves."""

from dataclasses import replace
from datetime import datetime

import pytest

from fulian_excel.cells import DATE
from fulian_excel.check import check as check_county
from fulian_excel.check import pandera_checks
from fulian_excel.findings import Level
from fulian_excel.kinds import PAST, PHONE, understand
from fulian_excel.rules import RULES
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.table import County, Submission
from tests.drawing import AS_OF, check, checked, extracted, said, submission, table

MAN = table("delegates", "| 姓名 | 性别 |\n| 李强 | 男 |")


@pytest.mark.crashes
def test_a_rule_that_crashes_is_told_to_the_operator_alone(monkeypatch):
    def crashes(table):
        raise ZeroDivisionError(table.file)

    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], function=crashes, needs=()))
    seen = checked(submission(MAN))
    assert [(one.code, one.township) for one in seen.crashes] == [("P02", "青山镇")]
    assert "ZeroDivisionError" in seen.crashes[0].error
    assert said([one for one in seen.findings if one.code != "F07"]) == [("P04", "B2")]


@pytest.mark.crashes
@pytest.mark.parametrize("need", ["naem", "delegate.name"])
def test_a_need_that_no_form_has_costs_its_rule_alone(monkeypatch, need):
    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], needs=("delegate.name",)))
    monkeypatch.setitem(RULES, "S06", replace(RULES["S06"], needs=(need,)))
    seen = checked(submission(MAN))
    assert {"P02"} <= {one.code for one in seen.crashes}
    assert said([one for one in seen.findings if one.code != "F07"]) == [("P04", "B2")]


@pytest.mark.crashes
def test_a_column_that_no_form_has_is_a_crash_that_names_it(monkeypatch):
    def asks(table):
        return [row.tell("name") for row in table.rows if row["polotics"]]

    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], function=asks, needs=()))
    seen = checked(submission(MAN))
    assert "no form has a column or label 'polotics'; is 'politics' meant?" in seen.crashes[0].error


def test_a_rule_is_left_out_on_a_form_that_lacks_its_column(monkeypatch):
    def asks(table):
        return [row.tell("name", in_number="", odd="") for row in table.rows if row["sex"]]

    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], function=asks, on=("delegates", "archive"), needs=()))
    archive = table("archive", "| 材料名称 | 状态 |\n| 请示 | 已归档 |")
    seen = checked(submission(MAN, archive))
    assert ("P02", "A2") in said(seen.findings)
    assert [(one.form, one.reason) for one in seen.not_checked if one.code == "P02"] == [
        ("archive", "《归档材料目录》没有「性别」这一栏")
    ]
    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], needs=("sex",)))
    seen = checked(submission(MAN, archive))
    assert [(one.form, one.reason) for one in seen.not_checked if one.code == "P02"] == [
        ("archive", "《归档材料目录》没有「性别」")
    ]


@pytest.mark.crashes
def test_a_rule_on_one_value_that_crashes_costs_nobody_else(monkeypatch):
    def crashes(value):
        raise ZeroDivisionError(value)

    phones = replace(PHONE, checks=(("V11", crashes),))
    monkeypatch.setattr(Settings, "kind", lambda _, form, column: phones if column.title == "联系电话" else column.kind)
    drawn = table("delegates", "| 姓名 | 性别 | 联系电话 |\n| 李强 | 男 | 1380 |\n| 张三丰之名太长 |  | 1380 |")
    seen = checked(submission(drawn))
    assert [one.code for one in seen.crashes] == ["V11"]
    assert "ZeroDivisionError" in seen.crashes[0].error
    assert {("P04", "B2"), ("V01", "B3")} <= set(said(seen.findings))


@pytest.mark.crashes
def test_a_rule_on_quotas_that_crashes_costs_nobody_else(monkeypatch):
    def crashes(frame):
        raise ZeroDivisionError(len(frame))

    monkeypatch.setitem(RULES, "D01", replace(RULES["D01"], function=crashes))
    committee = table("committee", "| 姓名 | 妇联职务 |\n| 王芳 | 执委 |")
    seen = checked(submission(MAN, committee, quotas=Quotas(delegates=5)))
    assert [one.code for one in seen.crashes] == ["D01"]
    assert {"S01", "S04", "P04"} <= {one.code for one in seen.findings}


@pytest.mark.crashes
def test_a_frame_of_quotas_that_cannot_be_made_costs_nobody_else(monkeypatch):
    def crashes(county):
        raise ZeroDivisionError(county)

    monkeypatch.setattr(pandera_checks, "quota_frame", crashes)
    seen = checked(submission(MAN))
    assert {one.code for one in seen.crashes} == {"D01", "S01", "S02", "S03", "S04", "S12"}
    assert ("P04", "B2") in said(seen.findings)


def test_the_county_moves_a_rule():
    assert check(MAN, levels={"P04": Level.ASK})[0].level is Level.ASK
    assert check(MAN, levels={"P04": Level.OFF}) == []


def test_blank_and_unreadable_cells_have_one_complaint_each():
    drawn = table(
        "delegates",
        """
        | 姓名 | 性别 | 出生年月 | 年龄 | 学历 |
        | 王芳 |      | 不详     | 12.5 | 神学 |
        """,
    )
    assert said(check(drawn)) == [("V01", "B2"), ("V02", "C2"), ("V02", "D2"), ("V13", "E2")]


def test_identity_numbers_one_complaint_each():
    drawn = table(
        "delegates",
        """
        | 姓名 | 身份证号           |
        | 王芳 | 1101051985031200   |
        | 李敏 | 110105198503120021 |
        | 张静 | 110105850312002    |
        | 赵丽 | 4.40103E+17        |
        | 孙娟 | 110105198513120029 |
        """,
    )
    assert said(check(drawn)) == [("V07", "B2"), ("V08", "B3"), ("V10", "B4"), ("V09", "B5"), ("V07", "B6")]


def test_ranges():
    drawn = table("delegates", "| 姓名 | 出生年月 | 年龄 |\n| 王芳 | 1850.03 | -3 |\n| 李敏 | 2030.03 | 130 |")
    assert said(check(drawn)) == [("V04", "B2"), ("V04", "C2"), ("V04", "B3"), ("V04", "C3")]


def test_a_date_with_two_readings_unless_the_identity_number_decides():
    drawn = table(
        "delegates", "| 姓名 | 出生年月 | 身份证号 |\n| 王芳 | 1985.1 | |\n| 李敏 | 1985.1 | 110105198510120026 |"
    )
    right = "11010519851012002"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    drawn.values["id_number"][1] = (
        right + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(right, weights, strict=True)) % 11]
    )
    assert said(check(drawn)) == [("V06", "B2")]
    assert str(drawn.values["birth"][1]) == "1985-10"


def test_a_birth_that_makes_somebody_older_than_a_hundred_is_asked_about():
    drawn = table("delegates", "| 姓名 | 出生年月 |\n| 王芳 | 1915.03 |\n| 李敏 | 1935.03 |")
    told = check(drawn)
    assert said(told) == [("V06", "B2")]
    assert "107 周岁" in told[0].message


@pytest.mark.parametrize(
    ("number", "codes"), [("", ["V06"]), ("110105198503070027", []), ("110105198504070029", ["V06"])]
)
def test_a_month_typed_where_days_are_shown_is_asked_about_unless_the_identity_number_decides(number, codes):
    drawn = table("delegates", f"| 姓名 | 出生年月 | 身份证号 |\n| 王芳 | 1985.03 | {number} |")
    cell = drawn.cells["birth"][0]._replace(value=datetime(1905, 6, 7, 0, 43, 12), kind=DATE, number_format="yyyy/m/d")
    reading = understand(cell, PAST)
    drawn.cells["birth"][0], drawn.values["birth"][0] = cell, reading.value
    drawn.doubts += [replace(one, place=drawn.place("birth", 0), column="birth") for one in reading.doubts]
    told = check(drawn)
    assert [one.code for one in told if one.place.cell == "B2"] == codes
    assert all("设成日期的格子里输入了 1985.03" in one.message for one in told if one.code == "V06")


def test_what_could_be_read_otherwise_is_told():
    drawn = table(
        "delegates",
        "| 姓名 | 出生年月 | 年龄 | 学历 | 联系电话 |\n| 王芳(女) | 85.3 | 37岁 | 大学 | 13812340001 13912340002 |",
    )
    assert said(check(drawn)) == [("V05", f"{column}2") for column in "ABCDE"]


def test_a_phone_that_is_none():
    drawn = table("delegates", "| 姓名 | 联系电话 |\n| 王芳 | 1381234000 |\n| 李敏 | 0730-8412345 |")
    assert said(check(drawn)) == [("V11", "B2")]


def test_the_nearest_choice_is_suggested():
    told = check(table("delegates", "| 姓名 | 政治面貌 |\n| 王芳 | 中共党元 |"))
    assert [(one.code, one.suggestion) for one in told if one.code != "D03"] == [("V03", "中共党员")]


def test_what_is_not_due_is_not_asked_for():
    settings = Settings(townships=(Township("青山镇"),))
    empty = extracted({"交接": "| 工作交接表 | | | |\n| 交接事项 | 移交人 | 接收人 | 监交人 | 交接日期 |"}).tables
    for month, codes in ((10, set()), (11, {"T04"})):
        day = AS_OF.replace(month=month)
        one = Submission(settings.townships[0], settings, day, dict(empty), ("表.xlsx",))
        told = check_county(County(settings, day, [one])).findings
        assert {finding.code for finding in told} & {"T04"} == codes


def test_an_empty_county():
    settings = Settings(townships=(Township("青山镇"),))
    one = Submission(settings.townships[0], settings, AS_OF)
    told = check_county(County(settings, AS_OF, [one])).findings
    assert [(finding.code, finding.subject) for finding in told] == [("X04", "青山镇")]
