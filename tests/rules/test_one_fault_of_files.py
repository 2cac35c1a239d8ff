"""One fault at a time of a township's files and of how its sheets are laid out: that code where it belongs."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl
import pytest
from openpyxl.styles import Font

from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.pages import Formula, Page
from sample_workbooks.made_by.strays import strays
from tests.intake.locking import locked_package
from tests.rules.planting import (
    FILE,
    HEAD,
    LABEL,
    NAME,
    B,
    D,
    Fault,
    K,
    found,
    journey,
    laid_out,
    nothing,
    told,
    workbook_of,
    workspace,
)

CLEAN = clean_township(NAME, 1)
LAID = laid_out(CLEAN)
WHOLE = workbook_of(LAID)
LATER = f"{NAME}补报.xlsx"


def change(form, place, value):
    """Write another value in a cell of the laid-out pages."""
    return lambda laid: laid.page(form).change(laid.where[form, 0, *place], value)


def a_second_column_of_sex(laid):
    page = laid.pages[K]
    right = max(column for row, column in page.values if row in page.heads) + 1
    laid.where[K, 0, HEAD, "性别(重)"] = page.put(page.heads[0], right, "性 别", "head")


def a_column_of_their_own(town):
    for row in town.forms[D]:
        row["微信号"] = "有"


def a_second_list_left_empty(laid):
    page = laid.pages["交接续"] = Page("交接续")
    page.put(1, 1, "工作交接表(续)", "title")
    for column, heading in enumerate(("交接事项", "移交人", "接收人", "监交人", "交接日期"), 1):
        laid.where.setdefault(("交接续", 0, "first", ""), page.put(2, column, heading, "head"))


def a_hidden_row(laid):
    laid.pages[D].hidden_rows.add(int(re.sub(r"\D", "", laid.where[D, 0, B, "序号"])))


def a_sheet_of_something_else(laid):
    page = laid.pages["通讯录"] = Page("通讯录")
    laid.where["通讯录", 0, "first", ""] = page.put(1, 1, "科室", "head")
    for row, line in enumerate((("座机", "传真"), ("8432101", "8432102"), ("8432115", "8432116")), 1):
        for column, value in enumerate(line, 2):
            page.put(row, column, value)


def an_age_never_computed(laid):
    birth = laid.where[K, 0, 0, "出生年月"]
    change(K, (0, "年龄"), Formula(f"=2022-LEFT({birth},4)"))(laid)


OF_SHEETS = [
    Fault("F06", nothing, ("通讯录", 0, "first", ""), lay=a_sheet_of_something_else),
    Fault("F07", lambda town: town.forms.pop("handover")),
    Fault("F10", nothing, (K, 0, 0, "年龄"), lay=an_age_never_computed),
    Fault("T01", nothing, (D, 0, HEAD, "政治面貌"), lay=change(D, (HEAD, "政治面貌"), "政治身份")),
    Fault("T02", a_column_of_their_own, (D, 0, HEAD, "微信号")),
    Fault("T03", nothing, (K, 0, HEAD, "性别(重)"), lay=a_second_column_of_sex),
    Fault("T04", nothing, ("交接续", 0, "first", ""), lay=a_second_list_left_empty),
    Fault("T05", nothing, ("survey", 0, "total", "妇女人数"), lay=change("survey", ("total", "妇女人数"), 99)),
    Fault("T06", lambda town: town.undated.add("training"), ("training", 0, LABEL, "填报日期")),
    Fault("T07", lambda town: town.stated_unit.update(survey="白水乡妇联"), ("survey", 0, LABEL, "填报单位")),
    Fault("T08", nothing, (D, 0, B, "序号"), lay=a_hidden_row),
]


@pytest.mark.parametrize("fault", OF_SHEETS, ids=lambda fault: fault.code)
def test_one_fault_of_a_sheet(fault):
    seen, cell = told(fault)
    assert {code for code, _ in seen} == {fault.code, *fault.follows.split()}
    assert (fault.code, cell) in seen


@dataclass(frozen=True)
class Received:
    """What lies in 收件箱, by name, and the code that is then seen at a file and a cell of it."""

    code: str
    files: Callable[[], dict[str, bytes]]
    file: str = FILE
    cell: str = ""
    follows: str = ""


def stray(code):
    """One of the sample county's files that are none, in the place of the township's workbook."""
    return lambda: {FILE: next(data for _, data, about, _ in strays(WHOLE) if about == code)}


def locked():
    return {FILE: locked_package(WHOLE, "1234")}


def repacked(data, change_part, **more):
    """The package with its parts changed and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change_part(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def merged_without_end():
    """Twenty thousand and one merges far below the first sheet's table."""
    areas = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1001, 21002))

    def merge(name, part):
        if name != "xl/worksheets/sheet1.xml":
            return part
        return re.sub(rb"<mergeCells.*</mergeCells>", f"<mergeCells>{areas}</mergeCells>".encode(), part)

    return {FILE: repacked(WHOLE, merge)}


def with_a_name_struck_through():
    """A delegate's name crossed out, as people do who mean to take her off; what formulas came to is lost on the way."""
    book = openpyxl.load_workbook(io.BytesIO(WHOLE))
    cell = book[LAID.pages[D].name][LAID.where[D, 0, B, "姓名"]]
    cell.font = Font(name=cell.font.name, strike=True)
    out = io.BytesIO()
    book.save(out)
    return {FILE: out.getvalue()}


def with_macros():
    return {FILE: repacked(WHOLE, lambda name, part: part, **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})}


def of_a_stranger():
    return {"桃源镇.xlsx": workbook_of(laid_out(clean_township("桃源镇", 1)))}


def and_later(plant):
    """The clean workbook, and the handover alone a second time with a change."""
    town = clean_township(NAME, 1)
    plant(town)
    return lambda: {FILE: WHOLE, LATER: workbook_of(laid_out(town, ("handover",)))}


def another_amount(town):
    town.forms["handover"][2]["数量"] = "80件"


def two_rows_alone(town):
    del town.forms["handover"][2:]


FIRST_OF_HANDOVER = LAID.where["handover", 0, HEAD, "序号"]
OF_FILES = [
    Received("F01", stray("F01"), follows="X04"),
    Received("F02", locked, follows="X04"),
    Received("F03", stray("F03"), follows="X04"),
    Received("F04", merged_without_end, cell="A21001", follows="X04"),
    Received("F05", of_a_stranger, "桃源镇.xlsx", follows="X04"),
    Received("F08", and_later(another_amount), LATER, FIRST_OF_HANDOVER),
    Received("F11", with_macros),
    Received("T09", with_a_name_struck_through, cell=LAID.where[D, 0, B, "姓名"], follows="F10"),
    Received("F12", and_later(two_rows_alone), LATER, FIRST_OF_HANDOVER),
]

# What is sent back comes again as it is.
CAME_BACK = [Received("F09", lambda: {FILE: WHOLE}, FILE), Received("F09", lambda: {FILE: WHOLE}, LATER)]
FAULTS = [*OF_SHEETS, *OF_FILES, *CAME_BACK]


@pytest.fixture
def folder(tmp_path):
    """A workspace of a county with the one township, its 收件箱 empty."""
    return workspace(tmp_path, CLEAN)


def codes(outcome):
    return [(one.code, one.place.file, one.place.cell) for one in outcome.report.findings]


def test_a_clean_township_has_a_clean_journey(folder):
    assert codes(journey(folder, {FILE: WHOLE})) == []
    assert found(CLEAN, LAID) == []


@pytest.mark.parametrize("fault", OF_FILES, ids=lambda fault: fault.code)
def test_one_fault_of_a_file(folder, fault):
    seen = codes(journey(folder, fault.files()))
    assert {code for code, _, _ in seen} == {fault.code, *fault.follows.split()}
    assert (fault.code, fault.file, fault.cell) in seen


@pytest.mark.parametrize("fault", CAME_BACK, ids=["over the original", "beside it"])
def test_one_fault_a_copy_that_came_back_as_it_went(folder, fault):
    outcome = journey(folder, fault.files())
    shutil.copyfile(outcome.folder / outcome.report.received[0].marked, folder / "收件箱" / fault.file)
    assert codes(journey(folder, {})) == [(fault.code, fault.file, fault.cell)]
