"""Choosing the version of a form in use, and joining parts of one table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fulian_excel.extract import Extract
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.submissions.age import BY_NAME, Age, why_later
from fulian_excel.submissions.keys import Keys, are_versions, clusters, keys_of
from fulian_excel.submissions.lineage import Lineage
from fulian_excel.submissions.sentences import lost_rows, two_versions, unchanged_copy
from fulian_excel.table import Table

_BY_COPY = "批注件已改好发回"


@dataclass(frozen=True, slots=True)
class Choice:
    """A form of a file that is not used because another file's is; `reason` tells the county why.

    `by_copy`: a returned marked copy replaces its original, which is told nowhere.
    """

    form: str
    file: str
    used: str
    reason: str
    by_copy: bool = False


@dataclass
class Settled:
    """The result of choosing: the tables in use (each a part), the forms not used, and the findings on that."""

    parts: list[Table] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Version:
    table: Table
    keys: Keys
    age: Age


def settled(form: str, sent: Sequence[Extract], age: Callable[[Extract, Table], Age]) -> Settled:
    """One form chosen from a township's files: the newest version of each part, in the order of the files."""
    result = Settled()
    if len(sent) == 1:
        result.parts.append(sent[0].tables[form])
        return result
    keys = keys_of([one.tables[form] for one in sent])
    versions = [
        _Version(one.tables[form], known, age(one, one.tables[form])) for one, known in zip(sent, keys, strict=True)
    ]
    versions = list(_with_keys(form, versions, result))
    for cluster in clusters([one.keys for one in versions]):
        *older, newest = sorted((versions[number] for number in cluster), key=lambda one: one.age)
        result.parts.append(newest.table)
        for one in older:
            _give_way(one, newest, result)
    result.parts.sort(key=lambda table: table.file)
    return result


def _with_keys(form: str, versions: Sequence[_Version], result: Settled) -> Iterator[_Version]:
    """The versions that have keys, or all if none has; the others are left out."""
    keyed = [one for one in versions if one.keys]
    if not keyed:
        yield from versions
        return
    yield from keyed
    newest = max(keyed, key=lambda one: one.age)
    why = f"那一份没有认出「{FORMS[form].column(FORMS[form].key).title}」"
    for one in versions:
        if not one.keys:
            result.choices.append(Choice(form, one.table.file, newest.table.file, f"用的是 {newest.table.file}({why})"))
            result.findings.append(two_versions(one.table, newest.table, why, doubtful=False))


def _give_way(older: _Version, newer: _Version, result: Settled) -> None:
    """Note that a version is not used, with a finding if the versions differ."""
    old, used, why = older.table, newer.table, why_later(older.age, newer.age)
    form = used.form.name
    if not differ(old, used):
        result.choices.append(Choice(form, old.file, used.file, f"与 {used.file} 内容相同"))
        return
    reason = f"用的是 {used.file}({why})" if why == BY_NAME else f"已有更新的版本 {used.file}({why})"
    result.choices.append(Choice(form, old.file, used.file, reason))
    doubtful = bool(older.keys) and not are_versions(older.keys, newer.keys)
    lost = [] if doubtful else list(lost_rows(old.file, len(old), used))
    result.findings += lost or [two_versions(old, used, why, doubtful=doubtful)]


def differ(one: Table, other: Table) -> bool:
    """True if some value of a row, or of a label of the form's own, differs."""
    return _said(one) != _said(other)


def _said(table: Table) -> tuple[object, ...]:
    own = [name for name, column in table.form.label_columns.items() if not column.wanted and not column.moves]
    return (
        table.values,
        [{name: block.value(name) for name in own} for block in table.blocks] if table.form.repeats else [],
    )


@dataclass(frozen=True, slots=True)
class Replacement:
    """A returned marked copy that replaces the workbook it was made from, for the forms that both have.

    `changed` is True if the file at that workbook's path was changed after the copy went out.
    """

    returned: Extract
    original: Extract
    forms: tuple[str, ...]
    changed: bool

    def choices(self) -> Iterator[Choice]:
        """A Choice for each form that is taken from the copy instead of the original."""
        reason = f"已有更新的版本 {self.returned.file}({_BY_COPY})"
        return (Choice(form, self.original.file, self.returned.file, reason, by_copy=True) for form in self.forms)

    def findings(self) -> Iterator[Finding]:
        """Findings on the copy beside its original: returned unchanged, or with rows lost.

        No findings if the original was changed since: the ledger's record of it is compared then, not here.
        """
        mine, others = self.returned.tables, self.original.tables
        if (
            not self.changed
            and not self.returned.answered
            and all(name in others and not differ(table, others[name]) for name, table in mine.items())
        ):
            yield unchanged_copy(self.returned.file, self.original.file)
        for name in () if self.changed else self.forms:
            yield from lost_rows(self.original.file, len(others[name]), mine[name])


def replacements(mine: Sequence[Extract], lineage: Lineage) -> Iterator[Replacement]:
    """Each original that a returned copy replaces, with the replaced forms; a form missing in the copy still counts."""
    for returned in mine:
        for original in mine if returned.source else ():
            if returned is original or not lineage.supersedes(returned, original):
                continue
            forms = tuple(name for name in returned.tables if name in original.tables)
            yield Replacement(returned, original, forms, lineage.was_changed_since(returned, original))


def hidden_away(mine: Sequence[Extract]) -> Mapping[tuple[str, str], str]:
    """The forms on hidden sheets only that another file shows: (file, form) to that other file."""
    shown: dict[str, str] = {}
    hidden = []
    for one in mine:
        for name, table in one.tables.items():
            if all(block.sheet in one.hidden for block in table.blocks):
                hidden.append((one.file, name))
            else:
                shown.setdefault(name, one.file)
    return {(file, name): shown[name] for file, name in hidden if name in shown}
