"""Folding, places and names: small things everything stands on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.places import a1, column_letters, column_number, position, ranges
from fulian_excel.words import chinese_number, escaped, fold, fold_heading, fold_name, nearest
from fulian_excel.workspace import distinct, safe_name


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses_there_and_back(row, column):
    assert position(a1(row, column)) == (row, column)
    assert column_number(column_letters(column)) == column


def test_cells_as_ranges():
    assert ranges(["E7", "E5", "E6", "F5", "E9"]) == ["E5:E7", "E9", "F5"]


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    ("text", "folded"), [("王芳1", "王芳1"), ("１２ａ", "12a"), ("豈㈠", "豈(一)"), ("王_芳", "王芳"), ("ﬁ", "fi")]
)
def test_letters_and_digits_are_folded_too(text, folded):
    assert fold(text) == fold_heading(text) == folded


def test_headings_and_names():
    assert fold_heading("姓 \n 名（必填）") == "姓名"
    assert fold_heading("*身份证号：") == "身份证号"
    assert fold_name("王　芳") == "王芳"
    assert fold_name("阿依古丽•买买提") == fold_name("阿依古丽.买买提") == "阿依古丽·买买提"


@pytest.mark.parametrize(
    ("text", "number"),
    [("十二", 12), ("二十", 20), ("三十一", 31), ("一九八五", 1985), ("一百零五", 105), ("人", None)],
)
def test_numbers_in_chinese(text, number):
    assert chinese_number(text) == number


def test_the_nearest_word():
    assert nearest("政治身份", ["姓名", "政治面貌"]) == "政治面貌"
    assert nearest("天气", ["姓名", "政治面貌"]) == ""


@given(st.text(max_size=300))
def test_safe_names_are_safe(name):
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*\n')
    assert len(safe) <= 121
    assert not safe.endswith((" ", "."))


def test_two_of_one_name():
    taken: set[str] = set()
    assert [distinct("表.xlsx", taken), distinct("表.XLSX", taken)] == ["表.xlsx", "表 (2).XLSX"]


def test_unprintable_characters_show_as_escapes():
    assert escaped("a\nb\x00王　芳") == "a\\nb\\x00王　芳"
