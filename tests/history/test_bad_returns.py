"""What comes back is not what was sent: lists cut and renamed, marks half deleted, data pasted elsewhere."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fulian_excel.findings import Status
from tests.drawing import workbook
from tests.rounds import (
    FILE,
    LIST,
    PEOPLE,
    TRUE,
    about,
    answer,
    copy_of,
    explained,
    first_round,
    line_of,
    run,
    workspace,
)


@pytest.fixture
def folder(tmp_path):
    return workspace(tmp_path)


def moved(listed: Worksheet, order: Callable[[list[list[object]]], list[list[object]]]) -> None:
    """The rows below the headings, in another order."""
    rows = [[cell.value for cell in line] for line in listed.iter_rows(min_row=5)]
    listed.delete_rows(5, len(rows))
    for values in order(rows):
        listed.append(values)


def sorted_backwards(listed: Worksheet) -> None:
    moved(listed, lambda rows: sorted(rows, key=lambda row: str(row[0]), reverse=True))


def blank_rows_between(listed: Worksheet) -> None:
    moved(listed, lambda rows: [one for row in rows for one in (row, [None] * len(row))])


def title_rows_gone(listed: Worksheet) -> None:
    listed.delete_rows(2, 2)


def renamed(listed: Worksheet) -> None:
    listed.title = f"{LIST} (2)"


def in_traditional_characters(listed: Worksheet) -> None:
    words = {"编号": "編號", "级别": "級別", "处理": "處理", "说明": "說明", "问题": "問題"}
    for cell in listed[4]:
        cell.value = words.get(cell.value, cell.value)


def in_english(listed: Worksheet) -> None:
    for cell, word in zip(
        listed[4], ("No.", "Level", "Where", "Who", "What", "Was", "Hint", "Source", "Done", "Why"), strict=True
    ):
        cell.value = word


def headings_gone(listed: Worksheet) -> None:
    listed.delete_rows(4)


def columns_reordered(listed: Worksheet) -> None:
    for area in list(listed.merged_cells.ranges):
        listed.unmerge_cells(str(area))
    for line in listed.iter_rows(min_row=4):
        values = [cell.value for cell in line]
        for cell, value in zip(line, (*values[8:], *values[:8]), strict=True):
            cell.value = value


def answered_rows_alone(listed: Worksheet) -> None:
    moved(listed, lambda rows: [row for row in rows if row[9]])


def all_in_traditional_characters(listed: Worksheet) -> None:
    in_traditional_characters(listed)
    listed.title = "問題清單"
    listed["A1"] = listed["A1"].value.replace("问题清单", "問題清單")


def all_in_english(listed: Worksheet) -> None:
    in_english(listed)
    listed.title = "List of problems"
    listed["A1"] = listed["A1"].value.replace("问题清单", "List of problems")


def renamed_without_titles(listed: Worksheet) -> None:
    listed.title = "问题清单改"
    listed.delete_rows(1, 3)


def numbers_gone(listed: Worksheet) -> None:
    for row in range(5, listed.max_row + 1):
        if listed.cell(row, 10).value:
            listed.cell(row, 1).value = None


SHUFFLED = (
    columns_reordered,
    answered_rows_alone,
    all_in_traditional_characters,
    all_in_english,
    renamed_without_titles,
    numbers_gone,
    sorted_backwards,
    blank_rows_between,
    title_rows_gone,
    renamed,
    in_traditional_characters,
    in_english,
    headings_gone,
)


@pytest.mark.parametrize("shuffle", SHUFFLED, ids=lambda one: one.__name__)
def test_a_list_that_was_rearranged_keeps_its_answers(folder, shuffle):
    first = first_round(folder)
    book = copy_of(first)
    answer(book[LIST], about(first, "V11").id)
    shuffle(book[LIST])
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    codes = [one.code for one in second.report.findings]
    assert "V03" not in codes
    assert "F06" not in codes, "our list is no sheet of the township's"
    assert (about(second, "V11").status, about(second, "V11").reason) == (Status.EXPLAINED, TRUE[1])


def test_an_answer_to_nothing_we_know_is_shown_to_the_county(folder):
    first = first_round(folder)
    book = copy_of(first)
    row = line_of(book[LIST], about(first, "V11").id)
    answer(book[LIST], about(first, "V11").id)
    book[LIST].cell(row, 1).value, book[LIST].cell(row, 5).value = "我填的", "电话不对?"
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert about(second, "V11").reason == ""
    [told] = explained(second)
    assert (told[0], told[2], told[3], told[4], told[8]) == ("青山镇", "张静", "158***0333", TRUE[1], TRUE[0])
    assert "电话不对?" in told[10]


def test_a_sheet_of_hers_with_our_numbers_on_it_is_not_ours(folder):
    first = first_round(folder)
    book = copy_of(first)
    for row in range(4, 7):
        book["代表"].cell(row, 10).value = about(first, "V11").id
    del book[LIST]
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert [len(table) for table in second.report.county.submissions[0].tables.values()] == [3]
    assert copy_of(second).sheetnames == ["代表", LIST]


def test_a_list_without_its_sentinel_is_told_and_not_read_as_data(folder):
    first = first_round(folder)
    book = copy_of(first)
    answer(book[LIST], about(first, "V11").id)
    book[LIST]["A1"] = None
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert {one.file: one.status for one in second.report.received} == {FILE: "read"}
    assert len(second.report.county.submissions[0].tables) == 1
    assert about(second, "V11").status is Status.EXPLAINED


def test_values_pasted_into_a_new_workbook(folder):
    first = first_round(folder)
    old, new = copy_of(first), Workbook()
    answer(old[LIST], about(first, "V11").id)
    new.active.title = "Sheet1"
    for line in old["代表"].iter_rows():
        for cell in line:
            new.active[cell.coordinate].value = cell.value
    new.active["B5"] = "女"
    new.save(folder / "收件箱" / "重新做的.xlsx")
    second = run(folder, 21)
    assert {one.file: one.status for one in second.report.received} == {"重新做的.xlsx": "read", FILE: "superseded"}
    assert "V03" not in [one.code for one in second.report.findings]
    assert about(second, "F08").place.file == "重新做的.xlsx"


def test_another_townships_return_under_this_ones_name(folder):
    other = "白水乡名册.xlsx"
    (folder / "收件箱" / other).write_bytes(workbook({"代表": PEOPLE.format(unit="白水乡")}))
    first = run(folder)
    copy_of(first, other).save(folder / "收件箱" / "青山镇回复.xlsx")
    second = run(folder, 21)
    row = next(one for one in second.report.received if one.file == "青山镇回复.xlsx")
    assert (row.township, row.status) == ("白水乡", "read")
    told = [one for one in second.report.findings if one.code == "T07"]
    assert [one.place.file for one in told] == ["青山镇回复.xlsx"]


def comments_gone(book: Workbook) -> None:
    for line in book["代表"].iter_rows():
        for cell in line:
            cell.comment = None


def list_gone(book: Workbook) -> None:
    del book[LIST]


def title_gone(book: Workbook) -> None:
    book[LIST].delete_rows(1, 3)


def tints_gone(book: Workbook) -> None:
    book["代表"].conditional_formatting = type(book["代表"].conditional_formatting)()


@pytest.mark.parametrize("spoil", [comments_gone, list_gone, tints_gone], ids=lambda one: one.__name__)
def test_marks_half_deleted(folder, spoil):
    first = first_round(folder)
    book = copy_of(first)
    spoil(book)
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert "V03" not in [one.code for one in second.report.findings]
    again = copy_of(second)
    assert [name for name in again.sheetnames if name.startswith(LIST)] == [LIST]
    said = [cell.comment.text for line in again["代表"].iter_rows() for cell in line if cell.comment]
    assert all(text.count("【核验】") == 1 for text in said)
    formats = again["代表"].conditional_formatting
    rules = [(str(area.sqref), str(rule.formula)) for area in formats for rule in area.rules]
    assert len(set(rules)) == len(rules), "no cell is tinted twice"


ADDED = {
    "behind": lambda text: f"{text}\n她没有手机",
    "on the same line": lambda text: f"{text}她没有手机",
    "before": lambda text: f"她没有手机\n{text}",
    "between": lambda text: text.replace("看最后", "她没有手机\n看最后"),
    "instead of the end": lambda text: text[: text.index("看最后")] + "她没有手机",
}


@pytest.mark.parametrize("spoil", [None, list_gone, title_gone], ids=lambda one: one.__name__ if one else "all there")
@pytest.mark.parametrize("where", ADDED)
def test_what_the_clerk_writes_into_our_comment_is_not_lost(folder, where, spoil):
    first = first_round(folder)
    book = copy_of(first)
    comment = book["代表"][about(first, "V11").place.cell].comment
    comment.text = ADDED[where](comment.text)
    if spoil:
        spoil(book)
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    if spoil is list_gone and where in ("between", "instead of the end"):
        assert about(second, "V11").reason == "", "without the list nobody can tell her words from ours"
        return
    told = about(second, "V11")
    assert (told.status, told.reason) == (Status.OPEN, "她没有手机")
    again = copy_of(second)
    assert again[LIST].cell(line_of(again[LIST], told.id), 10).value == "她没有手机"
    assert again["代表"][told.place.cell].comment.text.count("【核验】") == 1


def test_a_row_copied_with_our_comment_says_the_same(folder):
    first = first_round(folder)
    book = copy_of(first)
    for column in range(1, 10):
        cell = book["代表"].cell(6, column)
        copied = book["代表"].cell(7, column, cell.value)
        copied.comment = Comment(cell.comment.text, "") if cell.comment else None
    book["代表"]["A7"], book["代表"]["H7"] = "刘梅", "13700001111"
    book.save(folder / "收件箱" / FILE)
    second = run(folder, 21)
    assert [(one.subject, one.reason) for one in second.report.findings if one.code == "V11"] == [("张静", "")]
    assert copy_of(second)["代表"]["H7"].comment is None


@pytest.mark.parametrize(
    "said", [("属实", "小灵通"), ("情况 属实", "小灵通"), ("情況屬實", "小灵通"), ("没问题", "小灵通"), ("", "小灵通")]
)
def test_an_answer_in_the_clerks_own_words(folder, said):
    first = first_round(folder)
    book = copy_of(first)
    answer(book[LIST], about(first, "V11").id, said)
    book.save(folder / "收件箱" / FILE)
    told = about(run(folder, 21), "V11")
    assert told.reason == "小灵通"
    assert told.status is (Status.EXPLAINED if "实" in said[0] or "實" in said[0] else Status.OPEN)


def test_both_the_copy_and_the_original_went_on(folder):
    first = first_round(folder)
    book = copy_of(first)
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / "回复.xlsx")
    original = openpyxl.load_workbook(folder / "收件箱" / FILE)
    original["代表"]["H6"] = "15800003333"
    out = io.BytesIO()
    original.save(out)
    (folder / "收件箱" / FILE).write_bytes(out.getvalue())
    second = run(folder, 21)
    assert {one.file for one in second.report.received} == {FILE, "回复.xlsx"}
    assert "F08" in [one.code for one in second.report.findings], "which of the two counts is asked"
