"""The tables of all townships as one typed frame, so that a form is validated once."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from fulian_excel.forms.column import Column
from fulian_excel.kinds import Day
from fulian_excel.table import Table


def frame_of(tables: Sequence[Table]) -> pd.DataFrame:
    """Return the rows of one form's tables, one table below the other, with columns by name; a missing column is blank.

    Dates are timestamps; months are their first day.
    """
    names = dict.fromkeys(name for table in tables for name in table.values)
    values = {
        name: [value for table in tables for value in table.values.get(name) or [None] * len(table)] for name in names
    }
    return _typed(values, tables[0].form.columns, sum(map(len, tables)))


def label_frame_of(tables: Sequence[Table]) -> pd.DataFrame:
    """Return the labels of one form's tables, one row per block; only labels that some block has."""
    blocks = [block for table in tables for block in table.blocks]
    declared = tables[0].form.label_columns
    names = [name for name in declared if any(name in block.labels for block in blocks)]
    return _typed({name: [block.value(name) for block in blocks] for name in names}, declared, len(blocks))


def _typed(values: Mapping[str, Sequence[Any]], columns: Mapping[str, Column], length: int) -> pd.DataFrame:
    """A frame of values by column, in the columns' types, with an index from 0 to `length` - 1."""
    index = pd.RangeIndex(length)
    return pd.DataFrame(
        {
            name: pd.Series([_plain(value) for value in of_column], index=index, dtype=columns[name].kind.dtype)
            for name, of_column in values.items()
        },
        index=index,
    )


def _plain(value: Any) -> Any:
    return pd.Timestamp(value.date) if isinstance(value, Day) else value
