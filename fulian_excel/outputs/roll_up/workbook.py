"""全县汇总: every sheet in its order."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

from fulian_excel.declaring import declared_at
from fulian_excel.outputs.board import Totals
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.contents import contents
from fulian_excel.outputs.roll_up.overview import headline, overview
from fulian_excel.outputs.roll_up.reconciliation import reconciliation
from fulian_excel.outputs.roll_up.rosters import rosters


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A function that writes one sheet or several; `tells` gives by tab what 目录 says of it."""

    write: Callable[[Workbook, Report], Totals | None]
    tells: Mapping[str, str]


def _sheet(function: str, **tells: str) -> _Sheet:
    """The sheet that a function of `outputs` writes, named as module:function; a misspelt name raises at once."""
    return _Sheet(declared_at(f"outputs.{function}"), tells)


_BEFORE_ROSTERS = (
    _sheet("roll_up.calling:calling", 先联系谁="按先后排:还没报的、缺表的、问题多的,联系人和电话"),
    _sheet("roll_up.submissions:submissions", 报送情况="各镇报了哪些表、有多少问题;哪些文件没有计入"),
    _sheet("roll_up.officers:officers", 班子配备="主席、副主席、常委和执委的人数与名额;任职说法不一致的镇"),
    _sheet("sheets.people:delegates", 代表结构="正式代表按界别、政治面貌、民族、学历、年龄"),
    _sheet("sheets.people:members", 执委结构="执委按界别、政治面貌、民族、学历、年龄"),
    _sheet("sheets.election:election", 选举情况="到会、选票、应选与当选;选举能不能算数"),
    _sheet("sheets.progress:progress", 工作进度="各镇走到哪一步,逾期的步骤,重点难点"),
    _sheet("roll_up.timeline:timeline", 进度图="各步在哪几周做完,还差哪些镇"),
    _sheet("roll_up.closing:closing", 总结情况="备案、归档、培训、交接、纪律学习"),
    _sheet("roll_up.survey:survey", 摸底情况="村(社区)、妇女、妇联组织和干部"),
    _sheet("roll_up.mending:mending", 整改情况="问题改了多少:本轮、本月、换届以来"),
    _sheet("roll_up.figures_then:figures_then_and_now", 指标对比="总览各数和上期比"),
    _sheet("roll_up.mending:month_on_month", 上期对比="各镇报表数、人数、问题数和上期比"),
)
_AFTER_ROSTERS = (
    _sheet("roll_up.problems:problems", 问题清单="每一个问题在哪个文件的哪一格"),
    _sheet(
        "roll_up.conversation:conversation",
        情况说明="镇里的理由,同意的复制到县级设置的《核准说明》",
        已改清单="已经改好的问题",
        未要求的改动="没让改却变了的内容",
    ),
    _sheet("roll_up.unchecked:unchecked", 未检查="因为缺表缺列没法核对的"),
)
_EXPLANATION = _sheet("roll_up.explanation:explanation", 说明="这一轮按什么口径、什么设置和规则算的")
# What 目录 says of the sheets that are written from the others.
_TELLS = {
    "总览": "全县的数,每个都指向它的来源;未完成、未报送名单",
    "代表名册": "全县代表,写法统一,可排序、可打印",
    "执委名册": "全县执委,写法统一,可排序、可打印",
    "勾稽核对": "收到的行数、各部分之和、总览的数,是否都对得上",
}


def roll_up(report: Report, scratch: Path | None = None) -> bytes:
    """The roll-up as an .xlsx; the same report gives the same bytes.

    Until they are packed, its sheets lie in files below the folder `scratch`, or in memory where none is given (30 MB
    more for 200 townships).
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True} if scratch is None else {"tmpdir": str(scratch)})
    workbook.set_properties({"title": f"{report.title} 汇总", "created": datetime.combine(report.as_of, time())})
    table = Page(workbook, "目录", f"{report.title} 汇总 目录", headline(report))
    first = Page(workbook, "总览", f"{report.title} 汇总", headline(report))
    first.sheet.activate()
    sources = [totals for one in _BEFORE_ROSTERS if (totals := one.write(workbook, report)) is not None]
    people = rosters(workbook, report)
    sources += [totals for one in _AFTER_ROSTERS if (totals := one.write(workbook, report)) is not None]
    reconciliation(workbook, report, sources, people)
    _EXPLANATION.write(workbook, report)
    overview(first, workbook, report, sources)
    tells = dict(pair for one in (*_BEFORE_ROSTERS, *_AFTER_ROSTERS, _EXPLANATION) for pair in one.tells.items())
    names = [sheet.name for sheet in workbook.worksheets()][1:]
    contents(table, report, {name: {**_TELLS, **tells}.get(name, "") for name in names})
    workbook.close()
    return out.getvalue()
