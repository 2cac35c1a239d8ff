"""Townships whose clerk did something to the workbook afterwards: formulas, merges, hidden parts, signs gone astray."""

from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from sample_workbooks.made_by.pages import Formula
from tests.extract.clerks import Clerk, Drawn
from tests.extract.drawn_books import Sheet
from tests.extract.handwriting import Hand, in_figures


def _spot(cell: str) -> tuple[int, int]:
    letters, row = coordinate_from_string(cell)
    return row, column_index_from_string(letters)


def _hide(drawn: Drawn) -> None:
    """Two delegates' rows, two of their columns, the tally and the handover; lines run down every column."""
    sheet = drawn.sheet("delegates")
    sheet.hidden_rows |= {_spot(drawn.where["delegates", 0, index, "姓名"].cell)[0] for index in (4, 9)}
    sheet.hidden_columns |= {column for (_row, column), value in sheet.cells.items() if value in ("年龄", "政治面貌")}
    for form in ("ballots", "handover"):
        drawn.sheet(form).hidden = True
    for form in ("survey", "committee", "progress"):
        drawn.sheet(form).bordered = True


def _stray(drawn: Drawn) -> None:
    """Signs hit by mistake far below and far to the right, a remark beside a table, two thousand empty boxes."""
    drawn.sheet("committee").put(300, 60, "。")
    drawn.sheet("progress").put(120, 3, " ")
    drawn.sheet("delegates").put(2, 40, "1")
    drawn.sheet("archive").put(900, 2, "`")
    sheet = drawn.sheet("candidates")
    sheet.put(9, sheet.right + 2, "照片还没有交")
    for form in ("delegates", "candidates", "ballots", "training"):
        drawn.sheet(form).styled_to = 2000


def _computed(drawn: Drawn) -> None:
    """Numbers, sexes and ages come out of formulas; lists to choose from and a page of advice are in the workbook."""
    for form in ("delegates", "candidates", "committee"):
        sheet = drawn.sheet(form)
        for index in range(len(drawn.town.forms[form])):
            for name, text in (("序号", "=ROW()-{row}+{index}"), ("性别", '=IF(MOD(MID({id},17,1),2),"男","女")')):
                cell, identity = (drawn.where[form, 0, index, one].cell for one in (name, "身份证号"))
                spot = _spot(cell)
                written = text.format(row=spot[0], index=index + 1, id=identity)
                sheet.cells[spot] = Formula(written, sheet.cells[spot])
    sheets = drawn.books["青山镇"]
    choices = {
        "性别": "男女",
        "政治面貌": ("中共党员", "共青团员", "群众"),
        "学历": ("本科", "大专"),
        "职级": ("党政正职", "党政副职"),
    }
    advice = {
        "填表说明": (
            "一、姓名:以身份证为准。",
            "二、出生年月:如1985.03。",
            "三、界别:按方案六类填写。",
            "四、每村一行,不要合并单元格。",
        )
    }
    for name, columns, hidden in (("填表说明", advice, False), ("选项", choices, True)):
        sheet = Sheet(name, hidden=hidden)
        for column, (heading, values) in enumerate(columns.items(), 1):
            for row, value in enumerate((heading, *values), 1):
                sheet.put(row, column, value)
        sheets.insert(0, sheet)
    sheets.append(Sheet("Sheet3", {(1, 1): None}))


def _merge_down(drawn: Drawn) -> None:
    """Whatever is the same for several in a row is written once, in one tall cell."""
    columns = {
        "delegates": ("推选单位", "界别", "代表类别"),
        "training": ("培训日期", "学时", "培训内容", "考核"),
        "handover": ("移交人", "监交人"),
        "discipline": ("学习日期", "参加人数", "签订承诺书人数"),
        "progress": ("阶段",),
        "officers": ("当选日期", "批复文号", "备案日期"),
    }
    for form, names in columns.items():
        rows = drawn.town.forms[form]
        for name in names:
            for _value, run in groupby(enumerate(row[name] for row in rows), lambda pair: pair[1]):
                _merge(drawn, form, name, [index for index, _value in run])


def _merge(drawn: Drawn, form: str, name: str, indices: list[int]) -> None:
    sheet = drawn.sheet(form)
    spots = [_spot(drawn.where[form, 0, index, name].cell) for index in indices]
    for index, spot in zip(indices[1:], spots[1:], strict=True):
        sheet.cells[spot] = None
        drawn.where[form, 0, index, name] = drawn.where[form, 0, indices[0], name]
    sheet.merge(*spots[0], *spots[-1])


def _insert(sheet: Sheet, drawn: Drawn, row: int, form: str) -> None:
    """A row of its own above a row; what was written below stands one lower."""
    sheet.cells = {(at + (at >= row), column): value for (at, column), value in sheet.cells.items()}
    sheet.merges = [(top + (top >= row), left, end + (end >= row), right) for top, left, end, right in sheet.merges]
    for key, spot in drawn.where.items():
        at, column = _spot(spot.cell)
        if key[0] == form and at >= row:
            drawn.where[key] = spot._replace(cell=f"{get_column_letter(column)}{at + 1}")


def _divide(drawn: Drawn) -> None:
    """Every unit's delegates come under a line of their own: 一、青山镇机关(3名)."""
    sheet = drawn.sheet("delegates")
    units = [row["推选单位"] for row in drawn.town.forms["delegates"]]
    for turn, unit in enumerate(dict.fromkeys(units)):
        row = _spot(drawn.where["delegates", 0, units.index(unit), "姓名"].cell)[0]
        _insert(sheet, drawn, row, "delegates")
        sheet.put(row, 1, f"{in_figures(turn + 1)}、{unit}({units.count(unit)}名)")
        sheet.merge(row, 1, row, sheet.right)


def _number_columns(drawn: Drawn) -> None:
    """甲, 乙, 1, 2, 3 stand between the headings and the rows of what counts people."""
    for form in ("survey", "allocation"):
        sheet = drawn.sheet(form)
        row = _spot(drawn.where[form, 0, 0, "序号"].cell)[0]
        _insert(sheet, drawn, row, form)
        for column in range(1, sheet.right + 1):
            sheet.put(row, column, "甲乙"[column - 1] if column < 3 else column - 2)


HIDDEN = Clerk(hand=Hand(identity=str.lower), without=(), finish=_hide)
STRAY = Clerk(finish=_stray, program="openpyxl", below=(("填表人:{clerk}", "", "审核人:{checker}"), "以上情况属实。"))
COMPUTED = Clerk(finish=_computed, total="bottom")
MERGED_DOWN = Clerk(finish=_merge_down)
DIVIDED = Clerk(finish=_divide)
COLUMN_NUMBERS = Clerk(finish=_number_columns)
