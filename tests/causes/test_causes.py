"""A planted fault is named as the cause of everything that follows from it; what cannot be told is not asserted."""

import logging.config
from dataclasses import replace

import pytest

from fulian_excel.causes import choosing, finding
from fulian_excel.causes.candidates.people import _near
from fulian_excel.causes.choosing import MOST_OF_A_FINDING, MOST_OF_A_TOWNSHIP, choose
from fulian_excel.causes.spots import Change, Mending, Spot
from fulian_excel.causes.state import GRAVE, State
from fulian_excel.causes.trying import changed
from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.kinds.identity import wrong_check_digit
from fulian_excel.rules import RULES
from fulian_excel.submissions import assemble
from sample_workbooks.made_by.clean import clean_township
from tests.causes.seen import caused, causes, explained
from tests.rules.planting import (
    FILE,
    LABEL,
    NAME,
    C,
    D,
    F,
    K,
    county_of,
    laid_out,
    put,
    tally,
    vote,
    workbook_of,
)
from tests.rules.test_one_fault import FAULTS

BY_CODE = {fault.code: fault for fault in FAULTS}
CLEAN = clean_township(NAME, 1)
FIRST = next(at for at, row in enumerate(CLEAN.forms[D]) if row["姓名"] == CLEAN.forms[C][0]["姓名"])

# The cell that was spoilt, where the rule's finding stands elsewhere, and what it should say.
NAMED = [
    ("B03", None, "43"),
    ("B08", ("ballots", 1, 0, "赞成"), "23"),
    ("B10", None, "是"),
    ("B11", None, "25"),
    ("B13", None, "于伟红"),
    ("P07", (D, 0, FIRST, "姓名"), "于伟红"),
    ("S06", None, "沈爱华"),
    ("S07", None, "邓月娥"),
    ("S08", None, "党政副职"),
    ("S09", None, "中层正职"),
    ("S12", None, "25"),
    ("S13", (F, 0, 2, "妇联职务"), "兼职副主席"),
]
LEFT_OUT = ["C01", "D01", "S04", "S05"]
# What is wrong are three cells of a row, of which one is known (below).
SEVERAL_CELLS = ["B09"]


@pytest.mark.parametrize(("code", "place", "value"), NAMED, ids=[code for code, *_ in NAMED])
def test_the_cell_that_was_spoilt_is_named_with_the_right_value(code, place, value):
    fault = BY_CODE[code]
    findings, where = explained(fault.plant, **fault.county)
    (cause,) = causes(findings).values()
    cell = where[place or fault.place]
    assert (cause.place.cell, cause.mend.rpartition("!")[2]) == (cell, f"{cell}={value}")
    assert {one.code for one in findings if one.cause} == {code, *fault.follows.split()}


@pytest.mark.parametrize("code", LEFT_OUT)
def test_a_row_that_was_left_out_is_one_cause_at_the_heading(code):
    fault = BY_CODE[code]
    findings, where = explained(fault.plant, **fault.county)
    (cause,) = causes(findings).values()
    assert (cause.place.cell, cause.mend) == (where[fault.place], "")
    assert {one.code for one in findings if one.cause} == {code, *fault.follows.split()}


def test_every_fault_from_which_another_rules_finding_follows_is_looked_for():
    asked = {*(code for code, *_ in NAMED), *LEFT_OUT, *SEVERAL_CELLS}
    assert {fault.code for fault in FAULTS if fault.follows} <= asked


def test_one_wrong_number_of_valid_papers_is_one_cause_of_all_that_follows():
    findings, where = explained(tally(0, 有效=41))
    (cause,) = causes(findings).values()
    assert len(findings) == cause.explains > 20
    assert cause.mend.endswith(f"{where['ballots', 0, LABEL, '有效']}=42")
    assert (cause.sentence, cause.others) == (
        f"有效「41」改为「42」后,下面 {cause.others} 处会一并通过",
        len(findings) - 1,
    )


def test_what_two_other_places_agree_on_is_right():
    """有效 is what all votes sum to, so that 无效 is wrong, though B06 speaks at 有效."""
    findings, where = explained(tally(0, 无效=2))
    (cause,) = causes(findings).values()
    assert [one.code for one in findings] == ["B06"]
    assert cause.mend.endswith(f"{where['ballots', 0, LABEL, '无效']}=1")
    assert (cause.number[:2], cause.level) == ("Y-", findings[0].level)
    assert findings[0].place.cell == where["ballots", 0, LABEL, "有效"]


def test_two_faults_in_one_tally_are_both_found():
    lost = next(at for at, row in enumerate(CLEAN.ballots[0][1]) if row["是否当选"])
    votes = CLEAN.ballots[0][1][lost]["赞成"]
    findings, where = explained(tally(0, 有效=41), vote(lost, 赞成=votes - 3))
    mends = {one.mend.rpartition("!")[2] for one in causes(findings).values()}
    valid, row = where["ballots", 0, LABEL, "有效"], where["ballots", 0, lost, "赞成"]
    assert mends == {f"{valid}=42", f"{row}={votes}"}


def test_where_either_cell_could_be_wrong_both_are_named_and_no_value_is_asserted():
    findings, where = explained(vote(2, 反对=9))
    (cause,) = causes(findings).values()
    cells = {where["ballots", 0, 2, "反对"], where["ballots", 0, 2, "弃权"]}
    assert ({one.cell for one in cause.places}, "=" in cause.mend, cause.suggestion) == (cells, False, "")
    assert "当中有一处写错了,从表里看不出是哪一处" in cause.sentence
    assert [one.suggestion for one in findings] == [""]


def test_two_lists_that_differ_are_both_named_where_no_third_decides():
    row = next(row for row in CLEAN.forms[K] if row["姓名"] not in {one["姓名"] for one in CLEAN.forms[F]})
    index = next(at for at, one in enumerate(CLEAN.forms[K]) if one is row)
    findings, where = explained(put(K, index, 赞成票=7))
    (cause,) = causes(findings).values()
    assert cause.mend.endswith(f"{where[K, 0, index, '赞成票']}={row['赞成票']}"), "the tally's sums agree with it"


def test_a_digit_of_an_identity_number_that_other_lists_have_right():
    number = CLEAN.forms[D][FIRST]["身份证号"]
    wrong = number[:16] + ("1" if number[16] != "1" else "3") + number[17]
    findings, where = explained(put(D, FIRST, 身份证号=wrong))
    (cause,) = causes(findings).values()
    assert cause.mend.endswith(f"{where[D, 0, FIRST, '身份证号']}={number}")


def test_two_days_that_changed_places_are_one_cause_with_two_cells():
    row = CLEAN.forms[F][0]
    findings, where = explained(put(F, 0, 当选日期=row["备案日期"], 备案日期=row["当选日期"]))
    (cause,) = causes(findings).values()
    assert {one.cell for one in cause.places} == {where[F, 0, 0, "当选日期"], where[F, 0, 0, "备案日期"]}
    assert "像是填反了,对调后" in cause.sentence


def test_a_suggestion_that_would_bring_other_findings_is_not_made():
    """Not elected for want of a majority: but the committee's list has her, so that it may be her votes that are wrong."""
    findings, _ = explained(BY_CODE["B09"].plant)
    (told,) = [one for one in findings if one.code == "B09"]
    assert told.suggestion == ""


def test_a_clean_township_has_no_causes():
    findings, _ = explained()
    assert findings == []


def test_what_has_no_cause_stands_as_it_did():
    findings, _ = explained(BY_CODE["W01"].plant)
    assert [(one.code, one.cause) for one in findings] == [("W01", None)]


@pytest.fixture
def state():
    """A clean township's state but for 有效."""
    town = clean_township(NAME, 1)
    tally(0, 有效=41)(town)
    settings = county_of(town)
    book = open_book(FILE, workbook_of(laid_out(town)))
    county = assemble([extract(FILE, book, FORMS, settings)], settings, BY_CODE["B06"].as_of).county
    return State.of(county.submissions[0], county, check(county).findings)


def test_a_trial_leaves_the_township_as_it_is(state):
    spot = Spot("ballots", 0, "valid", is_label=True)
    before = state.township.tables["ballots"].blocks[0].value("valid")
    other = changed(state.township, [Change(spot, 42, "42")])
    assert (before, other.tables["ballots"].blocks[0].value("valid")) == (41, 42)
    assert state.township.tables["ballots"].blocks[0].value("valid") == 41


def test_a_trial_runs_only_the_rules_that_read_what_changes(state):
    mending = Mending((Change(Spot("ballots", 0, "valid", is_label=True), 42, "42"),), "balance")
    codes = {unit.code for unit in state._reading(mending)}
    assert {"B06", "B07", "B08"} <= codes
    assert not codes & {"P01", "D08", "W02", "S07"}


def test_the_state_says_what_the_check_said(state):
    grave = {(one.code, one.place.cell) for one in state.findings.values() if one.level in GRAVE}
    assert {code for code, _ in grave} == {"B06", "B07"}


def test_the_search_is_bounded_by_count(state):
    search = choose(state)
    assert search.tried <= MOST_OF_A_TOWNSHIP
    assert MOST_OF_A_FINDING == 40
    assert search.untried == 0


@pytest.mark.crashes
def test_a_rule_that_crashes_costs_no_cause(monkeypatch):
    def crashing(table):
        raise ZeroDivisionError

    monkeypatch.setitem(RULES, "P01", replace(RULES["P01"], function=crashing))
    findings, _ = explained(tally(0, 无效=2))
    assert [cause.mend.rpartition("=")[2] for cause in causes(findings).values()] == ["1"]


def test_a_search_that_fails_leaves_the_findings_as_they_were(monkeypatch):
    def failing(state):
        raise ZeroDivisionError

    logged = []
    monkeypatch.setattr(finding, "choose", failing)
    monkeypatch.setattr(finding, "log_fault", logged.append)
    findings, _ = explained(tally(0, 无效=2))
    assert ([one.cause for one in findings], len(logged)) == ([None], 1)


def test_what_is_beyond_the_bound_stands_unexplained_and_is_logged(monkeypatch, caplog):
    logging.config.dictConfig({"version": 1})
    monkeypatch.setattr(choosing, "MOST_OF_A_TOWNSHIP", 0)
    findings, _ = explained(tally(0, 无效=2))
    assert [one.cause for one in findings] == [None]
    assert "mendings not tried" in caplog.text


def test_a_paper_that_nobody_took_is_no_cause():
    """That somebody took none can be so, and is to be said."""
    findings, _ = explained(tally(1, 实到=25))
    assert [(one.code, one.cause, one.suggestion) for one in findings] == [("B18", None, "")]


def test_a_number_beneath_which_the_total_is_right_is_not_changed():
    """The total speaks for the allocation, so that the register must be wrong."""
    findings, _ = explained(put(D, 15, 推选单位="外村"))
    told = [one for one in findings if one.code == "D08"]
    assert told
    assert not [one for one in told if one.cause and "代表名额分配表" in one.cause.mend]


def test_what_the_county_allotted_in_all_says_which_allocation_is_wrong():
    findings, where = explained(put("allocation", 3, 分配名额=1))
    (told,) = [one for one in findings if one.code == "D08"]
    right = CLEAN.forms["allocation"][3]["分配名额"]
    assert told.cause.mend.endswith(f"{where['allocation', 0, 3, '分配名额']}={right}")


def test_what_does_not_mend_the_finding_that_suggests_it_is_not_offered():
    """Renaming a delegate would hide that her number is another's elsewhere; the tally, which asked, would not pass."""
    town = clean_township(NAME, 2)
    delegate, candidate = town.forms[D][29], town.forms[C][25]
    assert delegate["姓名"] == candidate["姓名"] == "张冬梅"
    number = delegate["身份证号"]
    delegate["身份证号"] = number[:11] + "4" + number[12:]
    candidate["姓名"] = "张丽梅"
    findings = caused(laid_out(town), county_of(town))
    offered = {mend.text for one in causes(findings).values() for mend in one.mends} - {"", None}
    assert offered <= {"张冬梅", number}


def test_of_a_report_without_an_outcome_the_number_or_the_outcome_is_wrong():
    fault = BY_CODE["L03"]
    findings, where = explained(fault.plant)
    (told,) = [one for one in findings if one.code == "L03"]
    form, block, row, _ = fault.place
    assert told.place.cell == where[fault.place]
    assert [one.cell for one in told.cause.places] == [where[fault.place], where[form, block, row, "举报线索数"]]
    assert told.cause.is_tie


def test_a_number_that_begins_as_nobody_elses_is_put_right_to_begin_as_most_do():
    """Two digits of the address changed places: other slips fit birth and sex too, but lead to no usual address."""
    number = CLEAN.forms[D][16]["身份证号"]
    wrong = number[1] + number[0] + number[2:]
    assert len({one for one in _near(wrong) if one[6:14] == number[6:14] and wrong_check_digit(one) is None}) > 1
    findings, where = explained(put(D, 16, 身份证号=wrong))
    (told,) = [one for one in findings if one.code == "V08"]
    assert told.cause.mend.endswith(f"{where[D, 0, 16, '身份证号']}={number}")
