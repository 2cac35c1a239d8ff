"""Every oddity of real sheets has a layout or a test that shows it; the list is oddities.csv."""

import csv
from pathlib import Path

import pytest

from sample_workbooks.made_by import layouts
from tests.extract.test_more_layouts import CLERKS

HERE = Path(__file__).parent
LISTED = list(csv.DictReader((HERE / "oddities.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row["oddity"])
def test_an_oddity_is_shown_where_the_list_says(row):
    places = row["shown in"].split(";")
    assert places
    for place in places:
        known = place in CLERKS or isinstance(vars(layouts).get(place), layouts.Layout)
        assert known or any(HERE.parent.rglob(place)), place


def test_every_layout_shows_something():
    shown = {place for row in LISTED for place in row["shown in"].split(";")}
    assert set(CLERKS) - shown == set()
