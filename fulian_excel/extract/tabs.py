"""What a sheet's name says of its rows: the village whose people stand on it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from fulian_excel.cells import TEXT, Cell
from fulian_excel.extract.locate import Band
from fulian_excel.kinds.kind import reread
from fulian_excel.places import Place
from fulian_excel.table import Table
from fulian_excel.words import fold

_VILLAGE = re.compile(r"(?!各|农村|全村|.*[和及与]村)[^\W\d_]{1,12}(?:村|社区|居)(?:村?委会|居委会)?")
_AROUND = re.compile(r"[(【\[]?\d+人[)】\]]?|[\d().,、:;\-—_【】\[\]]+|附件|附表|sheet|妇女")


def village_on(tab: str, words: Iterable[str]) -> str:
    """The village a sheet is named after, the form's own words on it left out; empty where there is none."""
    name = fold(tab)
    for word in sorted(map(fold, words), key=len, reverse=True):
        name = name.replace(word, " ")
    parts = _AROUND.sub(" ", name).split()
    return parts[0] if len(parts) == 1 and _VILLAGE.fullmatch(parts[0]) else ""


def read_tab(table: Table, sheet: str, band: Band, start: int, first: Place) -> dict[str, Place]:
    """Fill what the sheet's name says into the rows from `start` on; the columns filled so, told at `first` (V05)."""
    form = table.form
    village = village_on(sheet, (*form.titles, *form.tabs))
    said = {}
    for name, column in form.columns.items():
        if not village or not column.on_tab or name in band.columns or len(table) == start:
            continue
        values = table.values.setdefault(name, [None] * len(table))
        cells = table.cells.setdefault(name, [Cell(1, 1)] * len(table))
        anchors = table.cells[form.key if form.key in band.columns else next(iter(band.columns))]
        for index in range(start, len(table)):
            spot = anchors[index]
            values[index] = village
            cells[index] = Cell(spot.row, spot.column, village, TEXT)
        told = reread(f"工作表名 {sheet}", village, village, f",作这张表各行的「{column.title}」").doubts
        table.doubts += [replace(one, place=first, column=name) for one in told]
        said[name] = first
    return said
