"""Tints: when they show, and how many rules it takes."""

from datetime import datetime

import pytest

from fulian_excel.cells import BOOL, DATE, ERROR, NUMBER, TEXT, Cell
from fulian_excel.marks.mark import Mark
from fulian_excel.marks.overlays import condition, free_priorities, overlays
from fulian_excel.ooxml.splice import outline
from fulian_excel.places import a1
from tests.marks.marking_cases import ASK, FIX


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        (Cell(5, 3, "王芳", TEXT), 'EXACT($C$5,"王芳")'),
        (Cell(5, 3, 'a"b', TEXT), 'EXACT($C$5,"a""b")'),
        (Cell(5, 3, "a\nb", TEXT), 'EXACT($C$5,"a"&CHAR(10)&"b")'),
        (Cell(5, 3, "\uffff", TEXT), "LEN($C$5)>0"),
        (Cell(5, 3, "长" * 300, TEXT), f'EXACT($C$5,"{"长" * 200}"&"{"长" * 100}")'),
        (Cell(5, 3, "长" * 2000, TEXT), f'EXACT(LEFT($C$5,200),"{"长" * 200}")'),
        (Cell(5, 3), "LEN($C$5)=0"),
        (Cell(5, 3, formula=True), "TRUE()"),
        (Cell(5, 3, 17.5, NUMBER), "ISNUMBER($C$5),$C$5=17.5"),
        (Cell(5, 3, 4.4e25, NUMBER), "ISNUMBER($C$5),$C$5=4.4E+25"),
        (Cell(5, 3, -0.1, NUMBER), "ISNUMBER($C$5),$C$5=-0.1"),
        (Cell(5, 3, False, BOOL), "ISLOGICAL($C$5),$C$5=FALSE()"),
        (Cell(5, 3, "#N/A", ERROR), "ISERROR($C$5)"),
        (
            Cell(5, 3, datetime.fromisoformat("1985-03-12T08:00"), DATE),
            "ISNUMBER($C$5),INT($C$5)=DATE(1985,3,12)",
        ),
        (Cell(5, 3, datetime.fromisoformat("1899-12-30T08:00"), DATE), "ISNUMBER($C$5)"),
    ],
)
def test_a_tint_asks_for_the_old_value(cell: Cell, asked: str) -> None:
    assert condition(cell, "$C$5") == asked


def test_one_cell_one_rule() -> None:
    marks = [Mark("表", a1(row, 3), FIX, while_unchanged=((Cell(row, 3, "x", TEXT),),)) for row in (2, 3)]
    assert [(one.cells, one.formula) for one in overlays(marks)] == [
        ("C2", 'AND(N("FLMARK1")=0,EXACT($C$2,"x"))'),
        ("C3", 'AND(N("FLMARK1")=0,EXACT($C$3,"x"))'),
    ]


def test_the_first_cell_of_a_row_follows_the_cells_it_stands_for() -> None:
    mark = Mark("表", "A2", ASK, while_unchanged=((Cell(2, 3, "x", TEXT),), (Cell(2, 4),)))
    assert overlays([mark])[0].formula == 'AND(N("FLMARK1")=0,OR(AND(EXACT($C$2,"x")),AND(LEN($D$2)=0)))'


def test_a_mark_of_several_cells_goes_away_once_any_of_them_is_changed() -> None:
    mark = Mark("表", "A2", ASK, while_unchanged=((Cell(2, 3, "x", TEXT), Cell(2, 4)),))
    assert overlays([mark])[0].formula == 'AND(N("FLMARK1")=0,EXACT($C$2,"x"),LEN($D$2)=0)'


def test_a_mark_that_follows_nothing_stays() -> None:
    assert overlays([Mark("表", "A2", ASK)])[0].formula == 'AND(N("FLMARK1")=0,TRUE())'


def test_thousands_of_marks_share_rules() -> None:
    cells = [Cell(row, 5, 440103198503010000 + row, NUMBER) for row in range(5, 5005)]
    marks = [Mark("表", cell.address, FIX, while_unchanged=((cell,),)) for cell in cells]
    made = overlays(marks)
    assert len(made) < 150
    assert all(len(one.formula) < 8192 for one in made)
    assert made[0].cells.startswith("E5:E")
    assert "$E5=440103198503010005" in made[0].formula
    blanks = [Mark("表", a1(row, 5), FIX, while_unchanged=((Cell(row, 5),),)) for row in range(1, 2001, 2)]
    assert {one.formula.partition("=0,")[2][:8] for one in overlays(blanks)} == {
        "LEN($E1)",
        "LEN($E40",
        "LEN($E80",
        "LEN($E12",
        "LEN($E16",
    }


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ((), [1, 2]),
        ((1, 7), [8, 9]),
        ((2**31 - 1,), [2**31 - 3, 2**31 - 2]),
        ((2**31 - 2, 5), [2**31 - 3, 2**31 - 1]),
        ((2**32 - 1,), [2**31 - 2, 2**31 - 1]),
    ],
)
def test_priorities_stay_within_what_a_spreadsheet_counts(taken: tuple[int, ...], free: list[int]) -> None:
    rules = "".join(f'<cfRule priority="{number}"/>' for number in taken)
    assert free_priorities(outline(f"<worksheet>{rules}</worksheet>".encode()), 2) == free
