"""How people write values, and what is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.cells import ERROR, NUMBER, TEXT, Cell
from fulian_excel.kinds import DATE, ID, NAME, NAMES, PHONE, POSTS, WHOLE, YES_NO, choice, understand
from fulian_excel.kinds import TEXT as TEXT_KIND
from fulian_excel.kinds.identity import improper, in_full, sex_of, wrong_check_digit
from fulian_excel.kinds.lists import POST


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


def test_phones():
    assert read("138 1234 0001", PHONE) == ("13812340001", [])
    assert read("+86-13812340001", PHONE) == ("13812340001", [])
    assert read("13812340001、13912340002", PHONE) == ("13812340001", ["V05"])
    assert read("0730-8412345", PHONE) == ("0730-8412345", [])


def test_identity_numbers():
    assert read("'110105 19850312 002x", ID)[0] == "11010519850312002X"
    assert read(4.40103198501010e17, ID)[1] == ["V09"]
    assert read("4.40103E+17", ID)[1] == ["V09"]


@given(st.integers(110000, 659999), st.dates(date(1930, 1, 1), date(2005, 12, 31)), st.integers(0, 999))
def test_a_number_with_its_wrong_check_digit_whatever_its_address(place, born, sequence):
    old = f"{place}{born:%y%m%d}{sequence:03d}"
    if born.year < 2000:
        number = in_full(old)
        assert improper(number) is None
        assert wrong_check_digit(number) is None
        assert sex_of(number) == sex_of(old) == ("男" if sequence % 2 else "女")
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        assert wrong_check_digit(wrong) is not None


def test_an_error_cell_is_unreadable():
    assert read("#N/A", WHOLE, cell_kind=ERROR) == (None, ["V02"])


@given(st.text(max_size=30))
def test_no_text_breaks_any_kind(text):
    for kind in (DATE, WHOLE, POSTS, NAME, NAMES, YES_NO, PHONE, ID, choice(POST)):
        understand(Cell(1, 1, text, TEXT), kind)


# Signs of no width, which phones and web pages put before, behind and between the characters they copy.
UNSEEN = ("\u200b", "\ufeff", "\u2060", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)))


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("13812340001", PHONE, "13812340001"),
        ("110105199003070025", ID, "110105199003070025"),
        ("王芳", NAME, "王芳"),
        ("青山镇人民政府", TEXT_KIND, "青山镇人民政府"),
        ("12", WHOLE, 12),
        ("主席", choice(POST), "主席"),
        ("是", YES_NO, True),
    ],
)
def test_signs_that_nobody_sees_are_blanks(sign, written, kind, value):
    for text in (f"{sign}{written}{sign}", f"{written[:1]}{sign}{written[1:]}"):
        assert read(text, kind) == (value, [])
    assert read(sign, kind)[0] in (None, 0)


def test_an_identity_number_whose_beginning_only_the_format_shows():
    assert read("199003070025", ID, '"110105"@') == ("110105199003070025", [])
    assert read(199003070025, ID, '"110105"0') == ("110105199003070025", [])
