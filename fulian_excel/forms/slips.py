"""Slips in the declarations of forms, told by name before any workbook is read."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import pandera.pandas as pa
from pandera.engines.pandas_engine import Engine

from fulian_excel.declaring import meant
from fulian_excel.forms.column import columns_of
from fulian_excel.forms.form import Form


def name_slip(file: str, form: Form) -> str:
    """The sentence for a form whose name is not its file's, empty where it is: two forms never share a name."""
    return "" if form.name == file else f"forms/{file}.py: its form is named {form.name!r}; name it {file!r}"


def form_slips(forms: Iterable[Form]) -> Iterator[str]:
    """A sentence for everything in the forms' declarations that cannot be meant."""
    named: dict[str, str] = {}
    for form in forms:
        for word in dict.fromkeys((form.name, *form.titles)):
            if word in named:
                yield f"form {form.name}: {named[word]} has the name or title {word!r} already"
            named.setdefault(word, form.name)
        for slip in (*_of_the_form(form), *_of_its_columns(form.rows), *_of_its_columns(form.labels)):
            yield f"form {form.name}: {slip}"


def _of_the_form(form: Form) -> Iterator[str]:
    if form.due is not None and form.due not in range(1, 13):
        yield f"due is a month from 1 to 12, not {form.due!r}"
    if form.key not in form.columns:
        yield f"key: there is no column {form.key!r}{meant(form.key, form.columns)}; say key=… where no column is `name`"
    for name in form.grows_by:
        if name not in form.columns:
            yield f"grows_by: there is no column {name!r}{meant(name, form.columns)}"
    for name in form.occasion:
        if name not in form.label_columns:
            yield f"occasion: there is no label {name!r}{meant(name, form.label_columns)}"
    drawn = [name for name, column in form.columns.items() if column.from_list]
    if drawn and not form.lists:
        yield f"column {drawn[0]} has `from_list`, but the form names no list of the settings in `lists`"
    if form.lists and not drawn:
        yield f"`lists` names the list {form.lists!r}, but no column says with `from_list` what of it it holds"


def _of_its_columns(model: type[pa.DataFrameModel]) -> Iterator[str]:
    titles: dict[str, str] = {}
    types = get_type_hints(model)
    for name, column in columns_of(model).items():
        kind = column.kind
        match get_args(types.get(name)):
            case (declared,) if _typed(declared) == _typed(kind.dtype):
                pass
            case (declared,):
                yield f"{name} is declared as {_typed(declared)}, but its kind, {kind.name}, gives {kind.dtype}"
            case _:
                yield f"{name} does not say its type, as in `{name}: Series[str] = column(…)`"
        if column.title in titles:
            yield f"{titles[column.title]} and {name} both have the title {column.title!r}"
        titles[column.title] = name


@cache
def _typed(declared: Any) -> Any:
    """The type that pandera understands by a declaration."""
    return Engine.dtype(declared)
