"""An .xls of Excel 5.0 and 95: read by its code page, else refused with a sentence that says so."""

import pytest

from fulian_excel.cells import NUMBER, TEXT
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from tests.intake.old_xls import old_xls

ROWS = [["青山镇妇女代表名册(一〇)"], ["序号", "姓名", "phone"], [1.0, "王芳", "13800001111"]]


@pytest.mark.parametrize("code_page", [936, 54936, None, 1252])
def test_chinese_text_by_its_code_page(code_page: int | None) -> None:
    sheet = open_book("a.xls", old_xls("代表名册", ROWS, code_page)).sheets[0]
    assert sheet.name == "代表名册"
    read = [cell.value for cell in sheet.cells.values()]
    assert read == [value for row in ROWS for value in row]
    assert [cell.kind for cell in sheet.cells.values()] == [TEXT, TEXT, TEXT, TEXT, NUMBER, TEXT, TEXT]


def test_traditional_characters() -> None:
    sheet = open_book("a.xls", old_xls("名冊", [["姓名", "鄉鎮"]], 950, "big5")).sheets[0]
    assert [cell.value for cell in sheet.cells.values()] == ["姓名", "鄉鎮"]


@pytest.mark.parametrize(("code_page", "encoding"), [(12345, "gbk"), (932, "gbk")])
def test_a_code_page_that_does_not_fit_is_refused(code_page: int, encoding: str) -> None:
    with pytest.raises(Refused) as refused:
        open_book("a.xls", old_xls("代表名册", [["囧镇妇女"]], code_page, encoding))
    assert refused.value.finding.code == "F01"
    assert f"Excel 5.0/95 的旧格式,里面的文字(代码页 {code_page})认不出来" in refused.value.finding.message
