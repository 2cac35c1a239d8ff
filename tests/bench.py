"""Speed as ratios, measured side by side in one run: python -m tests.bench [townships].

Ours against the script a colleague would write: pandas.read_excel and pandera per file, openpyxl fill and
comment, to_excel. Both read the same workbooks and flag the same cells of what both check.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pandera.pandas as pa
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from python_calamine import CalamineWorkbook
from stdnum.cn import ric

from fulian_excel.journey import consolidate
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book

SAMPLES = Path(__file__).parents[1] / "sample_workbooks"
SAMPLE = SAMPLES / "收件箱" / "双龙镇妇联换届报表.xlsx"
MONTH = "2022-11"


def county(folder: Path, townships: int) -> None:
    """A workspace with one township's workbook so many times, each a township of its own."""
    inbox = folder / "收件箱"
    inbox.mkdir(parents=True)
    names = [f"第{number:03d}镇" for number in range(townships)]
    book = openpyxl.load_workbook(SAMPLES / "县级设置.xlsx")
    quotas = book["名额分配"]
    quotas.delete_rows(2, quotas.max_row)
    for name in names:
        quotas.append([name])
    book.save(folder / "县级设置.xlsx")
    source = openpyxl.load_workbook(SAMPLE)
    for name in names:
        for sheet in source:
            for line in sheet.iter_rows(max_row=6):
                for cell in line:
                    if isinstance(cell.value, str) and cell.value.endswith(("镇妇联", "街道妇联", "乡妇联")):
                        cell.value = f"{name}妇联"
        source.save(inbox / f"{name}.xlsx")


def colleague(folder: Path) -> int:
    """Read, check and mark every list of delegates as a script would; the number of cells flagged."""
    schema = pa.DataFrameSchema(
        {
            "性别": pa.Column(None, pa.Check.isin(["男", "女"]), required=False, nullable=True),
            "身份证号": pa.Column(None, pa.Check(_is_number, element_wise=True), required=False, nullable=True),
        }
    )
    flagged = 0
    for path in sorted((folder / "收件箱").glob("*.xlsx")):
        sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        book = openpyxl.load_workbook(path)
        for name, frame in sheets.items():
            head = next((index for index, row in frame.iterrows() if "序号" in list(row)), None)
            if head is None:
                continue
            table = frame.iloc[head + 1 :].set_axis([str(value) for value in frame.iloc[head]], axis=1)
            table = table.loc[:, ~table.columns.duplicated()]
            try:
                schema.validate(table, lazy=True)
            except pa.errors.SchemaErrors as errors:
                for case in errors.failure_cases.dropna(subset=["index"]).to_dict("records"):
                    column = list(frame.iloc[head]).index(case["column"]) + 1
                    cell = book[name].cell(int(case["index"]) + 1, column)
                    cell.fill = PatternFill("solid", fgColor="F4A582")
                    cell.comment = Comment(f"{case['check']}: {case['failure_case']}", "核验")
                    flagged += 1
        book.save(folder / f"{path.stem}_批注.xlsx")
    return flagged


def _is_number(value: object) -> bool:
    text = str(value)
    return not isinstance(value, str) or (len(text) == 18 and ric.calc_check_digit(text) == text[-1])


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the ratios."""
    townships = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        county(root / "区", townships)
        shutil.copytree(root / "区", root / "同事")
        ours = seconds(lambda: consolidate(root / "区", month=MONTH, as_of=date(2022, 11, 30)))
        theirs = seconds(lambda: colleague(root / "同事"))
        print(
            f"{townships} workbooks: ours {ours:.2f} s, a colleague's script {theirs:.2f} s, ratio {theirs / ours:.1f}"
        )
        path = next((root / "区" / "收件箱").glob("*.xlsx"))
        data = path.read_bytes()
        mine = min(seconds(lambda: read_book(Package(data))) for _ in range(9))
        library = min(seconds(lambda: _calamine(path)) for _ in range(9))
        print(f"reading one: ours {mine * 1000:.1f} ms, calamine {library * 1000:.1f} ms, ratio {mine / library:.1f}")


def _calamine(path: Path) -> int:
    book = CalamineWorkbook.from_path(path)
    return sum(len(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)


if __name__ == "__main__":
    main()
