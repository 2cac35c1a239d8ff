"""What a clerk's workbook holds that cannot be read as it stands is told at its cell, and nothing besides."""

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from fulian_excel.findings import Level
from sample_workbooks.made_by.pages import Formula
from sample_workbooks.made_by.people import with_check_digit
from tests.extract import more_layouts, odd_layouts
from tests.extract.clerks import Clerk
from tests.extract.handwriting import WORK
from tests.extract.laying_more import draw
from tests.extract.layouts_seen import put, told_of, township


def test_formulas_nobody_computed_are_each_named():
    drawn = draw(township(), Clerk(program="openpyxl", total="bottom"))
    sheets = {sheet.name: sheet for sheet in drawn.books["青山镇"]}
    formulas = {
        spot
        for key, spot in drawn.where.items()
        if key[2] == "total" and isinstance(sheets[spot.sheet].cells.get(coordinate_to_tuple(spot.cell)), Formula)
    }
    assert len(formulas) == 3 + 6
    assert told_of(drawn) == {("F10", *spot) for spot in formulas}


@pytest.mark.parametrize("eaten", ["4.30921E+17", 4.30921e17, 430921198503010000, "430921198503010000"])
def test_an_identity_number_eaten_by_excel_is_told(eaten):
    town = township()
    drawn = draw(town, Clerk())
    spot = put(drawn, drawn.where["delegates", 0, town.bystanders()[0], "身份证号"], eaten)
    assert told_of(drawn) == {("V09", *spot)}


@pytest.mark.parametrize("written", ["1985.1", 1985.1])
def test_a_month_with_two_readings_is_asked_about_unless_the_identity_number_decides(written):
    town = township()
    drawn = draw(town, Clerk(without=("年龄",)))
    bystander = town.bystanders()[0]
    spot = put(drawn, drawn.where["delegates", 0, bystander, "出生年月"], written)
    put(drawn, drawn.where["delegates", 0, bystander, "身份证号"], None)
    assert told_of(drawn) == {("V06", *spot)}
    put(drawn, drawn.where["delegates", 0, bystander, "身份证号"], with_check_digit("43092119851012352"))
    assert told_of(drawn) == set()


def test_a_heading_that_comes_twice_is_told_at_the_later():
    order = ("序号", "推选单位", "姓名", "性别", "出生年月", "政治面貌", WORK, "族别", "民族")
    drawn = draw(township(), Clerk(order={"delegates": order}, words={"族别": "民 族"}))
    assert told_of(drawn) == {("T03", *drawn.where["delegates", 0, "head", "民族"])}


@pytest.mark.parametrize(
    "clerk",
    [
        more_layouts.LISTS_ABREAST,
        more_layouts.ALL_ABREAST,
        more_layouts.TALLY_UNDER_LIST,
        more_layouts.BESIDE,
        more_layouts.SHARED_SHEETS,
        more_layouts.TOTALS_BELOW,
        more_layouts.VILLAGE_SHEETS,
    ],
)
def test_a_label_that_is_there_is_not_asked_for(clerk):
    told = told_of(draw(township(), clerk), levels=tuple(Level))
    assert {one for one in told if one[0] == "T06"} == set()


def test_a_sheet_named_after_a_village_is_told_to_have_named_its_delegates_unit():
    drawn = draw(township(), Clerk(villages="{village}"))
    told = told_of(drawn, levels=tuple(Level))
    assert {sheet for code, sheet, _cell in told if code == "V05"} == set(drawn.town.villages)


def test_what_is_hidden_is_told_once_a_table_and_read():
    drawn = draw(township(), odd_layouts.HIDDEN)
    told = told_of(drawn, levels=tuple(Level))
    hidden = {sheet for code, sheet, _cell in told if code == "T08"}
    assert hidden == {drawn.sheet(form).name for form in ("delegates", "ballots", "handover")}
