"""The sample workbooks are what their scripts make."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from sample_workbooks.made_by.layouts import RESAVED
from sample_workbooks.made_by.make import COUNTY, SAMPLES, main

_RESAVED = {f"{one.name}妇联换届报表.xlsx" for one in COUNTY if one.layout is RESAVED}
HALF = "传输中断.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    main(folder)
    return folder


def _files(folder: Path) -> dict[str, Path]:
    paths = [folder / "县级设置.xlsx", folder / "planted.csv", *(folder / "收件箱").rglob("*.*")]
    return {path.relative_to(folder).as_posix(): path for path in paths}


def _content(path: Path) -> object:
    """The parts of a package, whatever the compressor made of them; of planted.csv its bytes."""
    if path.suffix == ".csv":
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_files_are_the_made_files(made):
    committed, anew = _files(SAMPLES), _files(made)
    assert {name for name in committed if Path(name).name not in _RESAVED} <= set(anew) <= set(committed)
    for name, path in anew.items():
        if path.name not in {*_RESAVED, HALF}:
            assert _content(committed[name]) == _content(path), name


@pytest.mark.parametrize("folder", ["committed", "made"])
def test_a_broken_transfer_is_the_first_half_of_a_workbook(made, folder):
    inbox = (SAMPLES if folder == "committed" else made) / "收件箱"
    whole = (inbox / "青山镇妇联换届报表.xlsx").read_bytes()
    assert (inbox / HALF).read_bytes() == whole[: len(whole) // 2]


@pytest.mark.parametrize("name", sorted(_RESAVED))
@pytest.mark.office
def test_the_workbook_that_libreoffice_saved_holds_the_made_values(made, name):
    assert _values(SAMPLES / "收件箱" / name) == _values(made / "收件箱" / name)


def _values(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.values) for sheet in openpyxl.load_workbook(path)}
