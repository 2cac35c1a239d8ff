"""报送情况: what each township has sent, and what is wrong with it."""

from collections import defaultdict

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.outputs.lists import level_counts
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.roll_up.report import Report
from fulian_excel.table import Submission

_HEADINGS = ("镇(街道)", "状态", "已报表数", "必改", "核实", "提示", "最近填报日期")


def submissions(workbook: Workbook, report: Report) -> None:
    """Write 报送情况."""
    page = Page(workbook, "报送情况", f"{report.title} 报送情况", "√ 已报  缺 应报未报  – 未到期;文件名见最后一列")
    page.headings(2, (*_HEADINGS, *(form.title for form in FORMS.values()), "文件"))
    by_township: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_township[finding.township].append(finding)
    counts = []
    for row, one in enumerate(report.county.submissions, 3):
        levels = level_counts(by_township[one.township.name])
        counts.append((len(one.tables), *levels))
        _township(page, row, one, levels)
    last = 2 + len(report.county.submissions)
    if counts:
        page.put(last + 1, 0, "合计", "bold")
        page.put(last + 1, 1, None, "bold")
        for column, values in enumerate(zip(*counts, strict=True), 2):
            page.total(last + 1, column, 3, last, sum(values))
    columns = len(_HEADINGS) + len(FORMS) + 1
    forms = range(len(_HEADINGS), columns - 1)
    page.finish(2, last, columns, frozen=1, widths={**dict.fromkeys(forms, 8.5), columns - 1: 34})


def _township(page: Page, row: int, one: Submission, levels: tuple[int, int, int]) -> None:
    page.put(row, 0, one.township.name)
    state = "未报送" if not one.tables else "有必改" if levels[0] else "待核实" if levels[1] else "无误"
    page.put(row, 1, state, "bad" if state in ("未报送", "有必改") else "good" if state == "无误" else "centre")
    for column, value in enumerate((len(one.tables), *levels), 2):
        page.put(row, column, value, "number")
    days = [label.value.date for table in one.tables.values() if (label := table.label("reported_on")) and label.value]
    page.put(row, 6, max(days).isoformat() if days else None, "centre")
    for column, form in enumerate(FORMS.values(), len(_HEADINGS)):
        if form.name in one.tables:
            page.put(row, column, "√", "good")
        else:
            page.put(row, column, "缺" if one.is_due(form) else "–", "bad" if one.is_due(form) else "quiet")
    names = [file.rpartition("/")[2] for file in one.files]
    page.put(row, len(_HEADINGS) + len(FORMS), "\n".join(names))
