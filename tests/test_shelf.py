"""What was read is kept, and never trusted over the file's bytes: whatever differs, the file is read anew."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fulian_excel import crew
from fulian_excel.county import read_settings
from fulian_excel.extract.read import read_file
from fulian_excel.intake.discover import discover
from fulian_excel.journey import consolidate
from fulian_excel.shelf import shelf
from fulian_excel.shelf.plain import Unkeepable, from_json, to_json
from tests.drawing import workbook
from tests.golden import SAMPLES
from tests.rounds import FILE, run, workspace

DAY = date(2022, 11, 30)
OTHER = "白水乡名册.xlsx"
PEOPLE = """
    | 妇女代表名册 |
    | 填报单位 | 白水乡妇联 | 填报日期 | '2022-10-20 |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 |
    | 陈红 | 女 | '1981.04 | 群众 | 村民 | 高桥村 |
"""


@pytest.fixture
def county(tmp_path):
    """A workspace of two townships whose round was run."""
    (tmp_path / "区").mkdir()
    folder = workspace(tmp_path / "区")
    (folder / "收件箱" / OTHER).write_bytes(workbook({"代表": PEOPLE}))
    run(folder)
    return folder


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The files that workers are given to read."""
    given: list[str] = []
    real = crew.each

    def each(work, items, **how):
        given.extend(one.file for one in items if hasattr(one, "file"))
        return real(work, items, **how)

    monkeypatch.setattr(crew, "each", each)
    return given


def shelved(folder: Path) -> list[Path]:
    return sorted((folder / "结果" / ".state" / "read").iterdir())


def results(folder: Path) -> dict[str, bytes]:
    below = folder / "结果" / "2022-10"
    return {path.relative_to(below).as_posix(): path.read_bytes() for path in below.rglob("*") if path.is_file()}


@pytest.mark.parametrize("file", sorted(path.name for path in (SAMPLES / "收件箱").rglob("*.xlsx")))
def test_what_was_read_of_a_workbook_is_the_same_again(file):
    settings = replace(read_settings(SAMPLES / "县级设置.xlsx", DAY), as_of=DAY)
    found = next(one for one in discover(SAMPLES / "收件箱") if one.name == file)
    told = read_file(found, settings)
    if told.extract is not None:
        again = from_json(to_json(told))
        assert again == told
        for name, table in told.extract.tables.items():
            assert [*map(type, table.cells)] == [*map(type, again.extract.tables[name].cells)]
            assert repr(again.extract.tables[name]) == repr(table)


def test_what_has_no_plain_form_is_not_kept():
    settings = replace(read_settings(SAMPLES / "县级设置.xlsx", DAY), as_of=DAY)
    told = read_file(next(discover(SAMPLES / "收件箱")), settings)
    told.extract.addressee = object()
    with pytest.raises(Unkeepable):
        to_json(told)


def test_of_one_changed_workbook_only_that_one_is_read(county, read):
    path = county / "收件箱" / FILE
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A4"] = "王芳芳"
    book.save(path)
    outcome = run(county)
    assert read == [FILE]
    assert {one.file for one in outcome.report.received} == {FILE, OTHER}


def _changed_byte(folder: Path) -> None:
    path = folder / "收件箱" / OTHER
    path.write_bytes(path.read_bytes() + b"\0")


def _another_name(folder: Path) -> None:
    (folder / "收件箱" / OTHER).rename(folder / "收件箱" / f"又{OTHER}")


def _settings(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    book["基本设置"]["B2"] = "别的县"
    book.save(folder / "县级设置.xlsx")


def _truncated(folder: Path) -> None:
    for path in shelved(folder):
        path.write_bytes(path.read_bytes()[:-7])


def _one_bit(folder: Path) -> None:
    for path in shelved(folder):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)


def _swapped(folder: Path) -> None:
    first, second = shelved(folder)
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)


def _empty(folder: Path) -> None:
    for path in shelved(folder):
        path.write_bytes(b"")


def _gone(folder: Path) -> None:
    shutil.rmtree(folder / "结果" / ".state" / "read")


@pytest.mark.parametrize(
    "change", [_changed_byte, _another_name, _settings, _truncated, _one_bit, _swapped, _empty, _gone]
)
def test_whatever_differs_is_read_anew_and_told_as_without_a_shelf(county, read, change: Callable[[Path], None]):
    change(county)
    run(county)
    assert any(OTHER in file for file in read)
    kept = results(county)
    shutil.rmtree(county / "结果" / ".state" / "read")
    run(county)
    assert results(county) == kept


def test_another_program_reads_anew(county, read, monkeypatch):
    monkeypatch.setattr(shelf, "program", lambda: ("a newer one",))
    run(county)
    assert sorted(read) == sorted((FILE, OTHER))


def test_another_day_reads_anew(county, read):
    run(county, 21)
    assert sorted(read) == sorted((FILE, OTHER))


def test_a_shelf_made_with_another_key_counts_for_nothing(county, read):
    (county / "结果" / ".state" / "key").write_bytes(bytes(32))
    run(county)
    assert sorted(read) == sorted((FILE, OTHER))


def test_the_shelf_is_for_its_owner_alone_and_holds_this_round_only(county):
    (county / "结果" / ".state" / "read" / "别人的").write_bytes(b"1")
    (county / "收件箱" / OTHER).unlink()
    run(county)
    assert [path.stat().st_mode & 0o777 for path in shelved(county)] == [0o600]


def test_without_a_shelf_the_results_are_the_same_bytes(tmp_path, county):
    fresh = shutil.copytree(county, tmp_path / "另", ignore=shutil.ignore_patterns("结果"))
    consolidate(fresh, month="2022-10", as_of=date(2022, 10, 20))
    run(county)
    assert results(fresh) == results(county)
