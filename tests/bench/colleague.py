"""The script a colleague would write: python -m tests.bench.colleague FOLDER OUT; prints the cells that it flags.

pandas.read_excel and pandera sheet by sheet, openpyxl to fill and comment, to_excel for the county's workbook.
"""

import json
import re
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pandera.pandas as pa
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from stdnum.cn import ric

_POLITICS = [
    *("中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员"),
    *("农工党党员", "致公党党员", "九三学社社员", "台盟盟员", "无党派人士", "群众"),
]
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
_COUNTS = ("总人口", "妇女人数", "18周岁以上妇女", "女党员", "妇联干部数", "女干部数")
_KEYS = ("姓名", "村(社区)")


def _is_number(value: object) -> bool:
    text = str(value)
    return len(text) == 18 and text[:17].isdigit() and ric.calc_check_digit(text) == text[-1]


def _optional(*checks: pa.Check) -> pa.Column:
    return pa.Column(None, list(checks), required=False, nullable=True)


PEOPLE = pa.DataFrameSchema(
    {
        "性别": _optional(pa.Check.isin(["男", "女"])),
        "政治面貌": _optional(pa.Check.isin(_POLITICS)),
        "身份证号": _optional(pa.Check(_is_number, element_wise=True)),
        "联系电话": _optional(pa.Check(lambda value: bool(_PHONE.fullmatch(str(value))), element_wise=True)),
    }
)
VILLAGES = pa.DataFrameSchema({name: _optional(pa.Check.ge(0)) for name in _COUNTS})


def check(folder: Path, out: Path) -> list[list[str]]:
    """Read, check and mark every workbook of 收件箱; the cells flagged, as file, sheet and cell."""
    flagged: list[list[str]] = []
    everything: dict[str, list[pd.DataFrame]] = {}
    for path in sorted((folder / "收件箱").glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        for name, frame in pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl").items():
            table = _table(frame)
            if table is None:
                continue
            everything.setdefault(str(name), []).append(table)
            flagged += [[path.name, str(name), cell] for cell in _mark(book[str(name)], table)]
        book.save(out / path.name)
    with pd.ExcelWriter(out / "汇总.xlsx") as writer:
        for name, tables in everything.items():
            pd.concat(tables).to_excel(writer, sheet_name=name[:31], index=False)
    return flagged


def _table(frame: pd.DataFrame) -> pd.DataFrame | None:
    """The rows below the heading row, as far as they name somebody or some place."""
    for index, row in enumerate(frame.itertuples(index=False)):
        heads = [str(value).replace("\n", "").replace(" ", "") for value in row]
        key = next((one for one in _KEYS if one in heads), None)
        if key is not None:
            table = frame.iloc[index + 1 :].set_axis(heads, axis=1)
            table = table.loc[:, ~table.columns.duplicated()]
            return table[table[key].notna()]
    return None


def _mark(sheet: openpyxl.worksheet.worksheet.Worksheet, table: pd.DataFrame) -> list[str]:
    schema = PEOPLE if "姓名" in table.columns else VILLAGES
    flagged = []
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for case in errors.failure_cases.dropna(subset=["index"]).to_dict("records"):
            column = list(table.columns).index(case["column"]) + 1
            cell = sheet.cell(int(case["index"]) + 1, column)
            cell.fill = PatternFill("solid", fgColor="F4A582")
            cell.comment = Comment(f"{case['check']}: {case['failure_case']}", "核验")
            flagged.append(cell.coordinate)
    return flagged


if __name__ == "__main__":
    print(json.dumps(check(Path(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False))
