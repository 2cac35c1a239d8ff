"""How people write values, and what is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.cells import ERROR, NUMBER, TEXT, Cell
from fulian_excel.kinds import DATE, ID, NAME, NAMES, PHONE, POSTS, WHOLE, YES_NO, choice, understand
from fulian_excel.kinds.identity import check_digit_is_right, in_full, is_proper, sex_of
from fulian_excel.kinds.lists import NATION, POST, SCHOOLING


def read(value, kind, number_format="General", cell_kind=None):
    what = cell_kind or (TEXT if isinstance(value, str) else NUMBER)
    reading = understand(Cell(1, 1, value, what, number_format=number_format), kind)
    return reading.value, [doubt.code for doubt in reading.doubts]


@pytest.mark.parametrize(
    ("written", "number", "codes"),
    [
        ("12", 12, []),
        ("１２", 12, []),
        ("1,200", 1200, []),
        ("无", 0, []),
        ("—", 0, []),
        ("12人", 12, ["V05"]),
        ("十二", 12, ["V05"]),
        ("第二轮", 2, []),
        ("12.5", None, ["V02"]),
        ("很多", None, ["V02"]),
        ("9" * 20, None, ["V02"]),
    ],
)
def test_whole_numbers(written, number, codes):
    assert read(written, WHOLE) == (number, codes)


@given(st.integers(-(10**9), 10**9))
def test_every_whole_number_is_read_back(number):
    assert read(number, WHOLE) == read(str(number), WHOLE) == read(f"{number:,}", WHOLE) == (number, [])


def test_seats():
    assert read("主席1名、副主席4名", POSTS)[0] == {"主席": 1, "副主席": 4}
    assert read(25, POSTS)[0] == {"": 25}


def test_names():
    assert read("王 芳", NAME) == ("王芳", [])
    assert read("王芳(女)", NAME) == ("王芳", ["V05"])
    assert read("123", NAME) == (None, ["V02"])
    assert read("王芳、李 敏  张静", NAMES)[0] == ("王芳", "李敏", "张静")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("是", True),
        ("√", True),
        ("Y", True),
        ("有", True),
        ("新任", True),
        ("否", False),
        ("×", False),
        ("无", False),
        ("0", False),
    ],
)
def test_yes_and_no(written, value):
    assert read(written, YES_NO) == (value, [])


def test_phones():
    assert read("138 1234 0001", PHONE) == ("13812340001", [])
    assert read("+86-13812340001", PHONE) == ("13812340001", [])
    assert read("13812340001、13912340002", PHONE) == ("13812340001", ["V05"])
    assert read("0730-8412345", PHONE) == ("0730-8412345", [])


def test_choices():
    assert read("汉", choice(NATION)) == ("汉族", [])
    assert read("在职本科", choice(SCHOOLING)) == ("本科", [])
    assert read("大学", choice(SCHOOLING)) == ("本科", ["V05"])
    assert read("妇联主席", choice(POST)) == ("主席", [])
    assert read("会长", choice(POST)) == ("会长", [])


def test_identity_numbers():
    assert read("'110105 19850312 002x", ID)[0] == "11010519850312002X"
    assert read(4.40103198501010e17, ID)[1] == ["V09"]
    assert read("4.40103E+17", ID)[1] == ["V09"]


@given(st.integers(110000, 659999), st.dates(date(1930, 1, 1), date(2005, 12, 31)), st.integers(0, 999))
def test_a_number_with_its_check_digit_is_right_whatever_its_address(place, born, sequence):
    old = f"{place}{born:%y%m%d}{sequence:03d}"
    if born.year < 2000:
        number = in_full(old)
        assert is_proper(number) is None
        assert check_digit_is_right(number) is None
        assert sex_of(number) == sex_of(old) == ("男" if sequence % 2 else "女")
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        assert check_digit_is_right(wrong) is not None


def test_an_error_cell_is_unreadable():
    assert read("#N/A", WHOLE, cell_kind=ERROR) == (None, ["V02"])


@given(st.text(max_size=30))
def test_no_text_breaks_any_kind(text):
    for kind in (DATE, WHOLE, POSTS, NAME, NAMES, YES_NO, PHONE, ID, choice(POST)):
        understand(Cell(1, 1, text, TEXT), kind)
