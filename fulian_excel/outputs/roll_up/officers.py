"""班子配备: each township's officers beside their quotas."""

from collections.abc import Callable
from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.kinds.lists import CHAIR, FULL_TIME_VICE, PART_TIME_VICE, SECONDED_VICE, STANDING
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.board import NONE, Board, Totals
from fulian_excel.outputs.roll_up.columns import Column, Count, Words
from fulian_excel.outputs.roll_up.figures import CHAIR_IS_DEPUTY, VICE_IS_HEAD, Counting, Fitness, of_post, total
from fulian_excel.table import Submission

WANTED, THERE = "应", "实"
CHAIR_FITS, VICE_FITS = "主席为\n党政副职", "专职副主席\n为中层正职"
# A body or post, how its people are counted, its quota, and whether more of them are right as well.
_COUNTED: tuple[tuple[str, Counting, str, bool], ...] = (
    ("代表", total("delegates"), "delegates", False),
    ("执委", total("committee"), "committee", True),
    (CHAIR, of_post(CHAIR), "chair", False),
    (FULL_TIME_VICE, of_post(FULL_TIME_VICE), "full_time_vice", False),
    (SECONDED_VICE, of_post(SECONDED_VICE), "seconded_vice", False),
    (PART_TIME_VICE, of_post(PART_TIME_VICE), "part_time_vice", True),
    (STANDING, of_post(STANDING), "standing", False),
)


def officers(workbook: Workbook, report: Report) -> Totals:
    """Write 班子配备."""
    note = "应:名额(执委、兼职副主席为不少于);实:由名册逐行数出;着色的为不足或不符;— 为没有名额或没有报送"
    page = Page(workbook, "班子配备", f"{report.title} 班子配备", note)
    columns = [column for counted in _COUNTED for column in _pair(*counted)]
    columns += [_fitness(CHAIR_FITS, CHAIR_IS_DEPUTY), _fitness(VICE_FITS, VICE_IS_HEAD)]
    return Board(page, report.county.submissions, columns).lay("配备率")


def _pair(title: str, count: Counting, quota: str, more: bool) -> tuple[Column, Column]:  # noqa: FBT001 - a declaration
    wanted = partial(_quota, quota)
    look = partial(_look, count, wanted, more=more)
    return (
        Column(WANTED, Count(wanted), title, 6.5),
        Column(THERE, Count(count, (f"{title}{WANTED}",), look), title, 7.5),
    )


def _quota(name: str, one: Submission) -> int | None:
    quota: int | None = getattr(one.township.quotas, name)
    return quota


def _look(count: Counting, wanted: Callable[[Submission], int | None], one: Submission, *, more: bool) -> str:
    there, quota = count(one), wanted(one)
    if there is None or quota is None or there == quota or (more and there > quota):
        return "number"
    return "short"


def _fitness(title: str, fits: Fitness) -> Column:
    return Column(title, Words(partial(_yes_or_no, fits), ("是",), ("是", "否")), width=11)


def _yes_or_no(fits: Fitness, one: Submission) -> tuple[str, str]:
    fit = fits(one)
    if fit is None:
        return NONE, "quiet"
    return ("是", "good") if fit else ("否", "bad")
