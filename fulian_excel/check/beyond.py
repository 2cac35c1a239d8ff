"""The rule book run over tables, blocks, townships and the county; a rule that crashes costs nobody else."""

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from fulian_excel.check.checked import Checked, Crash
from fulian_excel.findings import Finding, Level, NotChecked
from fulian_excel.forms import FORMS
from fulian_excel.rulebook import RULES, Rule
from fulian_excel.table import County, Submission

_RUN_HERE = frozenset(("county", "township", "table", "block"))


def apply_rules(county: County, others: Sequence[Submission], checked: Checked) -> None:
    """Run every rule that looks beyond one column; the county's rules pass over `others`."""
    for rule in RULES.values():
        if not rule.wants or not set(rule.wants) <= _RUN_HERE:
            continue
        if county.settings.level(rule.code) is Level.OFF:
            continue
        if "county" in rule.wants:
            _run(rule, "", checked, {"county": county}, county)
            continue
        for submission in (*county.submissions, *others):
            if submission.tables:
                _apply(rule, submission, county, checked)


def _apply(rule: Rule, submission: Submission, county: County, checked: Checked) -> None:
    township = submission.township.name
    if not rule.on:
        missing = [need for need in rule.needs if not submission.has(need)]
        if missing:
            checked.not_checked.append(NotChecked(rule.code, township, "", _reason(missing, submission)))
        else:
            _run(rule, township, checked, {"township": submission}, county)
        return
    for form in rule.on:
        if form not in submission.tables:
            continue
        table = submission.tables[form]
        missing = [need for need in rule.needs if need not in table]
        if missing:
            reason = _reason([f"{form}.{need}" for need in missing], submission)
            checked.not_checked.append(NotChecked(rule.code, township, form, reason))
        elif "block" in rule.wants:
            for block in table.blocks:
                _run(rule, township, checked, {"township": submission, "table": table, "block": block}, county)
        else:
            _run(rule, township, checked, {"township": submission, "table": table}, county)


def _reason(missing: Sequence[str], submission: Submission) -> str:
    """What was not sent, in the words of the forms."""
    words = []
    for need in missing:
        form, _, column = need.partition(".")
        title = FORMS[form].title
        if form not in submission.tables:
            words.append(f"没有《{title}》")
        elif not len(submission.tables[form]) and column in FORMS[form].columns:
            words.append(f"《{title}》还没有填内容")
        else:
            words.append(f"《{title}》没有「{FORMS[form].column(column).title}」")
    return "、".join(dict.fromkeys(words))


def _run(rule: Rule, township: str, checked: Checked, subjects: dict[str, Any], county: County) -> None:
    wanted = {name: subjects[name] for name in rule.wants}
    try:
        found = list(_stamped(rule, township, rule.function(**wanted, **county.settings.parameters(rule.code))))
    except Exception:  # noqa: BLE001 - whatever a rule does, the run goes on and the operator is told
        checked.crashes.append(Crash(rule.code, township, traceback.format_exc()))
    else:
        checked.findings += found


def _stamped(rule: Rule, township: str, found: Iterator[Finding]) -> Iterator[Finding]:
    for finding in found:
        yield replace(rule.stamp(finding), township=finding.township or township)
