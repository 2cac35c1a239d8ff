"""What a clean township may do, and nothing must be said of it."""

from datetime import date
from itertools import pairwise

import pytest

from fulian_excel.settings import Quotas
from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.people import SURNAMES, with_check_digit
from tests.drawing import check, said, table
from tests.rules.planting import NAME, B, C, D, found, laid_out, number_of


def a_number_that_begins(digits):
    """A woman born in 1970 has a number of that place of origin."""

    def change(town):
        row = town.forms[D][B]
        row |= {"出生年月": date(1970, 5, 12), "身份证号": with_check_digit(f"{digits}19700512002"), "年龄": 52}

    return change


def a_guest_who_is_a_man(town):
    guest = {**town.forms[D][B], "姓名": "贺建国", "性别": "男", "代表类别": "特邀", "联系电话": "13500001234"}
    guest["身份证号"] = number_of(guest, sequence="037")
    town.forms[D].append(guest)


def a_write_in_with_votes_for_alone(town):
    rows = town.ballots[0][1]
    for row in rows:
        row["是否另选人"] = False
    votes = dict.fromkeys(rows[0]) | {
        "姓名": "贺素芬",
        "职务": "执委",
        "赞成": 2,
        "是否当选": False,
        "是否另选人": True,
    }
    rows.append(votes)


def votes_for_alone(town):
    for row in town.ballots[1][1]:
        row |= {"反对": None, "弃权": None}


def tellers_of_the_other_meeting(town):
    officers = {row["姓名"] for row in town.ballots[1][1]}
    members = [row["姓名"] for row in town.forms["committee"] if row["姓名"] not in officers]
    posts = ("总监票人", "监票人", "总计票人", "计票人")
    town.ballots[1][0].update(zip(posts, members, strict=False))


def two_delegates_of_one_name(town):
    town.forms[D][B]["姓名"] = town.forms[C][0]["姓名"]


def two_members_of_one_name(town):
    """Two who stand beside each other on the list of candidates, both elected to nothing more, have one name."""
    rows = town.forms[C]
    plain = {row["姓名"] for row in town.forms["committee"] if row["妇联职务"] == "执委"}
    pairs = ((one["姓名"], other["姓名"]) for one, other in pairwise(rows))
    kept, renamed = next(pair for pair in pairs if set(pair) <= plain)
    for row in (*town.ballots[0][1], *(row for form in town.forms.values() for row in form)):
        if row.get("姓名") == renamed:
            row["姓名"] = kept


def a_second_round(seats):
    """One seat was won only in a second round, between her and the best of those who had lost."""

    def change(town):
        labels, first = town.ballots[0]
        officers = {row["姓名"] for row in town.forms["officers"]}
        won = next(row for row in first if row["是否当选"] and row["姓名"] not in officers)
        lost = next(row for row in first if not row["是否当选"])
        none = {"赞成": 0, "反对": labels["有效"], "弃权": 0}
        second = [{**won, "得票率": None, "名次": None}, {**lost, **none, "得票率": None, "名次": None}]
        won |= {"赞成": 22, "反对": labels["有效"] - 22, "弃权": 0, "得票率": None, "是否当选": False}
        town.ballots.insert(1, ({**labels, "轮次": 2, "应选名额": seats}, second))

    return change


def steps_in_another_order(town):
    days = [date(2022, 11, day) for day in (29, 22, 28, 23)]
    for row, day in zip(town.forms["progress"][15:19], days, strict=True):
        row["实际完成"] = day


@pytest.mark.parametrize(
    "change",
    [
        a_number_that_begins("430424"),
        a_number_that_begins("133100"),
        a_number_that_begins("810000"),
        a_guest_who_is_a_man,
        a_write_in_with_votes_for_alone,
        votes_for_alone,
        tellers_of_the_other_meeting,
        two_delegates_of_one_name,
        two_members_of_one_name,
        a_second_round(1),
        a_second_round(25),
        steps_in_another_order,
    ],
)
def test_what_must_stay_silent(change):
    town = clean_township(NAME, 1)
    change(town)
    assert [(one.code, one.place.cell, one.message) for one in found(town, laid_out(town))] == []


def test_more_seats_than_the_quota():
    names = [f"{surname}{given}" for surname in SURNAMES for given in "云兰"][:29]
    votes = "\n".join(f"| {name} | {40 - at} | {'是' if at < 27 else '否'} |" for at, name in enumerate(names))
    tally = table(
        "ballots", f"| 姓名 | 赞成 | 是否当选 |\n{votes}", "| 选举事项 | 应到 | 应选名额 |\n| 执委 | 23 | 27 |"
    )
    candidates = table("candidates", "\n".join(f"| {name} |" for name in ["姓名", *names]))
    committee = table("committee", "\n".join(f"| {name} |" for name in ["姓名", *names[:27]]))
    quotas = Quotas(None, 25, 0, 0, None, 0, None)
    assert said(check(tally, candidates, committee, quotas=quotas)) == []
