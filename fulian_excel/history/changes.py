"""Silent changes: correct cells changed, rows added or removed and people renamed though nobody had asked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from fulian_excel.extract import Extract
from fulian_excel.forms.form import Form
from fulian_excel.history.kept import Change, ChangeKind, KeptFinding, Past
from fulian_excel.history.versions import LABELS, PEOPLE, ROWS, Seal, Version, records, shown, versions_of
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES
from fulian_excel.submissions import Assembled
from fulian_excel.table import Block, Row, Submission, Table
from fulian_excel.table.tables import APART

Tables = Mapping[tuple[str, str], Sequence[Table]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The cells (record, column) and whole columns of one form that a township was asked about.

    `beside` is True if a finding compared this form with another one, so that rows of either may be wrong.
    """

    cells: frozenset[tuple[bytes, str]]
    columns: frozenset[str]
    beside: bool

    def about(self, record: bytes, column: str) -> bool:
        """True if the township was asked about a cell."""
        return column in self.columns or (record, column) in self.cells

    def about_some(self, column: str) -> bool:
        """True if the township was asked about any cell of a column."""
        return column in self.columns or any(asked == column for _record, asked in self.cells)

    def about_row(self, record: bytes) -> bool:
        """True if the township was asked about any cell of a row."""
        return any(asked == record for asked, _column in self.cells)


@dataclass(frozen=True, slots=True)
class _Compared:
    """One part (rows or labels) of a form, in the round before and now."""

    township: str
    table: Table
    before: Version
    now: Version
    asked: _Asked


def tables_at_hand(received: Sequence[Extract], assembled: Assembled) -> Tables:
    """Return every table in 收件箱 by (township, form), in use or not.

    Tables that are no longer in use may be those that an earlier round read.
    """
    found: dict[tuple[str, str], list[Table]] = {}
    for one in received:
        for name, table in one.tables.items():
            found.setdefault((assembled.owner_of(one.file), name), []).append(table)
    return found


def silently_changed(
    submissions: Sequence[Submission],
    versions: Mapping[tuple[str, str, str], Version],
    past: Past,
    at_hand: Tables,
    seal: Seal,
) -> list[Change]:
    """Return the changes since the round before that the township was not asked for.

    These are filled cells whose value has changed, and rows that were added, removed or renamed. A form that has
    become due since then has no silent changes: the township was asked to fill it in.
    """
    found: list[Change] = []
    for one in submissions:
        name = one.township.name
        for form, table in one.tables.items():
            if _newly_due(one, table.form, past):
                continue
            asked = _asked(past, name, table.form)
            for part, things in ((ROWS, table.rows), (LABELS, table.blocks)):
                before, now = past.versions.get((name, form, part)), versions.get((name, form, part))
                if before is None or now is None or before.digest == now.digest:
                    continue
                compared = _Compared(name, table, before, now, asked)
                for record, thing in records(things):
                    found += _changed_cells(compared, record, thing, seal)
                if part == ROWS:
                    known = past.versions.get((name, form, PEOPLE))
                    found += _other_rows(compared, known, at_hand.get((name, form), ()), seal)
    return found


def _newly_due(one: Submission, form: Form, past: Past) -> bool:
    """True if a form is due now and was not in the round before."""
    if past.looked_at is None or not one.is_due(form):
        return False
    return not one.settings.is_due(form.name, form.due, past.looked_at)


def _asked(past: Past, township: str, form: Form) -> _Asked:
    """What the round before asked a township about a form: cells with findings, and what their rules look at."""
    cells, columns, others = set(), set(), set()
    for told in past.last.values():
        if told.township != township:
            continue
        if told.record:
            cells.add((told.record, told.field))
        elif told.form == form.name:
            columns.add(told.field)
        for column in _looked_at(told, form.name):
            others.add(told.form)
            beside = told.form == form.name and (told.field in form.columns) == (column in form.columns)
            if told.record and beside:
                cells.add((told.record, column))
            else:
                columns.add(column)
    return _Asked(frozenset(cells), frozenset(columns), beside=bool(others - {form.name}))


def _looked_at(told: KeptFinding, form: str) -> Iterator[str]:
    """The columns of a form that a finding's rule looks at."""
    for need in RULES[told.code].needs if told.code in RULES else ():
        where, _, column = need.rpartition(".")
        if (where or told.form) == form:
            yield column


def _changed_cells(compared: _Compared, record: str, thing: Row | Block, seal: Seal) -> Iterator[Change]:
    """The silently changed cells of a row or block; none if its record is new."""
    digest, form = seal(record), compared.table.form
    if digest not in compared.before.rows:
        return
    old, new = compared.before.cells(digest), compared.now.cells(digest)
    for column in compared.now.columns:
        if (
            form.column(column).moves
            or column not in old
            or old[column] == new[column]
            or compared.asked.about(digest, column)
        ):
            continue
        if old[column] != seal(record, column, ""):
            subject = thing.subject if isinstance(thing, Row) else record
            yield Change(compared.township, form.name, thing.place(column), subject, column, shown(thing, column))


def _other_rows(compared: _Compared, known: Version | None, at_hand: Sequence[Table], seal: Seal) -> Iterator[Change]:
    """The rows silently added, removed, or renamed (the same person under another name)."""
    table, key, asked = compared.table, compared.table.form.key, compared.asked
    fresh, gone = _unmatched(compared, seal)
    names = _names_before(compared.before, at_hand, seal) if gone else {}
    renamed = _renamed(fresh, gone, known, seal)
    change = partial(Change, compared.township, table.form.name)
    for row in fresh:
        was = renamed.get(row.index)
        if was is None:
            if not asked.about_some(key):
                yield change(row.place(key), row.subject, kind=ChangeKind.ADDED)
        elif not (asked.about(was, key) or asked.about(seal(row.subject), key)):
            yield change(row.place(key), row.subject, kind=ChangeKind.RENAMED, was=names.get(was, ""))
    if asked.beside or key in asked.columns:
        return
    for digest in gone:
        if digest not in renamed.values() and not asked.about_row(digest):
            yield change(Place(table.file), names.get(digest, ""), kind=ChangeKind.GONE)


def _unmatched(compared: _Compared, seal: Seal) -> tuple[list[Row], list[bytes]]:
    """The new rows, and the records that are gone."""
    gone = set(compared.before.rows) - set(compared.now.rows)
    fresh = []
    for record, row in records(compared.table.rows):
        if not isinstance(row, Row) or not row.subject:
            continue
        # The second of two equal rows is numbered; a question about the first is one about both.
        gone -= {seal(f"{text} 2") for text in _spellings(row) if compared.asked.about_row(seal(text))}
        if seal(record) in compared.before.rows:
            continue
        same = next((one for one in map(seal, _spellings(row)) if one in gone), None)
        if same is None:
            fresh.append(row)
        else:
            gone.discard(same)
    return fresh, [one for one in compared.before.rows if one in gone]


def _spellings(row: Row) -> Iterator[str]:
    """The records that a row may have had: its subject alone, or with a value of APART if it had a namesake."""
    yield row.subject
    yield from (f"{row.subject} {value}" for name in APART if (value := row.get(name)) is not None)


def _renamed(fresh: Sequence[Row], gone: Sequence[bytes], known: Version | None, seal: Seal) -> dict[int, bytes]:
    """By the index of a new row, the gone record that has the same unique identity number, or else the same birth."""
    found: dict[int, bytes] = {}
    if known is None:
        return found
    for column in APART:
        left = [digest for digest in gone if digest not in found.values() and digest in known.rows]
        before = {digest: known.cells(digest).get(column) for digest in left}
        new = {row.index: seal("person", column, shown(row, column)) for row in fresh if row.get(column) is not None}
        counts = Counter(before.values()), Counter(new.values())
        found |= {
            index: digest
            for index, sealed in new.items()
            for digest, old in before.items()
            if index not in found and old == sealed and counts[0][old] == counts[1][sealed] == 1
        }
    return found


def _names_before(before: Version, at_hand: Sequence[Table], seal: Seal) -> dict[bytes, str]:
    """The names of the round before by record digest; empty if its table is no longer in 收件箱."""
    for table in at_hand:
        if versions_of(table, seal)[ROWS].digest == before.digest:
            return {seal(record): row.subject for record, row in records(table.rows) if isinstance(row, Row)}
    return {}
