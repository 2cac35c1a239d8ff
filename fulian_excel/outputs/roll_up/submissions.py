"""报送情况: each township's forms and findings, and the files that were not counted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.figures.figure import Count, Rate
from fulian_excel.figures.standing import REPORTED, REPORTING
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.forms.form import Form
from fulian_excel.history import KeptLetter
from fulian_excel.masking import mask
from fulian_excel.outputs.board import NONE, Totals, township_board
from fulian_excel.outputs.board_columns import Column, Numbers, Words
from fulian_excel.outputs.lists import level_counts
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.table import Submission

SUBMISSIONS = "报送情况"
SENT, MISSING, BLANK = "√", "缺", "空白"
LEVELS = ("必改", "核实", "提示")
NOT_SENT = "应报未报表数"
_SILENT, _REPORTED = "未报送", ("未报全", "有必改", "待核实", "无误")
_BECAME = {"refused": "没有读取", "duplicate": "重复", "superseded": "没有采用", "read": "认不出是哪个镇"}

Levels = Mapping[str, tuple[int, int, int]]


def submissions(workbook: Workbook, report: Report) -> Totals:
    """Write 报送情况."""
    note = f"{SENT} 已报;{MISSING} 应报未报;{BLANK} 发来了,没有填;核验日期 {report.as_of.isoformat()}"
    page = Page(workbook, SUBMISSIONS, f"{report.title} {SUBMISSIONS}", note)
    levels = levels_by_township(report)
    state = Words(partial(_state, levels), REPORTED, _REPORTED, REPORTING, (*_REPORTED, _SILENT))
    columns = (
        Column("状态", state, width=9),
        Column("已报\n表数", Numbers(Count("已报表数", lambda one: len(one.tables))), width=7),
        Column("应报\n未报", Numbers(Count(NOT_SENT, _not_sent)), width=7),
        *(
            Column(name, Numbers(Count(problems_at(name), partial(_level, levels, at))), "问题", 6)
            for at, name in enumerate(LEVELS)
        ),
        Column("最近\n填报日期", Words(_last_day), width=11),
        *(Column(form.title, _sent(form), "报表", 7.5) for form in FORMS.values()),
        Column("文件", Words(_files), width=26),
    )
    if report.course.past.letters:
        # What went out for this round itself stands in 待发清单: the same round is the same roll-up.
        columns = (*columns, Column("以前\n各轮发信", Words(partial(_mailed, report.course.past.letters)), width=17))
    board = township_board(page, report.county.submissions, columns)
    totals = board.lay("报送率")
    _to_be_known(page, board.below, report)
    return totals


def _not_sent(one: Submission) -> int:
    return sum(one.is_due(form) and form.name not in one.tables for form in FORMS.values())


def problems_at(level: str) -> str:
    """The name of the figure that counts a township's findings at a level."""
    return f"问题{level}"


def _sent(form: Form) -> Words:
    """A column that says whether a form was sent; its rate is of the townships of which the form is due or was sent."""
    due = Count(f"应报《{form.title}》", lambda one: 1 if form.name in one.tables or one.is_due(form) else None)
    sent = Count(f"已报《{form.title}》", lambda one: None if due.of(one) is None else int(form.name in one.tables))
    return Words(
        partial(_form, form), sent, (SENT,), Rate(f"《{form.title}》报送率", sent, due), (SENT, MISSING, BLANK)
    )


def levels_by_township(report: Report) -> dict[str, tuple[int, int, int]]:
    """By township, the numbers of findings at 必改, 核实 and 提示; those of no known township under an empty name."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.township].append(finding)
    names = ("", *(one.township.name for one in report.county.submissions))
    return {name: level_counts(found[name]) for name in names}


def _level(levels: Levels, at: int, one: Submission) -> int:
    return levels[one.township.name][at]


def _state(levels: Levels, one: Submission) -> tuple[str, str]:
    errors, asks, _notes = levels[one.township.name]
    if not one.tables:
        return _SILENT, "bad"
    if any(one.is_due(form) and form.name not in one.tables for form in FORMS.values()):
        return "未报全", "bad"
    if errors:
        return "有必改", "bad"
    return ("待核实", "centre") if asks else ("无误", "good")


def _last_day(one: Submission) -> tuple[str, str]:
    days = [label.value.date for table in one.tables.values() if (label := table.label("reported_on")) and label.value]
    return (max(days).isoformat(), "centre") if days else (NONE, "quiet")


def _form(form: Form, one: Submission) -> tuple[str, str]:
    if form.name in one.tables:
        return SENT, "good"
    if form.name in one.blank:
        return (BLANK, "bad") if one.is_due(form) else (f"{BLANK}\n(未到期)", "quiet")
    return (MISSING, "bad") if one.is_due(form) else ("未到期", "quiet")


def _files(one: Submission) -> tuple[str, str]:
    return "\n".join(file.rpartition("/")[2] for file in one.files), "cell"


def _mailed(letters: Sequence[KeptLetter], one: Submission) -> tuple[str, str]:
    """The state and the time of the last letter that told a township of an earlier round."""
    mine = [letter for letter in letters if letter.township == one.township.name]
    return (f"{mine[-1].state} {mine[-1].at[5:16]}", "centre") if mine else (NONE, "quiet")


def _to_be_known(page: Page, row: int, report: Report) -> None:
    """Write the files that are not used, wholly or in part, and the tables made of several files."""
    lines = [*_not_counted(report), *_joined(report)]
    if not lines:
        return
    spans = ((0, 5), (6, 7), (8, len(FORMS) + 7))
    page.spread(row, spans, ("没有计入的文件,合并的表", "情况", "原因"), ("heading",) * len(spans))
    for at, texts in enumerate(lines, row + 1):
        page.spread(at, spans, texts)


def _not_counted(report: Report) -> Iterator[tuple[str, str, str]]:
    for one in report.received:
        if one.status != "read" or not (one.township or one.holds):
            told = mask(one.reason) or "在表上写明填报单位,或在县级设置里补上这个镇"
            yield one.file, _BECAME[one.status], told
        elif one.chosen:
            yield one.file, "部分没有采用" if one.forms else "没有计入", mask(one.chosen)


def _joined(report: Report) -> Iterator[tuple[str, str, str]]:
    for one in report.county.submissions:
        for table in one.tables.values():
            if len(table.parts) > 1:
                what = f"{one.township.name}《{table.form.title}》"
                yield what, f"{len(table.parts)} 个文件", mask("各报一部分,合成一张:" + "、".join(table.parts))
