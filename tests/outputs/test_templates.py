"""Blank workbooks: filled in they are read back whole and silent, and the settings are the defaults."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from stdnum.cn.ric import calc_check_digit

from fulian_excel.check import check
from fulian_excel.cli import main
from fulian_excel.county import read_settings
from fulian_excel.extract import extract
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.outputs.settings_template import settings_template
from fulian_excel.outputs.templates import township_template, version
from fulian_excel.rules import RULES, in_order
from fulian_excel.settings import Extension, Quotas, Settings, Township
from fulian_excel.submissions import assemble
from sample_workbooks.made_by.clean import clean_township
from tests.drawing import AS_OF

NAME = "青山镇"


def seen(data: bytes, settings: Settings, as_of: date = AS_OF) -> tuple[list[Finding], list[str]]:
    """What is found in a workbook, and the forms in it."""
    extracted = extract(f"{NAME}.xlsx", open_book(f"{NAME}.xlsx", data), FORMS, settings)
    assembled = assemble([extracted], settings, as_of)
    return [*assembled.findings, *check(assembled.county).findings], list(extracted.tables)


def fill(sheet: Worksheet, labels: dict[str, object], rows: list[dict[str, object]]) -> None:
    """Write labels beside their names and rows under their headings."""
    spots = {str(cell.value).rstrip("*"): cell for line in sheet.iter_rows(max_row=12) for cell in line if cell.value}
    for name, value in labels.items():
        sheet.cell(spots[name].row, spots[name].column + 1).value = value
    head = max(cell.row for name, cell in spots.items() if name in rows[0])
    headings = {str(cell.value).rstrip("*"): cell.column for cell in sheet[head] if cell.value}
    for at, row in enumerate(rows, head + 1):
        for name, value in row.items():
            if name in headings:
                sheet.cell(at, headings[name]).value = " ".join(value) if isinstance(value, tuple) else value


def test_every_form_is_filled_read_back_and_silent():
    town = clean_township(NAME, 1)
    book = openpyxl.load_workbook(io.BytesIO(township_template(list(FORMS.values()), Settings())))
    unit = {"填报单位": f"{NAME}妇联"}
    for name, form in FORMS.items():
        if name != "ballots":
            fill(book[form.title], unit | {"填报日期": town.filled_on(name)}, town.forms[name])
    for labels, rows in town.ballots:
        cover = unit | {"填报日期": town.filled_on("ballots")}
        fill(book[f"选举计票表({labels['选举事项']})"], cover | labels, rows)
    out = io.BytesIO()
    book.save(out)
    settings = Settings(townships=(Township(NAME, women=town.women, quotas=Quotas(delegates=45)),))
    findings, forms = seen(out.getvalue(), settings)
    assert [(one.code, one.place, one.message) for one in findings] == []
    assert set(forms) == set(FORMS)


def test_a_blank_workbook_is_nothing_sent():
    settings = Settings(townships=(Township(NAME),))
    findings, _forms = seen(township_template(list(FORMS.values()), settings), settings, date(2022, 9, 30))
    assert [one.code for one in findings] == ["X04"], "nothing is said of what is blank but that nothing was sent"


def test_drop_downs_offer_the_countys_own_options():
    many = tuple(f"第{number}类新就业群体" for number in range(30))
    settings = Settings(
        choices={("delegates", "界别"): Extension(("快递员",)), ("delegates", "产生方式"): Extension(many)}
    )
    data = township_template([FORMS["delegates"]], settings)
    book = openpyxl.load_workbook(io.BytesIO(data))
    rules = book["妇女代表名册"].data_validations.dataValidation
    offered = [one.formula1 for one in rules if one.type == "list"]
    assert any("快递员" in formula for formula in offered)
    assert "选项!$A$2:$A$33" in offered, "what is too long for a drop-down stands on a sheet of its own"
    assert book["选项"].sheet_state == "hidden"
    assert all(one.errorStyle == "warning" for one in rules)
    assert "F06" not in [one.code for one in seen(data, Settings(townships=(Township(NAME),)))[0]]


def test_a_blank_workbook_says_which_it_is():
    forms = list(FORMS.values())
    data = township_template(forms, Settings())
    assert data == township_template(forms, Settings())
    assert version(forms) in openpyxl.load_workbook(io.BytesIO(data))["填报说明"]["A1"].value
    assert version(forms) != version(forms[:3])


def test_new_settings_are_the_defaults(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(settings_template()))
    book["名额分配"]["B4"] = NAME
    book.save(tmp_path / "县级设置.xlsx")
    read, plain = read_settings(tmp_path / "县级设置.xlsx", AS_OF), Settings()
    assert [one.name for one in read.townships] == [NAME]
    assert read.townships[0].quotas == Quotas()
    for code in RULES:
        assert read.level(code) is plain.level(code)
        assert read.parameters(code) == plain.parameters(code)
    for name in ("steps", "archive", "prohibitions", "stages", "masked", "passwords", "waivers", "days_off"):
        assert getattr(read, name) == getattr(plain, name), name
    assert all(
        read.is_due(name, form.due, AS_OF) == plain.is_due(name, form.due, AS_OF) for name, form in FORMS.items()
    )


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(one) for one in arguments])
    return int(end.value.code or 0)


def test_a_new_workspace(tmp_path, capsys):
    folder = tmp_path / "县"
    assert run("init", folder) == 0
    assert {path.name for path in folder.iterdir()} == {
        "县级设置.xlsx",
        "镇妇联换届报表(空白).xlsx",
        "收件箱",
        "运行汇总.bat",
        "运行汇总.command",
        "守着收件箱.bat",
        "守着收件箱.command",
        "写发信草稿.bat",
        "写发信草稿.command",
    }
    settings = folder / "县级设置.xlsx"
    settings.write_bytes(b"mine")
    assert run("init", folder) == 0
    assert settings.read_bytes() == b"mine"
    assert "已有,没有动" in capsys.readouterr().out


def test_the_template_command(tmp_path, capsys):
    run("init", tmp_path)
    assert run("template", "delegates", "选举计票表", "-o", tmp_path / "空白.xlsx") == 0
    names = openpyxl.load_workbook(tmp_path / "空白.xlsx").sheetnames
    assert names == ["填报说明", "妇女代表名册", "选举计票表(执委)", "选举计票表(主席副主席)"]
    assert run("template", "-o", tmp_path / "空白.xlsx") == 2
    assert run("template", "没有的表", "-o", tmp_path / "别的.xlsx") == 2
    assert "没有「没有的表」这张报表" in capsys.readouterr().err


def test_new_settings_say_what_to_type_and_print_on_few_pages():
    book = openpyxl.load_workbook(io.BytesIO(settings_template()))
    quotas = book["名额分配"].data_validations.dataValidation
    assert {one.type for one in quotas} >= {"whole", "textLength"}
    assert all(one.prompt for sheet in book for one in sheet.data_validations.dataValidation)
    assert all(one.errorStyle == "warning" for one in quotas)
    assert (book["时间安排"].page_setup.orientation, book["名额分配"].page_setup.orientation) == (
        "portrait",
        "landscape",
    )
    assert book["时间安排"].max_row == 6, "no ruled rows where nothing is to be added"
    assert book["归档目录"]["B3"].value == "材料名称"
    assert book["纪律清单"]["B3"].value == "纪律内容"


def test_the_rules_of_new_settings_stand_in_the_books_order():
    rules = openpyxl.load_workbook(io.BytesIO(settings_template()))["规则"]
    told = [row[0] for row in rules.iter_rows(min_row=4, values_only=True)]
    assert list(dict.fromkeys(told)) == [rule.code for rule in in_order() if rule.code != "Z01"]
    assert told[0] == "F01"


def test_a_wide_form_is_an_a3_and_a_narrow_one_stands_upright_on_one_page():
    book = openpyxl.load_workbook(io.BytesIO(township_template(list(FORMS.values()), Settings())))
    wide, narrow = book["妇女代表名册"], book["工作交接表"]
    assert (int(wide.page_setup.paperSize), wide.page_setup.orientation) == (8, "landscape")
    assert (int(narrow.page_setup.paperSize), narrow.page_setup.orientation) == (9, "portrait")
    assert narrow.page_setup.fitToHeight in (None, 1)
    phones = [one for one in wide.data_validations.dataValidation if one.type == "textLength"]
    assert len(phones) == 2, "the list's phones, and that of whoever filled it in"


def test_who_stands_as_an_example_is_a_woman_whose_number_is_right():
    person = {column.title: column.example for column in FORMS["delegates"].columns.values()}
    number = person["身份证号"]
    assert person["性别"] == "女"
    assert int(number[16]) % 2 == 0
    assert calc_check_digit(number) == number[-1]
    assert number[6:12] == person["出生年月"].replace(".", "")
    assert int(person["年龄"]) == 2022 - int(number[6:10])
