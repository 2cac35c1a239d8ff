"""What comes back in other files than were sent: a list alone, half a workbook, another format, another township's."""

import io
import shutil

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from fulian_excel.findings import Status
from tests.drawing import workbook
from tests.office import saved
from tests.rounds import (
    FILE,
    LIST,
    PEOPLE,
    SETTINGS,
    TRUE,
    about,
    answer,
    codes,
    copy_of,
    explained,
    run,
    statuses,
    workspace,
)

TRAINING = """
    | 培训登记表 |
    | 填报单位 | 青山镇妇联 | 填报日期 | '2022-10-20 |
    | 姓名 | 妇联职务 | 培训日期 | 培训内容 |
    | 王芳 | 执委 | '2022-10-18 | 代表履职 |
"""


@pytest.fixture
def folder(tmp_path):
    return workspace(tmp_path)


def answered(folder, file=FILE):
    """The first round, and the marked copy with the telephone explained."""
    first = run(folder)
    book = copy_of(first, file)
    answer(book[LIST], about(first, "V11").id)
    return first, book


def test_the_list_alone_answers_and_replaces_nothing(folder):
    _, book = answered(folder)
    del book["代表"]
    book.save(folder / "收件箱" / "清单.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "read", "清单.xlsx": "read"}
    assert [len(table) for table in second.report.county.submissions[0].tables.values()] == [3]
    assert (about(second, "V11").status, about(second, "V11").reason) == (Status.EXPLAINED, TRUE[1])
    assert "F05" not in codes(second), "the list says whose it is"


def test_a_form_that_the_copy_has_lost_counts_as_it_was_sent(folder):
    (folder / "收件箱" / FILE).write_bytes(workbook({"代表": PEOPLE.format(unit="青山镇"), "培训": TRAINING}))
    _, book = answered(folder)
    del book["培训"]
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / "回复.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "read", "回复.xlsx": "read"}
    used = second.report.county.submissions[0].tables
    assert {name: table.file for name, table in used.items()} == {"delegates": "回复.xlsx", "training": FILE}
    assert next(one.reason for one in second.report.received if one.file == FILE).startswith("未采用:《")
    assert "V03" not in codes(second)


@pytest.mark.parametrize("original", ["stays", "leaves"])
def test_another_townships_copy_filled_in_as_ones_own(folder, original):
    other = "白水乡名册.xlsx"
    (folder / "收件箱" / other).write_bytes(workbook({"代表": PEOPLE.format(unit="白水乡").replace("张静", "周红")}))
    first = run(folder)
    book = copy_of(first, other)
    book["代表"]["B2"] = "青山镇妇联"
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / FILE)
    if original == "leaves":
        (folder / "收件箱" / other).unlink()
    second = run(folder, 21)
    assert set(statuses(second).values()) == {"read"}
    told = [one for one in second.report.findings if one.code == "T07"]
    assert [(one.place.file, one.township) for one in told] == [(FILE, "青山镇")]
    assert "退给的是「白水乡」" in told[0].message
    assert not {"F09", "F12"} & set(codes(second))


def test_a_return_in_another_townships_folder(folder):
    _, book = answered(folder)
    (folder / "收件箱" / "白水乡").mkdir()
    book.save(folder / "收件箱" / "白水乡" / "回复.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "superseded", "白水乡/回复.xlsx": "read"}
    assert {one.township for one in second.report.received} == {"青山镇"}
    assert about(second, "V11").status is Status.EXPLAINED


def test_everything_pasted_as_values_into_a_new_workbook(folder):
    _, book = answered(folder)
    new = Workbook()
    new.remove(new.active)
    for number, sheet in enumerate(book, 1):
        pasted = new.create_sheet(f"Sheet{number}")
        for line in sheet.iter_rows():
            for cell in line:
                pasted[cell.coordinate].value = cell.value
    new["Sheet1"]["B5"] = "女"
    new.save(folder / "收件箱" / "新建.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "superseded", "新建.xlsx": "read"}
    assert not {"F06", "F08", "V03"} & set(codes(second))
    assert about(second, "V11").status is Status.EXPLAINED
    again = openpyxl.load_workbook(second.folder / next(one.marked for one in second.report.received if one.marked))
    assert again.sheetnames == ["Sheet1", LIST]


@pytest.mark.office
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_copy_saved_in_another_format(folder, ending):
    _, book = answered(folder)
    book["代表"]["B5"] = "女"
    converted(folder, book, ending)
    second = run(folder, 21)
    assert statuses(second) == {FILE: "superseded", f"回复.{ending}": "read"}
    assert not {"F06", "F08", "V03"} & set(codes(second))
    assert (about(second, "V11").status, about(second, "V11").reason) == (Status.EXPLAINED, TRUE[1])
    row = next(one for one in second.report.received if one.marked)
    assert "请下次报送 .xlsx" in row.reason
    assert openpyxl.load_workbook(second.folder / row.marked).sheetnames == ["代表", LIST]


@pytest.mark.office
def test_a_copy_saved_as_text_keeps_one_sheet_and_loses_no_answer(folder):
    _, book = answered(folder)
    book["代表"]["B5"] = "女"
    book.active = book.sheetnames.index(LIST)
    book.move_sheet(LIST, -len(book.sheetnames))
    converted(folder, book, "csv")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "read", "回复.csv": "read"}
    assert about(second, "V11").status is Status.EXPLAINED
    assert "F05" not in codes(second)


def converted(folder, book, ending):
    """The workbook put into 收件箱 in another format, as a clerk's own program saves it."""
    out = io.BytesIO()
    book.save(out)
    (folder / "收件箱" / f"回复.{ending}").write_bytes(saved(out.getvalue(), ending))


def test_a_copy_without_its_list_is_another_version(folder):
    _, book = answered(folder)
    del book[LIST]
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / "回复.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "superseded", "回复.xlsx": "read"}
    assert "用的是 回复.xlsx" in about(second, "F08").message
    assert "V03" not in codes(second)


def test_one_copy_came_back_twice_and_differs(folder):
    first, book = answered(folder)
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / "一.xlsx")
    answer(book[LIST], about(first, "V11").id, ("看不懂", ""))
    book["代表"]["B5"] = "妇女"
    book.save(folder / "收件箱" / "二.xlsx")
    second = run(folder, 21)
    assert sorted(statuses(second).values()) == ["read", "superseded", "superseded"]
    assert {"一.xlsx", "二.xlsx"} == {str(about(second, "F08").parts[name]) for name in ("older", "newer")}
    said = " ".join(str(cell) for row in explained(second) for cell in row)
    assert TRUE[0] in said
    assert TRUE[1] in said
    assert "有疑问" in said


SAMPLE = "双龙镇妇联换届报表.xlsx"


def test_a_sample_township_whose_list_was_renamed_and_cut(folder):
    shutil.copyfile(SETTINGS.parent / "收件箱" / SAMPLE, folder / "收件箱" / SAMPLE)
    (folder / "收件箱" / FILE).unlink()
    outcome = run(folder)
    told = about(outcome, "V11")
    for day in (21, 22, 23):
        book = copy_of(outcome, SAMPLE)
        listed = book[LIST]
        if day == 21:
            answer(listed, told.id)
        listed.title = "清单(已核)"
        listed.delete_rows(1, 3)
        book.save(folder / "收件箱" / SAMPLE)
        outcome = run(folder, day)
        assert (about(outcome, "V11").status, about(outcome, "V11").reason) == (Status.EXPLAINED, TRUE[1])
        assert sum(LIST in name or "清单" in name for name in copy_of(outcome, SAMPLE).sheetnames) == 1
    assert about(outcome, "V11").id == told.id
