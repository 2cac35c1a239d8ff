"""Keys by which rows of two files are known to be about one thing: a person, a village, a step, an election."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from fulian_excel.kinds.identity import trustworthy
from fulian_excel.table import Row, Table
from fulian_excel.words import fold, fold_name

Keys = Sequence[AbstractSet[str]]

_NUMBERED = re.compile(r"^[\d一二三四五六七八九十()、.]+")


def keys_of(tables: Sequence[Table]) -> list[Keys]:
    """The keys of each row of some tables of one form; for a form with occasions, of each block.

    A person has two keys, the identity number and name with birth; if a table has neither column, all tables use the
    name. Two rows that share a key are about the same thing.
    """
    by_name = any(not {"id_number", "birth"} & table.values.keys() for table in tables)
    return [[key for key in _keys(table, by_name=by_name) if key] for table in tables]


def _keys(table: Table, *, by_name: bool) -> Iterator[AbstractSet[str]]:
    form = table.form
    if form.repeats:
        for block in table.blocks:
            yield {"|".join(str(block.value(label) or "") for label in form.occasion)}
    elif form.key == "name":
        yield from (_of_person(row, by_name=by_name) for row in table.rows)
    else:
        for row in table.rows:
            folded = fold(row.subject)
            yield {word for word in (_NUMBERED.sub("", folded) or folded,) if word}


def _of_person(row: Row, *, by_name: bool) -> AbstractSet[str]:
    name, number, birth = fold_name(row.subject), row.get("id_number"), row.get("birth")
    found = {number} if number and trustworthy(number) else set()
    if name and birth is not None:
        found.add(f"{name}|{str(birth)[:7]}")
    if name and (by_name or not found):
        found.add(name)
    return found


def clusters(keys: Sequence[Keys]) -> list[list[int]]:
    """Groups of tables, by index, that share keys; tables without keys form one group."""
    parents = list(range(len(keys)))

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    first: dict[str, int] = {}
    for number, rows in enumerate(keys):
        for key in {key for row in rows for key in row} or {""}:
            parents[root(number)] = root(first.setdefault(key, number))
    found: dict[int, list[int]] = {}
    for number in range(len(keys)):
        found.setdefault(root(number), []).append(number)
    return list(found.values())


def are_versions(one: Keys, other: Keys) -> bool:
    """True if half or more of the smaller table's rows share a key with the other table."""
    smaller, larger = sorted((one, other), key=len)
    there = {key for row in larger for key in row}
    return 2 * sum(not there.isdisjoint(row) for row in smaller) >= len(smaller)
