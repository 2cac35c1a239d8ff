"""得票率 and 名次 as a tally states them, held against what the votes give."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import rule
from fulian_excel.rules.elections import contests
from fulian_excel.table import Block, Row, Table

_SHARE = re.compile(r"([0-9]+(?:\.([0-9]+))?)\s*(%)?")
_RANK = re.compile(r"第?([0-9]+)名?")
_BASES = ("valid", "returned", "attended", "due_to_attend")


@rule("B16", Level.NOTE, "得票率和名次算得对", "{subject}的{what}写的是「{value}」,按票数应为 {right};请核对", on=("ballots",), needs=("votes_for",))
def shares_and_ranks_are_right(block: Block, table: Table) -> Iterator[Finding]:
    """得票率 and 名次 are as computed, over any of the usual bases and by either way of ranking ties."""
    rows = [row for row in table.rows_of(block) if row["votes_for"] is not None]
    yield from _wrong_shares(block, [row for row in rows if row["share"]])
    for contest in contests(table, block):
        ranked = [row for row in contest.rows if row["votes_for"] is not None]
        yield from _wrong_ranks(ranked)


def _wrong_shares(block: Block, rows: Sequence[Row]) -> Iterator[Finding]:
    """Over the base that fits most rows, those that it does not fit."""
    bases = [base for name in _BASES if (base := block.value(name))]
    if not rows or not bases:
        return
    misfits = {base: [row for row in rows if _stated(row) not in (None, _computed(row, base))] for base in bases}
    base = min(bases, key=lambda base: len(misfits[base]))
    for row in misfits[base]:
        yield row.tell("share", what="得票率", right=_computed(row, base), suggestion=_computed(row, base))


def _stated(row: Row) -> str | None:
    match = _SHARE.fullmatch(row["share"].strip())
    return match[0].replace(" ", "") if match else None


def _computed(row: Row, base: int) -> str:
    """The share at the decimals printed, as a percentage where it is printed as one."""
    match = _SHARE.fullmatch(row["share"].strip())
    decimals, percent = (len(match[2] or ""), bool(match[3])) if match else (1, True)
    share = Decimal(row["votes_for"]) / Decimal(base) * (100 if percent else 1)
    return f"{share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)}{'%' if percent else ''}"


def _wrong_ranks(rows: Sequence[Row]) -> Iterator[Finding]:
    votes = sorted((row["votes_for"] for row in rows), reverse=True)
    dense = sorted(set(votes), reverse=True)
    for row in rows:
        match = _RANK.fullmatch(row["place"] or "")
        if match is None:
            continue
        first = votes.index(row["votes_for"]) + 1
        last = first + votes.count(row["votes_for"]) - 1
        if first <= int(match[1]) <= last or int(match[1]) == dense.index(row["votes_for"]) + 1:
            continue
        yield row.tell("place", what="名次", right=first, suggestion=str(first))
