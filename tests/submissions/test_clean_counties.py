"""Clean counties of four months: forms not yet due lie blank in the workbooks as templates are, and nothing is said."""

from datetime import date, timedelta

import openpyxl
import pytest

from fulian_excel.cli import main
from fulian_excel.findings import Level
from fulian_excel.forms import FORMS
from fulian_excel.journey import consolidate
from fulian_excel.settings import Settings
from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.make import COUNTY
from sample_workbooks.made_by.producers import with_xlsxwriter
from sample_workbooks.made_by.sheets import lay_out
from tests.rules.planting import workspace

MONTHS = {9: date(2022, 9, 30), 10: date(2022, 10, 31), 11: date(2022, 11, 30), 12: date(2022, 12, 31)}
# What clerks print in their blank forms before they send them round.
PRINTED = {"序号", "步骤", "阶段", "计划完成", "材料名称", "保管期限", "纪律内容", "交接事项", "推选单位", "村(社区)"}
LAYOUTS = {one.name: one.layout for one in COUNTY}


def emptied(row, kept=PRINTED):
    blank = {name: ("", "") if isinstance(value, tuple) else "" for name, value in row.items()}
    return blank | {name: value for name, value in row.items() if name in kept}


def as_it_stands(name, day, seed=1):
    """A clean township on a day: forms not yet due are blank, later steps are not done yet."""
    town = clean_township(name, seed)
    for row in town.forms["progress"]:
        if row["实际完成"] and row["实际完成"] > day:
            late = max(row["计划完成"], day + timedelta(days=1))
            row |= {
                "实际完成": None,
                "公示开始": None,
                "公示结束": None,
                "文号": None,
                "状态": "未开始",
                "计划完成": late,
            }
    for form in FORMS.values():
        if not Settings().is_due(form.name, form.due, day) and form.name != "ballots":
            town.forms[form.name] = [emptied(row) for row in town.forms[form.name]]
    if not Settings().is_due("ballots", FORMS["ballots"].due, day):
        town.ballots[:] = [
            (emptied(labels, {"选举事项", "轮次"}), [emptied(row) for row in rows]) for labels, rows in town.ballots
        ]
    return town


def weighty(outcome):
    levels = (Level.FIX, Level.ASK)
    return [(one.code, one.form, str(one.place)) for one in outcome.report.findings if one.level in levels]


@pytest.mark.parametrize("day", MONTHS.values(), ids=str)
def test_every_clerks_own_blank_forms(tmp_path, day):
    towns = [as_it_stands(name, day, seed) for seed, name in enumerate(LAYOUTS, 1)]
    folder = workspace(tmp_path, *towns)
    for town, layout in zip(towns, LAYOUTS.values(), strict=True):
        pages = lay_out(town, layout).pages.values()
        (folder / "收件箱" / f"{town.name}.xlsx").write_bytes(with_xlsxwriter(list(pages), layout.style))
    outcome = consolidate(folder, as_of=day, jobs=1)
    assert weighty(outcome) == []
    for submission in outcome.report.county.submissions:
        assert submission.tables.keys() == {
            form.name for form in FORMS.values() if Settings().is_due(form.name, form.due, day)
        }
        assert submission.blank == FORMS.keys() - submission.tables.keys()


@pytest.mark.parametrize("day", MONTHS.values(), ids=str)
def test_our_own_blank_workbook(tmp_path, day):
    town = as_it_stands("青山镇", day)
    folder = workspace(tmp_path, town, clean_township("白水乡", 2))
    with pytest.raises(SystemExit):
        main(["template", "-o", str(tmp_path / "空白.xlsx")])
    for name in ("青山镇", "白水乡"):
        book = openpyxl.load_workbook(tmp_path / "空白.xlsx")
        for sheet in book.worksheets[1 : 1 + len(FORMS)]:
            sheet["B2"] = f"{name}妇联"
        book.save(folder / "收件箱" / f"{name}空白.xlsx")
    layout = next(iter(LAYOUTS.values()))
    pages = lay_out(town, layout).pages.values()
    (folder / "收件箱" / "青山镇.xlsx").write_bytes(with_xlsxwriter(list(pages), layout.style))
    outcome = consolidate(folder, as_of=day, jobs=1)
    assert weighty(outcome) == [("X04", "", "")], "白水乡 has sent nothing that is filled in"
    rows = {one.file: (one.status, one.forms) for one in outcome.report.received}
    assert rows["白水乡空白.xlsx"] == ("read", ())
    assert all("空白:" in one.reason for one in outcome.report.received if "空白" in one.file)


def test_what_came_blank_is_missing_once_it_is_due(tmp_path):
    town = as_it_stands("青山镇", MONTHS[9])
    folder = workspace(tmp_path, town)
    layout = next(iter(LAYOUTS.values()))
    pages = lay_out(town, layout).pages.values()
    (folder / "收件箱" / "青山镇.xlsx").write_bytes(with_xlsxwriter(list(pages), layout.style))
    outcome = consolidate(folder, as_of=MONTHS[10], jobs=1)
    missing = [one for one in outcome.report.findings if one.code == "F07"]
    assert {one.form for one in missing} == {"delegates", "candidates", "discipline"}
    assert missing[0].message == "收到的《妇女代表名册》是空白的;请填好后再报"
