"""问题清单 of the county: every finding; a fault down a column is one row with its range of cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlsxwriter.workbook import Workbook

from fulian_excel.faults import Fault, faults
from fulian_excel.findings import Cause, Finding, Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.masking import mask
from fulian_excel.outputs.list_lines import ListLine, in_lines
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.rules import RULES

_COLUMNS = {
    "编号": 11.0,
    "级别": 6.0,
    "镇(街道)": 10.0,
    "报表": 12.0,
    "文件": 15.0,
    "工作表": 11.0,
    "单元格": 9.0,
    "处数": 5.0,
    "对象": 10.0,
    "问题": 42.0,
    "原值": 12.0,
    "建议": 12.0,
    "依据": 10.0,
    "状态": 7.0,
}
_STATES = {"new": "新发现", "open": "未改", "explained": "已说明", "waived": "已核准"}


def problems(workbook: Workbook, report: Report) -> None:
    """Write 问题清单; identity numbers and phones are hidden."""
    note = (
        "必改:须改正;核实:须改正或说明;提示:供留意。缩进的各条由上面那一处引起,那一处改好,它们会一并通过"
        "(Y 开头的是原因,处数记 0)。身份证号和电话已隐去中间数字"
    )
    page = Page(workbook, "问题清单", f"{report.title} 问题清单", note)
    page.headings(2, list(_COLUMNS))
    row = 2
    for row, line in enumerate(_lines(report.findings), 3):
        level = line.fault.first.level
        looks = {"级别": str(level), "处数": "number", "编号": "centre", "状态": "centre"}
        looks["问题"] = "beneath" if line.beneath else "cell"
        for column, (heading, value) in enumerate(zip(_COLUMNS, _told(line.fault), strict=True)):
            page.put(row, column, value, looks.get(heading, "cell"))
    page.finish(2, row, len(_COLUMNS), frozen=3, widths=dict(enumerate(_COLUMNS.values())))


def _lines(findings: Sequence[Finding]) -> Iterator[ListLine]:
    """The findings as lines, each of one file, in the county's words; the graver level first, causes with theirs."""
    files: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        told = replace(finding, message=finding.message_for_county)
        files.setdefault((finding.township, finding.place.file), []).append(told)
    return in_lines([fault for found in files.values() for fault in faults(found)], _cause, *Level)


def _cause(finding: Finding) -> Cause | None:
    """The cause beneath whose line a finding stands, in whatever file; what the county has let pass stands apart."""
    cause = finding.cause
    return cause if cause is not None and cause.sentence and finding.status is not Status.WAIVED else None


def _told(fault: Fault) -> tuple[str | int, ...]:
    first = fault.first
    return (
        first.number,
        str(first.level),
        first.township or "未识别",
        FORMS[first.form].title if first.form in FORMS else "",
        first.place.file,
        first.place.sheet,
        fault.where,
        len(fault.findings) if first.code else 0,
        mask(fault.subject),
        mask(fault.remark),
        mask(fault.value),
        mask(first.suggestion),
        RULES[first.code].source if first.code else "",
        _STATES[str(first.status)] + (f":{mask(first.reason)}" if first.reason else ""),
    )
