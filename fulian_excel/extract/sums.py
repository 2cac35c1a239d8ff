"""Lines of a list of places or units that carry the sums of those beneath them: 东片(4个村) | 3026 | 10."""

import re
from collections.abc import Sequence

from fulian_excel.extract.rows import Body, BodyRow
from fulian_excel.forms.form import Form
from fulian_excel.kinds import WHOLE, understand, written
from fulian_excel.words import fold

# Who may stand for several others: a part of the township, a kind of units, or a name with how many it holds.
_SEVERAL = re.compile(r".{0,8}(?:片区?|大片|线|系统|类|单位|各村|各社区)(?:[(].*[)])?|.+[(].*?(?P<count>\d+)个.*[)]")


def without_sums(body: Body, form: Form) -> Body:
    """The body; a row that sums up the rows beneath it is a total."""
    counted = [name for name, column in form.columns.items() if column.kind.name == WHOLE.name and column.summed]
    if form.names_people or not counted:
        return body
    named = [at for at, row in enumerate(body.rows) if _SEVERAL.fullmatch(_name(row, form))]
    ends = [*named[1:], len(body.rows)][: len(named)]
    summing = {at for at, end in zip(named, ends, strict=True) if _sums_up(body.rows, at, end, counted, form)}
    if summing:
        totals = [body.rows[at] for at in summing]
        body.totals = sorted([*body.totals, *totals], key=lambda row: row.number)
        body.rows = [row for at, row in enumerate(body.rows) if at not in summing]
    return body


def _sums_up(rows: Sequence[BodyRow], at: int, end: int, counted: Sequence[str], form: Form) -> bool:
    """True if most numbers of a row are those of the rows beneath it together: up to `end`, or as many as it says."""
    own = {name: value for name in counted if (value := _number(rows[at], name))}
    match = _SEVERAL.fullmatch(_name(rows[at], form))
    told = at + 1 + int(match["count"]) if match and match["count"] else end
    parts = [rows[at + 1 : one] for one in (end, told) if one > at + 1]
    fitting = (sum(sum(_number(row, name) for row in part) == own[name] for name in own) for part in parts)
    return bool(own) and 2 * max(fitting, default=0) >= len(own)


def _name(row: BodyRow, form: Form) -> str:
    return fold(written(row.cells.get(form.key)))


def _number(row: BodyRow, name: str) -> int:
    value = understand(row.cells[name], WHOLE).value if name in row.cells else None
    return value if isinstance(value, int) else 0
