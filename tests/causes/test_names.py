"""A name written otherwise is the cause of what follows, whatever else is wrong in its row."""

from sample_workbooks.made_by.clean import clean_township
from tests.causes.seen import causes, explained
from tests.rules.planting import HEAD, NAME, vote

CLEAN = clean_township(NAME, 1)
OFFICERS = 1
VICE = CLEAN.ballots[OFFICERS][1][1]["姓名"]
WRONG = f"{VICE[0]}梅"


def test_a_name_and_a_vote_wrong_in_one_row_are_two_causes():
    findings, where = explained(vote(1, OFFICERS, 姓名=WRONG, 反对=0))
    name, votes = sorted(causes(findings).values(), key=lambda one: len(one.places))
    against, none = (where["ballots", OFFICERS, 1, column] for column in ("反对", "弃权"))
    assert name.mend.endswith(f"{where['ballots', OFFICERS, 1, '姓名']}={VICE}")
    assert {one.code for one in findings if one.cause is name} == {"B13", "S13"}
    assert {one.cell for one in votes.places} == {against, none}
    assert all(one.cause for one in findings)


def test_nobody_is_left_out_where_a_stranger_stands_in_the_row():
    """Two names of one character differ too much to be one slip, but one is missing and one is too many."""
    findings, where = explained(vote(1, OFFICERS, 姓名="欧阳秀琴", 反对=0))
    headings = {where["ballots", block, HEAD, "姓名"] for block in (0, OFFICERS)}
    assert not {place.cell for one in causes(findings).values() for place in one.places} & headings
    assert not any("像是漏了" in one.sentence for one in causes(findings).values())


def test_a_row_left_out_of_the_last_tally_is_told_at_the_heading_of_that_tally():
    findings, where = explained(lambda town: town.ballots[OFFICERS][1].pop(1))
    (told,) = [one for one in findings if one.code == "B13"]
    assert (told.cause.place.cell, told.cause.number) == (where["ballots", OFFICERS, HEAD, "姓名"], told.id)


def test_how_to_mark_a_write_in_is_said_only_where_the_tally_has_a_column_for_it():
    findings, _ = explained(vote(1, OFFICERS, 姓名=WRONG))
    told = [one.message for one in findings if one.code == "B13"]
    assert len(told) == 2
    assert all(message.endswith("请核对姓名") for message in told)
