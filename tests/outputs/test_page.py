"""A page of our own workbooks: how wide its texts are, and what it keeps of them."""

import io

import pytest
import xlsxwriter

from fulian_excel.outputs.page import Page, shown_width


@pytest.mark.parametrize(
    ("value", "width"),
    [("", 0), (None, 0), ("abc", 3), ("王芳", 4), ("王芳a\n李敏敏", 6), (12, 2), (1234.56, 7)],
)
def test_how_wide_a_value_is(value, width):
    assert shown_width(value) == width


def test_a_written_page_lets_its_cells_go():
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    page = Page(workbook, "名册", "名册")
    page.put(3, 0, "王芳")
    assert page.sheet.table
    workbook.close()
    assert not page.sheet.table
