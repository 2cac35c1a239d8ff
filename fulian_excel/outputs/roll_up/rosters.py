"""代表名册 and 执委名册: everybody on the townships' lists in the county's own spelling, sortable and printable."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook

from fulian_excel.figures.people import is_option
from fulian_excel.forms import FORMS
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import DELEGATE_TYPE
from fulian_excel.masking import mask
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.table import Row, Submission

_PERSON = ("name", "sex", "nation", "birth", "politics", "schooling", "work")
_BEHIND = ("id_number", "phone")
_OWN = {
    "delegates": ("unit", "area", "standing", "produced_by", "full_time", "village_chair"),
    "committee": ("area", "post", "rank", "newly", "votes"),
}
_SHEETS = {"delegates": "代表名册", "committee": "执委名册"}
_WIDTHS = {
    "name": 9.0,
    "sex": 5.5,
    "nation": 8.0,
    "birth": 9.0,
    "politics": 12.0,
    "schooling": 9.0,
    "work": 30.0,
    "unit": 14.0,
    "area": 15.0,
    "post": 11.0,
    "rank": 10.0,
    "id_number": 19.0,
    "phone": 13.0,
}
_NUMBER, _TOWNSHIP = 6.0, 12.0
_NOTE = "按各镇报来的名册,写法已统一(汉族、1985-03、是/否);身份证号和电话已隐去中间数字;着色的没能识别,照原样写"
_STRANGE = "bad text"
_FORMAL = DELEGATE_TYPE.options[0]


@dataclass(frozen=True)
class Roster:
    """A written list: the cells of each column, and their values."""

    sheet: str
    first: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]

    def cells(self, column: str) -> str:
        """The reference of a column's cells, for formulas of other sheets."""
        at = self.columns.index(column) + 2
        area = xl_range(self.first, at, self.first + max(len(self.rows), 1) - 1, at)
        return f"'{self.sheet}'!{area}"

    def words(self, column: str) -> list[str | int | None]:
        """The values of a column, row by row."""
        at = self.columns.index(column)
        return [row[at] for row in self.rows]


def rosters(workbook: Workbook, report: Report) -> dict[str, Roster]:
    """Write both lists, leaving out an empty one; returns them by the English name of the form."""
    return {form: _roster(workbook, report, form) for form in _SHEETS if report.county.tables(form)}


def _roster(workbook: Workbook, report: Report, form: str) -> Roster:
    columns = (*_PERSON, *_OWN[form], *_BEHIND)
    page = Page(workbook, _SHEETS[form], f"{report.title} {_SHEETS[form]}", _NOTE)
    titles = [FORMS[form].columns[name].title for name in columns]
    page.headings(2, ("序号", "镇(街道)", *titles))
    told = []
    for row, (one, person) in enumerate(_people(report, form), 3):
        page.put(row, 0, row - 2, "number")
        page.put(row, 1, one.township.name)
        words = [_shown(one, person, name) for name in columns]
        for at, (value, look) in enumerate(words, 2):
            page.put(row, at, value, look)
        told.append(tuple(value for value, _look in words))
    widths = {0: _NUMBER, 1: _TOWNSHIP} | {at: _WIDTHS.get(name, 9.0) for at, name in enumerate(columns, 2)}
    page.finish(2, 2 + len(told), len(columns) + 2, frozen=3, widths=widths)
    return Roster(page.name, 3, columns, tuple(told))


def _people(report: Report, form: str) -> Iterator[tuple[Submission, Row]]:
    for one, table in report.county.tables(form):
        for row in table.rows:
            yield one, row


def _shown(one: Submission, person: Row, column: str) -> tuple[str | int | None, str]:
    """A value in the county's spelling, and its style; a value that is no option stays as written and is coloured."""
    value = person[column]
    if value is None:
        if column == "standing":
            return _FORMAL, "cell"
        written = mask(person.written(column))
        return (written, _STRANGE) if written else (None, "cell")
    if isinstance(value, bool):
        return ("是" if value else "否"), "centre"
    if isinstance(value, Day):
        return f"{value.date:%Y-%m}", "centre"
    if isinstance(value, int):
        return value, "number"
    declared = FORMS[person.table.form.name].columns[column]
    strange = declared.kind.choices is not None and not is_option(one, person, column)
    return mask(str(value)), _STRANGE if strange else "cell"
