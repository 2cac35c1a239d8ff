"""班子配备: each township's officers beside their quotas."""

from xlsxwriter.workbook import Workbook

from fulian_excel.kinds.lists import CHAIR, FULL_TIME_VICE
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.roll_up.figures import count_of_post, delegates, members, of_rank
from fulian_excel.outputs.roll_up.report import Report
from fulian_excel.rules.candidates import DEPUTY, HEAD_OF_OFFICE
from fulian_excel.table import Submission

# A post or body, its quota's name, and whether more than the quota is right as well.
_COUNTED = (
    ("代表", "delegates", False),
    ("执委", "committee", True),
    ("主席", "chair", False),
    ("专职副主席", "full_time_vice", False),
    ("挂职副主席", "seconded_vice", False),
    ("兼职副主席", "part_time_vice", True),
    ("常委", "standing", False),
)


def officers(workbook: Workbook, report: Report) -> None:
    """Write 班子配备."""
    page = Page(
        workbook,
        "班子配备",
        f"{report.title} 班子配备",
        "应 为名额(执委、兼职副主席为不少于),实 由名册逐行数出;不足或不符的着色",
    )
    headings = ["镇(街道)"]
    for title, _quota, _more in _COUNTED:
        headings += [f"{title}\n应", f"{title}\n实"]
    page.headings(2, [*headings, "主席为\n党政副职", "专职副主席\n为中层正职"])
    sums = [0] * (2 * len(_COUNTED))
    for row, one in enumerate(report.county.submissions, 3):
        page.put(row, 0, one.township.name)
        for index, (title, quota, more) in enumerate(_COUNTED):
            wanted = getattr(one.township.quotas, quota)
            actual = _actual(one, title)
            page.put(row, 1 + 2 * index, wanted, "number")
            page.put(row, 2 + 2 * index, actual, _look(wanted, actual, more=more))
            sums[2 * index] += wanted or 0
            sums[2 * index + 1] += actual or 0
        for column, right in enumerate(
            (of_rank(one, CHAIR, DEPUTY), of_rank(one, FULL_TIME_VICE, HEAD_OF_OFFICE)), len(headings)
        ):
            page.put(
                row,
                column,
                "—" if right is None else "是" if right else "否",
                "quiet" if right is None else "good" if right else "bad",
            )
    last = 2 + len(report.county.submissions)
    if last > 2:
        page.put(last + 1, 0, "合计", "bold")
        for column, value in enumerate(sums, 1):
            page.total(last + 1, column, 3, last, value)
    page.finish(2, last, len(headings) + 2, frozen=1)


def _actual(one: Submission, title: str) -> int | None:
    """How many there are; None where the list was not sent."""
    if title == "代表":
        return len(delegates(one)) if "delegates" in one.tables else None
    if title == "执委":
        return len(members(one)) if "committee" in one.tables else None
    return count_of_post(one, title) if members(one) or one.rows("officers") else None


def _look(wanted: int | None, actual: int | None, *, more: bool) -> str:
    if wanted is None or actual is None:
        return "number"
    return "number" if actual == wanted or (more and actual > wanted) else "short"
