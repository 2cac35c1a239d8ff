"""A new county's 县级设置.xlsx: every sheet, every rule with its level and parameters, every list as shipped."""

import io
from collections.abc import Iterator, Mapping

import xlsxwriter

from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.kinds.lists import LEVEL, OFF_OR_ON
from fulian_excel.outputs.page import CREATED, Page
from fulian_excel.rules import RULES
from fulian_excel.settings import Listed, Settings

_BASICS = ("县名", "届次", "落款", "联系人", "联系电话", "改正期限", "打开口令", "名册是否脱敏")
_SPARE = 40  # blank rows with a border, below what is there
_NOTES = {
    "county_basics": "打开口令:镇里的表有打开密码时填,几个口令用空格分开;名册是否脱敏填“否”时另外生成一份全县完整名册",
    "county_quotas": "必填:列出每个应报送的镇(街道);名额空着按默认(执委 25、主席 1、专职副主席 1、兼职副主席不少于 3)",
    "county_rules": "级别可改为:必改、核实、提示、试行(只告知不计数)、停用;参数的值可改,改错了运行时会指出",
    "county_stages": "各阶段的起止日期,最后一天就是全部完成的期限",
    "county_due": "从这个月起,这张报表还没报就算缺",
    "county_steps": "关键词:镇里的写法里有其中一个词就认作这一步,几个词用、分开",
    "county_archive": "关键词:镇里的材料名称里有其中一个词就认作这一项",
    "county_prohibitions": "关键词:镇里的写法里有其中一个词就认作这一条",
    "county_options": "给某一列增加选项,或给选项增加别的写法",
    "county_headings": "镇里常用而没有认出来的表头写在这里,下次就认得",
    "county_days_off": "填了才按工作日算公示天数;休:放假,班:调休上班",
    "county_waivers": "县里同意不再提的问题;可从全县汇总的《情况说明》整行复制过来,填上批准人和批准日期",
}


def settings_template(settings: Settings | None = None) -> bytes:
    """The settings workbook with everything that has a default filled in, as an .xlsx."""
    rows = _rows(settings or Settings())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "县级设置", "created": CREATED})
        for form in SETTINGS_FORMS.values():
            page = Page(workbook, form.title, form.title, _NOTES[form.name])
            titles = [column.title for column in form.columns.values()]
            page.headings(2, titles)
            filled = list(rows.get(form.name, ()))
            for row in range(3, 3 + len(filled) + _SPARE):
                values = filled[row - 3] if row - 3 < len(filled) else ("",) * len(titles)
                for column, value in enumerate(values):
                    page.put(row, column, value)
            page.finish(2, 2 + len(filled) + _SPARE, len(titles), filtered=False)
            _drop_downs(page, form.name, 2 + len(filled) + _SPARE)
    return out.getvalue()


def _rows(settings: Settings) -> Mapping[str, Iterator[tuple[object, ...]]]:
    """What each sheet holds from the beginning, in the order of its columns."""
    return {
        "county_basics": ((item, "是" if item == "名册是否脱敏" else "") for item in _BASICS),
        "county_rules": _rules(),
        "county_stages": ((one.name, one.first.isoformat(), one.last.isoformat()) for one in settings.stages),
        "county_due": ((form.title, form.due) for form in FORMS.values()),
        "county_steps": _listed(settings.steps),
        "county_archive": _listed(settings.archive),
        "county_prohibitions": _listed(settings.prohibitions),
    }


def _rules() -> Iterator[tuple[object, ...]]:
    """A row per rule and parameter; the rule's level stands on its first row."""
    for code, rule in RULES.items():
        if code == "Z01":
            continue
        parameters = [(one.title, str(one.default)) for one in rule.parameters.values()] or [("", "")]
        for number, (title, value) in enumerate(parameters):
            yield code, rule.title, "" if number else str(rule.level), title, value, rule.source


def _listed(items: tuple[Listed, ...]) -> Iterator[tuple[object, ...]]:
    for number, one in enumerate(items, 1):
        yield number, one.name, one.stage, "、".join(one.keywords)


def _drop_downs(page: Page, form: str, last: int) -> None:
    choices = {"county_rules": (2, LEVEL.options), "county_days_off": (1, OFF_OR_ON.options)}
    if form in choices:
        column, options = choices[form]
        page.sheet.data_validation(3, column, last, column, {"validate": "list", "source": list(options)})
