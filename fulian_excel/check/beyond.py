"""Running the rules that look beyond one column: on blocks, tables, townships and the county."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from fulian_excel.check.checked import Checked
from fulian_excel.findings import Finding, Level, NotChecked
from fulian_excel.forms import FORMS
from fulian_excel.rulebook import RULES, Rule
from fulian_excel.table import County, Submission

_RUN_HERE = frozenset(("county", "township", "table", "block"))


def apply_rules(county: County, others: Sequence[Submission], checked: Checked) -> None:
    """Run every rule that looks beyond one column; rules on the county ignore the townships in `others`."""
    for rule in RULES.values():
        if not _RUN_HERE.intersection(rule.wants) or county.settings.level(rule.code) is Level.OFF:
            continue
        if "county" in rule.wants:
            _run(rule, "", checked, {"county": county}, county)
            continue
        for submission in (*county.submissions, *others):
            if submission.tables:
                with checked.guarding(rule.code, submission.township.name):
                    _apply(rule, submission, county, checked)


def _apply(rule: Rule, submission: Submission, county: County, checked: Checked) -> None:
    """Run a rule on a township: once, or on each sent form that it names, or on each of their blocks."""
    township = submission.township.name
    for form in rule.on or ("",):
        if form and form not in submission.tables:
            continue
        missing = list(lacking(rule, form, submission))
        if missing:
            checked.not_checked.append(NotChecked(rule.code, township, form, reason(missing, submission)))
            continue
        for subjects in subjects_of(rule, form, submission):
            _run(rule, township, checked, subjects, county)


def lacking(rule: Rule, form: str, submission: Submission) -> Iterator[str]:
    """Return what a rule needs and the township did not send, as "form.column"; a bare need is a column of `form`."""
    for need in rule.needs:
        whole = need if "." in need or not form else f"{form}.{need}"
        if not submission.has(whole):
            yield whole


def subjects_of(rule: Rule, form: str, submission: Submission) -> Iterator[dict[str, Any]]:
    """Return the arguments of each run of a rule: the township, with its table of `form` or with each of its blocks."""
    if not form:
        yield {"township": submission}
        return
    table = submission.tables[form]
    blocks = table.blocks if "block" in rule.wants else [None]
    for block in blocks:
        yield {"township": submission, "table": table, "block": block}


def reason(missing: Iterable[str], submission: Submission) -> str:
    """Return the sentence that names the missing forms and columns by their titles."""
    return "、".join(dict.fromkeys(_lack(*need.partition(".")[::2], submission) for need in missing))


def _lack(form: str, column: str, submission: Submission) -> str:
    declared, table = FORMS[form], submission.get(form)
    if table is None:
        return f"没有《{declared.title}》"
    if not len(table) and column in declared.columns:
        return f"《{declared.title}》还没有填内容"
    return f"《{declared.title}》没有「{_title(form, column)}」"


def _title(form: str, column: str) -> str:
    """A column's or label's title; from another form if this one does not declare it."""
    for declared in (FORMS[form], *FORMS.values()):
        if column in declared.columns or column in declared.label_columns:
            return declared.column(column).title
    return column


def _run(rule: Rule, township: str, checked: Checked, subjects: dict[str, Any], county: County) -> None:
    """Run a rule once; a rule that crashes half-way adds no findings."""
    with checked.guarding(rule.code, township):
        if rule.function is not None:
            wanted = {name: subjects[name] for name in rule.wants}
            told = rule.function(**wanted, **county.settings.parameters(rule.code))
            checked.findings += list(_stamped(rule, township, told))


def _stamped(rule: Rule, township: str, found: Iterable[Finding]) -> Iterator[Finding]:
    for finding in found:
        yield replace(rule.stamp(finding), township=finding.township or township)
