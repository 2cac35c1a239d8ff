"""An older 县级设置.xlsx brought up to date: what is lacking is put in, every edit is kept."""

import errno
import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from fulian_excel import disk
from fulian_excel.cli import main
from fulian_excel.county import read_settings
from fulian_excel.layout import lay_out
from fulian_excel.outputs.formula_values import Computed, with_values
from fulian_excel.outputs.settings_template import settings_template
from fulian_excel.outputs.settings_update import brought_up_to_date
from tests.drawing import AS_OF, workbook

FRESH = settings_template()
NOON = datetime(2026, 11, 26, 9, 30)
PINK = PatternFill("solid", fgColor="FFCCDD")


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def texts(data, sheet, column):
    return [row[column - 1].value for row in opened(data)[sheet].iter_rows(min_row=4) if row[column - 1].value]


def computed(formulas, data):
    """The workbook with formulas, and the values that WPS or Excel would have stored for them."""
    book = opened(data)
    there = []
    for where, (formula, value) in formulas.items():
        sheet, _, cell = where.partition("!")
        book[sheet][cell] = formula
        there.append(Computed(book[sheet][cell], value))
    return with_values(saved(book), book, [one for one in there if one.value is not None])


def row_of(sheet, text):
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)


def older(*lacking):
    """A fresh workbook without some rows, columns and sheets, as an earlier version would have made it."""
    book = opened(FRESH)
    for one in lacking:
        sheet, _, what = one.partition("!")
        if not what:
            del book[sheet]
        elif what.startswith("列"):
            book[sheet].delete_cols(next(cell.column for cell in book[sheet][3] if cell.value == what[1:]))
        else:
            book[sheet].delete_rows(row_of(book[sheet], what))
    return saved(book)


# What an older workbook lacks, and how that is said when it has been put in; in the order of the sheets.
LACKING = {
    "基本设置!县名": "《基本设置》的「县名」、「汇总月份」",
    "基本设置!汇总月份": "",
    "名额分配!列邮箱": "《名额分配》的列「邮箱」",
    "规则!F01": "《规则》的「F01」、「W06 公示天数」",
    "规则!W06": "",
    "时间安排": "工作表《时间安排》",
    "报送要求!换届工作进度表": "《报送要求》的「换届工作进度表」",
    "选项": "工作表《选项》",
    "发信设置!列说明": "《发信设置》的列「说明」",
    "发信设置!端口": "《发信设置》的「端口」",
}


def test_what_is_lacking_is_put_in_its_place(tmp_path):
    update = brought_up_to_date(older(*LACKING), FRESH)
    assert update.added == tuple(filter(None, LACKING.values()))
    assert update.data is not None
    book, fresh = opened(update.data), opened(FRESH)
    assert book.sheetnames == fresh.sheetnames
    for sheet in fresh:
        mine = [[cell.value for cell in row if cell.value is not None] for row in book[sheet.title].iter_rows()]
        ours = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        assert [row for row in mine if row] == [row for row in ours if row], sheet.title
    assert brought_up_to_date(update.data, FRESH).added == ()
    book["名额分配"]["B4"] = "青山镇"
    book.save(tmp_path / "县级设置.xlsx")
    assert len(read_settings(tmp_path / "县级设置.xlsx", AS_OF).stages) == 3


def test_nothing_to_add_nothing_touched():
    assert brought_up_to_date(FRESH, FRESH).data is None


def test_every_edit_width_and_colour_is_kept():
    book = opened(older("规则!到会比例"))
    rules = book["规则"]
    below, level = row_of(rules, "B04"), rules.cell(row_of(rules, "B04"), 3)
    level.value, level.fill, level.font = "核实", PINK, Font(bold=True)
    level.comment = Comment("会上定的", "县妇联")
    rules.cell(below, 9).value = "我们自己的备注"
    rules.column_dimensions["B"].width = 51
    rules.row_dimensions[below].height = 44
    rules.merge_cells(start_row=below + 1, end_row=below + 2, start_column=9, end_column=9)
    rules.conditional_formatting.add(f"C{below}:C{below + 5}", CellIsRule("equal", ['"停用"'], fill=PINK))
    own = DataValidation(type="list", formula1='"甲,乙"')
    own.add(f"I{below}")
    rules.add_data_validation(own)
    book.create_sheet("我的草稿", 0)["A1"] = "留着"
    update = brought_up_to_date(saved(book), FRESH)
    assert update.data is not None
    after = opened(update.data)
    sheet = after["规则"]
    assert row_of(sheet, "B04") == below + 1
    cell = sheet.cell(below + 1, 3)
    assert (cell.value, cell.fill.fgColor.rgb, cell.font.bold, cell.comment.text) == (
        "核实",
        "00FFCCDD",
        True,
        "会上定的",
    )
    assert sheet.cell(below + 1, 9).value == "我们自己的备注"
    assert (sheet.column_dimensions["B"].width, sheet.row_dimensions[below + 1].height) == (51, 44)
    assert [str(area) for area in sheet.merged_cells.ranges] == [f"I{below + 2}:I{below + 3}"]
    assert [str(area.sqref) for area in sheet.conditional_formatting] == [f"C{below + 1}:C{below + 6}"]
    assert f"I{below + 1}" in [str(one.sqref) for one in sheet.data_validations.dataValidation]
    assert after.sheetnames[0] == "我的草稿"
    assert after["我的草稿"]["A1"].value == "留着"


def test_a_rule_that_the_county_switched_off_stays_off(tmp_path):
    sheets = {"名额分配": "| 镇(街道) |\n| 青山镇 |", "规则": "| 编号 | 级别 |\n| B03 | 停用 |"}
    update = brought_up_to_date(workbook(sheets), FRESH)
    assert update.data is not None
    path = tmp_path / "县级设置.xlsx"
    path.write_bytes(update.data)
    assert read_settings(path, AS_OF).level("B03") == "停用"


@pytest.mark.parametrize(
    ("where", "formula", "value"),
    [
        ("名额分配!E6", "=SUM(E4:E5)", None),
        ("名额分配!E6", "=规则!E4", 2),
        ("规则!E5", "=E4", 2),
    ],
)
def test_what_would_come_out_otherwise_is_left_alone(where, formula, value):
    update = brought_up_to_date(computed({where: (formula, value)}, older("时间安排")), FRESH)
    assert (update.data, update.why) == (None, f"{where} 的公式会跟着变")
    assert update.added == ("工作表《时间安排》",)


def test_formulas_of_other_sheets_keep_what_they_come_to(tmp_path):
    there = {"名额分配!B4": ('=CONCATENATE("青山","镇")', "青山镇"), "名额分配!E4": ("=20+7", 27)}
    update = brought_up_to_date(computed(there, older("时间安排", "规则!W06")), FRESH)
    assert update.data is not None
    assert opened(update.data)["名额分配"]["E4"].value == "=20+7"
    path = tmp_path / "县级设置.xlsx"
    path.write_bytes(update.data)
    town = read_settings(path, AS_OF).townships[0]
    assert (town.name, town.women) == ("青山镇", 27)


def test_init_keeps_the_older_file_beside(tmp_path):
    path = tmp_path / "县级设置.xlsx"
    before = older("基本设置!汇总月份")
    path.write_bytes(before)
    told = list(lay_out(tmp_path, 2026, "python", NOON))
    assert f"已更新 {path}:增加了《基本设置》的「汇总月份」;原来的留作 县级设置(更新前1126-0930).xlsx" in told
    assert (tmp_path / "县级设置(更新前1126-0930).xlsx").read_bytes() == before
    assert "汇总月份" in texts(path.read_bytes(), "基本设置", 1)
    path.write_bytes(before)
    list(lay_out(tmp_path, 2026, "python", NOON))
    assert (tmp_path / "县级设置(更新前1126-0930) (2).xlsx").read_bytes() == before
    after = path.read_bytes()
    assert f"已有,没有动 {path}" in list(lay_out(tmp_path, 2026, "python", NOON))
    assert path.read_bytes() == after


def test_settings_open_in_another_program_stay_and_nothing_is_left_behind(tmp_path, monkeypatch, capsys):
    def refused(source, target):
        raise PermissionError(errno.EACCES, "open", str(target))

    list(lay_out(tmp_path, 2026, "python", NOON))
    path = tmp_path / "县级设置.xlsx"
    before = older("基本设置!汇总月份")
    path.write_bytes(before)
    there = sorted(one.name for one in tmp_path.iterdir())
    monkeypatch.setattr(disk, "replace", refused)
    with pytest.raises(SystemExit) as end:
        main(["init", str(tmp_path)])
    assert end.value.code == 4
    assert "请关闭打开的文件" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == there


@pytest.mark.parametrize(("arguments", "year"), [(("--year", "2031"), 2031), ((), datetime.now().year)])  # noqa: DTZ005
def test_init_writes_the_windows_of_the_year(tmp_path, arguments, year):
    with pytest.raises(SystemExit):
        main(["init", str(tmp_path), *arguments])
    data = (tmp_path / "县级设置.xlsx").read_bytes()
    assert texts(data, "时间安排", 2) == [f"{year}-09-01", f"{year}-10-11", f"{year}-11-21"]
    basics = opened(data)["基本设置"]
    assert [basics.cell(row, 1).value for row in (4, 5)] == ["县名", "届次"]
    assert [basics.cell(row, 2).value for row in (4, 5)] == [None, None], "asked for, never invented"
