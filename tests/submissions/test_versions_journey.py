"""Versions, parts and blank forms through the whole journey: what is used, said, written and kept."""

import shutil

import openpyxl
import pytest

from fulian_excel.outputs.summary import summary
from tests.drawing import workbook
from tests.rounds import FILE, PEOPLE, about, codes, copy_of, run, statuses, workspace

HEAD = PEOPLE.split("    | 王芳", 1)[0].format(unit="青山镇")
WANG, LI, ZHANG = (f"    {line.strip()}\n" for line in PEOPLE.strip().splitlines()[-3:])
FIRST, SECOND = f"{HEAD}{WANG}{LI}", f"{HEAD}{ZHANG}"


@pytest.fixture
def folder(tmp_path):
    """A workspace whose 收件箱 is empty."""
    workspace(tmp_path)
    (tmp_path / "收件箱" / FILE).unlink()
    return tmp_path


def put(folder, **files):
    for name, drawing in files.items():
        (folder / "收件箱" / f"{name}.xlsx").write_bytes(workbook({"代表": drawing}))


def reasons(outcome):
    return {one.file: one.reason for one in outcome.report.received}


def listed(outcome):
    """The lines of 报送情况 below its board."""
    book = openpyxl.load_workbook(next(outcome.folder.glob("全县汇总_*.xlsx")))
    rows = [[str(cell) for cell in row if cell] for row in book["报送情况"].iter_rows(values_only=True)]
    heads = [at for at, row in enumerate(rows) if row and row[0].startswith("没有计入的文件")]
    return rows[heads[0] + 1 :] if heads else []


def test_parts_are_one_table_and_said_once(folder):
    put(folder, 青山镇一村=FIRST, 青山镇二村=SECOND)
    outcome = run(folder)
    assert "F08" not in codes(outcome)
    table = outcome.report.county.submissions[0].tables["delegates"]
    assert (len(table), table.parts) == (3, ("青山镇一村.xlsx", "青山镇二村.xlsx"))
    assert reasons(outcome) == dict.fromkeys(table.parts, "《妇女代表名册》由 2 个文件合成一张")
    said = summary(outcome.report, outcome.folder)
    assert said.count("青山镇《妇女代表名册》:2 个文件各报一部分,合成一张") == 1
    assert ["青山镇《妇女代表名册》", "2 个文件", "各报一部分,合成一张:青山镇一村.xlsx、青山镇二村.xlsx"] in listed(
        outcome
    )
    assert about(outcome, "V11").place.file == "青山镇二村.xlsx", "the finding stands in the file of its row"
    marked = copy_of(outcome, "青山镇二村.xlsx")
    assert about(outcome, "V11").id in {row[0].value for row in marked["问题清单"].iter_rows()}
    assert about(outcome, "V11").id not in {
        row[0].value for row in copy_of(outcome, "青山镇一村.xlsx")["问题清单"].iter_rows()
    }


def test_a_corrected_part_replaces_that_part_in_the_next_round(folder):
    put(folder, 青山镇一村=FIRST, 青山镇二村=SECOND)
    run(folder)
    put(folder, 青山镇二村改=SECOND.replace("1580000333", "15800003333"))
    second = run(folder, 21)
    assert second.report.county.submissions[0].tables["delegates"].parts == ("青山镇一村.xlsx", "青山镇二村改.xlsx")
    assert statuses(second)["青山镇二村.xlsx"] == "superseded"
    assert (
        reasons(second)["青山镇二村.xlsx"] == "未采用:《妇女代表名册》,已有更新的版本 青山镇二村改.xlsx(后一轮才收到)"
    )
    assert "V11" not in codes(second)
    assert "V11" in {one.code for one in second.report.course.fixed}


@pytest.mark.parametrize("original", ["stays", "leaves"])
def test_a_parts_marked_copy_is_held_against_that_part_alone(folder, original):
    put(folder, 青山镇一村=FIRST, 青山镇二村=SECOND)
    first = run(folder)
    marked = next(one.marked for one in first.report.received if one.file == "青山镇二村.xlsx")
    if original == "leaves":
        (folder / "收件箱" / "青山镇二村.xlsx").unlink()
    shutil.copyfile(first.folder / marked, folder / "收件箱" / "回复.xlsx")
    second = run(folder, 21)
    assert {"F09"} == {"F08", "F09", "F12"} & set(codes(second))
    assert about(second, "F09").place.file == "回复.xlsx"
    assert len(second.report.county.submissions[0].tables["delegates"]) == 3


def test_a_copy_that_undoes_what_the_county_corrected(folder):
    put(folder, 青山镇名册=f"{HEAD}{WANG}{LI}{ZHANG}")
    first = run(folder)
    put(folder, 青山镇名册=f"{HEAD}{WANG}{LI}{ZHANG}".replace("1580000333", "15800003333"))
    book = copy_of(first)
    book["代表"]["B5"] = "女"
    book.save(folder / "收件箱" / "回复.xlsx")
    second = run(folder, 21)
    assert statuses(second) == {FILE: "superseded", "回复.xlsx": "read"}
    told = [one for one in second.report.findings if one.code == "F08"]
    assert [one.place.file for one in told] == ["回复.xlsx"]
    assert "代表!H6(联系电话)" in told[0].county_message
    assert "您在 青山镇名册.xlsx 里改过" in told[0].county_message
    assert "B5" not in told[0].county_message, "what the township mended is no correction undone"
    assert "改过" not in told[0].message


def test_a_copy_with_all_that_the_county_corrected_is_nothing_to_speak_of(folder):
    put(folder, 青山镇名册=f"{HEAD}{WANG}{LI}{ZHANG}")
    first = run(folder)
    put(folder, 青山镇名册=f"{HEAD}{WANG}{LI}{ZHANG}".replace("1580000333", "15800003333"))
    book = copy_of(first)
    book["代表"]["H6"] = "15800003333"
    book.save(folder / "收件箱" / "回复.xlsx")
    assert not {"F08", "F09"} & set(codes(run(folder, 21)))


def test_a_blank_form_is_shown_as_blank(folder):
    put(folder, 青山镇名册=f"{HEAD}{WANG}{LI}{ZHANG}", 青山镇空白=HEAD, 白水乡空白=HEAD.replace("青山镇", "白水乡"))
    outcome = run(folder)
    assert statuses(outcome) == dict.fromkeys(reasons(outcome), "read")
    assert reasons(outcome)["白水乡空白.xlsx"] == "空白:《妇女代表名册》"
    assert {one.file: one.forms for one in outcome.report.received}["白水乡空白.xlsx"] == ()
    book = openpyxl.load_workbook(next(outcome.folder.glob("全县汇总_*.xlsx")))
    shown = {row[0]: row for row in book["报送情况"].iter_rows(values_only=True)}
    assert "空白" in shown["白水乡"]
    assert "空白" not in shown["青山镇"]
    assert "白水乡空白.xlsx:里面的表都是空白的,不算报送" in summary(outcome.report, outcome.folder)
    assert ("白水乡空白.xlsx", "没有计入") in {tuple(row[:2]) for row in listed(outcome)}
