"""What each column may hold by itself, by pandera over the frames of all townships at once.

This alone knows pandera's error objects.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.config import config_context
from pandera.errors import SchemaError, SchemaErrors

from fulian_excel.check.frames import frame_of, label_frame_of
from fulian_excel.check.schemas import label_schema_of, schema_of
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.forms.form import Form
from fulian_excel.kinds.kind import unfilled
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE
from fulian_excel.rulebook import RULES, Parts
from fulian_excel.rules.elections import rounds
from fulian_excel.rules.posts import tell_of_posts
from fulian_excel.rules.quotas import quota_frame
from fulian_excel.settings import Settings
from fulian_excel.table import Block, County, Submission, Table

_RANGES = {
    "greater_than_or_equal_to": ("min_value", "应不小于 {}"),
    "less_than_or_equal_to": ("max_value", "应不大于 {}"),
}


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a row of a stacked frame comes from: the township, its table, the row or block there."""

    submission: Submission
    table: Table
    index: int


def check_columns(
    submissions: Sequence[Submission], settings: Settings, as_of: date, forms: Mapping[str, Form] = FORMS
) -> Iterator[Finding]:
    """V-findings of every column and label, each form's tables validated together."""
    for form in forms.values():
        sent = [(one, one.tables[form.name]) for one in submissions if form.name in one.tables]
        if not sent:
            continue
        rows = [_Source(one, table, index) for one, table in sent for index in range(len(table))]
        tables = [table for _, table in sent]
        for column, index, code, parts in _failures(schema_of(form, settings, as_of), frame_of(tables)):
            yield from _row_finding(form, rows[index], column, code, parts)
        blocks = [_Source(one, table, index) for one, table in sent for index in range(len(table.blocks))]
        for column, index, code, parts in _failures(label_schema_of(form, settings, as_of), label_frame_of(tables)):
            yield from _label_finding(form, blocks[index], column, code, parts)


def _failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> Iterator[tuple[str, int, str, Parts]]:
    """Every cell that fails: its column, its row in the frame, the rule's code, the message's parts."""
    if frame.empty:
        return
    try:
        with config_context(validation_enabled=True):
            schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        for error in errors.schema_errors:
            yield from _cells_of(error, frame)


def _cells_of(error: SchemaError, frame: pd.DataFrame) -> Iterator[tuple[str, int, str, Parts]]:
    column = str(error.schema.name)
    if error.check == "not_nullable":
        for index in frame.index[frame[column].isna()]:
            yield column, int(index), "V01", {}
        return
    check: Any = error.check
    if not isinstance(check, pa.Check) or error.check_output is None:
        raise TypeError(f"column {column}: {error}")
    for index in error.check_output.index[~error.check_output.astype(bool)]:
        value = frame.loc[index, column]
        if check.name in RULES:
            yield column, int(index), str(check.name), (check.statistics or {})["explain"](value) or {}
        else:
            limit, words = _RANGES[str(check.name)]
            yield column, int(index), "V04", {"bounds": words.format((check.statistics or {})[limit])}


def _row_finding(form: Form, source: _Source, column: str, code: str, parts: Parts) -> Iterator[Finding]:
    table = source.table
    if column not in table.values:
        return
    row = table.rows[source.index]
    if code == "V01":
        if not _must_be_filled(source, column):
            return
        parts = unfilled(form.columns[column].title)
    told = row.tell(column, **parts)
    yield _stamped(told, code, source)


def _must_be_filled(source: _Source, column: str) -> bool:
    """The cell is blank and not merely unreadable, in a row that somebody has begun or must have by now."""
    table = source.table
    if table.place(column, source.index) in table.index("doubted", lambda: {one.place for one in table.doubts}):
        return False
    row = table.rows[source.index]
    columns = table.form.columns
    begun = any(row[name] is not None and not columns[name].prefilled for name in table.values)
    return begun or source.submission.is_due(table.form)


def _label_finding(form: Form, source: _Source, label: str, code: str, parts: Parts) -> Iterator[Finding]:
    block = source.table.blocks[source.index]
    if label not in block.labels:
        return
    if code == "V01":
        doubted = source.table.index("doubted", lambda: {one.place for one in source.table.doubts})
        if block.place(label) in doubted and block.labels[label].cell.value is not None:
            return
        if not _is_begun(block) and not source.submission.is_due(form):
            return
        parts = unfilled(form.label_columns[label].title)
    told = block.tell(label, subject=form.label_columns[label].title, **parts)
    yield _stamped(told, code, source)


def _is_begun(block: Block) -> bool:
    """Something stands in a block beyond what a template prefills."""
    labels = block.form.label_columns
    return bool(block.rows) or any(block.value(name) is not None for name in block.labels if not labels[name].prefilled)


def _stamped(finding: Finding, code: str, source: _Source) -> Finding:
    return replace(RULES[code].stamp(finding), township=source.submission.township.name)


def check_quotas(county: County) -> Iterator[Finding]:
    """D01, S01–S04 and S12: one boolean per township and rule, by one schema over the frame of quotas."""
    rules = [one for one in RULES.values() if "frame" in one.wants]
    schema = pa.DataFrameSchema(checks=[pa.Check(one.function, name=one.code) for one in rules])
    frame = quota_frame(county)
    if frame.empty:
        return
    try:
        with config_context(validation_enabled=True):
            schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        outputs = {
            str(error.check.name): error.check_output
            for error in errors.schema_errors
            if isinstance(error.check, pa.Check)
        }
        for code, output in outputs.items():
            for index in range(len(frame)):
                if not bool(output.iloc[index]):
                    yield from _quota_finding(
                        code, county.submissions[index], {str(name): value for name, value in frame.iloc[index].items()}
                    )


def _quota_finding(code: str, submission: Submission, row: Mapping[str, Any]) -> Iterator[Finding]:
    entry = RULES[code]
    gaps = {f"{name}_gap": abs(int(row[name]) - int(row[f"{name}_quota"])) for name in row if f"{name}_quota" in row}
    told = _told_at(entry.at, submission, {**row, **gaps})
    yield replace(entry.stamp(told), township=submission.township.name)


def _told_at(at: str, submission: Submission, parts: Mapping[str, Any]) -> Finding:
    """A quota's finding on the heading or label that its rule names; posts stand on the form they are counted on."""
    form, _, column = at.partition(".")
    if column == "post":
        return tell_of_posts(submission, **parts)
    table = submission.tables[form]
    if column in table.form.columns:
        return table.tell(column, **parts)
    first_round = rounds(submission, ELECTION_OF_COMMITTEE)[0]
    return next(block.tell(column, **parts) for block in first_round if column in block.labels)
