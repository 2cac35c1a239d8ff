"""A new county's 县级设置.xlsx: every sheet, every rule with its level and parameters, every list as shipped."""

import io
from collections.abc import Iterator, Mapping, Sequence

import xlsxwriter

from fulian_excel.forms import (
    FORMS,
    SETTINGS_FORMS,
    county_due,
    county_lists,
    county_quotas,
    county_rules,
    county_stages,
)
from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form
from fulian_excel.forms.items import items_of
from fulian_excel.outputs.page import CREATED, Page
from fulian_excel.outputs.typing_in import typed
from fulian_excel.rules import in_order
from fulian_excel.settings import ITEMS, ListItem, Settings

_SPARE = 6  # blank rows with a border, below what is there
_ROOM = {county_quotas.FORM.name: 30, county_rules.FORM.name: 0, county_due.FORM.name: 0, county_stages.FORM.name: 0}
_BEYOND = 200  # rows below those with a border in which drop-downs and hints go on
_ONE_PAGE = 48  # rows that can be read on one page
_MANY_COLUMNS = 8  # from here on a page lies on its side
_HEADINGS, _FIRST = 2, 3  # the row of the headings and the first below it, from 0
_NOTES = 60.0  # the width of what is said of an item
_WORDS = {0: 7.0, 1: 40.0, 2: 10.0, 3: 60.0}
_WIDTHS = {
    county_rules.FORM.name: {0: 7.0, 1: 46.0, 2: 7.0, 3: 30.0, 4: 9.0, 5: 28.0},
    county_lists.STEPS.name: _WORDS,
    county_lists.ARCHIVE.name: _WORDS,
    county_lists.PROHIBITIONS.name: _WORDS,
}


def settings_template(settings: Settings | None = None) -> bytes:
    """The settings workbook as .xlsx bytes, every default filled in."""
    rows = _rows(settings or Settings())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "县级设置", "created": CREATED})
        for form in SETTINGS_FORMS.values():
            _sheet(Page(workbook, form.title, form.title, form.note, masked=False), form, list(rows.get(form.name, ())))
    return out.getvalue()


def _sheet(page: Page, form: Form, filled: Sequence[tuple[object, ...]]) -> None:
    """Write a sheet of the settings: its default rows, and room for more."""
    columns = list(form.columns.values())
    items = list(items_of(ITEMS[form.name]).values()) if form.name in ITEMS else []
    last = _HEADINGS + len(filled) + (0 if items else _ROOM.get(form.name, _SPARE))
    page.headings(_HEADINGS, [column.title for column in columns])
    for row in range(_FIRST, last + 1):
        values = filled[row - _FIRST] if row - _FIRST < len(filled) else ("",) * len(columns)
        for column, value in enumerate(values):
            page.put(row, column, value)
    for at, declared in enumerate(columns):
        if not items:
            _validate(page, (_FIRST, at, last + _BEYOND, at), declared)
    for row, one in enumerate(items, _FIRST):
        page.put(row, 1, one.shown, "remark" if one.first else "cell")
        if one.kind.options:
            _drop_down(page, (row, 1, row, 1), one.kind.options, one.title, one.note)
        else:
            hint = {"validate": "any", "input_title": one.title[:32], "input_message": one.note[:255]}
            page.sheet.data_validation(row, 1, row, 1, hint)
    widths = {1: 26.0, len(columns) - 1: _NOTES} if items else _WIDTHS.get(form.name, {})
    page.finish(_HEADINGS, last, len(columns), filtered=False, widths=widths)
    if len(columns) < _MANY_COLUMNS:
        page.sheet.set_portrait()
    if last <= _ONE_PAGE:
        page.sheet.fit_to_pages(1, 1)


def _validate(page: Page, area: tuple[int, int, int, int], column: Column) -> None:
    """Set a column's data validation and its hint; a value against it only raises a question."""
    if column.kind.options:
        _drop_down(page, area, column.kind.options, column.title, "从下拉里选一项")
        return
    rule, hint = typed(column)
    if hint:
        said = {"input_title": column.title[:32], "input_message": hint, "error_message": hint}
        page.sheet.data_validation(*area, rule | said | {"error_type": "warning"})


def _drop_down(page: Page, area: tuple[int, int, int, int], options: Sequence[str], title: str, hint: str) -> None:
    said = {"input_title": title[:32], "input_message": hint[:255]} if hint else {}
    page.sheet.data_validation(*area, {"validate": "list", "source": list(options)} | said)


def _rows(settings: Settings) -> Mapping[str, Iterator[tuple[object, ...]]]:
    """The default rows of each sheet, in the order of its columns."""
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
    """A row per item with its note."""
    yield from ((one.title, one.shown, one.note) for one in items_of(record).values())


def _rules() -> Iterator[tuple[object, ...]]:
    """A row per rule and parameter; the rule's level stands on its first row."""
    for rule in (one for one in in_order() if one.code != "Z01"):
        parameters = [(one.title, str(one.default)) for one in rule.parameters.values()] or [("", "")]
        for number, (title, value) in enumerate(parameters):
            yield rule.code, rule.title, "" if number else str(rule.level), title, value, rule.source


def _listed(items: tuple[ListItem, ...]) -> Iterator[tuple[object, ...]]:
    for number, one in enumerate(items, 1):
        yield number, one.name, one.stage, "、".join(one.keywords)
