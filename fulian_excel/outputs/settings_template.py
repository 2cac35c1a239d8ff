"""A new county's 县级设置.xlsx: every sheet, every rule with its level and parameters, every list as shipped."""

import io
from collections.abc import Iterator, Mapping, Sequence

import xlsxwriter

from fulian_excel.forms import (
    FORMS,
    SETTINGS_FORMS,
    county_due,
    county_lists,
    county_rules,
    county_stages,
)
from fulian_excel.forms.form import Form
from fulian_excel.forms.items import items_of
from fulian_excel.outputs.page import CREATED, Page
from fulian_excel.rules import RULES
from fulian_excel.settings import ITEMS, Listed, Settings

_SPARE = 40  # blank rows with a border, below what is there
_HEADINGS, _FIRST = 2, 3  # the row of the headings and the first below it, from 0
_NOTES = 60.0  # the width of what is said of an item


def settings_template(settings: Settings | None = None) -> bytes:
    """The settings workbook with everything that has a default filled in, as an .xlsx."""
    rows = _rows(settings or Settings())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "县级设置", "created": CREATED})
        for form in SETTINGS_FORMS.values():
            _sheet(Page(workbook, form.title, form.title, form.note, masked=False), form, list(rows.get(form.name, ())))
    return out.getvalue()


def _sheet(page: Page, form: Form, filled: Sequence[tuple[object, ...]]) -> None:
    """A sheet of the settings: what it says beforehand, and room for more."""
    columns = list(form.columns.values())
    items = list(items_of(ITEMS[form.name]).values()) if form.name in ITEMS else []
    last = _HEADINGS + len(filled) + (0 if items else _SPARE)
    page.headings(_HEADINGS, [column.title for column in columns])
    for row in range(_FIRST, last + 1):
        values = filled[row - _FIRST] if row - _FIRST < len(filled) else ("",) * len(columns)
        for column, value in enumerate(values):
            page.put(row, column, value)
    for at, declared in enumerate(columns):
        if declared.kind.options:
            _drop_down(page, (_FIRST, at, last, at), declared.kind.options)
    for row, one in enumerate(items, _FIRST):
        page.put(row, 1, one.shown, "remark" if one.first else "cell")
        if one.kind.options:
            _drop_down(page, (row, 1, row, 1), one.kind.options)
    widths = {1: 26.0, len(columns) - 1: _NOTES} if items else {}
    page.finish(_HEADINGS, last, len(columns), filtered=False, widths=widths)


def _drop_down(page: Page, area: tuple[int, int, int, int], options: Sequence[str]) -> None:
    page.sheet.data_validation(*area, {"validate": "list", "source": list(options)})


def _rows(settings: Settings) -> Mapping[str, Iterator[tuple[object, ...]]]:
    """What each sheet holds from the beginning, in the order of its columns."""
    return {
        **{name: _items(record) for name, record in ITEMS.items()},
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
