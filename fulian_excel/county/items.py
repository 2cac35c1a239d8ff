"""基本设置 and 发信设置: one value per row, read as its own kind."""

from collections.abc import Iterator
from typing import Any

from fulian_excel.cells import BLANK, Cell
from fulian_excel.county.mistakes import Mistakes
from fulian_excel.findings import Finding, Level
from fulian_excel.forms.items import Item, items_of
from fulian_excel.kinds import understand, written
from fulian_excel.rulebook import RULES
from fulian_excel.table import Table
from fulian_excel.words import fold, nearest


def read_items(record: type, table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the fields of `record` set by the rows; unknown items and unreadable values are mistakes."""
    items = {fold(item.title): (name, item) for name, item in items_of(record).items()}
    rows: dict[str, str] = {}
    found: dict[str, Any] = {}
    for row in table.rows:
        title = fold(row["item"] or "")
        if title not in items:
            if title:
                mistakes.tell(row.place("item"), _unknown(row["item"], [item.title for _, item in items.values()]))
            continue
        name, item = items[title]
        cell = table.cells["value"][row.index] if "value" in table.cells else None
        if cell is None or cell.kind == BLANK or not written(cell):
            continue
        place = row.place("value")
        if name in rows:
            mistakes.tell(place, f"「{item.title}」前面({rows[name]})已经填过,请只留一个")
            continue
        rows[name] = place.cell
        wrong = next(_wrong(cell, item), "")
        if wrong:
            mistakes.tell(place, f"{item.title}:{wrong}")
            continue
        value = understand(cell, item.kind).value
        if value is not None:
            found[name] = value
    return found


def _unknown(title: str, known: list[str]) -> str:
    meant = nearest(title, known)
    hint = f"是不是「{meant}」?" if meant else f"有:{'、'.join(known)}"
    return f"没有「{title}」这一项;{hint}"


def _wrong(cell: Cell, item: Item) -> Iterator[str]:
    """The reasons why a cell is no value of its item."""
    reading = understand(cell, item.kind)
    yield from (doubt.message for doubt in reading.doubts if doubt.level is Level.FIX)
    if reading.value is None:
        return
    for code, test in item.kind.checks:
        parts = test(reading.value) if RULES[code].level is Level.FIX else None
        if parts is not None:
            yield RULES[code].stamp(Finding(value=written(cell), parts=parts)).message
    if item.between and not item.between[0] <= reading.value <= item.between[1]:
        yield f"应在 {item.between[0]} 和 {item.between[1]} 之间"
