"""Every check over every township, in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fulian_excel.check.beyond import apply_rules
from fulian_excel.check.checked import Checked
from fulian_excel.check.overlap import one_complaint_per_cell, settle_dates
from fulian_excel.check.pandera_checks import check_columns, check_quotas
from fulian_excel.check.uncounted import uncounted
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.rules import RULES
from fulian_excel.settings import Settings
from fulian_excel.table import County, Submission, Table


def check(county: County, others: Sequence[Submission] = ()) -> Checked:
    """Check the tables of every township, and of `others` (files without a township), against the whole rule book."""
    checked = Checked()
    everybody = [*county.submissions, *others]
    for submission in everybody:
        for table in submission.tables.values():
            settle_dates(table)
            checked.findings += _told_while_reading(submission, table)
    check_columns(everybody, county.settings, county.as_of, checked)
    check_quotas(county, checked)
    checked.not_checked += uncounted(county)
    apply_rules(county, others, checked)
    due = [one for one in levelled(checked.findings, county.settings) if is_due(one, county)]
    checked.findings = one_complaint_per_cell(due)
    return checked


def levelled(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Return the findings at the levels that the settings give their rules, without those of rules switched off."""
    for finding in findings:
        level = settings.level(finding.code)
        if level is not Level.OFF:
            yield finding if level is finding.level else replace(finding, level=level)


def _told_while_reading(submission: Submission, table: Table) -> Iterator[Finding]:
    """The findings made while reading layout and values, each with its township, form and subject."""
    columns = {one.column for one in table.doubts} & set(table.values)
    rows = {row.place(column): row for column in columns for row in table.rows}
    for finding in (*table.complaints, *table.doubts):
        told = replace(finding, township=submission.township.name, form=table.form.name)
        row = rows.get(finding.place)
        yield replace(told, subject=told.subject or row.subject, record=row.record) if row else told


def is_due(finding: Finding, county: County) -> bool:
    """Return True if the finding may be reported now: its rule is not `once_due`, or its form is due."""
    if not RULES[finding.code].once_due or not finding.form:
        return True
    form = FORMS[finding.form]
    return county.settings.is_due(form.name, form.due, county.as_of)
