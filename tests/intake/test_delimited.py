"""A .csv in all the ways that programs write one."""

import pytest

from fulian_excel.intake.content import content_of
from fulian_excel.intake.open import open_book

PLAIN = "妇女代表名册\n姓名,性别,工作单位及职务\n王芳,女,青山镇人民政府\n李敏,女,白石村\n"
READ = [
    ["妇女代表名册"],
    ["姓名", "性别", "工作单位及职务"],
    ["王芳", "女", "青山镇人民政府"],
    ["李敏", "女", "白石村"],
]
NUMBER = "110105199003070025"


def rows(data: bytes) -> list[list[str]]:
    assert content_of(data) == "csv"
    sheet = open_book("甲镇/青山镇.csv", data).sheets[0]
    assert sheet.name == "青山镇"
    found: dict[int, list[str]] = {}
    for (row, _), cell in sheet.cells.items():
        found.setdefault(row, []).append(cell.value)
    return list(found.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_line_ends_and_delimiters(encoding: str, ending: str, delimiter: str) -> None:
    text = PLAIN.replace(",", delimiter).replace("\n", ending)
    assert rows(text.encode(encoding)) == READ


def test_utf_16_with_the_larger_end_first_and_its_mark() -> None:
    assert rows(b"\xfe\xff" + PLAIN.encode("utf-16-be")) == READ


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('姓名,备注\n王芳,"说""好"""\n', [["姓名", "备注"], ["王芳", '说"好"']]),
        ('"姓名","备注"\n"王芳","甲,乙\n丙"\n', [["姓名", "备注"], ["王芳", "甲,乙\n丙"]]),
        (f'姓名,身份证号\n王芳,="{NUMBER}"\n', [["姓名", "身份证号"], ["王芳", NUMBER]]),
        (f'姓名,身份证号\n王芳,"=""{NUMBER}"""\n', [["姓名", "身份证号"], ["王芳", NUMBER]]),
        ("sep=;\n姓名;备注\n王芳;甲,乙,丙\n", [["姓名", "备注"], ["王芳", "甲,乙,丙"]]),
        ('"sep=\t"\n姓名\t备注\n王芳\t甲,乙\n', [["姓名", "备注"], ["王芳", "甲,乙"]]),
        ("名册\n姓名\t性别\t备注\n王芳\t女\t甲,乙,丙,丁\n李敏\t女\t\n", None),
        ("姓名;性别;备注\n王芳;女;一,二,三,四,五\n", [["姓名", "性别", "备注"], ["王芳", "女", "一,二,三,四,五"]]),
        ('姓名,备注\n王芳,"没有收住\n李敏,好\n', [["姓名", "备注"], ["王芳", "没有收住"], ["李敏", "好"]]),
        ('姓名,备注\n王芳,"甲"乙\n', [["姓名", "备注"], ["王芳", '甲"乙']]),
        ("姓名,性别", [["姓名", "性别"]]),
        ("姓名,性别\n\n王芳,女\n", [["姓名", "性别"], ["王芳", "女"]]),
    ],
)
def test_quotes_and_what_tells_the_delimiter(text: str, read: list[list[str]] | None) -> None:
    expected = read or [["名册"], ["姓名", "性别", "备注"], ["王芳", "女", "甲,乙,丙,丁"], ["李敏", "女"]]
    assert rows(text.encode()) == expected


def test_a_row_keeps_its_number_below_blank_ones() -> None:
    sheet = open_book("a.csv", "姓名,性别\n\n王芳,女\n".encode()).sheets[0]
    assert [cell.address for cell in sheet.cells.values()] == ["A1", "B1", "A3", "B3"]


@pytest.mark.parametrize("cut", range(4090, 4100))
def test_a_character_at_the_end_of_what_is_looked_at_may_be_cut(cut: int) -> None:
    filled = "姓名,性别\n" + "a" * (cut - 14) + "芳" * 9
    assert content_of(filled.encode()) == "csv"
    assert content_of(filled.encode("gb18030")) == "csv"


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\xff\xfe\x00\xd8,\x00", bytes(range(256))])
def test_what_is_no_text_is_no_csv(data: bytes) -> None:
    assert content_of(data) == "unknown"
