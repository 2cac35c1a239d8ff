"""Pandera schemas of the forms, completed with the county's choices and the as-of day."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import pandera.pandas as pa

from fulian_excel.forms.column import Column, fields_of
from fulian_excel.forms.form import Form
from fulian_excel.kinds.dates import out_of_range
from fulian_excel.kinds.doubted_days import outlives
from fulian_excel.rulebook import Parts
from fulian_excel.settings import Settings


def schema_of(form: Form, settings: Settings, as_of: date) -> pa.DataFrameSchema:
    """Return the schema of a form's rows."""
    return _completed(form, form.rows, form.columns, settings, as_of)


def label_schema_of(form: Form, settings: Settings, as_of: date) -> pa.DataFrameSchema:
    """Return the schema of a form's labels, for a frame with a row per block."""
    return _completed(form, form.labels, form.label_columns, settings, as_of)


def _completed(
    form: Form, model: type[pa.DataFrameModel], columns: Mapping[str, Column], settings: Settings, as_of: date
) -> pa.DataFrameSchema:
    fields = fields_of(model)
    completed = {}
    for name, declared in columns.items():
        kind = settings.kind(form.name, declared)
        checks = [_check(code, test, as_of) for code, test in kind.checks]
        if declared.past:
            checks.append(_check("V04", partial(out_of_range, as_of=as_of), as_of))
            checks.append(_check("V06", partial(outlives, as_of=as_of), as_of))
        stated = fields[name].column_properties(kind.dtype, checks, required=False, name=name)
        completed[name] = pa.Column(**stated | {"metadata": None})  # a schema copies the metadata of its columns
    return pa.DataFrameSchema(completed)


def _check(code: str, test: Callable[..., Parts | None], as_of: date) -> pa.Check:
    """A pandera check that runs `test` on each value of a column; its statistic "explain" is `test`."""
    if code == "V07":
        test = partial(test, as_of=as_of)

    def holds(values: "pd.Series[Any]") -> "pd.Series[bool]":
        return values.map(lambda value: test(value) is None).astype(bool)

    return pa.Check(holds, name=code, ignore_na=True, statistics={"explain": test})
