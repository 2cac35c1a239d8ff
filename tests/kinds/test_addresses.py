"""邮箱: one address, and why a text is none."""

import pytest

from fulian_excel.cells import TEXT, Cell
from fulian_excel.kinds import ADDRESS, understand


def read(text):
    return understand(Cell(1, 1, text, TEXT), ADDRESS)


@pytest.mark.parametrize(
    "text", ["a.b-c@mail.example.cn", "  a.b-c@mail.example.cn\u3000", "a.b-c\uff20mail\uff0eexample.cn"]
)
def test_an_address_in_any_width_is_one(text):
    assert read(text).value == "a.b-c@mail.example.cn"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a@example.cn\nBcc: all@example.cn", "一格只填一个邮箱"),
        ("a@exam\r\nple.cn", "没有空格和换行"),
        ("a@example.cn、b@example.cn", "一格只填一个邮箱"),
        ("王芳 <a@example.cn>", "只有英文字母"),
        ("a@例子.cn", "只有英文字母"),
        ("a@example", "写成 name@example.com 的样子"),
        ("@example.cn", "写成 name@example.com 的样子"),
    ],
)
def test_what_is_none_says_why_on_one_line(text, why):
    reading = read(text)
    assert reading.value is None
    (doubt,) = reading.doubts
    assert why in doubt.message
    assert "\n" not in doubt.message
