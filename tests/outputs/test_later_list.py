"""The list of a later round: what became of each line, what the county says to it, and how it is read back."""

from dataclasses import replace

import pytest

from fulian_excel.cells import TEXT, Book, Cell, Sheet
from fulian_excel.extract.answers import Answer, read_answers
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.forms.answers import HEADINGS, LATER_HEADINGS
from fulian_excel.marks.returned_lists import returned_lists
from fulian_excel.ooxml.sheet_part import AddedSheet
from fulian_excel.outputs.cell_marks import cell_marks
from fulian_excel.outputs.findings_list import findings_list
from tests.outputs.outgoing import book, eaten, found, outgoing

PHONE = replace(found("V11", "B2", "电话不对", level=Level.ASK, value="158", column="phone"), id="V11-6424a8")
SEX = replace(found("P02", "C3", "性别写「男」,身份证为女", value="男"), id="P02-9a4ca7")


def later(*findings: Finding) -> AddedSheet:
    return findings_list(replace(outgoing(*findings), later=True, contact="(周敏 0731-1234567)"))


def countys(sheet: AddedSheet, row: int = 5) -> tuple[str, str]:
    """状态 and 县里回复 of a row."""
    cells = sheet.rows[row - 1].cells
    return str(cells[10].value), str(cells[11].value)


def answered(finding: Finding, choice: str, reason: str = "", status: Status = Status.OPEN) -> Finding:
    return replace(finding, status=status, answer=choice, reason=reason)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (PHONE, ("新", "")),
        (replace(PHONE, status=Status.OPEN), ("仍在", "请改正,或说明理由")),
        (replace(SEX, status=Status.OPEN), ("仍在", "还需改")),
        (answered(SEX, "已改"), ("上轮答复:已改", "还需改:这一轮核对时还没有改好")),
        (answered(PHONE, "情况属实"), ("上轮答复:情况属实", "请说明理由")),
        (answered(SEX, "情况属实", "就是男的"), ("上轮答复:情况属实", "还需改:必改的要改正,只作说明不行")),
        (answered(PHONE, "有疑问", "哪里不对"), ("上轮答复:有疑问", "请问县妇联(周敏 0731-1234567)")),
        (answered(PHONE, "", "小灵通"), ("上轮答复:见说明", "请在「处理」栏选一项")),
        (answered(PHONE, "情况属实", "小灵通", Status.EXPLAINED), ("上轮答复:情况属实", "说明已收到,不用再改")),
        (replace(PHONE, status=Status.EXPLAINED), ("上轮答复:情况属实", "说明已收到,不用再改")),
    ],
)
def test_each_row_says_what_became_of_it(finding, said):
    sheet = later(finding)
    assert [cell.value for cell in sheet.rows[3].cells] == list(LATER_HEADINGS)
    assert countys(sheet) == said


def test_a_line_with_new_cells_says_so_and_answers_none_for_them():
    row = later(answered(eaten(2), "情况属实", "照证件"), eaten(3)).rows[4].cells
    assert [str(cell.value) for cell in row[8:]] == ["", "", "仍在,有新增", "还需改"]


def test_what_is_agreed_stays_in_sight_unasked_and_unmarked():
    waived = replace(PHONE, status=Status.WAIVED, reason="山上只有小灵通")
    sheet = later(waived, SEX)
    row = next(at for at, line in enumerate(sheet.rows, 1) if line.cells and line.cells[0].value == PHONE.id)
    assert sheet.rows[row - 2].cells[0].value == "县里已同意的:不用再改,也不用答复"
    assert countys(sheet, row) == ("已同意", "已同意,不用再改:山上只有小灵通")
    assert f"I{row}" not in sheet.choices[0].cells
    assert "要您动手的 1 处(必改 1 处)" in str(sheet.rows[1].cells[0].value)
    assert [mark.cell for mark in cell_marks(book(), outgoing(waived).open)] == []


def test_a_first_list_has_no_columns_of_the_county():
    assert [cell.value for cell in listed(SEX).rows[3].cells] == list(HEADINGS)


def listed(*findings: Finding) -> AddedSheet:
    return findings_list(outgoing(*findings))


def read_back(sheet: AddedSheet, *, without: int = 0) -> dict[str, Answer]:
    """What is read of a list that came back as it went, or without one of its rows."""
    cells = {
        (row, column): Cell(row, column, str(cell.value), TEXT)
        for row, line in enumerate(sheet.rows, 1)
        for column, cell in enumerate(line.cells, 1)
        if cell.value != "" and row != without
    }
    return read_answers(returned_lists(Book((Sheet("问题清单", 0, cells),))))


@pytest.mark.parametrize("without", [0, 1, 4], ids=["whole", "no sentinel", "no headings"])
def test_what_the_county_wrote_is_no_answer(without):
    sheet = later(answered(PHONE, "有疑问", "哪里不对"), replace(SEX, status=Status.OPEN))
    read = read_back(sheet, without=without)
    assert {one.id: (one.choice, one.reason) for one in read.values()} == {
        PHONE.id: ("有疑问", "哪里不对"),
        SEX.id: ("", ""),
    }


def test_words_in_the_countys_column_are_not_lost():
    sheet = later(replace(PHONE, status=Status.OPEN))
    cells = list(sheet.rows[4].cells)
    cells[11] = replace(cells[11], value="已电话核对")
    sheet = replace(sheet, rows=(*sheet.rows[:4], replace(sheet.rows[4], cells=tuple(cells)), *sheet.rows[5:]))
    assert read_back(sheet)[PHONE.id].reason == "已电话核对"
