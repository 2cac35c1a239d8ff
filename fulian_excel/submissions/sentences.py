"""Findings on versions: two that differ (F08), one with few rows (F12), a copy returned unchanged (F09)."""

from collections.abc import Iterator, Sequence

from fulian_excel.findings import Finding
from fulian_excel.intake.refusals import F08, F09, F12
from fulian_excel.places import Place
from fulian_excel.table import Table

_CELLS_SHOWN = 12


def unchanged_copy(file: str, original: str) -> Finding:
    """The finding on a marked copy that came back unchanged (F09)."""
    return F09.finding(Place(file), original=original)


def two_versions(older: Table, newer: Table, why: str, *, doubtful: bool) -> Finding:
    """The finding on two unrelated versions of a form that differ (F08).

    `why` says by what the newer one is later; `doubtful`: so few rows share keys that the two may be parts.
    """
    kin = "两份里只有少数几行是同样的,也可能各报了一部分;" if doubtful else ""
    mend = ",各报了一部分的请镇里合成一份再报" if doubtful else ""
    todo = f"{kin}用的是 {newer.file}({why});如果不对,请把不用的从收件箱移走{mend}"
    return _two(newer, older.file, todo)


def undone(returned: Table, original: str, cells: Sequence[str]) -> Finding:
    """The finding on a returned copy that lacks the county's corrections in the workbook it was made from (F08)."""
    more = f"等 {len(cells)} 处" if len(cells) > _CELLS_SHOWN else ""
    where = "、".join(cells[:_CELLS_SHOWN]) + more
    spot = f"没有您改过的内容:{where}" if where else "与您改过的不同"
    todo = (
        f"用的是发回的批注件 {returned.file};您在 {original} 里改过,而批注件里{spot};请核对,需要的请在批注件里再改一次"
    )
    return _two(returned, original, todo)


def _two(newer: Table, older: str, todo: str) -> Finding:
    form = newer.form
    first = newer.blocks[0].first
    return F08.finding(first, form=form.name, title=form.title, older=older, newer=newer.file, todo=todo)


def lost_rows(older: str, before: int, newer: Table) -> Iterator[Finding]:
    """The finding on a version with less than half the rows of the version it replaces (F12)."""
    if 2 * len(newer) >= before:
        return
    form, rows = newer.form, len(newer)
    first = newer.blocks[0].first
    yield F12.finding(first, form=form.name, title=form.title, older=older, newer=newer.file, rows=rows, before=before)
