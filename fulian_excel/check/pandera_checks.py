"""Checking each column by itself, with pandera over the frames of all townships at once.

No other module reads pandera's error objects.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.config import config_context
from pandera.errors import SchemaError, SchemaErrors

from fulian_excel.check.checked import Checked
from fulian_excel.check.frames import frame_of, label_frame_of
from fulian_excel.check.schemas import label_schema_of, schema_of
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.forms.form import Form
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE
from fulian_excel.rulebook import RULES, Parts
from fulian_excel.rules.elections import ballot_rounds
from fulian_excel.rules.posts import tell_of_posts
from fulian_excel.rules.quotas import quota_frame, quota_row
from fulian_excel.settings import Settings
from fulian_excel.table import Block, County, Submission, Table

# The code for a column that is not of its declared type: a value was not read as its kind.
_AS_READ = "V02"
_RANGES = {
    "greater_than_or_equal_to": ("min_value", "应不小于 {}"),
    "less_than_or_equal_to": ("max_value", "应不大于 {}"),
}


@dataclass(frozen=True, slots=True)
class _Source:
    """The origin of a row of a stacked frame: the submission, its table, the index of the row or block."""

    submission: Submission
    table: Table
    index: int


_Telling = Callable[[Form, _Source, str, str, Parts], Iterator[Finding]]


def check_columns(
    submissions: Sequence[Submission],
    settings: Settings,
    as_of: date,
    checked: Checked,
    forms: Mapping[str, Form] = FORMS,
) -> None:
    """Add the V-findings on every column and label to `checked`; each form's tables are validated together."""
    for form in forms.values():
        sent = [(one, one.tables[form.name]) for one in submissions if form.name in one.tables]
        if not sent:
            continue
        with checked.guarding(_AS_READ):
            tables = [table for _, table in sent]
            rows = [_Source(one, table, index) for one, table in sent for index in range(len(table))]
            blocks = [_Source(one, table, index) for one, table in sent for index in range(len(table.blocks))]
            for failure in _failures(schema_of(form, settings, as_of), frame_of(tables)):
                _tell(failure, _row_finding, form, rows, checked)
            for failure in _failures(label_schema_of(form, settings, as_of), label_frame_of(tables)):
                _tell(failure, _label_finding, form, blocks, checked)


@dataclass(frozen=True, slots=True)
class _Failure:
    """One rule that failed on one column."""

    column: str
    code: str
    error: SchemaError
    frame: pd.DataFrame

    def cells(self) -> Iterator[tuple[int, Parts]]:
        """Return each failing cell as (row in the frame, parts of the message)."""
        values = self.frame[self.column]
        if self.code == "V01":
            yield from ((int(index), {}) for index in self.frame.index[values.isna()])
            return
        check: Any = self.error.check
        if self.error.check_output is None:
            raise _cause_of(self.error, values)
        statistics = check.statistics or {}
        for index in self.error.check_output.index[~self.error.check_output.astype(bool)]:
            if check.name in RULES:
                yield int(index), statistics["explain"](values[index]) or {}
            else:
                limit, words = _RANGES[str(check.name)]
                yield int(index), {"bounds": words.format(statistics[limit])}


def _failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> Iterator[_Failure]:
    """Every rule that some cell of the frame fails, column by column."""
    if frame.empty:
        return
    try:
        with config_context(validation_enabled=True):
            schema.validate(frame, lazy=True, inplace=True)  # nothing is coerced, so no column needs a copy
    except SchemaErrors as errors:
        for error in errors.schema_errors:
            yield _Failure(str(error.schema.name), _code_of(error.check), error, frame)


def _code_of(check: object) -> str:
    """The code of a failed check; V02 for a column that is not of its type, which our reading is to blame for."""
    if check == "not_nullable":
        return "V01"
    if not isinstance(check, pa.Check):
        return _AS_READ
    return str(check.name) if check.name in RULES else "V04"


def _cause_of(error: SchemaError, values: "pd.Series[Any]") -> Exception:
    """The exception that a check raised inside pandera, which keeps only its text."""
    statistics: Mapping[str, Any] = getattr(error.check, "statistics", None) or {}
    explain: Callable[[Any], object] = statistics.get("explain", lambda _: None)
    try:
        for value in values.dropna():
            explain(value)
    except Exception as cause:  # noqa: BLE001 - whatever the rule raised
        return cause
    return TypeError(f"column {error.schema.name}: {error}")


def _tell(failure: _Failure, told: _Telling, form: Form, sources: Sequence[_Source], checked: Checked) -> None:
    with checked.guarding(failure.code):
        checked.findings += [
            finding
            for index, parts in failure.cells()
            for finding in told(form, sources[index], failure.column, failure.code, parts)
        ]


def _row_finding(form: Form, source: _Source, column: str, code: str, parts: Parts) -> Iterator[Finding]:
    table = source.table
    if column not in table.values:
        return
    row = table.rows[source.index]
    if code == "V01":
        if not _must_be_filled(source, column):
            return
        parts = {"title": form.columns[column].title}
    told = row.tell(column, **parts)
    yield _stamped(told, code, source)


def _must_be_filled(source: _Source, column: str) -> bool:
    """True if a cell is blank, not merely unreadable, and its row is begun or its form is due."""
    table = source.table
    if table.place(column, source.index) in table.index("doubted", lambda: {one.place for one in table.doubts}):
        return False
    row = table.rows[source.index]
    if column not in row.block.headings:
        return False  # another sheet or file of the form has the column: T01 reports it missing from this one
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
        parts = {"title": form.label_columns[label].title}
    told = block.tell(label, subject=form.label_columns[label].title, **parts)
    yield _stamped(told, code, source)


def _is_begun(block: Block) -> bool:
    """True if a block has anything beyond what a template prefills."""
    labels = block.form.label_columns
    return bool(block.rows) or any(block.value(name) is not None for name in block.labels if not labels[name].prefilled)


def _stamped(finding: Finding, code: str, source: _Source) -> Finding:
    return replace(RULES[code].stamp(finding), township=source.submission.township.name)


def check_quotas(county: County, checked: Checked) -> None:
    """Add the findings of D01, S01–S04 and S12 to `checked`, by one schema over a frame with a row per township."""
    rules = {one.code: one.function for one in RULES.values() if "frame" in one.wants and one.function}
    frame = pd.DataFrame()
    for code in rules:
        with checked.guarding(code):
            frame = quota_frame(county) if frame.empty else frame
    if frame.empty:
        return
    errors = _quota_errors(rules, frame)
    for code in errors:
        with checked.guarding(code):
            output = errors[code].check_output
            if output is None:
                output = rules[code](frame)
            checked.findings += [
                finding
                for index, row in enumerate(frame.to_dict("records"))
                if not bool(output.iloc[index])
                for finding in _quota_finding(code, county.submissions[index], {str(name): row[name] for name in row})
            ]


def quota_findings(submission: Submission) -> Iterator[Finding]:
    """Return the findings of the rules on quotas for one township alone.

    The rules, written for columns, are given a row of single numbers.
    """
    row = quota_row(submission)
    for rule in RULES.values():
        if "frame" in rule.wants and rule.function and submission.settings.level(rule.code) is not Level.OFF:
            told = () if rule.function(row) else _quota_finding(rule.code, submission, row)
            yield from (replace(one, level=submission.settings.level(rule.code)) for one in told)


def _quota_errors(rules: Mapping[str, Callable[..., Any]], frame: pd.DataFrame) -> dict[str, SchemaError]:
    schema = pa.DataFrameSchema(checks=[pa.Check(function, name=code) for code, function in rules.items()])
    try:
        with config_context(validation_enabled=True):
            schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return {str(one.check.name): one for one in errors.schema_errors if isinstance(one.check, pa.Check)}
    return {}


def _quota_finding(code: str, submission: Submission, row: Mapping[str, Any]) -> Iterator[Finding]:
    entry = RULES[code]
    gaps = {f"{name}_gap": abs(int(row[name]) - int(row[f"{name}_quota"])) for name in row if f"{name}_quota" in row}
    told = _told_at(entry.at, submission, {**row, **gaps})
    yield replace(entry.stamp(told), township=submission.township.name)


def _told_at(at: str, submission: Submission, parts: Mapping[str, Any]) -> Finding:
    """A quota's finding at the heading or label `at`, as "form.column"; for posts, on the form that counts them."""
    form, _, column = at.partition(".")
    if column == "post":
        return tell_of_posts(submission, **parts)
    table = submission.tables[form]
    if column in table.form.columns:
        return table.tell(column, **parts)
    first_round = ballot_rounds(submission, ELECTION_OF_COMMITTEE)[0]
    return next(block.tell(column, **parts) for block in first_round if column in block.labels)
