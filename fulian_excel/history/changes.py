"""What was right and differs now without having been asked about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fulian_excel.forms.form import Form
from fulian_excel.history.records import Change, Past, Told
from fulian_excel.history.versions import LABELS, ROWS, Seal, Version, records, shown
from fulian_excel.rulebook import RULES
from fulian_excel.table import Block, County, Row, Table


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a township was told to look at in one form: cells of records, and whole columns."""

    cells: frozenset[tuple[bytes, str]]
    columns: frozenset[str]

    def about(self, record: bytes, column: str) -> bool:
        """Somebody was asked about a cell."""
        return column in self.columns or (record, column) in self.cells

    def about_some(self, column: str) -> bool:
        """Somebody was asked about some cell of a column."""
        return column in self.columns or any(asked == column for _record, asked in self.cells)


def silently_changed(
    county: County, versions: Mapping[tuple[str, str, str], Version], past: Past, seal: Seal
) -> list[Change]:
    """The cells that differ from the round before, were right then, and were filled; and rows nobody asked for."""
    found: list[Change] = []
    for submission in county.submissions:
        for name, table in submission.tables.items():
            asked = _asked(past, submission.township.name, table.form)
            for part, things in ((ROWS, table.rows), (LABELS, table.blocks)):
                key = (submission.township.name, name, part)
                before, now = past.versions.get(key), versions.get(key)
                if before is None or now is None or before.digest == now.digest:
                    continue
                for record, thing in records(things):
                    found += _changes(key[0], table, (record, thing), (before, now), asked, seal)
    return found


def _asked(past: Past, township: str, form: Form) -> _Asked:
    """What the lists of the round before put in question: cells, and the others that their rules look at."""
    cells, columns = set(), set()
    for told in past.last.values():
        if told.township != township:
            continue
        if told.record:
            cells.add((told.record, told.field))
        elif told.form == form.name:
            columns.add(told.field)
        for column in _looked_at(told, form.name):
            beside = told.form == form.name and (told.field in form.columns) == (column in form.columns)
            if told.record and beside:
                cells.add((told.record, column))
            else:
                columns.add(column)
    return _Asked(frozenset(cells), frozenset(columns))


def _looked_at(told: Told, form: str) -> Iterator[str]:
    """The columns of a form that a finding's rule looks at."""
    for need in RULES[told.code].needs if told.code in RULES else ():
        where, _, column = need.rpartition(".")
        if (where or told.form) == form:
            yield column


def _changes(
    township: str,
    table: Table,
    named: tuple[str, Row | Block],
    versions: tuple[Version, Version],
    asked: _Asked,
    seal: Seal,
) -> Iterator[Change]:
    record, thing = named
    before, now = versions
    digest = seal(record)
    key = table.form.key
    if digest not in before.rows:
        if isinstance(thing, Row) and thing.subject and not asked.about_some(key):
            yield Change(township, table.form.name, thing.place(key), thing.subject, "", "")
        return
    old, new = before.cells(digest), now.cells(digest)
    for column in now.columns:
        if (
            table.form.column(column).moves
            or column not in old
            or old[column] == new[column]
            or asked.about(digest, column)
        ):
            continue
        if old[column] != seal(record, column, ""):
            subject = thing.subject if isinstance(thing, Row) else record
            yield Change(township, table.form.name, thing.place(column), subject, column, shown(thing, column))
