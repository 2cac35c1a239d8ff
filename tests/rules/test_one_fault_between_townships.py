"""One fault at a time between two otherwise clean townships: that code at its cells, and only what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.submissions import assemble
from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.laying import Laid
from tests.drawing import AS_OF
from tests.rules.planting import B, D, county_of, laid_out, workbook_of

NAMES = ("青山镇", "白水乡")


@dataclass(frozen=True)
class Shared:
    """One fault between two townships, and where it is seen in each of those it is told to.

    A place is (form, block, row, column), None for no cell.
    """

    code: str
    plant: Callable[[Any, Any], object]
    places: tuple[tuple[str, int, Any, str] | None, ...]
    follows: str = ""


def a_woman_of_both(here, there):
    """She keeps her name, birth and number, and only her phone is another."""
    unit, phone = there.forms[D][B]["推选单位"], there.forms[D][B]["联系电话"]
    there.forms[D][B] = {**here.forms[D][B], "推选单位": unit, "联系电话": phone}


def a_woman_of_both_without_a_number(here, there):
    a_woman_of_both(here, there)
    there.forms[D][B]["身份证号"] = None


def one_workbook_for_two(here, there):
    """The neighbour's workbook was sent under the township's own name."""
    there.forms, there.ballots, there.women = here.forms, here.ballots, here.women


def nothing_sent(here, there):
    there.forms.clear()
    there.ballots.clear()


FAULTS = [
    Shared("X01", a_woman_of_both, ((D, 0, B, "身份证号"), (D, 0, B, "身份证号"))),
    Shared("X02", a_woman_of_both_without_a_number, ((D, 0, B, "姓名"), (D, 0, B, "姓名"))),
    Shared("X03", one_workbook_for_two, (None, None), "X01"),
    Shared("X04", nothing_sent, (None,)),
]


def between(plant):
    """What is found in two townships' workbooks, and their pages."""
    towns = [clean_township(name, number) for number, name in enumerate(NAMES, 1)]
    plant(*towns)
    pages = [laid_out(town) if town.forms else Laid() for town in towns]
    settings = county_of(*towns)
    sent = [
        extract(f"{town.name}.xlsx", open_book(f"{town.name}.xlsx", workbook_of(laid)), FORMS, settings)
        for town, laid in zip(towns, pages, strict=True)
        if laid.pages
    ]
    assembled = assemble(sent, settings, AS_OF)
    return [*assembled.findings, *check(assembled.county).findings], pages


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_one_fault_between_two(fault):
    findings, pages = between(fault.plant)
    assert {one.code for one in findings} == {fault.code, *fault.follows.split()}
    told = {(one.township, one.place.cell) for one in findings if one.code == fault.code}
    whose = NAMES[-len(fault.places) :]
    laid = pages[-len(fault.places) :]
    assert told == {
        (name, page.where[place] if place else "") for name, page, place in zip(whose, laid, fault.places, strict=True)
    }


def test_two_clean_townships_are_silent():
    findings, _pages = between(lambda here, there: None)
    assert findings == []
    archives = [
        [row["材料名称"] for row in clean_township(name, at).forms["archive"]] for at, name in enumerate(NAMES, 1)
    ]
    assert archives[0] == archives[1], "that the lists of the archive are alike is as it should be"
