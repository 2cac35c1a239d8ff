"""Returned marked copies, compared with what the ledger knows of their originals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fulian_excel.extract import Extract
from fulian_excel.findings import Finding
from fulian_excel.history.kept import Past
from fulian_excel.history.versions import LABELS, ROWS, Seal, Version, part_of, records, versions_of
from fulian_excel.submissions import Assembled, Replacement, lost_rows, unchanged_copy, undone
from fulian_excel.table import Table


def came_back(extracts: Iterable[Extract], assembled: Assembled, past: Past, seal: Seal) -> list[Finding]:
    """Return the findings F08, F09 and F12 on returned copies whose originals the ledger knows."""
    received = list(extracts)
    here = {one.sha256[:12] for one in received}
    beside = [
        replace(finding, township=assembled.owner_of(one.file))
        for one in received
        if one.source in past.sources and one.source not in here
        for finding in _compared(one, assembled, past, seal)
    ]
    corrected = [
        replace(finding, township=assembled.owner_of(one.returned.file))
        for one in assembled.changed
        for finding in _undone(one, past, seal)
    ]
    return beside + corrected


def _compared(returned: Extract, assembled: Assembled, past: Past, seal: Seal) -> Iterator[Finding]:
    """The findings on a copy compared with its original, if both are of the same township; none otherwise."""
    owner, tables = assembled.owner_of(returned.file), assembled.tables_of(returned)
    sent = {
        (one.form, part_of(one.part)): one for one in past.sources.get(returned.source, ()) if one.township == owner
    }
    now = {
        (name, part): version for name, table in tables.items() for part, version in versions_of(table, seal).items()
    }
    known: Sequence[tuple[str, str]] = [key for key in now if key in sent]
    if known and not returned.answered and all(now[key].digest == sent[key].digest for key in known):
        yield unchanged_copy(returned.file, sent[known[0]].file)
    for form, part in known:
        if part == ROWS:
            before = sent[form, part]
            yield from lost_rows(before.file, before.rows, tables[form])


def _undone(one: Replacement, past: Past, seal: Seal) -> Iterator[Finding]:
    """The findings on changes that the county had made in the original and that the copy lacks."""
    cells = past.cells.get(one.returned.source, {})
    for form in one.forms:
        returned, corrected = one.returned.tables[form], one.original.tables[form]
        before = {part: cells[form, part] for part in (ROWS, LABELS) if (form, part) in cells}
        if not before:
            yield undone(returned, one.original.file, ())
            continue
        lost = list(_lost(returned, corrected, before, seal))
        if lost:
            yield undone(returned, one.original.file, lost)


def _lost(returned: Table, corrected: Table, before: Mapping[str, Version], seal: Seal) -> Iterator[str]:
    """The cells of a copy that differ from what the county wrote there, as "sheet!cell(title)"."""
    form = returned.form
    order = [*form.columns, *form.label_columns].index
    now, theirs = versions_of(returned, seal), versions_of(corrected, seal)
    for part, old in before.items():
        for record, thing in records(returned.rows if part == ROWS else returned.blocks):
            digest = seal(record)
            if digest not in old.rows or digest not in theirs[part].rows:
                continue
            was, mended, is_now = old.cells(digest), theirs[part].cells(digest), now[part].cells(digest)
            for column in sorted(was.keys() & mended.keys() & is_now.keys(), key=order):
                if was[column] != mended[column] != is_now[column] and not form.column(column).moves:
                    place = thing.place(column)
                    yield f"{place.sheet}!{place.cell}({form.column(column).title})"
