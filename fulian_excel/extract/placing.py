"""Placing days that depend on their sheet: days without a year, and serial numbers of its calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fulian_excel.cells import Cell
from fulian_excel.extract.region import Region
from fulian_excel.findings import Finding
from fulian_excel.kinds import Calendar, Day, Serial, Yearless, placed, written
from fulian_excel.places import Place
from fulian_excel.table import Table


def place_days(regions: Sequence[Region], tables: Mapping[str, Table], as_of: date | None) -> None:
    """Complete the days of a sheet's tables near each table's 填报日期, else near the as-of day.

    Findings go to the table's `doubts`; a cell with a doubt already gets no second one.
    """
    doubted = {doubt.place for table in tables.values() for doubt in table.doubts}
    for region in regions:
        table = tables[region.block.form.name]
        calendar = Calendar(as_of, from_1904=region.grid.sheet.date1904)
        dating = [name for name, label in region.block.form.label_columns.items() if label.dates]
        told = list(_place_labels(region, dating, calendar))
        for day in map(region.block.value, dating):
            if isinstance(day, Day):
                calendar = replace(calendar, near=day.date)
        told += _place_labels(region, tuple(region.block.labels), calendar)
        told += _place_rows(table, region, calendar)
        table.doubts += [doubt for doubt in told if doubt.place not in doubted]
        doubted |= {doubt.place for doubt in told}


def _place_labels(region: Region, names: Sequence[str], calendar: Calendar) -> Iterator[Finding]:
    labels = region.block.labels
    for name in names:
        label = labels.get(name)
        if label is None or not isinstance(label.value, (Yearless, Serial)):
            continue
        day, doubts = _placed(label.value, label.cell, label.place, name, calendar)
        labels[name] = replace(label, value=day)
        for doubt in doubts:
            yield replace(doubt, suggestion=f"{label.lead}{doubt.suggestion}" if doubt.suggestion else "")


def _place_rows(table: Table, region: Region, calendar: Calendar) -> Iterator[Finding]:
    for name, values in table.values.items():
        for index in region.block.rows:
            value = values[index]
            if isinstance(value, (Yearless, Serial)):
                cell = table.cells[name][index]
                values[index], doubts = _placed(value, cell, table.place(name, index), name, calendar)
                yield from doubts


def _placed(
    value: Yearless | Serial, cell: Cell, place: Place, name: str, calendar: Calendar
) -> tuple[Any, list[Finding]]:
    reading = placed(written(cell), value, calendar)
    return reading.value, [replace(doubt, place=place, column=name) for doubt in reading.doubts]
