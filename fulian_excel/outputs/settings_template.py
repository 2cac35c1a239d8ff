"""A new county's 县级设置.xlsx: every sheet, every rule with its level and parameters, every list as shipped."""

import io
from collections.abc import Iterator, Mapping

import xlsxwriter

from fulian_excel.forms import (
    FORMS,
    SETTINGS_FORMS,
    county_basics,
    county_days_off,
    county_due,
    county_lists,
    county_mail,
    county_rules,
    county_stages,
)
from fulian_excel.forms.items import items_of
from fulian_excel.kinds.lists import LEVEL, OFF_OR_ON
from fulian_excel.outputs.page import CREATED, Page
from fulian_excel.rules import RULES
from fulian_excel.settings import Listed, Mail, Settings

_SPARE = 40  # blank rows with a border, below what is there


def settings_template(settings: Settings | None = None) -> bytes:
    """The settings workbook with everything that has a default filled in, as an .xlsx."""
    rows = _rows(settings or Settings())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "县级设置", "created": CREATED})
        for form in SETTINGS_FORMS.values():
            page = Page(workbook, form.title, form.title, form.note, masked=False)
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
        county_basics.FORM.name: _items(Settings),
        county_mail.FORM.name: _items(Mail),
        county_rules.FORM.name: _rules(),
        county_stages.FORM.name: ((one.name, one.first.isoformat(), one.last.isoformat()) for one in settings.stages),
        county_due.FORM.name: ((form.title, form.due or "") for form in FORMS.values()),
        county_lists.STEPS.name: _listed(settings.steps),
        county_lists.ARCHIVE.name: _listed(settings.archive),
        county_lists.PROHIBITIONS.name: _listed(settings.prohibitions),
    }


def _items(record: type) -> Iterator[tuple[object, ...]]:
    """A row per item, with what is said of it."""
    yield from ((one.title, one.shown, one.note) for one in items_of(record).values())


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
    choices = {county_rules.FORM.name: (2, LEVEL.options), county_days_off.FORM.name: (1, OFF_OR_ON.options)}
    if form in choices:
        column, options = choices[form]
        page.sheet.data_validation(3, column, last, column, {"validate": "list", "source": list(options)})
