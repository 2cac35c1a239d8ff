"""A workbook with any byte of it changed is refused, or says what the original says."""

import random
from pathlib import Path

import pytest

from fulian_excel.cells import Book
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused

SAMPLES = Path(__file__).parents[2] / "sample_workbooks" / "收件箱"
SMALL, LARGE = "桃源镇代表名额.xlsx", "青山镇妇联换届报表.xlsx"


def said(book: Book) -> list[tuple[object, ...]]:
    """All that a book says: its sheets and the values of their cells."""
    return [(one.name, one.hidden, [(at, cell.value) for at, cell in one.cells.items()]) for one in book.sheets]


def differs(data: bytes, original: list[tuple[object, ...]], at: int, by: int) -> bool:
    """With a byte changed the workbook is read, and says something else."""
    try:
        return said(open_book("表.xlsx", data[:at] + bytes([data[at] ^ by]) + data[at + 1 :])) != original
    except Refused:
        return False


def proved(name: str, times: int) -> None:
    data = (SAMPLES / name).read_bytes()
    original = said(open_book("表.xlsx", data))
    chosen = random.Random(name)
    places = [(chosen.randrange(len(data)), chosen.randrange(1, 256)) for _ in range(times)]
    assert [place for place in places if differs(data, original, *place)] == []


@pytest.mark.parametrize("name", [SMALL, LARGE])
def test_some_bytes(name):
    proved(name, 150)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", [SMALL, LARGE])
def test_ten_thousand_bytes(name):
    proved(name, 10_000)


def test_every_bit_of_the_directory():
    data = (SAMPLES / SMALL).read_bytes()
    original = said(open_book("表.xlsx", data))
    directory = range(data.index(b"PK\x01\x02"), len(data))
    assert [(at, bit) for at in directory for bit in (1, 0x80) if differs(data, original, at, bit)] == []
