"""One clean township in eight clerks' manners and at four times of the year: silent; three mistakes: found."""

import calendar
from datetime import date

import pytest

from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from sample_workbooks.made_by import layouts
from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.producers import with_openpyxl, with_xlsxwriter
from sample_workbooks.made_by.sheets import lay_out
from tests.drawing import AS_OF
from tests.extract.layouts_seen import NAME, found_in

MANNERS = {name: value for name, value in vars(layouts).items() if isinstance(value, layouts.Layout)}


def seen(town, layout, as_of=AS_OF, sent=tuple(FORMS)):
    """What is found in a township's workbook, and where everything in it stands."""
    laid = lay_out(town, layout)
    pages = [page for form, page in laid.pages.items() if form.rstrip("0123456789") in sent]
    produce = with_openpyxl if layout.producer == "openpyxl" else with_xlsxwriter
    findings, (extracted,) = found_in({f"{NAME}.xlsx": produce(pages, layout.style)}, town.women, as_of)
    return findings, laid, extracted


@pytest.mark.parametrize("manner", MANNERS)
def test_a_clean_township_is_silent(manner):
    findings, _laid, extracted = seen(clean_township(NAME, 1), MANNERS[manner])
    assert [(one.code, one.place, one.message) for one in findings] == []
    assert set(extracted.tables) == set(FORMS)


@pytest.mark.parametrize("manner", MANNERS)
def test_three_mistakes_are_found_at_their_cells(manner):
    town = clean_township(NAME, 1)
    bystander, other = town.bystanders()[:2]
    number = town.forms["delegates"][bystander]["身份证号"]
    town.forms["delegates"][bystander]["身份证号"] = number[:-1] + ("1" if number[-1] != "1" else "2")
    town.forms["delegates"][other]["性别"] = "男"
    town.ballots[0][1][2]["反对"] += 1
    findings, laid, _extracted = seen(town, MANNERS[manner])
    assert {(one.code, one.place.cell) for one in findings} == {
        ("V08", laid.where["delegates", 0, bystander, "身份证号"]),
        ("P02", laid.where["delegates", 0, other, "性别"]),
        ("B07", laid.where["ballots", 0, 2, "赞成"]),
    }


def at(month: int):
    """The township as it stands at a month's end: later steps not yet taken, later forms not yet sent."""
    town = clean_township(NAME, 1)
    as_of = date(2022, month, calendar.monthrange(2022, month)[1])
    for row in town.forms["progress"]:
        if row["实际完成"] and row["实际完成"] > as_of:
            row |= {"实际完成": None, "状态": "未开始", "文号": None}
    return town, as_of, {name for name, form in FORMS.items() if Settings().is_due(name, form.due, as_of)}


@pytest.mark.parametrize("month", [9, 10, 11, 12])
def test_a_clean_township_is_silent_all_year(month):
    town, as_of, sent = at(month)
    findings, _laid, extracted = seen(town, MANNERS["TOWN_HALL"], as_of, sent)
    assert [(one.code, one.place, one.message) for one in findings] == []
    assert set(extracted.tables) == sent
