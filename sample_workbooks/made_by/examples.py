"""Rows of the forms that the samples do not show: what the forms themselves give as examples."""

from typing import Any

from fulian_excel.cells import TEXT, Cell
from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import Day, understand
from fulian_excel.settings import Settings
from sample_workbooks.made_by.people import Person
from sample_workbooks.made_by.township import Row, Town, person_row

_PEOPLE = 3


def example_rows(form: Form, town: Town) -> list[Row]:
    """A form as the township might fill it in: for its first women, for every item of the county's list, or once."""
    if form.lists:
        items = getattr(Settings(), form.lists)
        return [{**_row(form), **_of_item(form, item)} for item in items]
    if form.names_people:
        return [{**_row(form), **_of_person(form, person, town)} for person in town.people[:_PEOPLE]]
    return [_row(form)]


def _row(form: Form) -> Row:
    return {column.title: _example(column) for column in form.columns.values() if not column.numbers}


def _of_item(form: Form, item: Any) -> Row:
    return {column.title: getattr(item, column.listed) for column in form.columns.values() if column.listed}


def _of_person(form: Form, person: Person, town: Town) -> Row:
    known = {**person_row(person, town, form.name), form.columns[form.key].title: person.name}
    return {column.title: known[column.title] for column in form.columns.values() if column.title in known}


def _example(column: Column) -> Any:
    """The example as a cell holds it; None where the column gives none and may be blank."""
    text = column.example or (f"某{column.title}" if column.required else "")
    value = understand(Cell(1, 1, text, TEXT), column.kind).value if text else None
    return value.date if isinstance(value, Day) else value
