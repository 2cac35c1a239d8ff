"""Marking proved on real workbooks, and through LibreOffice."""

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from fulian_excel.marks.selfcheck import verify
from fulian_excel.marks.stripping import strip
from fulian_excel.ooxml.package import Package, PackageError
from fulian_excel.ooxml.reader import read_book
from tests.marks.marking_cases import SHAPES, marked
from tests.marks.test_stripping import left
from tests.office import resaved, saved

CORPUS = os.environ.get("FULIAN_CORPUS", "")


PARTS = 8  # of the corpus, each a test of its own


def workbooks() -> list[Path]:
    found = sorted(Path(CORPUS).rglob("*")) if CORPUS else []
    return [path for path in found if path.suffix.lower() in (".xlsx", ".xlsm")]


def read_by_openpyxl(data: bytes) -> list[dict[tuple[int, int], str]] | None:
    """The values, by sheet and cell; None where openpyxl gives up."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        return [
            {spot: str(cell.value) for spot, cell in sheet._cells.items() if cell.value is not None}
            for sheet in book.worksheets
        ]
    except Exception:  # noqa: BLE001 - it fails in many ways, which are not ours
        return None


def read_by_calamine(data: bytes) -> list[list[list[object]]] | None:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except Exception:  # noqa: BLE001 - likewise
        return None


def contents(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(member.filename, archive.read(member)) for member in archive.infolist()]


@pytest.mark.skipif(not CORPUS, reason="FULIAN_CORPUS names no folder of workbooks")
@pytest.mark.parametrize("path", workbooks(), ids=lambda path: path.name)
def test_a_real_workbook_loses_nothing(path: Path) -> None:
    data = path.read_bytes()
    try:
        book = read_book(Package(data))
    except PackageError as error:
        pytest.skip(f"cannot be read: {error}")
    once = marked(data)
    assert verify(Package(data), book, once) is None
    bare = strip(once)
    assert contents(bare) == contents(data)
    assert marked(bare) == once
    for read in (read_by_openpyxl, read_by_calamine):
        before = read(data)
        if before is not None:
            after = read(once)
            assert after is not None
            assert after[: len(before)] == before


@pytest.mark.office
@pytest.mark.parametrize("shape", ["plain", "own comment", "prefixed roots", "no styles part", "strict"])
def test_libreoffice_saves_it_and_no_mark_is_left(shape: str, tmp_path: Path) -> None:
    back = saved(marked(SHAPES[shape]))
    assert "FLMARK1 in xl/worksheets/sheet1.xml" in left(back)
    bare = strip(back)
    assert left(bare) == []
    before, after = read_book(Package(SHAPES[shape])).sheets[0], read_book(Package(bare)).sheets[0]
    assert {spot: cell.value for spot, cell in after.cells.items()} == {
        spot: cell.value for spot, cell in before.cells.items()
    }
    if shape == "own comment":
        assert "请核对" in Package(bare).read("xl/comments1.xml").decode()


@pytest.mark.office
def test_three_rounds_through_libreoffice_leave_no_more_than_one(tmp_path: Path) -> None:
    data = marked(SHAPES["own comment"])
    counts = []
    for _ in range(3):
        data = marked(saved(data))
        package = Package(data)
        whole = b"".join(package.read(name) for name in package.names)
        counts.append(
            [whole.count(word.encode()) for word in ("(&quot;FLMARK1&quot;)", 'N("FLMARK1")', "【核验】", "请核对")]
        )
        assert len(read_book(package).sheets) == 2
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.long
@pytest.mark.office
@pytest.mark.skipif(not CORPUS, reason="FULIAN_CORPUS names no folder of workbooks")
@pytest.mark.parametrize("part", range(PARTS))
def test_real_workbooks_that_libreoffice_has_saved_bear_no_mark_once_stripped(part: int) -> None:
    """As it saves the marked one and strips it, so it saves the original, value by value."""
    given = {}
    for number, path in enumerate(workbooks()[part::PARTS]):
        data = path.read_bytes()
        try:
            given |= {f"{number} marked": marked(data), f"{number} original": data}
        except PackageError:
            continue
    out = resaved(given)
    pairs = [(out[name.replace("original", "marked")], data) for name, data in out.items() if "original" in name]
    assert len(pairs) > len(given) / 3
    for with_marks, without in pairs:
        bare = strip(with_marks)
        assert left(bare) == []
        package = Package(without)
        if any(b"RAND" in package.read(name) for name in package.names if "/worksheets/" in name):
            continue  # computed anew, and otherwise, each time the workbook is opened
        plain = read_book(package)
        for mine, theirs in zip(read_book(Package(bare)).sheets, plain.sheets, strict=True):
            assert {spot: cell.value for spot, cell in mine.cells.items()} == {
                spot: cell.value for spot, cell in theirs.cells.items()
            }
