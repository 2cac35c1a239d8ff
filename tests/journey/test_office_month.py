"""A month in the life of an office ends as it always did."""

from tests.golden import GOLDEN
from tests.office_month import office_month


def test_what_the_desk_says_at_each_step():
    kept = (GOLDEN / "office" / "month.txt").read_text(encoding="utf-8")
    assert office_month() == kept, "python -m tests.golden writes it anew; read the difference first"
