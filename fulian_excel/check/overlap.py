"""Keeping only the most fundamental of several complaints about one cell."""

from collections.abc import Iterable

from fulian_excel.findings import Finding
from fulian_excel.kinds import Day
from fulian_excel.kinds.identity import birth_of, trustworthy
from fulian_excel.places import Place
from fulian_excel.table import Table

# At one cell the left code silences the right ones; V01 silences all but F10.
_AT_A_CELL = {
    "T01": frozenset(("T02",)),
    "F10": frozenset(("V01", "V02")),
    "V03": frozenset(("P02", "P04")),
    "V04": frozenset(("P01", "P03", "P05", "V06")),
    "V06": frozenset(("P01", "P03")),
    "V09": frozenset(("V07", "V08")),
    "V07": frozenset(("V08",)),
    "B04": frozenset(("B18",)),
    "B09": frozenset(("B10",)),
    "S06": frozenset(("S13",)),
    "W05": frozenset(("V04",)),
    "W10": frozenset(("W03", "W04")),
}


def one_complaint_per_cell(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those made pointless by a more fundamental one at the same cell."""
    told = list(findings)
    codes: dict[tuple[Place, str], set[str]] = {}
    for finding in told:
        codes.setdefault(_where(finding), set()).add(finding.code)
    return [finding for finding in told if not _silenced(finding, codes[_where(finding)])]


def _where(finding: Finding) -> tuple[Place, str]:
    """The cell of a finding; of a finding without a cell, its subject."""
    return finding.place, "" if finding.place.cell else finding.subject


def _silenced(finding: Finding, others: set[str]) -> bool:
    if not finding.place.cell:
        return False
    if "V01" in others and finding.code not in ("V01", "F10"):
        return True
    return any(finding.code in _AT_A_CELL.get(code, ()) for code in others)


def settle_dates(table: Table) -> None:
    """Drop a doubt (V06) on a birth with two readings if the identity number gives one of them, and set that value."""
    if "birth" not in table.values or "id_number" not in table.values:
        return
    rows = {row.place("birth"): row for row in table.rows}
    kept = []
    for doubt in table.doubts:
        row = rows.get(doubt.place) if doubt.code == "V06" and doubt.column == "birth" else None
        number = row["id_number"] if row is not None else None
        born = birth_of(number) if number and trustworthy(number) else None
        if row is None or born is None or f"{born:%Y.%m}" not in str(doubt.parts.get("readings")):
            kept.append(doubt)
        else:
            table.values["birth"][row.index] = Day(born.replace(day=1), month_only=True)
    table.doubts = kept
