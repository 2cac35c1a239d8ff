"""The companion: what an original that cannot be marked says, marked."""

import io
from datetime import datetime

import openpyxl
from openpyxl.workbook import Workbook

from fulian_excel.cells import BOOL, DATE, ERROR, NUMBER, TEXT, Area, Book, Cell, Sheet
from fulian_excel.marks.stripping import sentinel, strip
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.outputs.companion import companion
from tests.outputs.outgoing import book, eaten, found, outgoing

WHY = "原件是 .xls 格式,无法在原件上批注;下次请报 .xlsx。"
SEX = found("P02", "C3", "性别写「男」,身份证为女", subject="李娜", value="男", suggestion="女", record="李娜")


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def made(*cells: Cell, **more: object) -> Workbook:
    sheet = Sheet("表", 0, {(cell.row, cell.column): cell for cell in cells}, **more)  # type: ignore[arg-type]
    return opened(companion(Book((sheet,)), outgoing(), WHY))


def test_it_holds_the_values_the_marks_and_the_list() -> None:
    data = companion(book(), outgoing(SEX, eaten(2)), WHY)
    result = opened(data)
    assert result.sheetnames == ["代表名册", "问题清单"]
    assert result["代表名册"]["C3"].comment.text.startswith("【核验】必改:性别写「男」")
    assert result["代表名册"]["D2"].value == "440103198503010000"
    assert WHY in result["问题清单"]["A3"].value
    assert result["问题清单"]["C5"].hyperlink.location == "'代表名册'!C3"
    assert len(result["代表名册"].conditional_formatting) == 4


def test_the_same_input_gives_the_same_bytes() -> None:
    assert companion(book(), outgoing(SEX), WHY) == companion(book(), outgoing(SEX), WHY)


def test_its_marks_are_known_when_it_comes_back() -> None:
    data = companion(book(), outgoing(SEX), WHY)
    assert sentinel(Package(data)) == ("3", "0123456789ab")
    bare = read_book(Package(strip(data)))
    assert [sheet.name for sheet in bare.sheets] == ["代表名册"]
    assert b"FLMARK1" not in Package(strip(data)).read("xl/worksheets/sheet1.xml")


def test_values_keep_their_kinds_and_text_stays_text() -> None:
    sheet = made(
        Cell(1, 1, "=1+1", TEXT),
        Cell(1, 2, "http://example.com", TEXT),
        Cell(1, 3, 17.5, NUMBER, number_format="0.0"),
        Cell(1, 4, datetime.fromisoformat("1985-03-12"), DATE, number_format="yyyy/m/d"),
        Cell(1, 5, "#N/A", ERROR),
        Cell(1, 6, True, BOOL),
        Cell(1, 7, 440103198503010000, NUMBER),
        Cell(1, 8, "x" * 40_000, TEXT),
    )["表"]
    values = [cell.value for cell in sheet[1]]
    assert values[:3] == ["=1+1", "http://example.com", 17.5]
    assert sheet["A1"].data_type == "s"
    assert sheet["B1"].hyperlink is None
    assert values[3] == datetime.fromisoformat("1985-03-12")
    assert values[4:7] == ["#N/A", True, "440103198503010000"]
    assert len(values[7]) == 32_767
    assert values[7].endswith("以下已截断)")


def test_merges_widths_and_what_is_hidden_are_kept() -> None:
    result = made(
        Cell(1, 1, "题", TEXT),
        Cell(2, 1, "x", TEXT),
        merges=(Area(1, 1, 1, 3), Area(1, 2, 2, 2)),
        widths={2: 30.0},
        hidden_rows=frozenset((2,)),
        hidden=True,
    )
    sheet = result["表"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet["A1"].value == "题"
    assert 30 <= sheet.column_dimensions["B"].width < 31
    assert sheet.row_dimensions[2].hidden
    assert sheet.sheet_state == "hidden"
    assert result.active.title == "问题清单"


def test_lines_are_kept_around_empty_cells_too() -> None:
    sheet = made(
        Cell(1, 1, "题", TEXT),
        Cell(2, 1, datetime.fromisoformat("1985-03-01"), DATE, number_format='yyyy"年"m"月"'),
        merges=(Area(1, 1, 1, 3),),
        lined=frozenset(((1, 1), (2, 1), (3, 1))),
    )["表"]
    styles = {cell: sheet[cell].border.bottom.style for cell in ("A1", "C1", "A2", "B2", "A3")}
    assert styles == {"A1": "thin", "C1": "thin", "A2": "thin", "B2": None, "A3": "thin"}
    assert sheet["A2"].number_format == 'yyyy"年"m"月"'


def test_names_that_no_spreadsheet_takes_are_changed_and_links_follow() -> None:
    names = ("a/b", "问题清单", "长" * 40, "长" * 41)
    sheets = tuple(Sheet(name, number) for number, name in enumerate(names))
    finding = found("V01", "A1", "没有填写", at="a/b")
    result = opened(companion(Book(sheets), outgoing(finding), WHY))
    assert result.sheetnames == ["a_b", "问题清单 (2)", "长" * 31, "长" * 27 + " (2)", "问题清单"]
    assert result["问题清单"]["C5"].hyperlink.location == "'a_b'!A1"
