"""Heading rows found by their look, against a list that was made by looking at real sheets and without the finder."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from fulian_excel.cells import Book
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.shape import heading_row
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from tests.drawing import book

CORPUS = os.environ.get("FULIAN_CORPUS", "")
LISTED = Path(__file__).with_name("corpus_headings.csv")
AT_LEAST = 0.9


@cache
def opened(file: str) -> Book | None:
    try:
        return open_book(file, (Path(CORPUS) / file).read_bytes())
    except Refused:
        return None


def with_headings() -> Iterator[tuple[str, str, list[range]]]:
    """Every sheet that holds a table, with the rows of each table's headings; doubtful sheets are left out."""
    sheets: dict[tuple[str, str], list[range]] = defaultdict(list)
    doubtful = set()
    for row in csv.DictReader(LISTED.open(encoding="utf-8")):
        key = (row["file"], row["sheet"])
        if row["verdict"] == "headings":
            sheets[key].append(range(int(row["first"]), int(row["last"]) + 1))
        elif row["verdict"] == "unsure":
            doubtful.add(key)
    yield from ((*key, rows) for key, rows in sheets.items() if key not in doubtful)


@pytest.mark.skipif(not CORPUS, reason="FULIAN_CORPUS names no folder of workbooks")
def test_the_share_of_heading_rows_found(capsys: pytest.CaptureFixture[str]) -> None:
    missed, found = [], 0
    for file, name, rows in with_headings():
        read = opened(file)
        sheet = next((one for one in read.sheets if one.name == name), None) if read else None
        look = heading_row(Grid(sheet)) if sheet else None
        if look and any(look.row in listed for listed in rows):
            found += 1
        else:
            missed.append((file, name, look.row if look else None, [(one.start, one.stop - 1) for one in rows]))
    share = found / (found + len(missed))
    with capsys.disabled():
        print(f"\nheading rows found on {found} of {found + len(missed)} real sheets: {share:.1%}")
    assert share >= AT_LEAST, missed


@pytest.mark.parametrize(
    ("drawing", "row"),
    [
        ("| 名册 | |\n| 填报单位 | 青山镇 |\n| 姓名 | 性别 | 电话 |\n| 王芳 | 女 | 1 |", 3),
        ("| 姓名 | 性别 |\n| 王芳 | 女 |\n| 李敏 | 女 |", 1),
        ("| 只有一句话 |", None),
        ("| 1 | 2 |\n| 3 | 4 |", None),
    ],
)
def test_small_sheets(drawing: str, row: int | None) -> None:
    look = heading_row(Grid(book({"表": drawing}).sheets[0]))
    assert (look.row if look else None) == row
