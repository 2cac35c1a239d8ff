"""进度图: in which weeks the townships took each step of the plan, and who is overdue."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.progress import Taken, taken
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.rules.progress import steps
from fulian_excel.settings import ListItem, Stage

_HEADINGS = ("序号", "步骤", "阶段", "已完成\n(镇)", "逾期\n(镇)", "逾期的镇")
_WIDTHS = dict(enumerate((6.0, 40.0, 9.0, 8.0, 7.0, 28.0)))
_WEEK, _DAYS = 4.6, 7
_MOST_WEEKS = 40
_NOTE = "每格一周,数为这一周做完这一步的镇数;浅色为计划的阶段,标题着色的一周为核验日期所在;逾期:过了计划日期还没做完"


def timeline(workbook: Workbook, report: Report) -> None:
    """Write 进度图 if any township has sent its steps."""
    if not report.county.tables("progress"):
        return
    page = Page(workbook, "进度图", f"{report.title} 进度图", _NOTE)
    listed = report.county.settings.steps
    weeks = _weeks(report)
    left = len(_HEADINGS)
    page.headings(3, _HEADINGS)
    for at, week in enumerate(weeks, left):
        now = week <= report.as_of < week + timedelta(_DAYS)
        page.put(3, at, f"{week.month}.{week.day}", "bad" if now else "heading")
    for number, step in enumerate(listed, 1):
        _step(page, 3 + number, (number, step), report, weeks)
    widths = _WIDTHS | dict.fromkeys(range(left, left + len(weeks)), _WEEK)
    page.across(2, left, 2, left + len(weeks) - 1, "周(自该日起七天)")
    page.finish(3, 3 + len(listed), left + len(weeks), frozen=2, filtered=False, widths=widths)


def _step(page: Page, row: int, listed: tuple[int, ListItem], report: Report, weeks: Sequence[date]) -> None:
    """Write a step's row: its name, the townships that took it per week, the overdue townships."""
    number, step = listed
    states = {one.township.name: taken(one, number) for one in report.county.submissions}
    late = [name for name, state in states.items() if state is Taken.LATE]
    page.put(row, 0, number, "number")
    page.put(row, 1, step.name)
    page.put(row, 2, step.stage)
    page.put(row, 3, sum(state is Taken.DONE for state in states.values()), "number")
    page.put(row, 4, len(late), "short" if late else "number")
    page.put(row, 5, "、".join(late))
    done = Counter(_week_of(day, weeks) for day in _days(report, number))
    stage = next((one for one in report.county.settings.stages if one.name.startswith(step.stage or " ")), None)
    for at, week in enumerate(weeks, len(_HEADINGS)):
        count = done[week]
        page.put(row, at, count or None, "bar" if count else "span" if _within(week, stage) else "cell")


def _days(report: Report, number: int) -> list[date]:
    """The days on which townships took a step, up to the as-of day."""
    days = []
    for one in report.county.submissions:
        row = steps(one).get(number)
        if row is not None and row["done"] is not None and row["done"].date <= report.as_of:
            days.append(row["done"].date)
    return days


def _weeks(report: Report) -> list[date]:
    """The Mondays from the first stage, or the first step taken, to the last stage or the as-of day."""
    stages = report.county.settings.stages
    every = [day for number in range(1, len(report.county.settings.steps) + 1) for day in _days(report, number)]
    first = min([*(one.first for one in stages), *every])
    last = max([*(one.last for one in stages), report.as_of])
    first = max(first, last - timedelta(_DAYS * _MOST_WEEKS))
    monday = first - timedelta(first.weekday())
    return [monday + timedelta(_DAYS * at) for at in range((last - monday).days // _DAYS + 1)]


def _week_of(day: date, weeks: Sequence[date]) -> date:
    """The Monday of the week a day lies in; the first of `weeks` for a day before them all."""
    return max(weeks[0], day - timedelta(day.weekday()))


def _within(week: date, stage: Stage | None) -> bool:
    return stage is not None and week <= stage.last and week + timedelta(_DAYS - 1) >= stage.first
