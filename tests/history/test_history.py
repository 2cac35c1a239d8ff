"""The conversation: a marked copy is answered, mended, sent back, and understood."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from fulian_excel.extract.answers import Answer, read_answers
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.history import Past, Seal
from fulian_excel.history.answered import followed_up
from fulian_excel.journey import Outcome, consolidate
from fulian_excel.marks.returned_lists import returned_lists
from fulian_excel.masking import mask
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.outputs.summary import summary

SAMPLES = Path(__file__).parents[2] / "sample_workbooks"
MONTH = "2022-11"
FILE = "双龙镇妇联换届报表.xlsx"


@pytest.mark.parametrize(
    ("level", "answer", "status"),
    [
        (Level.ASK, Answer("V06-1", "1985.1", "情况属实", "就是一月"), Status.EXPLAINED),
        (Level.ASK, Answer("V06-1", "1985.1", "情况属实", ""), Status.OPEN),
        (Level.ASK, Answer("V06-1", "1985.2", "情况属实", "就是一月"), Status.OPEN),
        (Level.ASK, Answer("V06-1", "1985.1", "有疑问", "看不懂"), Status.OPEN),
        (Level.FIX, Answer("V06-1", "1985.1", "情况属实", "就是一月"), Status.OPEN),
        (Level.ASK, Answer("V06-2"), Status.NEW),
    ],
)
def test_what_an_answer_does(level, answer, status):
    asked = Finding(value="1985.1", id="V06-1", level=level)
    assert followed_up([asked], [answer], Past(), Seal(b"key"))[0].status is status


def run(folder: Path) -> Outcome:
    return consolidate(folder, month=MONTH)


def send_back(
    folder: Path, outcome: Outcome, answers: dict[str, tuple[str, str]], mended: dict[tuple[str, str], object]
) -> None:
    """A clerk opens the marked copy in another program, answers, mends and saves it over the original."""
    copy = next(one.marked for one in outcome.report.received if one.file == FILE)
    book = openpyxl.load_workbook(outcome.folder / copy)
    listed = book["问题清单"]
    for line in listed.iter_rows(min_row=5):
        if line[0].value in answers:
            line[8].value, line[9].value = answers[line[0].value]
    for (sheet, cell), value in mended.items():
        book[sheet][cell] = value
    book.save(folder / "收件箱" / FILE)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "收件箱").mkdir()
    shutil.copyfile(SAMPLES / "县级设置.xlsx", tmp_path / "县级设置.xlsx")
    shutil.copyfile(SAMPLES / "收件箱" / FILE, tmp_path / "收件箱" / FILE)
    return tmp_path


def of_the_file(outcome: Outcome) -> dict[str, Finding]:
    return {one.code: one for one in outcome.report.findings if one.place.file == FILE}


def test_three_rounds(folder):
    first = run(folder)
    told = of_the_file(first)
    assert {one.status for one in told.values()} == {Status.NEW}
    phone, unknown, sex = told["V11"], told["V02"], told["V03"]
    answers = {phone.id: ("情况属实", "山上只有小灵通"), unknown.id: ("有疑问", "档案里没有")}
    send_back(folder, first, answers, {(sex.place.sheet, sex.place.cell): "女"})

    second = run(folder)
    again = of_the_file(second)
    assert "V03" not in again, "what was mended is gone"
    assert "F06" not in again, "our own sheet is none of theirs"
    assert (again["V11"].status, again["V11"].reason) == (Status.EXPLAINED, "山上只有小灵通")
    assert (again["V02"].status, again["V02"].answer) == (Status.OPEN, "有疑问")
    assert {one.id for one in again.values()} < {one.id for one in told.values()}

    send_back(folder, second, {}, {})
    third = of_the_file(run(folder))
    assert {code: (one.status, one.reason) for code, one in third.items()} == {
        code: (one.status, one.reason) for code, one in again.items()
    }


def test_three_rounds_leave_no_more_marks_than_one(folder):
    def marks(outcome: Outcome) -> tuple[int, int]:
        copy = next(one.marked for one in outcome.report.received if one.file == FILE)
        book = openpyxl.load_workbook(outcome.folder / copy)
        assert sum(name.startswith("问题清单") for name in book.sheetnames) == 1
        comments = sum(cell.comment is not None for sheet in book for line in sheet.iter_rows() for cell in line)
        return comments, sum(len(area.rules) for sheet in book for area in sheet.conditional_formatting)

    outcome = run(folder)
    counted = [marks(outcome)]
    for _ in range(2):
        send_back(folder, outcome, {}, {})
        outcome = run(folder)
        counted.append(marks(outcome))
    assert counted[0] == counted[1] == counted[2]


def test_what_the_county_lets_pass(folder):
    told = of_the_file(run(folder))
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    sheet = book.create_sheet("核准说明")
    sheet.append(["镇", "规则编号", "对象", "原值", "理由", "批准人", "批准日期", "有效至"])
    phone = told["V11"]
    sheet.append(["双龙镇", "V11", phone.subject, mask(phone.value), "山上只有小灵通", "舒敏", "2022-11-20", "2022.11"])
    sheet.append(["双龙镇", "V11", phone.subject, "别的号码", "换了", "舒敏", "2022-11-20", None])
    sheet.append(
        ["双龙镇", "V02", told["V02"].subject, told["V02"].value, "过期了", "舒敏", "2022-10-20", "2022-10-31"]
    )
    book.save(folder / "县级设置.xlsx")
    outcome = run(folder)
    again = of_the_file(outcome)
    assert again["V11"].status is Status.WAIVED
    assert again["V02"].status is Status.OPEN
    assert [one.place for one in outcome.report.course.idle] == ["核准说明!B3", "核准说明!B4"]
    assert "核准说明 核准说明!B3" in summary(outcome.report, outcome.folder)
    copy = openpyxl.load_workbook(outcome.folder / outcome.report.received[0].marked)
    numbers = [cell.value for cell in copy["问题清单"]["A"]]
    agreed = numbers.index(phone.id) + 1
    assert str(numbers[agreed - 2]).startswith("县里已同意的")
    assert [copy["问题清单"].cell(agreed, column).value for column in (11, 12)] == [
        "已同意",
        "已同意,不用再改:山上只有小灵通",
    ]
    assert copy["问题清单"].cell(agreed, 10).value is None, "the county's words are not the township's"
    assert "还剩 16 处(必改 12、核实 4);县里已同意 1 处" in numbers[2]
    assert not [
        cell
        for sheet in copy
        for line in sheet.iter_rows()
        for cell in line
        if cell.comment and phone.id in cell.comment.text
    ]


def test_a_list_that_was_sorted_and_cut(folder):
    outcome = run(folder)
    copy = outcome.folder / next(one.marked for one in outcome.report.received if one.file == FILE)
    book = openpyxl.load_workbook(copy)
    listed = book["问题清单"]
    rows = [[cell.value for cell in line] for line in listed.iter_rows(min_row=5, max_row=9)]
    for at, values in enumerate(reversed(rows), 5):
        for column, value in enumerate(values, 1):
            listed.cell(at, column).value = value
    listed.cell(5, 9).value, listed.cell(5, 10).value = "情况属实", "属实"
    listed.delete_rows(9)
    book.save(copy)
    answers = read_answers(returned_lists(read_book(Package(copy.read_bytes()))))
    assert answers[rows[-1][0]].reason == "属实"
    assert rows[0][0] not in answers
