"""Figures of the county's standing: townships that must elect, have reported, have elected."""

from collections.abc import Callable

from fulian_excel.figures.election import has_elected, is_doubtful
from fulian_excel.figures.figure import Count, Counting, Rate
from fulian_excel.table import Submission


def of_all(holds: Callable[[Submission], bool]) -> Counting:
    """A count that is 1 for a township where `holds` is true, else 0."""
    return lambda one: int(holds(one))


TOWNSHIPS = Count("应换届镇(街道)", of_all(lambda _one: True))
REPORTED = Count("已报送镇(街道)", of_all(lambda one: bool(one.tables)))
REPORTING = Rate("报送率", REPORTED, TOWNSHIPS)
ELECTED = Count("已换届镇(街道)", of_all(has_elected))
DOUBTFUL = Count("待核实镇(街道)", of_all(is_doubtful))
COMPLETION = Rate("完成率", ELECTED, TOWNSHIPS)
