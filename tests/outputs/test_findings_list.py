"""问题清单: one row per thing to mend, the gravest first, hints last and folded."""

from dataclasses import replace

from fulian_excel.findings import Finding, Level, NotChecked
from fulian_excel.forms.answers import CHOICES, HEADINGS, read_sentinel
from fulian_excel.ooxml.sheet_part import AddedSheet
from fulian_excel.outputs.findings_list import findings_list
from tests.outputs.outgoing import eaten, found, outgoing

SEX = found("P02", "C3", "性别写「男」,身份证为女", subject="李娜", value="男", suggestion="女")
QUOTA = found("D01", "B1", "正式代表 3 人,名额 5 人", level=Level.ASK)
HINT = found("V05", "B2", "「王 芳」按「王芳」读入", level=Level.NOTE)
TRIAL = found("Q01", "B2", "试一试", level=Level.TRIAL)
MISSING = found("F07", "", "没有收到归档材料目录", at="", level=Level.ASK)


def drawn(sheet: AddedSheet) -> list[str]:
    return [" | ".join(str(cell.value) for cell in row.cells).rstrip(" |") for row in sheet.rows]


def column(sheet: AddedSheet, heading: str) -> list[str]:
    rows = [row for row in sheet.rows[4:] if len(row.cells) == len(HEADINGS) and row.cells[1].value]
    return [str(row.cells[HEADINGS.index(heading)].value) for row in rows]


def listed(*findings: Finding, **more: str) -> AddedSheet:
    return findings_list(outgoing(*findings, **more))


def test_the_page() -> None:
    unchecked = (
        NotChecked("P01", "青山镇", "delegates", "没有「出生年月」列"),
        NotChecked("P05", "青山镇", "delegates", "没有「出生年月」列"),
    )
    sheet = findings_list(outgoing(HINT, QUOTA, SEX, MISSING, TRIAL, not_checked=unchecked))
    lines = drawn(sheet)
    assert lines[0] == "问题清单 FL1-3-0123456789ab"
    assert (
        lines[1]
        == "青山镇 2022年11月妇联换届报表 问题清单(截至 2022-11-25):要您动手的 3 处(必改 1 处、核实 2 处);另有提示 1 处,不必回复"
    )
    assert "妇女代表名册 3 行" in lines[2]
    assert lines[3] == " | ".join(HEADINGS)
    assert column(sheet, "级别") == ["必改", "核实", "核实", "试行", "提示", "未检查"]
    assert column(sheet, "位置") == ["代表名册!C3", "代表名册!B1", "未报送", "代表名册!B2", "代表名册!B2", ""]
    assert sheet.filtered == "A4:J7"
    assert [row.folded for row in sheet.rows if row.folded] == [True]
    assert lines[-1] == "文件指纹 0123456789ab"


def test_a_row_says_everything() -> None:
    row = listed(SEX).rows[4]
    said = [cell.value for cell in row.cells]
    assert said[:7] == ["P02-C3", "必改", "代表名册!C3", "李娜", "性别写「男」,身份证为女", "男", "女"]
    assert said[8:] == ["", ""]
    assert row.cells[2].link == ("代表名册", "C3")


def test_the_same_fault_down_a_column_is_one_row() -> None:
    sheet = listed(eaten(2), eaten(3), eaten(4), SEX)
    assert column(sheet, "位置") == ["代表名册!D2:D4", "代表名册!C3"]
    assert column(sheet, "问题")[0] == "D2:D4 共 3 处,例如 D2:身份证号「440103198503010000」被存成了数字"
    assert column(sheet, "对象")[0] == "王芳 等"
    assert sheet.rows[4].cells[2].link == ("代表名册", "D2:D4")
    assert "要您动手的 2 处(必改 4 处,列成 2 行)" in str(sheet.rows[1].cells[0].value)


def test_answers_are_offered_where_an_answer_is_asked() -> None:
    choices = listed(SEX, HINT).choices[0]
    assert choices.options == CHOICES.options
    assert choices.cells == "I5 I8"


def test_a_clean_workbook_gets_a_receipt() -> None:
    sheet = listed()
    lines = drawn(sheet)
    assert lines[1] == "青山镇 2022年11月妇联换届报表 回执:没有发现问题(截至 2022-11-25)"
    assert lines[2].splitlines() == [
        "报来的报表已经核对,没有发现需要改正或核实的问题。",
        "收到:妇女代表名册 3 行",
        "请于月底前发回。",
    ]
    assert "盖章" in lines[-2]
    assert lines[-1] == "文件指纹 0123456789ab"
    assert sheet.frozen == 0
    assert sheet.filtered == ""
    assert read_sentinel(sheet.rows[0].cells[0].value) == ("3", "0123456789ab")


def test_a_receipt_says_in_one_line_what_was_not_checked() -> None:
    unchecked = (
        NotChecked("P03", "青山镇", "delegates", "没有「年龄」列"),
        NotChecked("B15", "青山镇", "ballots", "没有「是否另选人」"),
    )
    lines = drawn(findings_list(outgoing(not_checked=unchecked)))
    assert lines[2].splitlines()[-1] == (
        "缺少内容没有核对的(不算错):没有「年龄」列。没有核对:年龄与出生年月相符;"
        "没有「是否另选人」。没有核对:另选票不多于反对票"
    )
    assert not any("未检查" in line for line in lines)


def test_tints_and_answers_are_explained() -> None:
    guide = str(listed(SEX).rows[2].cells[0].value)
    assert "浅黄色" in guide
    assert "看不懂的选“有疑问”" in guide


def test_the_county_is_named_with_its_deadline_and_telephone() -> None:
    county = {"deadline": "11月28日下班前", "contact": "(周敏 0731-1234567)", "signature": "云溪县妇女联合会"}
    guide = str(findings_list(replace(outgoing(SEX), **county)).rows[2].cells[0].value).splitlines()
    assert "改正期限:11月28日下班前。" in guide
    assert "有疑问请问县妇联(周敏 0731-1234567)。" in guide
    assert any(
        "核验单位(盖章):云溪县妇女联合会" in line for line in drawn(findings_list(replace(outgoing(), **county)))
    )


def test_a_receipt_still_shows_hints() -> None:
    sheet = listed(HINT)
    assert drawn(sheet)[3] == " | ".join(HEADINGS)
    assert column(sheet, "级别") == ["提示"]


def test_rows_are_as_high_as_their_text() -> None:
    long = found("V02", "B2", "长" * 200)
    assert listed(long).rows[4].height > 100
    assert listed(SEX).rows[4].height < 40


def test_no_text_is_cut() -> None:
    sheet = listed(
        found("V02", "B2", "长" * 700, value="值" * 900), found("V01", "M47", "没有填写", at="Sheet1(妇女代表名册)")
    )
    for row in sheet.rows[4:6]:
        for cell, width in zip(row.cells, sheet.widths, strict=True):
            lines = 2 * len(str(cell.value)) / (width - 1.5)
            assert row.height >= 13.5 * lines
    assert sheet.widths[2] > len("Sheet1(妇女代表名册)!M47") + len("妇女代表名册")


def test_text_of_a_township_stays_text() -> None:
    row = listed(found("V02", "B2", "x", value="=1+1\x07")).rows[4]
    assert row.cells[5].value == "=1+1"
    assert "&&" in listed(SEX, township="A&B镇").footer
