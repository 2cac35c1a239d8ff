"""Values given once for many rows: by a label around the table, a line that heads a group, or the sheet's name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fulian_excel.cells import TEXT, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.groups import named_by
from fulian_excel.extract.headers import is_half
from fulian_excel.findings import Finding
from fulian_excel.forms.column import Column
from fulian_excel.kinds import understand
from fulian_excel.kinds.kind import reread
from fulian_excel.kinds.lists import AREA, DELEGATE_TYPE
from fulian_excel.places import Place
from fulian_excel.table import Label, Table
from fulian_excel.words import fold, fold_heading, in_brackets

_VILLAGE = re.compile(r"(?!各|农村|全村|.*[和及与]村)[^\W\d_]{1,12}(?:村|社区|居)(?:村?委会|居委会)?")
_UNIT = re.compile(
    r"(?!.*(?:代表|名单|名册))[^\W\d_]{2,16}(?:政府|办事处|小学|中学|学校|幼儿园|公司|协会|服务站|卫生院|医院|中心|合作社|企业|机关|站|所|局|厂)"
)
_AROUND = re.compile(r"[(【\[]?\d+人[)】\]]?|[\d().,、:;\-—_【】\[\]]+|附件|附表|sheet|妇女")
_NO_UNITS = frozenset(
    fold(word) for choices in (AREA, DELEGATE_TYPE) for word in (*choices.options, *choices.spellings)
)


def village_on(tab: str, words: Iterable[str]) -> str:
    """The village a sheet is named after, without the form's own words; empty if there is none."""
    name = fold(tab)
    for word in sorted(map(fold, words), key=len, reverse=True):
        name = name.replace(word, " ")
    parts = _AROUND.sub(" ", name).split()
    return parts[0] if len(parts) == 1 and (_VILLAGE.fullmatch(parts[0]) or _UNIT.fullmatch(parts[0])) else ""


def columns_said(band: Band) -> list[str]:
    """The missing columns that may be given once for all rows."""
    columns = band.vocabulary.form.columns
    return [name for name, one in columns.items() if (one.on_tab or one.around) and name not in band.columns]


@dataclass(frozen=True, slots=True)
class Sayings:
    """The sources of values given once for the rows of a table.

    `labels` are those around it, `groups` the line above each row that heads its group, `title` the table's, `first`
    the place of its first heading.
    """

    rows: range
    labels: Mapping[str, Label]
    groups: Sequence[Cell | None]
    title: str
    first: Place


def say(table: Table, band: Band, sayings: Sayings) -> dict[str, Place]:
    """Fill the rows with values given once for them; returns the place of the value by column."""
    rows = sayings.rows
    said = {}
    for name in columns_said(band) if rows else ():
        told = _told(table, name, sayings)
        if told is None:
            continue
        place, cells, doubts = told
        kind = table.form.columns[name].kind
        table.values.setdefault(name, [None] * len(table))
        table.cells.setdefault(name, [Cell(1, 1)] * len(table))
        for index, cell in zip(rows, cells, strict=True):
            table.values[name][index] = understand(cell, kind).value if cell.value is not None else None
            table.cells[name][index] = cell
        table.doubts += doubts
        said[name] = place
    return said


def _told(table: Table, name: str, sayings: Sayings) -> tuple[Place, list[Cell], list[Finding]] | None:
    """A column given once for all rows: its place, each row's cell, and doubts; None if nothing gives it."""
    column = table.form.columns[name]
    rows, first = sayings.rows, sayings.first
    label = sayings.labels.get(name) or _cover_of(column, table, sayings.labels)
    if label is not None and label.value is not None:
        return label.place, [label.cell] * len(rows), []
    if not column.on_tab:
        return None
    named = [_unit_of(cell) for cell in sayings.groups]
    if any(named):
        cells = [
            (cell or Cell(1, 1))._replace(value=unit or None, kind=TEXT)
            for cell, unit in zip(sayings.groups, named, strict=True)
        ]
        return first, cells, []
    sheet = table.sheets[rows[0]]
    own = (*table.form.titles, *table.form.tabs)
    texts = {f"工作表名 {sheet}": sheet} | {f"标题 {text}": text for text in in_brackets(fold(sayings.title))}
    units = ((where, village_on(text, own)) for where, text in texts.items())
    where, village = next((pair for pair in units if pair[1]), ("", ""))
    if not village:
        return None
    spots = table.cells.get(table.form.key) or next(iter(table.cells.values()), [Cell(1, 1)] * len(table))
    cells = [Cell(spots[index].row, spots[index].column, village, TEXT) for index in rows]
    doubts = reread(where, village, village, f",作这张表各行的「{column.title}」").doubts
    return first, cells, [replace(one, place=first, column=name) for one in doubts]


def _unit_of(cell: Cell | None) -> str:
    """The unit that a group's line names; empty if it names a kind of people."""
    unit = named_by(cell) if cell is not None else ""
    return "" if fold(unit).removesuffix("代表") in _NO_UNITS else unit


def _cover_of(column: Column, table: Table, labels: Mapping[str, Label]) -> Label | None:
    """The cover label that also gives this column: 填报单位 may name the village."""
    words = set(map(fold_heading, column.around))
    for name, label in labels.items():
        declared = table.form.label_columns.get(name)
        if declared is not None and words & set(declared.headings()) and village_on(str(label.value or ""), ()):
            return label
    return None


def complete_halves(table: Table, band: Band, rows: range, headings: Mapping[str, Place]) -> Iterator[Finding]:
    """Put the unit before the post in rows whose 工作单位及职务 is only the post (V05, once a list)."""
    for name, column in table.form.columns.items():
        at = band.columns.get(name)
        if not column.after or column.after not in table.values or at is None or name in band.joined:
            continue
        heading = band.heading_at(at)
        told = _completed(table, name, column, rows) if is_half(heading, column) else ""
        doubts = reread(heading.text, told, told, f",即把{table.form.columns[column.after].title}当作前一半").doubts
        yield from (replace(one, place=headings[name], column=name) for one in doubts if told)


def _completed(table: Table, name: str, column: Column, rows: range) -> str:
    """Complete a column in some rows; returns the first completed text, empty if there is none."""
    first = ""
    for index in rows:
        unit, post = table.values[column.after][index], table.values[name][index]
        if unit and post and fold(unit)[:2] != fold(post)[:2] and fold(unit) not in fold(post):
            table.values[name][index] = f"{unit} {post}"
            first = first or f"{unit} {post}"
    return first
