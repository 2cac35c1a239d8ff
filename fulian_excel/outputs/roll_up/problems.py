"""问题清单: every finding of the county; one fault down a column is one row with its range."""

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.masking import mask
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.roll_up.report import Report
from fulian_excel.places import ranges
from fulian_excel.rules import RULES

_HEADINGS = (
    "编号",
    "级别",
    "镇(街道)",
    "报表",
    "文件",
    "工作表",
    "位置",
    "对象",
    "问题",
    "原值",
    "建议",
    "依据",
    "状态",
)
_STATES = {"new": "新发现", "open": "未改", "explained": "已说明", "waived": "已核准"}
_MOST_NAMED = 3


def problems(workbook: Workbook, report: Report) -> None:
    """Write 问题清单; identity numbers and phones are hidden."""
    page = Page(
        workbook, "问题清单", f"{report.title} 问题清单", "必改须改正;核实须改正或说明;身份证号和电话已隐去中间数字"
    )
    page.headings(2, _HEADINGS)
    row = 2
    for row, group in enumerate(_grouped(report.findings), 3):
        first = group[0]
        count = f"(共 {len(group)} 处)" if len(group) > 1 else ""
        cells = (
            first.id,
            str(first.level),
            first.township or "未识别",
            FORMS[first.form].title if first.form in FORMS else "",
            first.place.file,
            first.place.sheet,
            " ".join(ranges(one.place.cell for one in group)) if first.place.cell else "",
            _named([one.subject for one in group]),
            mask(first.message_for_county) + count,
            mask(first.value),
            mask(first.suggestion),
            RULES[first.code].source,
            _STATES[str(first.status)],
        )
        for column, value in enumerate(cells):
            page.put(row, column, value, str(first.level) if column == 1 and first.level in set(Level) else "cell")
    page.finish(2, row, len(_HEADINGS), frozen=3, widths={3: 14, 4: 18, 5: 14, 6: 10, 8: 54, 10: 14, 11: 14})


def _grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one rule in one column of one sheet together; the graver level first."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        key: tuple[str, ...] = (finding.township, place.file, place.sheet, finding.code, finding.column)
        if not place.cell or not finding.column or RULES[finding.code].at:
            key = (*key, finding.id)
        groups.setdefault(key, []).append(finding)
    order = list(Level)
    return sorted(groups.values(), key=lambda group: order.index(group[0].level))


def _named(subjects: Sequence[str]) -> str:
    names = list(dict.fromkeys(mask(subject) for subject in subjects if subject))
    more = f"等 {len(names)} 个" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more
