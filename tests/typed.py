"""Values typed into a workbook's cells, spliced into its bytes: nothing else of it changes, no other formula forgets its value."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from itertools import groupby

from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.rezip import rezipped
from fulian_excel.ooxml.sheets import entries, workbook
from fulian_excel.ooxml.splice import Edit, Node, append, outline, spliced
from fulian_excel.places import a1, position

Spot = tuple[int, int]


def typed(data: bytes, values: Mapping[str, Mapping[Spot, object]]) -> bytes:
    """The workbook with other values in some cells, by sheet, row and column; cells keep their looks."""
    package = Package(data)
    parts = {entry.name: entry.part for entry in entries(package, workbook(package))}
    changed = {}
    for sheet, cells in values.items():
        part = package.read(parts[sheet])
        changed[package.find(parts[sheet]) or parts[sheet]] = spliced(part, _edits(part, dict(sorted(cells.items()))))
    return rezipped(data, changed, {})


def _edits(part: bytes, cells: Mapping[Spot, object]) -> Iterator[Edit]:
    table = next(node for node in outline(part).walk() if node.name == "sheetData")
    rows = {int(node.attributes["r"]): node for node in table.named("row")}
    for number, spots in groupby(cells, key=lambda spot: spot[0]):
        wanted = {spot: cells[spot] for spot in spots}
        row = rows.get(number)
        if row is not None:
            yield from _in_row(part, row, wanted)
            continue
        new = f'<row r="{number}">{"".join(_cell(spot, value) for spot, value in wanted.items())}</row>'.encode()
        behind = min((other for other in rows if other > number), default=0)
        yield Edit(rows[behind].start, rows[behind].start, new) if behind else append(part, table, new)


def _in_row(part: bytes, row: Node, cells: Mapping[Spot, object]) -> Iterator[Edit]:
    standing = {position(node.attributes["r"]).column: node for node in row.named("c")}
    for spot, value in cells.items():
        node = standing.get(spot[1])
        if node is not None:
            yield Edit(node.start, node.end, _cell(spot, value, node.attributes.get("s", "")).encode())
            continue
        behind = min((column for column in standing if column > spot[1]), default=0)
        new = _cell(spot, value).encode()
        yield Edit(standing[behind].start, standing[behind].start, new) if behind else append(part, row, new)


def _cell(spot: Spot, value: object, style: str = "") -> str:
    """A cell with its value; a day is typed as text."""
    head = f'<c r="{a1(*spot)}"' + (f' s="{style}"' if style else "")
    if value is None:
        return f"{head}/>"
    if isinstance(value, (int, float)):
        return f"{head}><v>{value}</v></c>"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
