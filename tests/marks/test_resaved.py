"""What LibreOffice saves of a marked workbook is, once our marks are out, what it saves of the unmarked one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from fulian_excel.cells import Book, Value
from fulian_excel.marks.stripping import sentinel, strip
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from tests.marks.belongings import own
from tests.marks.marking_cases import marked
from tests.office import resaved

pytestmark = pytest.mark.office

SAMPLES = Path(__file__).parents[2] / "sample_workbooks"
CORPUS = os.environ.get("FULIAN_CORPUS", "")
OURS = ("FLMARK1", "【核验", "FL1-")
# Real workbooks of many kinds: comments, drawings, validations, formats, macros, names, merges, other alphabets.
CHOSEN = (
    "calamine/any_sheets.xlsx",
    "calamine/errors.xlsx",
    "calamine/issue_261.xlsx",
    "calamine/pivots.xlsx",
    "calamine/richtext-namespaced.xlsx",
    "easyexcel/extra.xlsx",
    "easyexcel/t02.xlsx",
    "easyexcel/t07.xlsx",
    "magicodes/NullableEnum.xlsx",
    "magicodes/VBADecompressBug.xlsm",
    "magicodes/图片导入模板.xlsx",
    "magicodes/学生基础数据及缴费流水号导入.xlsx",
    "magicodes/管轴导入数据.xlsx",
)


@dataclass(frozen=True)
class Saved:
    """A workbook, its marked copy, and both as LibreOffice saves them."""

    original: bytes
    copy: bytes
    original_saved: bytes
    copy_saved: bytes


def both_saved(pairs: Mapping[str, tuple[bytes, bytes]]) -> dict[str, Saved]:
    """By name those workbooks that LibreOffice opens."""
    given = {f"{name} {kind}": data for name, pair in pairs.items() for kind, data in zip("原批", pair, strict=True)}
    out = resaved(given)
    return {
        name: Saved(*pair, out[f"{name} 原"], out[f"{name} 批"]) for name, pair in pairs.items() if f"{name} 原" in out
    }


def traces(data: bytes) -> list[str]:
    package = Package(data)
    return [f"{word} in {name}" for name in package.names for word in OURS if word.encode() in package.read(name)]


def marks(data: bytes) -> tuple[int, int, int]:
    """Our comments, tints and lists in a copy that we have just marked."""
    package = Package(data)
    parts = [package.read(name) for name in package.names]
    comments, tints = (sum(part.count(word.encode()) for part in parts) for word in ("【核验】", 'N("FLMARK1")'))
    quoted = sum(part.count(b"N(&quot;FLMARK1&quot;)") for part in parts)
    return comments, tints + quoted, sum(sheet.name.startswith("问题清单") for sheet in read_book(package).sheets)


def values(data: bytes) -> dict[str, dict[tuple[int, int], Value]]:
    return {sheet.name: {at: cell.value for at, cell in sheet.cells.items()} for sheet in book_of(data).sheets}


def book_of(data: bytes) -> Book:
    return read_book(Package(data))


def told(value: Value) -> Value:
    """A value; of a number the digits that LibreOffice does not round in its own way."""
    return f"{value:.13g}" if isinstance(value, float) else value


@pytest.fixture(scope="module")
def samples(sample_round) -> dict[str, Saved]:
    """Every sample that is sent back marked."""
    rows = [row for row in sample_round.report.received if row.marked]
    pairs = {
        row.file: ((SAMPLES / "收件箱" / row.file).read_bytes(), (sample_round.folder / row.marked).read_bytes())
        for row in rows
    }
    return both_saved(pairs)


def test_every_sample_was_opened(samples):
    assert len(samples) == len(list((SAMPLES / "收件箱").rglob("*报表.xlsx"))) + 4


def test_no_sample_bears_a_mark_once_stripped(samples):
    for name, one in samples.items():
        package = Package(one.copy_saved)
        assert sentinel(package) == sentinel(Package(one.copy)), name
        assert traces(one.copy_saved), name
        assert traces(strip(one.copy_saved)) == [], name


def test_every_value_of_a_sample_is_what_the_township_sent(samples):
    """But for formulas that nobody had computed, which LibreOffice computes."""
    for name, one in samples.items():
        sent, back = book_of(one.original), book_of(strip(one.copy_saved))
        assert [sheet.name for sheet in back.sheets] == [sheet.name for sheet in sent.sheets], name
        for before, after in zip(sent.sheets, back.sheets, strict=True):
            open_formulas = {at for at, cell in before.cells.items() if cell.formula and cell.value is None}
            assert {at: told(cell.value) for at, cell in after.cells.items() if at not in open_formulas} == {
                at: told(cell.value) for at, cell in before.cells.items() if at not in open_formulas
            }, (name, before.name)


def test_what_else_is_the_townships_is_what_the_unmarked_sample_keeps(samples):
    for name, one in samples.items():
        assert own(strip(one.copy_saved)) == own(one.original_saved), name


@pytest.mark.long
@pytest.mark.skipif(not CORPUS, reason="FULIAN_CORPUS names no folder of workbooks")
def test_real_workbooks_keep_what_they_keep_unmarked_and_no_mark_multiplies():
    """Marked, saved, marked again and saved again, against what LibreOffice alone makes of them."""
    paths = {name: Path(CORPUS) / name for name in CHOSEN}
    found = both_saved({name: (path.read_bytes(), marked(path.read_bytes())) for name, path in paths.items()})
    again = {name: marked(one.copy_saved) for name, one in found.items()}
    alone = {name: marked(one.original_saved) for name, one in found.items()}
    twice = {name: marked(data) for name, data in resaved(again).items()}
    assert sorted(found) == sorted(twice) == sorted(CHOSEN)
    for name, one in found.items():
        bare = strip(one.copy_saved)
        assert traces(bare) == [], name
        assert values(bare) == values(one.original_saved), name
        assert own(bare) == own(one.original_saved), name
        assert marks(again[name]) == marks(alone[name]) == marks(twice[name]), name
