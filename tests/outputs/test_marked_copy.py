"""The marked copy: the township's own file, tinted, commented, with its list."""

import io

import openpyxl
import pytest

from fulian_excel.findings import Finding, Level
from fulian_excel.marks.stripping import sentinel, strip
from fulian_excel.ooxml.package import Package
from fulian_excel.outputs import marked_copy as module
from fulian_excel.outputs.cell_marks import cell_marks
from fulian_excel.outputs.marked_copy import Unmarkable, marked_copy
from fulian_excel.places import Place
from tests.drawing import workbook as drawn
from tests.outputs.outgoing import book, eaten, found, outgoing, workbook

SEX = found("P02", "C3", "性别写「男」,身份证为女", subject="李娜", value="男", suggestion="女", record="李娜")
BLANK = found("V01", "C4", "没有填写性别", subject="张敏")


def marks(*findings: Finding) -> dict[str, tuple[str, str]]:
    return {mark.cell: (mark.tint.name, mark.comment) for mark in cell_marks(book(), findings)}


def test_a_cell_and_the_first_of_its_row() -> None:
    assert marks(SEX) == {
        "C3": ("fix", "必改:性别写「男」,身份证为女\n建议改为:女\n看最后一张表《问题清单》第 P02-C3 号"),
        "A3": ("row", ""),
    }


def test_several_faults_of_a_cell_share_a_comment_and_the_gravest_tint() -> None:
    hint = found("V05", "C3", "换了读法", level=Level.NOTE)
    tint, comment = marks(hint, SEX)["C3"]
    assert tint == "fix"
    assert comment.splitlines() == [
        "1.必改:性别写「男」,身份证为女",
        "建议改为:女",
        "2.提示:换了读法",
        "看最后一张表《问题清单》第 P02-C3、V05-C3 号",
    ]


def test_a_fault_down_a_column_is_told_once() -> None:
    told = marks(eaten(2), eaten(3), eaten(4))
    assert [cell for cell, (_, comment) in told.items() if comment] == ["D2"]
    assert {cell for cell, (tint, _) in told.items() if tint == "fix"} == {"D2", "D3", "D4"}
    assert {cell for cell, (tint, _) in told.items() if tint == "row"} == {"A2", "A3", "A4"}


def test_what_asks_for_no_answer_marks_no_row_and_trials_mark_nothing() -> None:
    hint = found("V05", "B2", "换了读法", level=Level.NOTE)
    trial = found("Q01", "C3", "试行", level=Level.TRIAL)
    assert list(marks(hint, trial)) == ["B2"]


def test_a_flagged_first_cell_keeps_its_own_tint() -> None:
    assert marks(found("V02", "A3", "读不出"))["A3"][0] == "fix"


def test_the_copy_holds_the_original_the_marks_and_the_list() -> None:
    data = marked_copy(workbook(), outgoing(SEX, BLANK))
    opened = openpyxl.load_workbook(io.BytesIO(data))
    assert opened.sheetnames == ["代表名册", "问题清单"]
    assert opened.active.title == "代表名册"
    assert opened.active["C3"].comment.text.startswith("【核验】必改:性别写「男」")
    assert opened["问题清单"]["A1"].value == "问题清单 FL1-3-0123456789ab"
    assert opened["问题清单"]["C5"].hyperlink.location == "'代表名册'!C3"
    assert sentinel(Package(data)) == ("3", "0123456789ab")


def test_rounds_do_not_pile_up() -> None:
    once = marked_copy(workbook(), outgoing(SEX, BLANK))
    assert marked_copy(once, outgoing(SEX, BLANK)) == once
    assert marked_copy(marked_copy(once, outgoing()), outgoing(SEX, BLANK)) == once


def test_a_clean_workbook_comes_back_with_a_receipt() -> None:
    data = marked_copy(workbook(), outgoing())
    assert "回执" in openpyxl.load_workbook(io.BytesIO(data))["问题清单"]["A2"].value
    assert Package(strip(data)).read("xl/workbook.xml") == Package(workbook()).read("xl/workbook.xml")


def test_a_copy_that_fails_the_check_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "verify", lambda *_: "批注后内部部件变了")
    with pytest.raises(Unmarkable, match="批注后内部部件变了"):
        marked_copy(workbook(), outgoing(SEX))


def test_what_is_no_package_cannot_be_marked() -> None:
    with pytest.raises(Unmarkable, match="无法在原件上批注"):
        marked_copy(b"PK nothing", outgoing(SEX))


def test_a_finding_in_a_merged_cell_is_marked_where_it_is_seen() -> None:
    data = drawn({"表": "| 姓名 | 单位 |\n| 王芳 | 白石村 |\n| 李敏 | |"}, {"表": ["B2:B3"]})
    found = Finding(
        Place("表.xlsx", "表", "B3"), code="V01", level=Level.FIX, message="没有填写单位;请补上", id="V01-1"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(marked_copy(data, outgoing(found))))["表"]
    assert "没有填写单位" in sheet["B2"].comment.text
    assert [str(area.sqref) for area in sheet.conditional_formatting if "B" in str(area.sqref)] == ["B2"]
