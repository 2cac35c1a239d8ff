"""The contents of one workbook as DataFrames, for other programs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from fulian_excel.findings import Finding, NotChecked
from fulian_excel.forms.column import Column
from fulian_excel.kinds import Day
from fulian_excel.table import Block, Table

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Contents:
    """A workbook's tables, labels and findings.

    `tables` and `places` have a frame for every form found, by the form's English name (FORMS). The two frames of a
    form are of one shape: a row per row of the form, a column per column that the form declares, in its order, by its
    printed title; a column that the sheet lacks is NA throughout. The index `row` counts the form's rows from 0 over
    all its sheets and blocks. A form that has a block for each election (选举计票表) has the index (`block`, `row`),
    blocks counted from 0 in the order of the sheets.

    `labels` and `label_places` are the same for the labels around the tables: a row per block, with the index `block`.

    Values are as read: text, whole numbers (Int64), 是 and 否 (boolean), days as Timestamps (a month is
    its first day). Several names are one text with 、 between. 应选名额 is a number, or a dict of numbers by post where
    the posts are given. A cell that is blank or could not be read is NA; `findings` tells them apart.

    Places are written `sheet!A1`. A place is empty where the sheet has no such column or label, and where the value
    comes from elsewhere: a sheet's tab, or a line that is not the row's own.
    """

    tables: Frames = field(default_factory=dict)
    places: Frames = field(default_factory=dict)
    labels: Frames = field(default_factory=dict)
    label_places: Frames = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)


def contents_of(tables: Iterable[Table], findings: list[Finding], not_checked: list[NotChecked]) -> Contents:
    """Return the tables of one workbook as frames, with its findings."""
    contents = Contents(findings=findings, not_checked=not_checked)
    for table in tables:
        form = table.form
        blocks = _block_of_each_row(table)
        rows = pd.RangeIndex(len(table), name="row")
        index: pd.Index[Any] = rows
        if form.repeats:
            index = pd.MultiIndex.from_arrays([[number for number, _ in blocks], rows], names=["block", "row"])
        values = {name: table.values.get(name) or [None] * len(table) for name in form.columns}
        places = {
            name: [_place(table, name, row, block) for row, (_, block) in enumerate(blocks)] for name in form.columns
        }
        contents.tables[form.name] = _frame(values, form.columns, index)
        contents.places[form.name] = _texts(places, form.columns, index)
        index = pd.RangeIndex(len(table.blocks), name="block")
        read = {name: [block.value(name) for block in table.blocks] for name in form.label_columns}
        where = {name: [_label_place(block, name) for block in table.blocks] for name in form.label_columns}
        contents.labels[form.name] = _frame(read, form.label_columns, index)
        contents.label_places[form.name] = _texts(where, form.label_columns, index)
    return contents


def _block_of_each_row(table: Table) -> list[tuple[int, Block]]:
    found = {row: (number, block) for number, block in enumerate(table.blocks) for row in block.rows}
    return [found[row] for row in range(len(table))]


def _place(table: Table, column: str, row: int, block: Block) -> str:
    """A cell's place; empty for a value from the sheet's tab, which has the address of another column's cell."""
    if column not in block.headings:
        return ""
    cell = table.cells[column][row]
    if table.form.columns[column].on_tab and any(
        table.cells[other][row].address == cell.address for other in block.headings if other != column
    ):
        return ""
    return f"{table.sheets[row]}!{cell.address}"


def _label_place(block: Block, label: str) -> str:
    found = block.labels.get(label)
    return f"{found.place.sheet}!{found.place.cell}" if found and found.place.cell else ""


def _texts(values: Mapping[str, Sequence[str]], columns: Mapping[str, Column], index: "pd.Index[Any]") -> pd.DataFrame:
    return pd.DataFrame({columns[name].title: pd.Series(values[name], index=index, dtype="str") for name in values})


def _frame(values: Mapping[str, Sequence[Any]], columns: Mapping[str, Column], index: "pd.Index[Any]") -> pd.DataFrame:
    return pd.DataFrame({columns[name].title: _series(values[name], columns[name], index) for name in values})


def _series(values: Sequence[Any], column: Column, index: "pd.Index[Any]") -> "pd.Series[Any]":
    """A column of its kind's type; of type object if a value is beyond that type, such as a day in 9999."""
    plain = _PLAIN.get(column.kind.name, _day_or_value)
    shown = [plain(value) for value in values]
    dtype = "str" if column.kind.name == "names" else column.kind.dtype
    try:
        return pd.Series(shown, index=index, dtype=dtype)
    except (TypeError, ValueError, OverflowError):
        return pd.Series(shown, index=index, dtype="object")


def _day_or_value(value: Any) -> Any:
    return pd.Timestamp(value.date) if isinstance(value, Day) else value


def _names(value: Any) -> Any:
    return "、".join(value) if value is not None else None


def _seats(value: Any) -> Any:
    return value[""] if value is not None and set(value) == {""} else value


_PLAIN: Mapping[str, Callable[[Any], Any]] = {"names": _names, "posts": _seats}
