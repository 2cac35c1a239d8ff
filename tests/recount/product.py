"""What the package wrote of a county: the figures of the workbooks it hands up, read cell by cell."""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

Number = float | str | None


def run(workspace: Path, as_of: date) -> Path:
    """Run the command line over a workspace; the folder of the month's results."""
    month = f"{as_of:%Y-%m}"
    command = [sys.executable, "-m", "fulian_excel", "run", str(workspace), "--month", month]
    command += ["--as-of", str(as_of), "--jobs", "1"]
    subprocess.run(command, check=True, capture_output=True)
    return workspace / "结果" / month


def number(value: object) -> Number:
    """A cell's number; — is None."""
    return None if value in {"—", None} else value


def indicators(month: Path) -> dict[str, tuple[Number, Number, Number]]:
    """The sheet 指标, by name: 数值, 分子, 分母."""
    sheet = load_workbook(next(month.glob("上报_*.xlsx")), data_only=True)["指标"]
    lines = list(sheet.iter_rows(min_row=4, values_only=True))
    return {str(line[1]): (number(line[2]), number(line[3]), number(line[4])) for line in lines if line[1]}


def roll_up(month: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every sheet of the county's workbook as its lines."""
    book = load_workbook(next(month.glob("全县汇总_*.xlsx")), data_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def by_township(lines: list[tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    """A sheet's lines by their first cell, the last one of a name not overwriting the first."""
    found: dict[str, tuple[object, ...]] = {}
    for line in lines:
        if line[0]:
            found.setdefault(str(line[0]), line)
    return found


def findings(month: Path) -> list[dict[str, str]]:
    """The rows of findings.csv."""
    with (month / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
