"""A cause that stands in another workbook of the township: told where the cell is, referred to where it shows."""

import csv
import io

import openpyxl
import pytest

from fulian_excel.findings import Level
from fulian_excel.outputs.palette import FOLLOWS_TINT, TINTS
from sample_workbooks.made_by.clean import clean_township
from tests.causes.test_told import LISTED, tints
from tests.rules.planting import NAME, C, D, K, journey, laid_out, put, workbook_of, workspace

SENT = ("名册.xlsx", "其余.xlsx")
CLEAN = clean_township(NAME, 1)


def apart(folder, plant, *forms):
    """A round of a township that sends some forms in a workbook of their own, and where everything stands."""
    town = clean_township(NAME, 1)
    plant(town)
    laid, rest = laid_out(town), laid_out(town)
    rest.pages = {form: page for form, page in rest.pages.items() if form not in forms}
    laid.pages = {form: page for form, page in laid.pages.items() if form in forms}
    files = {f"{NAME}{name}": workbook_of(one) for name, one in zip(SENT, (laid, rest), strict=True)}
    return journey(workspace(folder, town), files), laid.where


def listed(outcome, name):
    """The rows of a workbook's list that tell of something, and the workbook."""
    (row,) = [one for one in outcome.report.received if one.file.endswith(name)]
    book = openpyxl.load_workbook(outcome.folder / row.marked)
    rows = [row for row in book[LISTED].iter_rows(min_row=5) if row[1].value in set(Level)]
    return [[str(cell.value or "") for cell in row] for row in rows], book


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """A delegate stands under another village, which shows in the allocation alone: the register itself is clean."""
    return apart(tmp_path_factory.mktemp("moved"), put(D, 15, 推选单位="双井村"), D)


def test_the_cause_is_a_line_where_the_cell_is(moved):
    outcome, where = moved
    (cause,), book = listed(outcome, SENT[0])
    cell = where[D, 0, 15, "推选单位"]
    assert (cause[0][:2], cause[1], cause[6]) == ("Y-", "核实", "白石村")
    assert cause[2].endswith(cell)
    assert cause[4].startswith("白石村分配名额 4 名,代表名册上正式代表 3 名。")
    assert cause[4].endswith("。推选单位「双井村」改为「白石村」后,本镇别的文件里 2 处会一并通过")
    sheet = book["妇女代表名册"]
    assert tints(sheet)[cell] == TINTS[Level.ASK].fill
    assert "本镇别的文件里 2 处会一并通过" in sheet[cell].comment.text


def test_what_it_explains_refers_to_it(moved):
    outcome, where = moved
    lines, book = listed(outcome, SENT[1])
    number = listed(outcome, SENT[0])[0][0][0]
    told = [line for line in lines if line[0].startswith("D08")]
    there = f"原因见第 {number} 号,在「{NAME}{SENT[0]}」的「妇女代表名册」{where[D, 0, 15, '推选单位']}"
    assert len(told) == 2
    assert all(there in line[4] for line in told)
    sheet = book["代表名额分配表"]
    cells = [line[2].rpartition("!")[2] for line in told]
    assert {tints(sheet)[cell] for cell in cells} == {FOLLOWS_TINT.fill}
    assert all(there in sheet[cell].comment.text for cell in cells)


def test_findings_csv_names_the_other_file(moved):
    outcome, where = moved
    rows = csv.DictReader(io.StringIO((outcome.folder / "findings.csv").read_text(encoding="utf-8-sig")))
    mends = {row["mend"] for row in rows if row["code"] == "D08"}
    assert mends == {f"[{NAME}{SENT[0]}]妇女代表名册!{where[D, 0, 15, '推选单位']}=白石村"}


def test_of_a_tie_the_list_of_each_file_has_the_line(tmp_path):
    """Two lists give a woman different phones, and no third knows her."""
    elected = {row["姓名"] for row in CLEAN.forms[K]}
    names = [row["姓名"] for row in CLEAN.forms[C]]
    at = next(at for at, row in enumerate(CLEAN.forms[D]) if row["姓名"] in names and row["姓名"] not in elected)
    other = names.index(CLEAN.forms[D][at]["姓名"])
    outcome, where = apart(tmp_path, put(D, at, 联系电话="13512349999"), D)
    places = [(SENT[0], where[D, 0, at, "联系电话"]), (SENT[1], where[C, 0, other, "联系电话"])]
    numbers = set()
    for name, cell in places:
        lines, book = listed(outcome, name)
        (line,) = lines
        numbers.add(line[0])
        sheet = line[2].rpartition("!")[0]
        assert line[2].endswith(cell)
        assert "当中有一处写错了" in line[4]
        assert tints(book[sheet])[cell] == TINTS[Level.ASK].fill
    assert len(numbers) == 1


def test_an_answer_to_the_line_is_one_to_what_stands_in_the_other_file(moved, tmp_path):
    outcome, _ = moved
    (row,) = [one for one in outcome.report.received if one.file.endswith(SENT[0])]
    book = openpyxl.load_workbook(outcome.folder / row.marked)
    (line,) = [one for one in book[LISTED].iter_rows(min_row=5) if str(one[0].value).startswith("Y-")]
    line[8].value, line[9].value = "有疑问", "她住在白石村"
    inbox = outcome.folder.parent.parent / "收件箱"
    book.save(inbox / f"{NAME}{SENT[0]}")
    again = journey(inbox.parent, {})
    told = [one for one in again.report.findings if one.code == "D08"]
    assert {(one.answer, one.reason) for one in told} == {("有疑问", "她住在白石村")}
