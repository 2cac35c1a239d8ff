"""One clean township in more clerks' manners: silent at 必改 and 核实; planted mistakes: found at their cells."""

import pytest
from clean import clean_township

from fulian_excel.forms import FORMS
from tests.extract import file_layouts, more_layouts, odd_layouts
from tests.extract.clerks import Clerk
from tests.extract.drawn_books import SOFFICE, files_of
from tests.extract.laying_more import draw
from tests.extract.layouts_seen import NAME, found_in

DRAWN = {**vars(more_layouts), **vars(odd_layouts), **vars(file_layouts)}
CLERKS = {name: value for name, value in DRAWN.items() if isinstance(value, Clerk)}
OFFICE = [pytest.mark.office, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]
# Layouts that real clerks draw and that are not yet read.
UNREAD = {
    "TALLY_UNDER_LIST": "the counts of a tally under a list of people are taken for people",
    "SUMS_NAMED": "青山镇合计 among the units is taken for a unit",
    "COUNTS_ALL_BELOW": "counts that all stand under the rows, a cell each, are taken for rows",
    "VILLAGE_TABS_COUNTED": "白石村(4人) is not taken for the name of a village",
    "COLUMN_NUMBERS": "甲, 乙, 1, 2, 3 are taken for a row",
}


def every(*, bare=True):
    """Each clerk, marked where LibreOffice saves the files and where the layout is not yet read."""
    return [
        pytest.param(
            one,
            id=name,
            marks=[
                *(OFFICE if one.program in ("xls", "ods") else []),
                *([pytest.mark.xfail(strict=True, reason=UNREAD[name])] if name in UNREAD else []),
            ],
        )
        for name, one in CLERKS.items()
        if bare or not name.startswith("BARE")
    ]


def township():
    """A clean township whose chairwoman has a middle dot in her name, in every form."""
    town = clean_township(NAME, 1)
    chair = next(person.name for person, post in town.candidates if post == "主席")
    for rows in (*town.forms.values(), *(rows for _labels, rows in town.ballots)):
        for row in rows:
            row |= {key: "阿依·古丽" for key, value in row.items() if value == chair}
    return town


def seen(town, clerk, folder):
    """What is found in a township's files, where everything stands, and the tables that were read."""
    drawn = draw(town, clerk)
    findings, extracts = found_in(files_of(drawn.books, clerk.program, folder), town.women)
    return findings, drawn, {form: table for one in extracts for form, table in one.tables.items()}


def told(findings):
    return [(one.code, one.place.sheet, one.place.cell, one.message) for one in findings]


@pytest.mark.parametrize("clerk", every())
def test_a_clean_township_is_silent(clerk, tmp_path):
    town = township()
    findings, _drawn, tables = seen(town, clerk, tmp_path)
    assert told(findings) == []
    rows = {**town.forms, "ballots": [row for _labels, rows in town.ballots for row in rows]}
    assert {form: len(table) for form, table in tables.items()} == {form: len(rows[form]) for form in FORMS}
    for form in ("delegates", "candidates", "ballots", "committee", "officers", "training"):
        assert tables[form].values["name"] == [row["姓名"] for row in rows[form]]


@pytest.mark.parametrize("clerk", every(bare=False))
def test_three_mistakes_are_found_at_their_cells(clerk, tmp_path):
    town = township()
    bystander, other = town.bystanders()[:2]
    number = town.forms["delegates"][bystander]["身份证号"]
    town.forms["delegates"][bystander]["身份证号"] = number[:-1] + ("1" if number[-1] != "1" else "2")
    town.forms["delegates"][other]["性别"] = "男"
    town.ballots[0][1][2]["反对"] += 1
    findings, drawn, _tables = seen(town, clerk, tmp_path)
    assert {(one.code, one.place.sheet, one.place.cell) for one in findings} == {
        ("V08", *drawn.where["delegates", 0, bystander, "身份证号"]),
        ("P02", *drawn.where["delegates", 0, other, "性别"]),
        ("B07", *drawn.where["ballots", 0, 2, "赞成"]),
    }
