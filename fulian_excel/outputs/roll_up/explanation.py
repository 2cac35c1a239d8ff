"""说明: the round, settings and rules 全县汇总 was made with, and what could not be checked."""

from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.rules import RULES, in_order
from fulian_excel.settings import Settings

_WIDTHS = {0: 10.0, 1: 44.0, 2: 9.0, 3: 46.0, 4: 16.0}
_HEADINGS = ("规则", "内容", "级别", "参数", "依据")
_LAST = len(_WIDTHS) - 1
_ASKED_FOR = "(没有填,请在县级设置的《基本设置》里填写)"


def explanation(workbook: Workbook, report: Report) -> None:
    """Write 说明."""
    page = Page(workbook, "说明", f"{report.title} 说明", "这一份汇总按什么口径、什么设置和规则算出来")
    page.widths |= _WIDTHS
    row = 2
    for row, (name, words) in enumerate(_lines(report), 2):
        page.spread(row, ((0, 0), (1, _LAST)), (name, words), ("bold", "cell"))
    top = row + 2
    page.headings(top, _HEADINGS)
    settings = report.county.settings
    row = top
    for row, code in enumerate((rule.code for rule in in_order() if rule.code != "Z01"), top + 1):
        for column, text in enumerate(_rule(settings, code)):
            page.put(row, column, text, "bold" if column == 2 and _is_changed(settings, code) else "cell")
    page.finish(top, row, len(_HEADINGS), widths=_WIDTHS)


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    """The lines of 说明 as (name, text)."""
    settings = report.county.settings
    yield "县名", settings.county or _ASKED_FOR
    yield "届次", settings.term or _ASKED_FOR
    yield "落款", settings.signature or _ASKED_FOR
    if settings.scope:
        yield "地区口径", settings.scope
    name = f"(编号 {report.round})" if report.round else ""
    yield "本轮", f"{report.month},按 {report.as_of.isoformat()} 核验{name};这一天以后的日期都不算已经发生"
    yield "程序", f"fulian-excel {version('fulian-excel')}"
    yield "来源", "收件箱里的全部文件;一张表有几份的,按报送情况里写明的理由用一份;每个数都由各镇报表逐行重算"
    yield "名额", _quotas(report)
    yield (
        "时间安排",
        "、".join(f"{one.name} {one.first.isoformat()} 至 {one.last.isoformat()}" for one in settings.stages),
    )
    yield "报送要求", _due(settings)
    yield "规则", _changes(settings)
    yield "缺少的", "没有报送、没有这一栏的镇不进分子也不进分母,写 —;不在选项里的写“未能识别”,各部分相加等于总数"
    yield "问题数", _counting(report)
    yield "未检查", _unchecked(report)


def _quotas(report: Report) -> str:
    count = len(report.county.settings.townships)
    return f"县级设置《名额分配》所列 {count} 个镇(街道);没有填的按执委 25、主席 1、专职副主席 1、兼职副主席不少于 3"


def _due(settings: Settings) -> str:
    months: dict[int, list[str]] = {}
    for form in FORMS.values():
        month = settings.due.get(form.name, form.due)
        if month is not None:
            months.setdefault(month, []).append(form.title)
    return ";".join(f"{month} 月起:{'、'.join(titles)}" for month, titles in months.items())


def _is_changed(settings: Settings, code: str) -> bool:
    return settings.level(code) is not RULES[code].level or any(one == code for one, _name in settings.changed)


def _changes(settings: Settings) -> str:
    changed = [code for code in RULES if _is_changed(settings, code)]
    return f"共 {len(RULES) - 1} 条,列在下面;县里改过的:{'、'.join(changed) or '没有'}"


def _counting(report: Report) -> str:
    waived = sum(one.status is Status.WAIVED for one in report.findings)
    trial = sum(one.level is Level.TRIAL and one.status is not Status.WAIVED for one in report.findings)
    unknown = sum(not one.township for one in report.findings)
    told = f"已核准 {waived} 处、试行 {trial} 处,都不计入必改、核实、提示;认不出镇的文件 {unknown} 处,另列"
    return f"{told}。对照见《勾稽核对》"


def _unchecked(report: Report) -> str:
    """One sentence on what could not be checked."""
    if not report.not_checked:
        return "没有,全部规则都核对了"
    reasons = Counter(one.reason for one in report.not_checked)
    told = ";".join(f"{reason} {count} 次" for reason, count in reasons.most_common(8))
    more = f"等 {len(reasons)} 种" if len(reasons) > len(reasons.most_common(8)) else ""
    return f"共 {len(report.not_checked)} 次没法核对,不算错:{told}{more};逐条见《未检查》"


def _rule(settings: Settings, code: str) -> tuple[str, str, str, str, str]:
    rule = RULES[code]
    values = settings.parameters(code)
    told = ";".join(f"{one.title} {values[name]}" for name, one in rule.parameters.items())
    return code, rule.title, str(settings.level(code)), told, rule.source
