"""Marked copies that LibreOffice has opened, edited and saved come back as what they are."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fulian_excel.findings import Status
from fulian_excel.journey import Outcome, consolidate
from tests.office import run_macro, saved

SAMPLES = Path(__file__).parents[2] / "sample_workbooks"
MACRO = Path(__file__).with_name("clerk.bas")
MONTH = "2022-11"

pytestmark = pytest.mark.office


# A workbook with formulas that were never computed, and one of nobody we know.
COMPUTED, NOBODYS = "沙河街道妇联换届报表.xlsx", "桃源镇代表名额.xlsx"


def seen(outcome: Outcome) -> Counter[tuple[str, str, str, str]]:
    """What is found where, but for what only says that a copy came back unchanged."""
    return Counter(
        (one.code, one.place.sheet, one.place.cell, one.subject)
        for one in outcome.report.findings
        if one.code != "F09" and one.place.file != COMPUTED
    )


def marks(path: Path) -> tuple[int, int, int]:
    """Our comments, tinted cells and lists in a copy."""
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for line in sheet.iter_rows() for cell in line)
    comments = sum(cell.comment.text.count("【核验】") for cell in cells if cell.comment)
    rules = (rule for sheet in book for area in sheet.conditional_formatting for rule in area.rules)
    tints = sum("FLMARK1" in str(rule.formula) for rule in rules)
    return comments, tints, sum(name.startswith("问题清单") for name in book.sheetnames)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    """The samples, and the same county when LibreOffice has saved every marked copy over its original."""
    folder = tmp_path_factory.mktemp("县")
    shutil.copyfile(SAMPLES / "县级设置.xlsx", folder / "县级设置.xlsx")
    shutil.copytree(SAMPLES / "收件箱", folder / "收件箱")
    first = consolidate(folder, month=MONTH)
    marked = {row.file: first.folder / row.marked for row in first.report.received if row.marked}
    before = {file: marks(path) for file, path in marked.items()}
    for file, path in marked.items():
        (folder / "收件箱" / file).write_bytes(saved(path.read_bytes()))
    second = consolidate(folder, month=MONTH)
    after = {row.file: marks(second.folder / row.marked) for row in second.report.received if row.marked}
    return first, second, before, after


def test_the_same_is_found_in_what_libreoffice_has_saved(rounds):
    first, second, _before, _after = rounds
    assert seen(second) == seen(first)


def test_formulas_that_nobody_had_computed_are_computed_now(rounds):
    first, second, _before, _after = rounds
    assert {one.place.file for one in first.report.findings if one.code == "F10"} == {COMPUTED}
    assert "F10" not in [one.code for one in second.report.findings]


def test_every_copy_is_known_and_found_unchanged(rounds):
    _first, second, before, _after = rounds
    unchanged = {one.place.file for one in second.report.findings if one.code == "F09"}
    assert unchanged == set(before) - {COMPUTED, NOBODYS}
    assert {change.place.file for change in second.report.course.changed} <= {COMPUTED}


def test_no_mark_is_more(rounds):
    _first, _second, before, after = rounds
    assert {file: count for file, count in after.items() if file != COMPUTED} == {
        file: count for file, count in before.items() if file != COMPUTED
    }
    assert all(lists == 1 for _comments, _tints, lists in after.values())
    assert after[COMPUTED] <= before[COMPUTED]


FILE = "双龙镇妇联换届报表.xlsx"


def test_a_copy_that_was_edited_in_libreoffice_itself(tmp_path):
    (tmp_path / "收件箱").mkdir()
    shutil.copyfile(SAMPLES / "县级设置.xlsx", tmp_path / "县级设置.xlsx")
    shutil.copyfile(SAMPLES / "收件箱" / FILE, tmp_path / "收件箱" / FILE)
    first = consolidate(tmp_path, month=MONTH, as_of=date(2022, 11, 28))
    told = {one.code: one for one in first.report.findings if one.place.file == FILE}
    counted = marks(first.folder / first.report.received[0].marked)
    edited(tmp_path, first.folder / first.report.received[0].marked, told["V11"].id, told["V03"].place.cell)

    second = consolidate(tmp_path, month=MONTH, as_of=date(2022, 11, 29))
    again = {one.code: one for one in second.report.findings if one.place.file == FILE}
    assert "V03" not in again, "what was mended is gone"
    assert (again["V11"].status, again["V11"].reason) == (Status.EXPLAINED, "山上只有小灵通")
    assert again["V08"].place.cell != told["V08"].place.cell, "the rows were sorted"
    for code in ("V08", "V11", "P01", "P02", "P05"):
        assert (again[code].id, again[code].subject) == (told[code].id, told[code].subject)

    again_marked = second.folder / second.report.received[0].marked
    (tmp_path / "收件箱" / again_marked.name).write_bytes(saved(again_marked.read_bytes()))
    third = consolidate(tmp_path, month=MONTH, as_of=date(2022, 11, 30))
    comments, _tints, lists = marks(third.folder / third.report.received[0].marked)
    assert comments <= counted[0]
    assert lists == 1
    assert {one.code: one.status for one in third.report.findings if one.place.file == FILE and one.code == "V11"} == {
        "V11": Status.EXPLAINED
    }


def edited(folder: Path, copy: Path, answered: str, mended: str) -> None:
    """Rows sorted and put in, a cell mended, a finding answered, the list renamed: all by LibreOffice."""
    source, target = folder / "in.xlsx", folder / "out.xlsx"
    shutil.copyfile(copy, source)
    run_macro(MACRO, f'Edit("{source}","{target}","{mended}","{answered}")', folder)
    shutil.copyfile(target, folder / "收件箱" / FILE)
