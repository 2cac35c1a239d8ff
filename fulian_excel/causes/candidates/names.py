"""Mendings of names, marks of election, posts and ranks, by other lists."""

from collections.abc import Iterator

from fulian_excel.causes.spots import Change, Mending, Spot, row_spot
from fulian_excel.causes.state import State
from fulian_excel.findings import Finding
from fulian_excel.kinds.lists import MEMBER, POST
from fulian_excel.table import Row

# The lists that name the women of the new committee.
_LISTS = ("delegates", "candidates", "committee", "officers", "ballots", "training")
# Rules on people missing from a list, and on people who should not be on it.
_MISSING = ("B13", "S07", "R01")
_STRANGE = ("B13", "S07", "S06", "S13")
_HOLDING = ("officers", "committee", "ballots")


def spelt(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the spelling of a name in another list, or the one name left over there."""
    name = finding.subject
    rows = [row for form in _LISTS for row in state.township.rows(form) if row["name"]]
    for row in rows:
        if row["name"] != name and is_near(row["name"], name):
            yield from _named(row, name, "name")
            yield from (mending for own in rows if own["name"] == name for mending in _named(own, row["name"], "name"))
    left = {one.subject for one in state.findings.values() if one.code == finding.code and one.subject}
    if len(left) == 2:
        other = next(iter(left - {name}))
        for row in rows:
            if row["name"] == name:
                yield from _named(row, other, "left over")


def _named(row: Row, name: str, kind: str) -> Iterator[Mending]:
    spot = row_spot(row, "name")
    if spot:
        yield Mending((Change(spot, name, name),), kind)


def is_near(one: str, other: str) -> bool:
    """Return True if two names differ by one character, or by two swapped neighbours."""
    if len(one) == len(other):
        wrong = [at for at in range(len(one)) if one[at] != other[at]]
        return len(one) > 1 and (len(wrong) == 1 or (len(wrong) == 2 and sorted(one) == sorted(other)))
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def listed(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose a new row, of which only the name is known, for a person missing from a list.

    Nothing is proposed if another person on the list should not be there: that row is hers, under another name.
    """
    if _has_counterpart(state, finding):
        return
    there = state.ground.spot(finding)
    form = "candidates" if there is not None and finding.code == "B13" else finding.form
    table = state.township.get(form)
    if table is not None and form != getattr(there, "form", "") and finding.subject and "name" in table.values:
        yield Mending((Change(Spot(form, len(table), "name"), finding.subject),), "row")


def _has_counterpart(state: State, finding: Finding) -> bool:
    """True if one person is missing from the same list or tally and another should not be on it."""
    missing, election = state.ground.spot(finding) is None, _election_of(state, finding)
    return any(
        one.code in (_STRANGE if missing else _MISSING)
        and one.form == finding.form
        and (state.ground.spot(one) is None) is not missing
        and _election_of(state, one) == election
        for one in state.findings.values()
    )


def _election_of(state: State, finding: Finding) -> str:
    """The election of the tally that has a finding, at a row or at the heading of names; empty for other lists."""
    spot = state.ground.spot(finding)
    table = state.township.get("ballots") if finding.form == "ballots" else None
    for block in table.blocks if table else ():
        at_heading = spot is None and finding.place == block.headings.get("name", block.first)
        if at_heading or (spot is not None and not spot.is_label and spot.at in block.rows):
            return str(block.value("election") or "")
    return ""


def marks(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the opposite mark of 当选 or 另选人 for the people of a finding."""
    table = state.township.get("ballots")
    spot = state.ground.spot(finding)
    if table is None:
        return
    whole = spot is not None and spot.form == "ballots" and spot.is_label
    rows = table.rows_of(table.blocks[spot.at]) if spot is not None and whole else table.rows
    for row in rows:
        if whole or (row["name"] and row["name"] == finding.subject):
            yield from _turned(row, "elected")
            if finding.code == "B13":
                yield from _turned(row, "write_in")


def _turned(row: Row, column: str) -> Iterator[Mending]:
    spot = row_spot(row, column)
    if spot:
        text = "否" if row[column] else "是"
        yield Mending((Change(spot, not row[column], text),), "mark")


def posts(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the post that another list gives the woman of a finding; without a subject, each woman."""
    rows = [row for form in _HOLDING for row in state.township.rows(form) if row["name"]]
    about = finding.subject if any(row["name"] == finding.subject for row in rows) else ""
    for row in rows:
        if about and row["name"] != about:
            continue
        spot = row_spot(row, "post")
        stated = {post for one in rows if one["name"] == row["name"] and (post := _post(one))}
        for post in sorted(stated - {row["post"]}) if spot and row.table.form.name != "ballots" else ():
            if spot:
                yield Mending((Change(spot, post, post),), "elsewhere")


def _post(row: Row) -> str:
    """The post in a row; empty for 执委 in a tally, which only names the vote."""
    post = POST.meant(str(row["post"] or ""))
    return "" if post == MEMBER and row.table.form.name == "ballots" else post


def ranks(state: State, finding: Finding) -> Iterator[Mending]:
    """Propose the rank that another list gives a woman."""
    rows = [row for form in ("officers", "committee", "candidates") for row in state.township.rows(form)]
    mine = [row for row in rows if row["name"] and row["name"] == finding.subject]
    stated = {row["rank"] for row in mine} - {None}
    for row in mine:
        spot = row_spot(row, "rank")
        for rank in sorted(stated - {row["rank"]}) if spot else ():
            if spot:
                yield Mending((Change(spot, rank, rank),), "elsewhere")
