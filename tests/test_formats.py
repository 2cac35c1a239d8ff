"""Number formats: what is a date, and what a person sees."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.cells import BLANK, BOOL, DATE, ERROR, NUMBER, TEXT, Cell, Value
from fulian_excel.formats import is_date_format, plain_number, shown, shows_day
from fulian_excel.ooxml.styles import BUILT_IN
from tests.ooxml.building import read_parts, workbook_parts, worksheet


def cell(value: Value, kind: str, code: str = "General") -> Cell:
    return Cell(1, 1, value, kind, number_format=code)


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd",
        "yyyy年m月",
        'yyyy"年"m"月";@',
        "[$-804]yyyy/m/d",
        "[$-F800]dddd, mmmm dd, yyyy",
        "[DBNum1][$-804]yyyy年m月d日",
        "[Red]yy.m",
        r"yyyy\.mm",
        "h:mm AM/PM",
        "上午/下午h时",
        "[h]:mm:ss",
        "[ss]",
        "mm:ss.0",
        "aaaa",
        '[=0]"—";yyyy/m/d',
    ],
)
def test_date_formats(code: str) -> None:
    assert is_date_format(code)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "GENERAL",
        'General"日"',
        "0",
        "#,##0.00",
        '0"d"',
        '"yyyy"0',
        '0.0" m"',
        r"0\d",
        "_d0_m",
        "*d0",
        "[Red]0",
        "[$-804]0",
        "[Color 3]0",
        "[<100]0",
        "0.00E+00",
        "@",
        '"没有收住 yyyy',
        "",
    ],
)
def test_number_formats(code: str) -> None:
    assert not is_date_format(code)


def test_built_in_formats() -> None:
    dated = {number for number, code in BUILT_IN.items() if is_date_format(code)}
    assert dated == {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("yyyy-mm-dd", True),
        ("yyyy-mm", False),
        ('yyyy"年"m"月"', False),
        ("mmm-yy", False),
        ("yyyy", False),
        ("d-mmm", True),
        ("h:mm", True),
        ("mm:ss", True),
        ("yyyy-mm h:mm", False),
        ("aaaa", True),
    ],
)
def test_formats_that_show_the_day(code: str, *, day: bool) -> None:
    assert shows_day(code) == day


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (17, "General", "17"),
        (17.0, "General", "17"),
        (1985.03, "General", "1985.03"),
        (1985.1, "General", "1985.1"),
        (1985.1, "0.00", "1985.10"),
        (0.1 + 0.2, "General", "0.3"),
        (0.0000001, "General", "0.0000001"),
        (440103198001012000, "General", "440103198001012000"),
        (440103198001012000, "0", "440103198001012000"),
        (4.4e17, "0.00E+00", "440000000000000000"),
        (13800000000, "@", "13800000000"),
        (0.5, "0%", "50%"),
        (0.1234, "0.00%", "12.34%"),
        (1234567, "#,##0", "1,234,567"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-1234, "#,##0", "-1,234"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (-0.001, "0.0", "0.0"),
        (7, "0000", "0007"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (12, '0"人"', "12人"),
        (198503, '0000"."00', "1985.03"),
        (198503, '0000"年"00"月"', "1985年03月"),
        (13800001234, "000-0000-0000", "138-0000-1234"),
        (1234567, "0,", "1235"),
        (1.5, "0.0#", "1.5"),
        (1.0, "0.##", "1."),
        (3, "[$¥-804]#,##0.00", "¥3.00"),
        (3, "[Red]0.0", "3.0"),
        (3, '0;-0;"无"', "3"),
        (0, '0;-0;"无"', "0"),
        (0, "#", "0"),
        (5, ";;;", "5"),
        (3.25, "# ?/?", "3.25"),
        (41, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', " 41.00"),
        (1e300, "General", "1e+300"),
    ],
)
def test_shown_numbers(value: float, code: str, text: str) -> None:
    assert shown(cell(value, NUMBER, code)).strip() == text.strip()


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (datetime(1985, 3, 12), "yyyy/m/d", "1985-03-12"),
        (datetime(1985, 3, 12), "m-d-yy", "1985-03-12"),
        (datetime(1985, 3, 1), "yyyy-mm", "1985-03"),
        (datetime(1985, 3, 1), 'yyyy"年"m"月"', "1985-03"),
        (datetime(1985, 3, 12, 8, 30), "yyyy/m/d h:mm", "1985-03-12 08:30"),
        (datetime(1985, 3, 12, 8, 30, 5), "yyyy/m/d h:mm:ss", "1985-03-12 08:30:05"),
        (datetime(1985, 3, 12), "yyyy/m/d h:mm", "1985-03-12"),
        (datetime(1985, 3, 12, 8, 30), "yyyy/m/d", "1985-03-12"),
        (datetime(1899, 12, 31, 8, 30), "h:mm", "08:30"),
    ],
)
def test_shown_dates(value: datetime, code: str, text: str) -> None:
    assert shown(cell(value, DATE, code)) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("General", "198503"),
        ("@", "198503"),
        ('"440106"@', "440106198503"),
        ('"440106"@"号"', "440106198503号"),
        ('0;-0;0;"440106"@', "440106198503"),
        ('0.00;"负"@', "负198503"),
        ('"440106"0', "198503"),
        ("yyyy/m/d;@", "198503"),
        ("", "198503"),
    ],
)
def test_shown_texts(code: str, text: str) -> None:
    assert shown(cell("198503", TEXT, code)) == text


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, BLANK, ""),
        (True, BOOL, "TRUE"),
        (False, BOOL, "FALSE"),
        (" 王 芳 ", TEXT, " 王 芳 "),
        ("#N/A", ERROR, "#N/A"),
    ],
)
def test_shown_otherwise(value: Value, kind: str, text: str) -> None:
    assert shown(cell(value, kind)) == text


@given(st.integers(-(10**18), 10**18))
def test_whole_numbers_are_shown_in_full(number: int) -> None:
    assert shown(cell(number, NUMBER)) == str(number) == plain_number(number)
    assert shown(cell(number, NUMBER, "0")) == str(number)
    assert shown(cell(number, NUMBER, "#,##0")) == f"{number:,}"


@given(st.decimals(-(10**6), 10**6, places=2))
def test_two_decimals_come_back_as_typed(number: float) -> None:
    assert float(shown(cell(float(number), NUMBER))) == float(number)
    assert float(shown(cell(float(number), NUMBER, "0.00"))) == float(number)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('0#?,.%;"年 -EGral/@[]\\_*', max_size=12))
def test_whatever_the_format_something_is_shown(number: float, code: str) -> None:
    assert shown(cell(number, NUMBER, code))


def test_formats_of_a_workbook() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>31118</v></c><c r="B1" s="2"><v>7</v></c><c r="C1" s="9"><v>7</v></c></row>'
    parts = workbook_parts(worksheet(rows), codes=("yyyy&quot;年&quot;m&quot;月&quot;", "0000"))
    cells = read_parts(parts).sheets[0].cells.values()
    assert [shown(found) for found in cells] == ["1985-03", "0007", "7"]
