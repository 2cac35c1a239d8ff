"""Which version of a form counts, which are parts of one table, and why."""

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
    """A form that one file holds and another is used for; `reason` says to the county what made the choice.

    `by_copy` is one that needs no word: a marked copy came back in the place of its original.
    """

    form: str
    file: str
    used: str
    reason: str
    by_copy: bool = False


@dataclass
class Settled:
    """What came of choosing: the tables that count, each a part, what was not taken, and what is told of it."""

    parts: list[Table] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Version:
    table: Table
    keys: Keys
    age: Age


def settled(form: str, sent: Sequence[Extract], age: Callable[[Extract, Table], Age]) -> Settled:
    """One form out of the files of a township that hold it: the newest of each part, in the order of their files."""
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
    """The versions; where some say whom their rows are about, those that do not are left out."""
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
    """Take note that a version is not used, and tell what differs."""
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
    """Some value of a row or of a label of the form's own is another one."""
    return _said(one) != _said(other)


def _said(table: Table) -> tuple[object, ...]:
    own = [name for name, column in table.form.label_columns.items() if not column.wanted and not column.moves]
    return (
        table.values,
        [{name: block.value(name) for name in own} for block in table.blocks] if table.form.repeats else [],
    )


@dataclass(frozen=True, slots=True)
class Replacement:
    """A marked copy that came back in the place of the workbook it was made from, for the forms of both.

    `changed` says that what lay in the place of that workbook has been changed since the copy went out.
    """

    returned: Extract
    original: Extract
    forms: tuple[str, ...]
    changed: bool

    def choices(self) -> Iterator[Choice]:
        """What is used of the copy and no more of the original."""
        reason = f"已有更新的版本 {self.returned.file}({_BY_COPY})"
        return (Choice(form, self.original.file, self.returned.file, reason, by_copy=True) for form in self.forms)

    def findings(self) -> Iterator[Finding]:
        """What is said of a copy beside its original: that it is as it went out, or has lost rows.

        Of an original that was changed since, the ledger tells what it was, and nothing is said here.
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
    """The forms that stand only on hidden sheets while another file shows them: (file, form) to that other file."""
    shown: dict[str, str] = {}
    hidden = []
    for one in mine:
        for name, table in one.tables.items():
            if all(block.sheet in one.hidden for block in table.blocks):
                hidden.append((one.file, name))
            else:
                shown.setdefault(name, one.file)
    return {(file, name): shown[name] for file, name in hidden if name in shown}
