"""Days and months in all the ways people write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.cells import DATE as DATE_CELL
from fulian_excel.cells import NUMBER, TEXT, Cell
from fulian_excel.kinds import DATE, PAST, START, Calendar, Serial, Yearless, placed, understand, written
from fulian_excel.kinds.doubted_days import outlives
from tests.drawing import cells_of

AUTUMN = Calendar(date(2022, 11, 30))


def read(value, kind=DATE, number_format="General", calendar=AUTUMN):
    what = TEXT if isinstance(value, str) else DATE_CELL if isinstance(value, datetime) else NUMBER
    cell = Cell(1, 1, value, what, number_format=number_format)
    reading = understand(cell, kind)
    codes = [doubt.code for doubt in reading.doubts]
    if isinstance(reading.value, (Yearless, Serial)):
        reading = placed(written(cell), reading.value, calendar)
        codes += [doubt.code for doubt in reading.doubts]
    return str(reading.value or ""), " ".join(codes)


def rows(drawing):
    return [tuple(row) for row in cells_of(drawing)[1:]]


@pytest.mark.parametrize(
    ("said", "day", "codes"),
    rows("""
        | written                   | day        | codes |
        | 1985.03                   | 1985-03    |       |
        | 1985.3                    | 1985-03    |       |
        | 1972.07 (50岁)            | 1972-07    |       |
        | 1985年3月                 | 1985-03    |       |
        | 198503                    | 1985-03    |       |
        | 1985-03-12                | 1985-03-12 |       |
        | 19850312                  | 1985-03-12 |       |
        | 20221008                  | 2022-10-08 |       |
        | 2022年11月10日上午9:00    | 2022-11-10 |       |
        | 2022年11月10日(星期四)    | 2022-11-10 |       |
        | 2022-11-9 10:30           | 2022-11-09 |       |
        | 2022-11-09T10:30:00       | 2022-11-09 |       |
        | 2022．11．10              | 2022-11-10 |       |
        | 2022年11月10日 9:00-11:30 | 2022-11-10 |       |
        | 85.3                      | 1985-03    | V05   |
        | 22.11.10                  | 2022-11-10 | V05   |
        | 2022年11月23日（两个半天） | 2022-11-23 | V05   |
        | 2022年11月29日 共54人     | 2022-11-29 | V05   |
        | 22-11-09 10:30            | 2022-11-09 | V05   |
        | 22-11-9 8:30              | 2022-11-09 | V05   |
        | 一九八五年三月            | 1985-03    | V05   |
        | 二〇二二年十一月十日      | 2022-11-10 | V05   |
        | 1985.1                    | 1985-01    | V06   |
        | 1985.13                   |            | V02   |
        | 2022.2.30                 |            | V02   |
        | 不详                      |            | V02   |
        | —                         |            |       |
        | 9月2日                    | 2022-09-02 | V05   |
        | 9月2号                    | 2022-09-02 | V05   |
        | 九月二日                  | 2022-09-02 | V05   |
        | 11月10日 14:30            | 2022-11-10 | V05   |
        | 11.25                     | 2022-11-25 | V05   |
        | 11/25                     | 2022-11-25 | V05   |
        | 11.10                     | 2022-11-10 | V05   |
        | 22.11                     | 2022-11    | V05   |
        | 9月                       | 2022-09    | V05   |
        | 10月份                    | 2022-10    | V05   |
        | 9/1-9/3                   | 2022-09-03 | V05   |
        | 9.1-9.3                   | 2022-09-03 | V05   |
        | 9.1—3                     | 2022-09-03 | V05   |
        | 9月20日-25日              | 2022-09-25 | V05   |
        | 9月20-25日                | 2022-09-25 | V05   |
        | 9月28日至10月3日          | 2022-10-03 | V05   |
        | 9月20日～25日             | 2022-09-25 | V05   |
        | 9-10月                    | 2022-10    | V05   |
        | 9月上旬                   | 2022-09-10 | V05   |
        | 9月中旬                   | 2022-09-20 | V05   |
        | 9月下旬                   | 2022-09-30 | V05   |
        | 十月底                    | 2022-10-31 | V05   |
        | 2月底                     | 2022-02-28 | V05   |
        | 9月上旬至10月中旬         | 2022-10-20 | V05   |
        | 11月25日前                | 2022-11-25 | V05   |
        | 11月25日之前完成          | 2022-11-25 | V05   |
        | 11月底前                  | 2022-11-30 | V05   |
        | 截至11月25日              | 2022-11-25 | V05   |
        | 2022年9月底               | 2022-09-30 | V05   |
        | 2022年9月20日-25日        | 2022-09-25 | V05   |
        | 2022.9.1-2022.9.3         | 2022-09-03 | V05   |
        | 2022-09-01-2022-09-03     | 2022-09-03 | V05   |
        | 2022年9月-10月            | 2022-10    | V05   |
        | 12月25日-1月5日           | 2023-01-05 | V05   |
        | 2022年12月25日至1月5日    | 2023-01-05 | V05   |
        | 9月31日                   |            | V02   |
        | 9月20日-10日              |            | V02   |
        | 13.25                     |            | V02   |
        | 两周内                    |            | V02   |
    """),
)
def test_a_day_of_the_election(said, day, codes):
    assert read(said) == (day, codes)


@pytest.mark.parametrize(
    ("said", "day", "codes"),
    rows("""
        | written                | day        | codes |
        | 2022-09-01             | 2022-09-01 |       |
        | 9/1-9/3                | 2022-09-01 | V05   |
        | 9月20日-25日           | 2022-09-20 | V05   |
        | 2022.9.1-9.5           | 2022-09-01 | V05   |
        | 9月28日至2022年10月3日 | 2022-09-28 | V05   |
        | 9月上旬                | 2022-09-01 | V05   |
        | 9月中旬                | 2022-09-11 | V05   |
        | 9月下旬至10月上旬      | 2022-09-21 | V05   |
        | 9月底                  | 2022-09-30 | V05   |
        | 9-10月                 | 2022-09    | V05   |
    """),
)
def test_the_day_on_which_something_begins(said, day, codes):
    assert read(said, START) == (day, codes)


@pytest.mark.parametrize(
    ("said", "day", "codes"),
    rows("""
        | written       | day     | codes |
        | 1985.03       | 1985-03 |       |
        | 11.10         | 2011-10 | V05   |
        | 85年3月       | 1985-03 | V05   |
        | 1985.1        | 1985-01 | V06   |
        | 3月12日       |         | V02   |
        | 3月           |         | V02   |
        | 11.25         |         | V02   |
        | 1985年3月上旬 |         | V02   |
    """),
)
def test_a_birth_is_never_without_its_year(said, day, codes):
    assert read(said, PAST) == (day, codes)


@pytest.mark.parametrize(
    ("value", "code", "day", "codes"),
    [
        (1985.03, "General", "1985-03", ""),
        (1985.1, "General", "1985-01", "V06"),
        (1985.1, "0.00", "1985-10", ""),
        (31118, "General", "1985-03-12", "V05"),
        (44874.4375, "General", "2022-11-09", "V05"),
        (11.25, "General", "2022-11-25", "V05"),
        (11.5, "General", "2022-11-05", "V05"),
        (9.2, "0.00", "2022-09-20", "V05"),
        (datetime(1985, 3, 12), "yyyy/m/d", "1985-03-12", ""),
        (datetime(1985, 3, 1), "yyyy.mm", "1985-03", ""),
        (datetime(1905, 6, 7, 0, 43, 12), "yyyy/m/d", "1985-03", "V06"),
        (datetime(1905, 6, 7, 2, 24), "yyyy/m/d", "1985-01", "V06"),
        (datetime(1905, 7, 14, 2, 38, 24), "yyyy-mm", "2022-11", "V06"),
    ],
)
def test_a_day_in_numbers(value, code, day, codes):
    assert read(value, number_format=code) == (day, codes)


def test_a_number_may_have_lost_its_last_nought():
    assert read(9.2) == ("2022-09-02", "V06 V05")
    assert read(2.3) == ("2022-02-03", "V05")


@pytest.mark.parametrize(
    ("said", "near", "day"),
    [
        ("11月25日", date(2022, 11, 30), "2022-11-25"),
        ("11月25日", date(2022, 6, 1), "2022-11-25"),
        ("11月25日", date(2023, 1, 15), "2022-11-25"),
        ("2月10日", date(2022, 11, 30), "2022-02-10"),
        ("2月29日", date(2022, 11, 30), ""),
        ("2月29日", date(2024, 3, 1), "2024-02-29"),
        ("11月25日", None, ""),
    ],
)
def test_a_day_without_a_year_lies_around_the_day_of_its_form(said, near, day):
    assert read(said, calendar=Calendar(near)) == (day, "V05" if day else "V02")


def test_a_bare_serial_number_counts_as_its_workbook_does():
    assert read(29656, calendar=Calendar(from_1904=True)) == ("1985-03-12", "V05")
    assert read(31118, calendar=Calendar()) == ("1985-03-12", "V05")


@given(st.dates(date(1920, 1, 1), date(2060, 12, 31)))
def test_every_day_is_read_back(day):
    for text in (f"{day:%Y.%m.%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}", f"{day:%Y/%m/%d}"):
        assert read(text) == read(text, PAST) == (day.isoformat(), "")


@given(st.dates(date(2022, 9, 1), date(2022, 11, 30)))
def test_every_day_of_the_plan_is_read_back_without_its_year(day):
    for text in (
        f"{day.month}月{day.day}日",
        f"{day.month}.{day.day}",
        f"{day.month}/{day.day}",
        f"{day.month}月{day.day}日前",
    ):
        assert read(text) == (day.isoformat(), "V05")


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(1922, 11, 30), None), (date(1921, 12, 1), None), (date(1921, 11, 30), 101), (date(1905, 6, 7), 117)],
)
def test_nobody_is_older_than_a_hundred(born, age):
    told = outlives(born, date(2022, 11, 30))
    assert told is None if age is None else f"{age} 周岁" in told["doubt"]


@given(st.text("0123456789年月日.-/至到~上中下旬初底末前十廿 :", max_size=14), st.sampled_from([DATE, START, PAST]))
def test_whatever_is_written_for_a_day_is_a_day_or_told(text, kind):
    day, codes = read(text, kind)
    assert bool(day) or codes == "V02" or understand(Cell(1, 1, text, TEXT), kind).value is None
