"""Two cells that changed places are one cause, and so is a row written twice, over another, or wrong in all its votes."""

import pytest

from sample_workbooks.made_by.clean import clean_township
from tests.causes.seen import causes, explained
from tests.rules.planting import LABEL, NAME, C, D, K, put, tally, vote
from tests.rules.test_one_fault import PLAIN, VOTES, twice, without_a_majority

CLEAN = clean_township(NAME, 1)
ALLOTTED = "allocation"


def exchange(form, column, one, other):
    """Two rows with their values in a column exchanged."""

    def change(town):
        rows = town.forms[form]
        rows[one][column], rows[other][column] = rows[other][column], rows[one][column]

    return change


def written_over(form, row, by):
    """A row written over another one, of which only the unit is left."""

    def change(town):
        rows = town.forms[form]
        rows[row] |= {key: value for key, value in rows[by].items() if key != "推选单位"}

    return change


def again(form, row):
    """A row that stands twice, one under the other."""
    return lambda town: town.forms[form].insert(row + 1, dict(town.forms[form][row]))


def the_cause(*plants):
    """The only cause of everything that is found, and where everything stands."""
    findings, where = explained(*plants)
    (cause,) = causes(findings).values()
    assert cause.explains == len(findings)
    return cause, where


EXCHANGED = [
    pytest.param(
        exchange(ALLOTTED, "分配名额", 0, 1), [(ALLOTTED, 0, 0, "分配名额"), (ALLOTTED, 0, 1, "分配名额")], id="seats"
    ),
    pytest.param(exchange(K, "赞成票", 3, 9), [(K, 0, 3, "赞成票"), (K, 0, 9, "赞成票")], id="votes stated"),
    pytest.param(exchange(D, "身份证号", 15, 19), [(D, 0, 15, "身份证号"), (D, 0, 19, "身份证号")], id="numbers"),
    pytest.param(exchange(D, "出生年月", 15, 19), [(D, 0, 15, "出生年月"), (D, 0, 19, "出生年月")], id="births"),
    pytest.param(
        tally(0, 有效=1, 无效=42), [("ballots", 0, LABEL, "有效"), ("ballots", 0, LABEL, "无效")], id="papers"
    ),
    pytest.param(
        tally(0, 应到=43, 实到=45), [("ballots", 0, LABEL, "应到"), ("ballots", 0, LABEL, "实到")], id="people"
    ),
    pytest.param(
        vote(PLAIN, 赞成=VOTES[PLAIN]["反对"], 反对=VOTES[PLAIN]["赞成"]),
        [("ballots", 0, PLAIN, "赞成"), ("ballots", 0, PLAIN, "反对")],
        id="votes",
    ),
]


@pytest.mark.parametrize(("plant", "places"), EXCHANGED)
def test_two_cells_that_changed_places_are_one_cause(plant, places):
    cause, where = the_cause(plant)
    assert {one.cell for one in cause.places} == {where[place] for place in places}
    assert all(one.text for one in cause.mends)
    assert "像是填反了,对调后" in cause.sentence


@pytest.mark.parametrize(("form", "row", "column"), [(D, 16, "姓名"), (K, 11, "姓名")])
def test_a_row_that_stands_twice_is_to_be_taken_out(form, row, column):
    cause, where = the_cause(again(form, row))
    assert [one.cell for one in cause.places] == [where[form, 0, row + 1, column]]
    assert "像是多写了一遍,删去这一行后" in cause.sentence


def test_of_a_row_written_over_another_the_unit_that_is_left_says_which():
    """No row is one too many, as the allocation says, so that none is to be taken out."""
    cause, where = the_cause(written_over(D, 19, by=15))
    assert [one.cell for one in cause.places] == [where[D, 0, 19, "姓名"]]
    assert cause.sentence.endswith("第 23 行像是写在了别人上面,改回原来那个人后,这一处就会通过")


def test_where_nothing_says_which_row_was_written_over_both_are_named():
    cause, where = the_cause(twice)
    assert {one.cell for one in cause.places} == {where[D, 0, row, "姓名"] for row in (15, 16)}
    assert "看不出哪一行是写在了别人上面的" in cause.sentence


def test_the_other_lists_say_who_was_written_over():
    lost = CLEAN.forms[C][12]["姓名"]
    cause, where = the_cause(written_over(C, 12, by=11))
    assert [one.cell for one in cause.places] == [where[C, 0, 12, "姓名"]]
    assert f"改回「{lost}」后" in cause.sentence


def test_all_votes_of_a_row_are_wrong_where_the_committees_list_says_with_how_many_she_was_elected():
    cause, where = the_cause(without_a_majority)
    votes = next(row["赞成票"] for row in CLEAN.forms[K] if row["姓名"] == VOTES[PLAIN]["姓名"])
    cells = [where["ballots", 0, PLAIN, column] for column in ("赞成", "反对", "弃权")]
    assert [one.cell for one in cause.places] == cells
    assert [one.text for one in cause.mends] == [str(votes), "", ""]
    assert f"写得不对(赞成应为「{votes}」),照原件改对后" in cause.sentence


def test_a_delegate_under_another_village_is_one_cause_of_what_both_villages_lack():
    cause, where = the_cause(put(D, 15, 推选单位="双井村"))
    assert cause.mend.endswith(f"{where[D, 0, 15, '推选单位']}=白石村")
    assert cause.explains == 2
