"""The comparison of a marked workbook with its original, for copies that something went wrong with."""

import pytest

from fulian_excel.marks.mark import Mark
from fulian_excel.marks.marking import mark
from fulian_excel.marks.selfcheck import verify
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.rezip import rezipped
from tests.marks.marking_cases import FIX, ROWS, added_sheet
from tests.ooxml.building import packed, workbook_parts, worksheet

ORIGINAL = packed(workbook_parts(worksheet(ROWS), worksheet(ROWS), codes=("0.00",)))
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
MARKED, UNMARKED = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"

spoilt = pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (MARKED, "17.5", "17.6", "批注后工作表「表1」B2读出来不一样"),
        (
            MARKED,
            "<sheetData>",
            '<cols><col min="1" max="1" hidden="1"/></cols><sheetData>',
            "批注后工作表「表1」读出来",
        ),
        (UNMARKED, "17.5", "17.6", "批注后工作表「表2」读出来不一样"),
        (BOOK, 'name="表2"', 'name="表二"', "批注后工作表的名称或顺序变了"),
        (BOOK, 'state="visible" r:id="r2"', 'state="hidden" r:id="r2"', "批注后工作表的名称或顺序变了"),
        (BOOK, "<workbookPr ", '<workbookPr date1904="1" ', "批注后单元格的格式变了"),
        (STYLES, 'formatCode="0.00"', 'formatCode="0.0"', "批注后单元格的格式变了"),
        (
            MARKED,
            "</worksheet>",
            "<!-- more --></worksheet>",
            "去掉批注后内部部件",
        ),
        (MARKED, "</worksheet>", "", "批注后的文件读不出来"),
    ],
)


@spoilt
def test_what_went_wrong_with_a_copy_is_found(part: str, old: str, new: str, said: str) -> None:
    original = Package(ORIGINAL)
    book = read_book(original, parts={MARKED})
    cell = book.sheets[0].cells[2, 2]
    copy = mark(original, [Mark("表1", "B2", FIX, "必改:请核对", ((cell,),))], added_sheet(("表1", "B2")))
    assert verify(original, book, copy) is None
    content = Package(copy).read(part).decode()
    assert old in content
    found = verify(original, book, rezipped(copy, {part: content.replace(old, new).encode()}, {}))
    assert found is not None
    assert found.startswith(said)


def test_a_member_that_marking_may_not_touch_is_the_same_bytes() -> None:
    parts = workbook_parts(worksheet(ROWS), strings=("<t>王芳</t>",))
    original = Package(packed(parts))
    copy = mark(original, [], added_sheet())
    spoilt = rezipped(copy, {"xl/sharedStrings.xml": parts["xl/sharedStrings.xml"].replace("王", "李").encode()}, {})
    assert verify(original, read_book(original), spoilt) == "批注后内部部件 xl/sharedStrings.xml 变了"
