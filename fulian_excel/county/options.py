"""选项 and 表头别名: the county's own options and headings, and the forms and columns that its rows name."""

from typing import Any

from fulian_excel.county.mistakes import Mistakes
from fulian_excel.county.townships import words_of
from fulian_excel.forms import FORMS
from fulian_excel.forms.column import Column
from fulian_excel.forms.form import Form, form_called
from fulian_excel.settings import Extension
from fulian_excel.table import Row, Table
from fulian_excel.words import fold


def form_of(row: Row, mistakes: Mistakes) -> Form | None:
    """Return the form that a row names; None, with a mistake, if there is no such form."""
    title = row["form"] or ""
    form = form_called(title, FORMS)
    if form is None and title:
        known = "、".join(one.title for one in FORMS.values())
        mistakes.tell(row.place("form"), f"没有「{title}」这张报表(有:{known})")
    return form


def _column(row: Row, mistakes: Mistakes) -> tuple[Form, Column] | None:
    """The form and the column or label that a row names; None if there is none."""
    form = form_of(row, mistakes)
    heading = fold(row["heading"] or "")
    if form is None or not heading:
        return None
    for column in (*form.columns.values(), *form.label_columns.values()):
        if fold(column.title) == heading:
            return form, column
    mistakes.tell(row.place("heading"), f"《{form.title}》没有「{row['heading']}」这一列")
    return None


def read_options(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the county's options and their spellings, by form and column."""
    choices: dict[tuple[str, str], Extension] = {}
    for row in table.rows:
        found = _column(row, mistakes)
        if found is None or not row["option"]:
            continue
        form, column = found
        if column.kind.choices is None:
            mistakes.tell(row.place("heading"), f"《{form.title}》的「{column.title}」不是从选项里选的,不能加选项")
            continue
        key = (form.name, column.title)
        before = choices.get(key, Extension())
        for word in words_of(row["spellings"]):
            other = before.spellings.get(word, row["option"])
            if other != row["option"]:
                mistakes.tell(row.place("spellings"), f"别名「{word}」已经是「{other}」的别名,请只留一处")
        spellings = {**dict.fromkeys(words_of(row["spellings"]), row["option"]), **before.spellings}
        choices[key] = Extension((*before.options, row["option"]), spellings)
    return {"choices": choices}


def read_headings(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the county's own headings, by form."""
    aliases: dict[str, dict[str, str]] = {}
    for row in table.rows:
        found = _column(row, mistakes)
        if found is None:
            continue
        form, column = found
        if column not in form.columns.values():
            mistakes.tell(row.place("heading"), f"「{column.title}」是表格外面的一项,表头别名只管表格里的列")
            continue
        mine = aliases.setdefault(form.name, {})
        for word in words_of(row["aliases"]):
            if mine.setdefault(word, column.title) != column.title:
                mistakes.tell(row.place("aliases"), f"别名「{word}」已经是「{mine[word]}」的别名,请只留一处")
    return {"heading_aliases": aliases}
