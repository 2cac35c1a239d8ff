"""未完成与重点难点: who has not elected yet and how far each has come, and what the townships find hard."""

from collections.abc import Iterator

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.election import doubts_of_election, has_elected, is_doubtful
from fulian_excel.figures.progress import STEPS_TAKEN, Taken, taken
from fulian_excel.masking import mask
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.table import Submission

_HEADINGS = ("类别", "镇(街道)", "步骤", "情况")
_WIDTHS = {0: 12.0, 1: 14.0, 2: 30.0, 3: 74.0}


def unfinished(workbook: Workbook, report: Report) -> None:
    """Write 未完成与重点难点."""
    page = Page(workbook, "未完成与重点难点", f"{report.title} 未完成与重点难点", "")
    page.headings(2, _HEADINGS)
    rows = [*_unfinished(report), *_difficulties(report)] or [("", "", "", "各镇(街道)均已完成换届,没有报告困难")]
    for row, texts in enumerate(rows, 3):
        for column, text in enumerate(texts):
            page.put(row, column, text)
    page.finish(2, 2 + len(rows), len(_HEADINGS), filtered=False, widths=_WIDTHS)


def _unfinished(report: Report) -> Iterator[tuple[str, str, str, str]]:
    for one in report.county.submissions:
        if is_doubtful(one):
            yield "待核实", one.township.name, "", ";".join(doubts_of_election(one))
        elif not has_elected(one):
            yield "未完成换届", one.township.name, *_how_far(one)


def _how_far(one: Submission) -> tuple[str, str]:
    """The step that comes next, and how far a township has come."""
    done = STEPS_TAKEN.of(one)
    if done is None:
        return "", "未报送换届工作进度表"
    steps = one.settings.steps
    states = {number: taken(one, number) for number in range(1, len(steps) + 1)}
    ahead = next((number for number, state in states.items() if state is not Taken.DONE), None)
    late = [f"{number} {steps[number - 1].name}" for number, state in states.items() if state is Taken.LATE]
    told = f"已完成 {done} 步(共 {len(steps)} 步)" + (f";逾期未完成:{'、'.join(late)}" if late else "")
    return (f"{ahead} {steps[ahead - 1].name}" if ahead else ""), told


def _difficulties(report: Report) -> Iterator[tuple[str, str, str, str]]:
    for one in report.county.submissions:
        for row in one.rows("progress"):
            if row["difficulty"]:
                yield "重点难点", one.township.name, row["step"] or "", mask(row["difficulty"])
