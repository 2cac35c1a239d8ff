"""Lists cut to the bone, answers where nobody looks for them, marks gone two at a time, copies that come back late."""

from itertools import combinations

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fulian_excel.findings import Status
from tests.drawing import workbook
from tests.history.test_bad_returns import (
    blank_rows_between,
    comments_gone,
    in_english,
    list_gone,
    sorted_backwards,
    tints_gone,
)
from tests.rounds import (
    FILE,
    LIST,
    PEOPLE,
    TRUE,
    about,
    answer,
    codes,
    copy_of,
    explained,
    first_round,
    line_of,
    run,
    statuses,
    workspace,
)

DOUBT = ("有疑问", "看不懂")


@pytest.fixture
def folder(tmp_path):
    return workspace(tmp_path)


def asked(listed: Worksheet, number: str) -> dict[str, object]:
    """The row of a finding, by its headings."""
    row = line_of(listed, number)
    return {listed.cell(4, column).value: listed.cell(row, column) for column in range(1, 11)}


def numbers_column_gone(listed: Worksheet, number: str) -> None:
    listed.delete_cols(1)


def one_row_alone(listed: Worksheet, number: str) -> None:
    row = [cell.value for cell in listed[line_of(listed, number)]]
    listed.delete_rows(1, listed.max_row)
    listed.append(row)


def pushed_down_and_right(listed: Worksheet, number: str) -> None:
    listed.insert_rows(1, 15)
    listed.insert_cols(1, 2)


def everything_at_once(listed: Worksheet, number: str) -> None:
    in_english(listed)
    sorted_backwards(listed)
    blank_rows_between(listed)
    listed.title = "Sheet3"


def in_the_column_of_suggestions(listed: Worksheet, number: str) -> None:
    row = asked(listed, number)
    row["建议"].value, row["处理"].value, row["说明"].value = "情况属实,山上只有小灵通", None, None


def as_a_comment(listed: Worksheet, number: str) -> None:
    row = asked(listed, number)
    row["处理"].comment = Comment("情况属实,山上只有小灵通", "")
    row["处理"].value = row["说明"].value = None


def on_a_copy_of_the_list(listed: Worksheet, number: str) -> None:
    book = listed.parent
    book.copy_worksheet(listed).title = "备份"
    row = asked(listed, number)
    row["处理"].value = row["说明"].value = None


WORSE = (
    numbers_column_gone,
    one_row_alone,
    pushed_down_and_right,
    everything_at_once,
    in_the_column_of_suggestions,
    as_a_comment,
    on_a_copy_of_the_list,
)


@pytest.mark.parametrize("spoil", WORSE, ids=lambda one: one.__name__)
def test_an_answer_is_found_and_the_list_is_not_hers(folder, spoil):
    first = first_round(folder)
    book = copy_of(first)
    answer(book[LIST], about(first, "V11").id)
    spoil(book[LIST], about(first, "V11").id)
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert (about(second, "V11").status, about(second, "V11").reason) == (Status.EXPLAINED, TRUE[1])
    assert not {"F06", "F09"} & set(codes(second)), "our list is no sheet of hers, and it was answered"
    assert copy_of(second).sheetnames == ["代表", LIST]


def test_a_table_of_hers_that_shares_some_of_our_headings_is_hers(folder):
    first = first_round(folder)
    book = copy_of(first)
    hers = book.create_sheet("固定资产")
    hers.append(["编号", "对象", "位置", "原值", "处理", "说明"])
    hers.append(["V1", "电脑", "镇政府", 3500, "已移交", "旧"])
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert copy_of(second).sheetnames == ["代表", "固定资产", LIST]
    assert [one.place.sheet for one in second.report.findings if one.code == "F06"] == ["固定资产"]


def marks(book: Workbook) -> tuple[list[int], list[str]]:
    """How often each of our comments says 【核验】, and where we tint."""
    comments = [
        cell.comment.text.count("【核验】") for line in book["代表"].iter_rows() for cell in line if cell.comment
    ]
    formats = book["代表"].conditional_formatting
    return comments, sorted(
        f"{area.sqref} {rule.formula}" for area in formats for rule in area.rules if "FLMARK1" in str(rule.formula)
    )


GONE = [gone for count in (1, 2, 3) for gone in combinations((comments_gone, tints_gone, list_gone), count)]


@pytest.mark.parametrize("gone", GONE, ids=lambda gone: " ".join(one.__name__ for one in gone))
def test_whatever_marks_were_deleted_the_next_are_as_the_first(folder, gone):
    first = first_round(folder)
    book = copy_of(first)
    answer(book[LIST], about(first, "V11").id)
    for one in gone:
        one(book)
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert marks(copy_of(second)) == marks(copy_of(first))
    assert copy_of(second).sheetnames == ["代表", LIST]
    assert list_gone in gone or about(second, "V11").reason == TRUE[1]


def test_two_lists_in_one_workbook_that_answer_differently(folder):
    first = first_round(folder)
    book = copy_of(first)
    answer(book[LIST], about(first, "V11").id)
    book.copy_worksheet(book[LIST]).title = f"{LIST} (2)"
    answer(book[f"{LIST} (2)"], about(first, "V11").id, DOUBT)
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert {*TRUE, *DOUBT} <= words(second)


def words(outcome) -> set[str]:
    """What the findings and the county's sheet say that the township said."""
    told = about(outcome, "V11")
    text = " ".join([told.answer, told.reason, *(str(cell) for row in explained(outcome) for cell in row)])
    return {one for one in (*TRUE, *DOUBT) if one in text}


def test_two_copies_with_the_same_values_that_answer_differently(folder):
    first = first_round(folder)
    book = copy_of(first)
    for name, said in (("一.xlsx", TRUE), ("二.xlsx", DOUBT)):
        answer(book[LIST], about(first, "V11").id, said)
        book.save(folder / "收件箱" / name)
    second = run(folder, 21)
    assert sorted(statuses(second).values()) == ["read", "superseded", "superseded"]
    assert words(second) == {*TRUE, *DOUBT}


def test_the_first_copy_comes_back_once_more_beside_the_second(folder):
    first = first_round(folder)
    late, book = copy_of(first), copy_of(first)
    answer(book[LIST], about(first, "V11").id)
    book.save(folder / "收件箱" / FILE)
    run(folder, 21)
    answer(late[LIST], about(first, "V11").id, DOUBT)
    late["代表"]["B5"] = "女"
    late.save(folder / "收件箱" / "晚到.xlsx")
    third = run(folder, 22)
    assert "F08" in codes(third), "which of the two counts is asked"
    assert words(third) == {*TRUE, *DOUBT}


def test_another_townships_answered_copy_in_this_ones_folder(folder):
    other = "白水乡名册.xlsx"
    (folder / "收件箱" / other).write_bytes(workbook({"代表": PEOPLE.format(unit="白水乡").replace("张静", "周红")}))
    first = run(folder)
    number = next(one.id for one in first.report.findings if one.code == "V11" and one.township == "白水乡")
    book = copy_of(first, other)
    answer(book[LIST], number)
    (folder / "收件箱" / "青山镇").mkdir()
    book.save(folder / "收件箱" / "青山镇" / "回复.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "read", other: "superseded", "青山镇/回复.xlsx": "read"}
    told = {
        one.township: (one.status is Status.EXPLAINED, one.reason)
        for one in second.report.findings
        if one.code == "V11"
    }
    assert told == {"青山镇": (False, ""), "白水乡": (True, TRUE[1])}
