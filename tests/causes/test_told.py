"""What people see of a cause: one line with what it explains beneath, one cell in colour, one answer for all."""

import csv
import io
import sqlite3
from contextlib import closing

import openpyxl
import pytest

from fulian_excel.faults import causes_among
from fulian_excel.findings import Level
from fulian_excel.outputs.palette import FOLLOWS_TINT, TINTS
from fulian_excel.outputs.summary import as_lines, summary
from sample_workbooks.made_by.clean import clean_township
from tests.drawing import AS_OF
from tests.rules.planting import FILE, LABEL, NAME, journey, laid_out, tally, vote, workbook_of, workspace

LISTED = "问题清单"


def township(*plants):
    """A township with faults, laid out."""
    town = clean_township(NAME, 1)
    for plant in plants:
        plant(town)
    return town, laid_out(town)


def round_of(folder, *plants):
    """A round with a township's workbook, and where everything stands in it."""
    town, laid = township(*plants)
    return journey(workspace(folder, town), {FILE: workbook_of(laid)}), laid


def listed(outcome):
    """The rows of the township's list, and how far the problem of each is indented."""
    sheet = marked(outcome)[LISTED]
    rows = [row for row in sheet.iter_rows(min_row=5) if str(row[1].value).partition("·")[0] in set(Level)]
    return [([str(cell.value or "") for cell in row], row[4].alignment.indent) for row in rows]


def marked(outcome):
    """The township's marked workbook."""
    (row,) = [one for one in outcome.report.received if one.marked]
    return openpyxl.load_workbook(outcome.folder / row.marked)


def tints(sheet):
    """By cell the colour that our marks give it."""
    return {
        str(area.sqref): rule.dxf.fill.bgColor.rgb[2:]
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "FLMARK1" in rule.formula[0]
    }


@pytest.fixture(scope="module")
def valid(tmp_path_factory):
    """有效 is one too few: everything else of the tally is right."""
    return round_of(tmp_path_factory.mktemp("valid"), tally(0, 有效=41))


@pytest.fixture(scope="module")
def invalid(tmp_path_factory):
    """无效 is one too many, which is told at 有效."""
    return round_of(tmp_path_factory.mktemp("invalid"), tally(0, 无效=2))


def test_a_cause_is_one_line_with_what_it_explains_indented_beneath(valid):
    (first, indent), *beneath = listed(valid[0])
    assert first[4].endswith(f"有效「41」改为「42」后,下面 {len(beneath)} 处会一并通过")
    assert (first[5], first[6], indent) == ("41", "42", 0)
    assert {indent for _, indent in beneath} == {2}
    assert "上面那一处改好,它们会一并通过" in str(marked(valid[0])[LISTED]["A3"].value)
    assert len({row[0] for row, _ in beneath}) == len(beneath) > 20, "each keeps its 编号"
    assert {row[1] for row, _ in beneath} == {"必改·随上", "提示·随上"}


def test_no_colour_asks_for_an_answer_to_what_is_beneath(valid):
    first, beneath, *_ = marked(valid[0])[LISTED].iter_rows(min_row=5)
    coloured = [[cell.fill.fgColor.rgb for cell in (row[1], row[8], row[9])] for row in (first, beneath)]
    assert all(one.endswith(("F4A582", "FFFBE6")) for one in coloured[0])
    assert coloured[1] == ["00000000"] * 3


def test_the_first_cell_of_a_row_is_not_tinted_where_it_is_a_label(valid):
    outcome, laid = valid
    sheet, cell = marked(outcome)[laid.page("ballots").name], laid.where["ballots", 0, LABEL, "有效"]
    assert cell in tints(sheet)
    assert f"A{''.join(filter(str.isdigit, cell))}" not in tints(sheet)


def test_a_cause_that_is_no_finding_is_a_line_of_the_gravest_level(invalid):
    outcome, laid = invalid
    (cause, indent), (beneath, deeper) = listed(outcome)
    assert (cause[0][:2], cause[1], indent, beneath[0][:3], deeper) == ("Y-", "必改", 0, "B06", 2)
    assert cause[2].endswith(laid.where["ballots", 0, LABEL, "无效"])
    reason, deed = cause[4].split("。")
    assert reason.startswith("有效 42 张 + 无效 2 张 = 44 张")
    assert beneath[4].startswith(reason), "it begins with what is wrong"
    assert [deed, *cause[5:7]] == ["无效「2」改为「1」后,下面 1 处会一并通过", "2", "1"]


def test_the_cause_has_the_colour_and_the_comment_and_what_it_explains_is_pale(invalid):
    outcome, laid = invalid
    sheet = marked(outcome)[laid.page("ballots").name]
    wrong, told = laid.where["ballots", 0, LABEL, "无效"], laid.where["ballots", 0, LABEL, "有效"]
    assert (tints(sheet)[wrong], tints(sheet)[told]) == (TINTS[Level.FIX].fill, FOLLOWS_TINT.fill)
    assert (sheet[told].comment, "无效「2」改为「1」后,另有 1 处会一并通过" in sheet[wrong].comment.text) == (
        None,
        True,
    )


def test_the_pale_cell_goes_away_with_its_cause(invalid):
    outcome, laid = invalid
    sheet = marked(outcome)[laid.page("ballots").name]
    wrong, told = laid.where["ballots", 0, LABEL, "无效"], laid.where["ballots", 0, LABEL, "有效"]
    (formula,) = [
        rule.formula[0] for area in sheet.conditional_formatting if str(area.sqref) == told for rule in area.rules
    ]
    assert f"${wrong[0]}${wrong[1:]}=2" in formula


@pytest.fixture(scope="module")
def tie(tmp_path_factory):
    """反对 or 弃权 of a candidate is wrong: her 赞成 is confirmed by another list."""
    outcome, laid = round_of(tmp_path_factory.mktemp("tie"), vote(2, 反对=9))
    return outcome, [laid.where["ballots", 0, 2, column] for column in ("赞成", "反对", "弃权")], laid


def test_of_a_tie_each_cell_has_the_colour_and_the_comment(tie):
    outcome, (_, *cells), laid = tie
    sheet = marked(outcome)[laid.page("ballots").name]
    assert [tints(sheet)[cell] for cell in cells] == [TINTS[Level.FIX].fill] * 2
    assert all("当中有一处写错了" in sheet[cell].comment.text for cell in cells)


def test_once_any_cell_of_a_tie_is_changed_none_of_its_cells_has_a_colour_any_more(tie):
    outcome, (told, against, none), laid = tie
    sheet = marked(outcome)[laid.page("ballots").name]
    first = f"A{told[1:]}"
    asked = {
        str(area.sqref): rule.formula[0]
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "FLMARK1" in rule.formula[0]
    }
    both = ",".join(f"ISNUMBER(${one[0]}${one[1:]}),${one[0]}${one[1:]}={sheet[one].value}" for one in (against, none))
    assert {asked[cell] for cell in (told, against, none, first)} == {f'AND(N("FLMARK1")=0,{both})'}


def test_the_line_of_a_tie_says_every_cell_and_by_how_much_they_are_wrong(tie):
    outcome, (_, *cells), _ = tie
    (line, _), *_ = listed(outcome)
    assert line[2].endswith(f"!{'、'.join(cells)}")
    assert line[5].startswith(f"{cells[0]}=9、{cells[1]}=")
    assert "(合计应少 " in line[4]
    assert "请看纸质计票单,只改写错的那一格" in line[4]


def test_the_answer_to_the_line_of_a_tie_is_read(tmp_path):
    outcome, _ = round_of(tmp_path, vote(2, 反对=9))
    book = marked(outcome)
    (row,) = [one for one in book[LISTED].iter_rows(min_row=5) if str(one[0].value).startswith("Y-")]
    row[8].value, row[9].value = "有疑问", "计票单找不到了"
    book.save(tmp_path / "收件箱" / FILE)
    told = journey(tmp_path, {}).report.findings
    assert [(one.code, one.answer, one.reason) for one in told if one.code != "F10"] == [
        ("B07", "有疑问", "计票单找不到了")
    ]


def test_findings_csv_says_which_line_tells_the_cause_and_what_to_mend(invalid):
    outcome, laid = invalid
    rows = list(csv.DictReader(io.StringIO((outcome.folder / "findings.csv").read_text(encoding="utf-8-sig"))))
    cell = laid.where["ballots", 0, LABEL, "无效"]
    (first,) = rows
    assert list(first)[-2:] == ["cause", "mend"]
    assert (first["cause"], first["mend"]) == (listed(outcome)[0][0][0], f"{laid.page('ballots').name}!{cell}=1")


def test_the_summary_says_causes_beside_findings(valid):
    report = valid[0].report
    fix = [one for one in report.findings if one.level is Level.FIX]
    assert causes_among(fix) == 1
    assert f"必改 {len(fix)}(由 1 个原因引起)" in summary(report, valid[0].folder)
    assert f"要您动手的 1 处(必改 {len(fix)} 处,由 1 个原因引起)" in str(marked(valid[0])[LISTED]["A2"].value)


def test_an_answer_to_the_cause_is_one_to_all_that_it_explains(tmp_path):
    outcome, _ = round_of(tmp_path, tally(0, 无效=2))
    book = marked(outcome)
    sheet = book[LISTED]
    (row,) = [row for row in sheet.iter_rows(min_row=5) if str(row[0].value).startswith("Y-")]
    row[8].value, row[9].value = "有疑问", "无效票要不要加弃权的?"
    book.save(tmp_path / "收件箱" / FILE)
    again = journey(tmp_path, {})
    (told,) = [one for one in again.report.findings if one.code == "B06"]
    assert (told.answer, told.reason) == ("有疑问", "无效票要不要加弃权的?")
    cause, beneath, *_ = (texts for texts, _ in listed(again))
    assert cause[8:10] == beneath[8:10] == ["有疑问", "无效票要不要加弃权的?"]


def test_levels_are_counted_by_finding(valid):
    outcome, _ = valid
    (row,) = [one for one in outcome.report.received if one.marked]
    assert row.errors == sum(one.level is Level.FIX for one in outcome.report.findings) > 20
    assert outcome.report.as_of == AS_OF


def county_lines(outcome):
    """The rows of the county's own list, each under its headings, and how far the problem of each is indented."""
    (path,) = outcome.folder.glob("*汇总*.xlsx")
    headings, *rows = openpyxl.load_workbook(path)[LISTED].iter_rows(min_row=3)
    titles = [str(cell.value) for cell in headings]
    at = titles.index("问题")
    return [(dict(zip(titles, (cell.value for cell in row), strict=True)), row[at].alignment.indent) for row in rows]


def test_the_countys_own_list_tells_the_cause_above_what_it_explains(invalid):
    outcome, laid = invalid
    (cause, indent), (beneath, deeper) = county_lines(outcome)
    assert (cause["编号"][:2], cause["级别"], cause["镇(街道)"], cause["处数"], indent) == ("Y-", "必改", NAME, 0, 0)
    assert (cause["单元格"], cause["建议"]) == (laid.where["ballots", 0, LABEL, "无效"], "1")
    assert (beneath["编号"][:3], beneath["处数"], deeper) == ("B06", 1, 2)


def test_the_ledger_keeps_the_cause_of_a_finding(invalid):
    outcome, _ = invalid
    with closing(sqlite3.connect(outcome.folder.parent / "台账.sqlite")) as ledger:
        kept = ledger.execute("SELECT code, cause FROM finding").fetchall()
    assert kept == [("B06", listed(outcome)[0][0][0])]


def test_the_terminal_tells_the_cause_above_what_it_explains(valid, invalid):
    first, *beneath, totals = as_lines(valid[0].report.findings, []).splitlines()
    assert first.startswith("[必改] B06 ")
    assert first.endswith(f"有效「41」改为「42」后,下面 {len(valid[0].report.findings) - 1} 处会一并通过")
    assert all(line.startswith("  [") for line in beneath)
    fix = sum(one.level is Level.FIX for one in valid[0].report.findings)
    assert totals.startswith(f"必改 {fix}(由 1 个原因引起),核实 0,")
    cause, told, _ = as_lines(invalid[0].report.findings, []).splitlines()
    assert cause.startswith("[必改] 原因 ")
    assert told.startswith("  [必改] B06 ")
