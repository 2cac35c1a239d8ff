"""One clean township in more clerks' manners: silent at 必改 and 核实; planted mistakes: found at their cells."""

from functools import cache

import pytest

from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.settings import Settings
from tests.extract import file_layouts, more_layouts, odd_layouts
from tests.extract.clerks import Clerk
from tests.extract.drawn_books import by_xlsxwriter, files_of
from tests.extract.laying_more import draw
from tests.extract.layouts_seen import found_in, put, told_of, township

DRAWN = {**vars(more_layouts), **vars(odd_layouts), **vars(file_layouts)}
CLERKS = {name: value for name, value in DRAWN.items() if isinstance(value, Clerk)}


def every(*, bare=True):
    """Each clerk, marked where LibreOffice saves the files."""
    return [
        pytest.param(one, id=name, marks=pytest.mark.office if one.program in ("xls", "ods") else ())
        for name, one in CLERKS.items()
        if bare or not name.startswith("BARE")
    ]


def seen(town, clerk):
    """What is found in a township's files, where everything stands, and the tables that were read."""
    drawn = draw(town, clerk)
    findings, extracts = found_in(files_of(drawn.books, clerk.program), town.women)
    return findings, drawn, {form: table for one in extracts for form, table in one.tables.items()}


def told(findings):
    return [(one.code, one.place.sheet, one.place.cell, one.message) for one in findings]


def meant(name, value):
    """A value without what one clerk writes and another leaves out."""
    return (
        ""
        if value in (None, False, 0)
        else str(value).replace(" ", "")[: 7 if name in ("birth", "in_post_since") else None]
    )


@cache
def plainly():
    """What is read of the township where everything is written as the form says, by form, column and row."""
    return values_of(extract("青山镇.xlsx", open_book("青山镇.xlsx", plain_file()), FORMS, Settings()).tables)


def plain_file():
    return by_xlsxwriter(draw(township(), Clerk(without=())).books["青山镇"])


def values_of(tables):
    return {
        (form, name, row): meant(name, value)
        for form, table in tables.items()
        for name, values in table.values.items()
        for row, value in enumerate(values)
        if name != "number"
    }


@pytest.mark.parametrize("clerk", every())
def test_a_clean_township_is_silent_and_read_in_full(clerk):
    town = township()
    findings, _drawn, tables = seen(town, clerk)
    assert told(findings) == []
    rows = {**town.forms, "ballots": [row for _labels, rows in town.ballots for row in rows]}
    assert {form: len(table) for form, table in tables.items()} == {form: len(rows[form]) for form in FORMS}
    read = values_of(tables)
    assert read == {spot: plainly()[spot] for spot in read}


@pytest.mark.parametrize("clerk", every(bare=False))
def test_three_mistakes_are_found_at_their_cells(clerk):
    town = township()
    bystander, other = town.bystanders()[:2]
    number = town.forms["delegates"][bystander]["身份证号"]
    town.forms["delegates"][bystander]["身份证号"] = number[:-1] + ("1" if number[-1] != "1" else "2")
    town.forms["delegates"][other]["性别"] = "男"
    town.ballots[0][1][2]["反对"] += 1
    findings, drawn, _tables = seen(town, clerk)
    assert {(one.code, one.place.sheet, one.place.cell) for one in findings} == {
        ("V08", *drawn.where["delegates", 0, bystander, "身份证号"]),
        ("P02", *drawn.where["delegates", 0, other, "性别"]),
        ("B07", *drawn.where["ballots", 0, 2, "赞成"]),
    }


@pytest.mark.parametrize("clerk", [one for one in every() if one.id.startswith("BARE")])
def test_three_mistakes_are_found_where_only_the_required_columns_are(clerk):
    town = township()
    bystander, other = town.bystanders()[:2]
    town.forms["delegates"][bystander]["政治面貌"] = "党员群众"
    town.forms["delegates"][other]["性别"] = "男"
    town.forms["officers"][2]["赞成票"] -= 1
    findings, drawn, _tables = seen(town, clerk)
    assert {(one.code, one.place.sheet, one.place.cell) for one in findings} == {
        ("V03", *drawn.where["delegates", 0, bystander, "政治面貌"]),
        ("P04", *drawn.where["delegates", 0, other, "性别"]),
        ("S11", *drawn.where["officers", 0, 2, "赞成票"]),
    }


@pytest.mark.parametrize("clerk", [one for one in every() if CLERKS[one.id].total])
def test_a_total_that_is_no_sum_is_found_at_its_cell(clerk):
    drawn = draw(township(), clerk)
    spots = [drawn.where["allocation", 0, "total", "分配名额"], drawn.where["survey", 0, "total", "女党员"]]
    for spot in spots:
        put(drawn, spot, 999)
    assert told_of(drawn) == {("T05", *spot) for spot in spots}
