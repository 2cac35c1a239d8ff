"""A misspelt heading is the cause of what is told because its column was not read, and of what could not be checked."""

import pytest

from fulian_excel.extract import extract
from fulian_excel.extract.read import Read
from fulian_excel.extract.respelt import MOST_OF_A_FILE
from fulian_excel.findings import Level
from fulian_excel.forms import FORMS
from fulian_excel.places import Place
from fulian_excel.settings import Settings
from fulian_excel.shelf.plain import from_json, to_json
from sample_workbooks.made_by.clean import clean_township
from tests.causes.seen import caused, causes
from tests.drawing import book
from tests.rules.planting import HEAD, NAME, D, county_of, everybody, laid_out, nothing


def misspelt(form, *headings, plant=nothing):
    """What is found where headings are spelt in another way, and the cell of each."""
    town = clean_township(NAME, 1)
    plant(town)
    laid = laid_out(town)
    cells = []
    for title, written in headings:
        cells.append(laid.where[form, 0, HEAD, title])
        values = laid.page(form).values
        at = Place("", "", cells[-1]).position
        values[at] = (written, *values[at][1:])
    return caused(laid, county_of(town)), cells


SPELT = [
    ("ballots", "姓名", "姓明", 27),
    ("ballots", "是否当选", "是否当迁", 1),
    ("allocation", "推选单位", "推选单立", 2),
    ("officers", "职级", "职及", 1),
]


@pytest.mark.parametrize(("form", "title", "written", "others"), SPELT)
def test_everything_that_follows_from_a_heading_is_one_cause_at_its_cell(form, title, written, others):
    findings, (cell,) = misspelt(form, (title, written))
    (cause,) = causes(findings).values()
    assert (cause.mend.rpartition("!")[2], cause.explains, cause.others) == (f"{cell}={title}", len(findings), others)
    assert cause.sentence.startswith(f"表头「{written}」改为「{title}」后,下面 {others} 处会一并通过")
    assert (findings[0].code, cause.number, cause.level) == ("T01", findings[0].id, Level.FIX)


def test_a_heading_without_which_rules_cannot_be_applied_says_so():
    """身份证号 need not be there, so that its heading is only a hint; but what it stands for is not checked."""
    findings, (cell,) = misspelt(D, ("身份证号", "身份征号"))
    (told,) = findings
    assert (told.code, told.level, told.suggestion) == ("T02", Level.NOTE, "身份证号")
    assert told.cause.mend == f"妇女代表名册!{cell}=身份证号"
    assert told.cause.more == 2
    assert told.cause.sentence.startswith("表头「身份征号」改为「身份证号」后,这一处就会通过,现在没法核对的")


def test_two_headings_of_one_table_are_two_causes():
    findings, cells = misspelt(D, ("性别", "性列"), ("政治面貌", "政治面猫"))
    mends = {one.mend for one in causes(findings).values()}
    assert mends == {f"妇女代表名册!{cells[0]}=性别", f"妇女代表名册!{cells[1]}=政治面貌"}


def test_a_column_of_other_values_is_no_misspelt_one():
    """名族 is 民族 by its look, but nothing beneath it is."""
    findings, _ = misspelt(D, ("民族", "名族"), plant=everybody(D, 民族="王氏家族"))
    assert [(one.code, one.cause, one.suggestion) for one in findings] == [("T02", None, "")]


def test_the_same_heading_on_the_sheet_of_each_village_is_one_with_several_cells():
    drawing = """
        | 妇女代表名册 | | | | | |
        | 推选单位 | 姓名 | 性列 | 出生年月 | 政治面貌 | 工作单位及职务 |
        | {0}      | {1} | 女   | 1985.03  | 群众     | 村民           |
    """
    sheets = {"白石村": drawing.format("白石村", "王芳"), "双井村": drawing.format("双井村", "李敏")}
    (one,) = extract("报表.xlsx", book(sheets), FORMS, Settings()).respelt
    assert [(place.sheet, place.cell) for place in one.heading.places] == [("白石村", "C2"), ("双井村", "C2")]
    assert one.table.values["sex"] == ["女", "女"]


def test_what_headings_would_give_is_kept_with_the_file():
    drawing = """
        | 妇女代表名册 | | | | | |
        | 推选单位 | 姓名 | 性列 | 出生年月 | 政治面貌 | 工作单位及职务 |
        | 白石村   | 王芳 | 女   | 1985.03  | 群众     | 村民           |
    """
    read = Read("报表.xlsx", extract=extract("报表.xlsx", book({"代表": drawing}), FORMS, Settings()))
    (kept,) = from_json(to_json(read)).extract.respelt
    assert (kept.heading, kept.table.values) == (read.extract.respelt[0].heading, read.extract.respelt[0].table.values)


def test_only_so_many_headings_of_a_workbook_are_tried():
    drawing = """
        | 妇女代表名册 | | | | | | | | |
        | 推选单位 | 姓名 | 性列 | 民簇 | 出生年日 | 政治面猫 | 文化程庋 | 联系电活 | 身份证号 |
        | 白石村   | 王芳 | 女   | 汉族 | 1985.03  | 群众     | 大专     | 13512340000 | 110105194912310038 |
    """
    read = extract("报表.xlsx", book({"代表": drawing}), FORMS, Settings())
    assert len(read.respelt) == MOST_OF_A_FILE


def test_a_misspelt_heading_of_the_first_tally_does_not_take_in_the_second():
    """The labels of the second tally stand beneath the misspelt 序号, but not beside the first one."""
    findings, (cell,) = misspelt("ballots", ("序号", "序毫"))
    assert [(one.code, one.place.cell) for one in findings] == [("T02", cell)]
