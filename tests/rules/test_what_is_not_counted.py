"""What is told without being counted: rules on trial, rules without their columns, rules that crash."""

from dataclasses import replace

import openpyxl
import pytest

from fulian_excel.cli import main
from fulian_excel.outputs.summary import summary
from fulian_excel.rules import RULES
from fulian_excel.workspace import Workspace
from sample_workbooks.made_by.clean import clean_township
from tests.drawing import AS_OF
from tests.rules.planting import FILE, NAME, B, D, journey, laid_out, put, workbook_of, workspace

OTHER = "白水乡"


def town_with(plant):
    town = clean_township(NAME, 1)
    plant(town)
    return town


def lines(outcome, file=FILE):
    """The rows of the list that goes back with a file, as text."""
    marked = next(row.marked for row in outcome.report.received if row.file == file)
    sheet = openpyxl.load_workbook(outcome.folder / marked)["问题清单"]
    return [" | ".join(str(cell.value) for cell in row if cell.value) for row in sheet.iter_rows()]


def test_a_rule_on_trial_is_told_in_a_block_of_its_own_and_never_counted(tmp_path, capsys):
    town = town_with(put(D, B, 性别="男"))
    folder = workspace(tmp_path, town, 规则="| 编号 | 级别 |\n| P02 | 试行 |")
    outcome = journey(folder, {FILE: workbook_of(laid_out(town))})
    assert [(one.code, one.level) for one in outcome.report.findings] == [("P02", "试行")]
    (row,) = outcome.report.received
    assert (row.errors, row.asks, row.notes) == (0, 0, 0)
    assert "问题:必改 0,核实 0,提示 0" in summary(outcome.report, outcome.folder)
    listed = lines(outcome)
    block = next(at for at, line in enumerate(listed) if line.startswith("试行的规则"))
    assert listed[1].startswith(f"{NAME} 2022年11月妇联换届报表 回执:没有发现问题")
    assert "性别「男」与身份证号不一致" in listed[block + 1]
    assert not any("性别「男」" in line for line in listed[:block])
    with pytest.raises(SystemExit) as left:
        main(["check", str(folder / "收件箱" / FILE), "--as-of", f"{AS_OF}"])
    assert not left.value.code
    said = capsys.readouterr().out
    assert "[试行] P02" in said
    assert "必改 0,核实 0,提示 0" in said


def test_a_rule_without_its_column_is_not_checked_and_says_which(tmp_path):
    town = town_with(lambda town: [row.pop("年龄") for row in town.forms[D]])
    outcome = journey(workspace(tmp_path, town), {FILE: workbook_of(laid_out(town))})
    assert outcome.report.findings == []
    skipped = [(one.township, one.form, one.reason) for one in outcome.report.not_checked if one.code == "P03"]
    assert skipped == [(NAME, D, "《妇女代表名册》没有「年龄」")]
    told = next(line for line in lines(outcome) if "没有「年龄」" in line)
    assert f"《妇女代表名册》没有「年龄」。没有核对:{RULES['P03'].title}" in told


@pytest.mark.crashes
def test_a_rule_that_raises_is_told_to_the_operator_and_the_run_goes_on(tmp_path, monkeypatch):
    sound = RULES["P02"].function

    def raises(table):
        if table.file == FILE:
            raise ZeroDivisionError(table.rows[0]["id_number"])
        return sound(table)

    monkeypatch.setitem(RULES, "P02", replace(RULES["P02"], function=raises))
    town, other = town_with(put(D, B, 年龄=80)), clean_township(OTHER, 2)
    files = {FILE: workbook_of(laid_out(town)), f"{OTHER}.xlsx": workbook_of(laid_out(other))}
    folder = workspace(tmp_path, town, other)
    outcome = journey(folder, files)
    assert {(one.code, one.township) for one in outcome.crashes} == {("P02", NAME)}
    assert f"Z01 P02 {NAME}" in (Workspace.at(folder).state / "log.txt").read_text(encoding="utf-8")
    assert "规则 P02 运行出错(Z01)" in summary(outcome.report, outcome.folder, [one.code for one in outcome.crashes])
    assert [(one.code, one.township) for one in outcome.report.findings] == [("P03", NAME)]
    text = "\n".join([*lines(outcome), *lines(outcome, f"{OTHER}.xlsx")])
    assert not [word for word in ("Z01", "P02", RULES["P02"].title, "ZeroDivisionError") if word in text]
    assert not any(word in (outcome.folder / "findings.csv").read_text(encoding="utf-8-sig") for word in ("Z01", "P02"))
