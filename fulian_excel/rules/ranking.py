"""得票率 and 名次 of a tally, compared with the values computed from its votes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from fulian_excel.cells import NUMBER
from fulian_excel.findings import Finding, Level
from fulian_excel.rulebook import rule
from fulian_excel.rules.elections import contests
from fulian_excel.table import Block, Row, Table

_SHARE = re.compile(r"([0-9]+(?:\.([0-9]+))?)\s*(%)?")
_RANK = re.compile(r"第?([0-9]+)名?")
_MOST_DECIMALS = 6  # a quotient's digits beyond these are a computer's
_MOST_WRITTEN = 2
_BASES = ("valid", "returned", "attended", "due_to_attend")


@rule("B16", Level.NOTE, "得票率和名次算得对", "{subject}的{what}写的是「{value}」,按票数应为 {right};请核对", on=("ballots",), needs=("votes_for",))
def shares_and_ranks_are_right(block: Block, table: Table) -> Iterator[Finding]:
    """得票率 and 名次 are as computed: over any of the usual bases, within the post or the block, by either way of ranking ties.

    Of a number the value in the cell counts, not its rounded look.
    """
    rows = [row for row in table.rows_of(block) if row["votes_for"] is not None]
    yield from _wrong_shares(block, [(row, share) for row in rows if (share := _stated(row))])
    for contest in contests(table, block):
        ranked = [row for row in contest.rows if row["votes_for"] is not None]
        yield from _wrong_ranks(ranked, rows)


@dataclass(frozen=True, slots=True)
class _Share:
    """A stated share: its text, its number and decimals, and whether it is marked as a percentage."""

    text: str
    number: Decimal
    decimals: int
    percent: bool

    def fits(self, votes: int, base: int) -> bool:
        """True if the votes are this share of the base; a bare number may be a fraction or a percentage."""
        share = Decimal(votes) / Decimal(base)
        read_as = (100 * share,) if self.percent else (share, 100 * share)
        return any(_rounded(one, self.decimals) == _rounded(self.number, self.decimals) for one in read_as)

    def of(self, votes: int, base: int) -> str:
        """The right share, written in the manner of this one."""
        share = Decimal(votes) / Decimal(base) * (100 if self.percent or self.number > 1 else 1)
        return _written(share, self.decimals, percent=self.percent)


def _wrong_shares(block: Block, shares: Sequence[tuple[Row, _Share]]) -> Iterator[Finding]:
    """A finding per row whose share is wrong over the base that fits most rows."""
    bases = [base for name in _BASES if (base := block.value(name))]
    if not shares or not bases:
        return
    misfits = {base: [one for one in shares if not one[1].fits(one[0]["votes_for"], base)] for base in bases}
    base = min(bases, key=lambda base: len(misfits[base]))
    for row, share in misfits[base]:
        right = share.of(row["votes_for"], base)
        yield row.tell("share", what="得票率", value=share.text, right=right, suggestion=right)


def _stated(row: Row) -> _Share | None:
    """The share in a row's cell, taken from the stored number and not its rounded look; None if there is none."""
    match = _SHARE.fullmatch((row["share"] or "").strip())
    if match is None:
        return None
    cell, percent = row.cell("share"), bool(match[3])
    if cell is None or cell.kind != NUMBER or not isinstance(cell.value, (int, float)):
        return _Share(match[0].replace(" ", ""), Decimal(match[1]), len(match[2] or ""), percent)
    number = Decimal(f"{cell.value:.15g}") * (100 if percent else 1)
    decimals = max(0, min(_MOST_DECIMALS, -int(number.normalize().as_tuple().exponent)))
    return _Share(_written(number, decimals, percent=percent), number, decimals, percent)


def _written(number: Decimal, decimals: int, *, percent: bool) -> str:
    """A number as a person would write it."""
    return f"{_rounded(number, min(decimals, _MOST_WRITTEN if percent else _MOST_DECIMALS))}{'%' if percent else ''}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _wrong_ranks(rows: Sequence[Row], block: Sequence[Row]) -> Iterator[Finding]:
    for row in rows:
        match = _RANK.fullmatch(row["place"] or "")
        if match is not None and int(match[1]) not in _ranks(row, rows) | _ranks(row, block):
            first = min(_ranks(row, rows))
            yield row.tell("place", what="名次", right=first, suggestion=str(first))


def _ranks(row: Row, rows: Sequence[Row]) -> set[int]:
    """The ranks that a row may state: any rank of its tie, or the rank counted without gaps after ties."""
    more = [one["votes_for"] for one in rows if one["votes_for"] > row["votes_for"]]
    equal = sum(one["votes_for"] == row["votes_for"] for one in rows)
    return {*range(len(more) + 1, len(more) + max(equal, 1) + 1), len(set(more)) + 1}
