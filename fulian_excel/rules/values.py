"""Rules about values down a column."""

from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import PEOPLE
from fulian_excel.rulebook import Parameter, rule
from fulian_excel.table import Table


@rule(
    "V12",
    Level.ASK,
    "号码不是拖出来的",
    "{what}从这里起连续 {count} 行逐行加 1,像是下拉填充出来的;请逐个核对",
    on=PEOPLE,
    run=Parameter("连续行数", 5),
)
def numbers_were_not_dragged(table: Table, run: int) -> Iterator[Finding]:
    """Identity numbers and phones do not run up by one down the column."""
    for column in ("id_number", "phone"):
        rows = table.rows
        start = 0
        for index in range(1, len(rows) + 1):
            if index < len(rows) and _follows(rows[index - 1][column], rows[index][column]):
                continue
            if index - start >= run:
                title = table.form.columns[column].title
                for person in rows[start:index]:
                    yield person.tell(column, what=title, count=index - start)
            start = index


def _follows(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    mine, theirs = (number[:17] if len(number) == 18 else number for number in (one, other))
    return mine.isdigit() and theirs.isdigit() and int(theirs) == int(mine) + 1
