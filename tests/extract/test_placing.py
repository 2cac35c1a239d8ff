"""Days that only their sheet can tell: those without a year, and bare serial numbers."""

from datetime import date

import pytest

from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from tests.drawing import book, extracted

PROGRESS = """
    | 换届工作进度表 |              |          |          |            |
    | 填报单位:青山镇 | 填报日期:{reported_on} |  |    |            |
    | 序号 | 步骤           | 计划完成   | 实际完成 | 公示开始    | 公示结束 |
    | 1    | 成立换届筹备组 | 9月上旬    | 9月8日   |             |          |
    | 2    | 调查摸底       | 9月20日-25日 | '9.22  |             |          |
    | 3    | 资格审查、公示 | 11月25日前 | 31日     | 10/8-10/12  | 10/8-10/12 |
"""


def told(table):
    return {(doubt.code, doubt.place.cell, doubt.suggestion) for doubt in table.doubts}


def days(table, column):
    return [str(day) for day in table.values[column]]


def test_days_without_a_year_are_of_their_forms_year():
    found = extracted({"进度": PROGRESS.format(reported_on="2022年10月20日")}).tables["progress"]
    assert days(found, "planned") == ["2022-09-10", "2022-09-25", "2022-11-25"]
    assert days(found, "done") == ["2022-09-08", "2022-09-22", "None"]
    assert days(found, "notice_from")[2] == "2022-10-08"
    assert days(found, "notice_to")[2] == "2022-10-12"
    assert told(found) == {
        ("V05", "C4", "2022-09-10"),
        ("V05", "C5", "2022-09-25"),
        ("V05", "C6", "2022-11-25"),
        ("V05", "D4", "2022-09-08"),
        ("V05", "D5", "2022-09-22"),
        ("V02", "D6", ""),
        ("V05", "E6", "2022-10-08"),
        ("V05", "F6", "2022-10-12"),
    }


def test_without_a_day_on_the_form_they_lie_around_the_day_of_the_check():
    found = extracted({"进度": PROGRESS.format(reported_on="")}, settings=Settings(as_of=date(2023, 1, 10)))
    assert days(found.tables["progress"], "planned") == ["2022-09-10", "2022-09-25", "2022-11-25"]


def test_where_no_year_is_known_it_is_asked_for():
    found = extracted({"进度": PROGRESS.format(reported_on="")}).tables["progress"]
    assert ("V02", "C4", "") in told(found)
    assert "请写上年份" in next(one.message for one in found.doubts if one.place.cell == "C4")


def test_a_day_in_a_sentence_is_completed_where_it_stands():
    drawn = PROGRESS.format(reported_on="10月20日")
    found = extracted({"进度": drawn}, settings=Settings(as_of=date(2022, 11, 30))).tables["progress"]
    assert str(found.blocks[0].value("reported_on")) == "2022-10-20"
    assert ("V05", "B2", "填报日期:2022-10-20") in told(found)


@pytest.mark.parametrize(("again", "codes"), [("10月20日", []), ("10月21日", ["T03"]), ("2022.10.20", [])])
def test_a_day_stated_twice_may_lack_its_year_once(again, codes):
    drawn = """
        | 选举计票表   |               |
        | 选举事项:执委 | 会议日期:2022年10月20日 |
        | 姓名 | 赞成 | 反对 | 弃权 | 是否当选 |
        | 王芳 | 20   | 5    | 4    | 是       |
        | 会议日期:AGAIN |    |      |      |          |
    """
    found = extracted({"计票": drawn.replace("AGAIN", again)}).tables["ballots"]
    assert [doubt.code for doubt in found.doubts if doubt.code == "T03"] == codes


def test_a_day_that_may_be_two_is_asked_about_once():
    drawn = PROGRESS.format(reported_on="2022年10月20日").replace("'9.22", "9.2")
    found = extracted({"进度": drawn}).tables["progress"]
    assert days(found, "done")[1] == "2022-09-02"
    assert [doubt.code for doubt in found.doubts if doubt.place.cell == "D5"] == ["V06"]


def test_a_bare_serial_number_counts_in_its_workbooks_calendar():
    drawn = book({"进度": PROGRESS.format(reported_on="2022年10月20日").replace("'9.22", "43364")})
    drawn.sheets[0].date1904 = True
    found = extract("a.xlsx", drawn, FORMS, Settings()).tables["progress"]
    assert days(found, "done")[1] == "2022-09-22"
