"""Layouts that offices really use are read, whole and at their cells, and found fault with where there is one."""

import os
from pathlib import Path
from statistics import median

import pytest

from tests.real import Measured, measure, strangers_change

REAL = os.environ.get("FULIAN_REAL", "")
AT_LEAST = 0.97
pytestmark = pytest.mark.skipif(not REAL, reason="FULIAN_REAL names no folder of layouts")


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return measure(Path(REAL))


def _share(measured: list[Measured], what: str) -> float:
    told = [getattr(one, what) for one in measured]
    return sum(read for read, _of in told) / max(1, sum(of for _read, of in told))


def test_every_layout_is_taken_for_its_form_or_fairly_refused(measured):
    assert [one.layout for one in measured if one.forms and not one.taken and not one.fairly_refused] == []


@pytest.mark.parametrize("what", ["rows", "values"])
def test_nearly_everything_is_read_at_its_cell(measured, what):
    assert _share(measured, what) >= AT_LEAST, [text for one in measured for text in one.unread][:20]


def test_hardly_anything_is_told_of_what_is_right(measured):
    assert max(len(one.false) for one in measured) <= 1, {one.layout: one.false[:3] for one in measured if one.false}
    assert median(len(one.false) for one in measured) == 0


def test_every_mistake_is_found_at_its_cell(measured):
    assert [text for one in measured for text in one.missed] == []


def test_sheets_that_are_none_of_ours_change_nothing():
    assert strangers_change(Path(REAL)) == []
