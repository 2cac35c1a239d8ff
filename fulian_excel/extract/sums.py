"""Lines of a list of places or units that carry the sums of those beneath them: 东片(4个村) | 3026 | 10."""

import re
from collections.abc import Sequence

from fulian_excel.extract.rows import Body, BodyRow
from fulian_excel.forms.form import Form
from fulian_excel.kinds import WHOLE, understand, written
from fulian_excel.words import fold

# Who may stand for several others: a part of the township, a kind of units, or a name with how many it holds.
_SEVERAL = re.compile(r".{0,8}(?:片区?|大片|线|系统|类|单位|各村|各社区)(?:[(].*[)])?|.+[(].*?\d+个.*[)]")
_NUMERAL = re.compile(r"[(]?[一二三四五六七八九十]+[)]?[、..]?")
_HOLDS = re.compile(r"[(][^()\d]*(\d+)[^()]*[)]$")


def without_sums(body: Body, form: Form) -> Body:
    """The body; a row that sums up the rows beneath it is a total."""
    counted = [name for name, column in form.columns.items() if column.kind.name == WHOLE.name and column.summed]
    if form.names_people or not counted:
        return body
    numbers = next((name for name, column in form.columns.items() if column.numbers), "")
    named = {
        at: name
        for at, row in enumerate(body.rows)
        if _SEVERAL.fullmatch(name := _name(row, form)) or _NUMERAL.fullmatch(fold(written(row.cells.get(numbers))))
    }
    ends = [*list(named)[1:], len(body.rows)][: len(named)]
    holding = {at: _held(at, end, named[at]) for at, end in zip(named, ends, strict=True)}
    summing = {at for at, held in holding.items() if any(_sums_up(body.rows, at, one, counted) for one in held)}
    totalled = [name for total in body.totals for name in counted if _number(total, name)]
    sure = _are_counted(body, summing, counted) if totalled else all(max(holding[at]) > 1 for at in summing)
    if summing and sure:
        body.totals = sorted([*body.totals, *(body.rows[at] for at in summing)], key=lambda row: row.number)
        body.rows = [row for at, row in enumerate(body.rows) if at not in summing]
    return body


def _held(at: int, end: int, name: str) -> list[int]:
    """How many rows beneath a row it may sum up: all before the next such row, or as many as its name says."""
    told = _HOLDS.search(name)
    return [end - at - 1, *([int(told[1])] if told else [])]


def _sums_up(rows: Sequence[BodyRow], at: int, held: int, counted: Sequence[str]) -> bool:
    """True if most numbers of a row are those of some rows beneath it together."""
    own = {name: value for name in counted if (value := _number(rows[at], name))}
    part = rows[at + 1 : at + 1 + held]
    fitting = sum(sum(_number(row, name) for row in part) == value for name, value in own.items())
    return bool(own) and bool(part) and 2 * fitting >= len(own)


def _are_counted(body: Body, summing: set[int], counted: Sequence[str]) -> bool:
    """True if some total of the whole list is right only without the rows that sum up others."""
    for total in body.totals:
        for name in counted:
            everything = sum(_number(row, name) for row in body.rows)
            summed = sum(_number(body.rows[at], name) for at in summing)
            if summed and _number(total, name) == everything - summed:
                return True
    return False


def _name(row: BodyRow, form: Form) -> str:
    return fold(written(row.cells.get(form.key)))


def _number(row: BodyRow, name: str) -> int:
    value = understand(row.cells[name], WHOLE).value if name in row.cells else None
    return value if isinstance(value, int) else 0
