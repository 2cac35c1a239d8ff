"""Marked copies that came back when the workbook they were made of has left 收件箱."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fulian_excel.extract import Extract
from fulian_excel.findings import Finding
from fulian_excel.history.records import Past
from fulian_excel.history.versions import ROWS, Seal, versions_of
from fulian_excel.submissions import Assembled, lost_rows, unchanged_copy


def came_back(extracts: Iterable[Extract], assembled: Assembled, past: Past, seal: Seal) -> list[Finding]:
    """What F09 and F12 say of copies by what the ledger knows of their originals."""
    received = list(extracts)
    here = {one.sha256[:12] for one in received}
    return [
        replace(finding, township=assembled.owner_of(one.file))
        for one in received
        if one.source in past.sources and one.source not in here
        for finding in _compared(one, assembled.owner_of(one.file), past, seal)
    ]


def _compared(returned: Extract, owner: str, past: Past, seal: Seal) -> Iterator[Finding]:
    """Beside what its own township had sent; another one's copy, filled in anew, is compared with nothing."""
    sent = {(one.form, one.part): one for one in past.sources.get(returned.source, ()) if one.township == owner}
    now = {
        (name, part): version
        for name, table in returned.tables.items()
        for part, version in versions_of(table, seal).items()
    }
    known: Sequence[tuple[str, str]] = [key for key in now if key in sent]
    if known and not returned.answered and all(now[key].digest == sent[key].digest for key in known):
        yield unchanged_copy(returned.file, sent[known[0]].file)
    for form, part in known:
        if part == ROWS:
            before = sent[form, part]
            yield from lost_rows(before.file, before.rows, returned.tables[form])
