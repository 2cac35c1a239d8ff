"""The surroundings of tables: titles, and labels above, below and beside them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.complaints import stated_twice
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.labels import PRINTED_UNITS, Labelled, LabelReader, bare_day
from fulian_excel.extract.region import Region
from fulian_excel.extract.said import columns_said
from fulian_excel.extract.sharing import share_rows
from fulian_excel.extract.titles import TitleForm
from fulian_excel.findings import Finding
from fulian_excel.forms.column import columns_of
from fulian_excel.forms.cover import Cover
from fulian_excel.kinds import NAME, NAMES, Reading, understand, written
from fulian_excel.kinds.day import may_be_one
from fulian_excel.places import Place
from fulian_excel.settings import Settings
from fulian_excel.table import Label
from fulian_excel.words import fold

# What may well stand around a table twice: names that sign it, and what every form's cover says.
_SIGNED = frozenset((NAME.name, NAMES.name))
_COVER = frozenset(columns_of(Cover))
_FEWEST_AT_THE_SIDE = 2
_BETWEEN_UNITS = re.compile(r"[、,,/]")


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that may name the township: 填报单位 (`stated`) or a title."""

    text: str
    place: Place
    stated: bool


@dataclass
class Surroundings:
    """The result of reading around one table: claims on the township, values for all rows, doubts.

    `texts` are the cells above the table that are no labels.
    """

    form: str
    claims: list[Claim] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)
    said: dict[str, Label] = field(default_factory=dict)
    texts: list[Cell] = field(default_factory=list)


def title_of(grid: Grid, band: Band, title_form: TitleForm) -> Cell | None:
    """The cell of the title above a table, else the first text above it."""
    above = [row for row in sorted(grid.rows) if row < band.top]
    for row in reversed(above):
        for column in grid.rows[row]:
            if title_form.named(grid.text(row, column)):
                return grid.cell(row, column)
    texts = (grid.cell(row, column) for row in above for column in grid.rows[row])
    return next((cell for cell in texts if cell.kind == TEXT), None)


def read_surroundings(regions: Sequence[Region], title_form: TitleForm, settings: Settings) -> Iterator[Surroundings]:
    """Give each region its labels; they end at the next region's title or labels."""
    grid = regions[0].grid
    for region, rows in zip(regions, share_rows(regions, title_form), strict=True):
        form = region.band.vocabulary.form
        around = Surroundings(form.name)
        reader = LabelReader(form, around=columns_said(region.band))
        days: list[Cell] = []
        for row, seen in rows.around:
            columns = [column for column in seen if _beside(region, regions, row, column)]
            labels = list(reader.read(grid, row, columns))
            for labelled in labels:
                _put(region, labelled, settings, around)
            cells = [grid.cell(row, column) for column in columns]
            taken = {(one.cell.row, one.cell.column) for one in labels}
            days += [day for cell in cells if (cell.row, cell.column) not in taken and (day := bare_day(cell))]
            if not labels and row < region.band.top:
                around.texts += [cell for cell in cells if cell.kind == TEXT]
        for labelled in _labels_at_the_side(region, regions, reader, rows.at_the_side):
            _put(region, labelled, settings, around)
        around.claims += [Claim(written(cell), region.place(cell.address), stated=False) for cell in around.texts]
        _put_day(region, days, settings, around)
        _read_title(region, around.texts)
        told = [label for name, label in region.block.labels.items() if form.label_columns[name].names_sender]
        around.claims[:0] = [Claim(str(one.value), one.place, stated=True) for one in told if one.value]
        yield around


def read_card_labels(region: Region, settings: Settings, taken: Collection[tuple[int, int]]) -> Surroundings:
    """Give a card the labels on its sheet, except its own columns, whose cells are `taken`."""
    grid, form = region.grid, region.band.vocabulary.form
    around = Surroundings(form.name)
    reader = LabelReader(form, around=columns_said(region.band))
    for row in grid.rows:
        columns = [column for column in grid.rows[row] if (row, column) not in taken]
        labels = list(reader.read(grid, row, columns))
        for labelled in labels:
            _put(region, labelled, settings, around)
        if not labels and row < region.band.top:
            around.texts += [cell for column in columns if (cell := grid.cell(row, column)).kind == TEXT]
    around.claims += [Claim(written(cell), region.place(cell.address), stated=False) for cell in around.texts]
    return around


def _labels_at_the_side(
    region: Region, regions: Sequence[Region], reader: LabelReader, rows: Sequence[tuple[int, list[int]]]
) -> list[Labelled]:
    """The labels beside the rows of a table, if there are several."""
    found = [
        labelled
        for row, columns in rows
        for labelled in reader.read(
            region.grid, row, [column for column in columns if _beside(region, regions, row, column)]
        )
    ]
    return found if len({one.name for one in found}) >= _FEWEST_AT_THE_SIDE else []


def share_covers(regions: Sequence[Region]) -> None:
    """If a sheet has 填报单位 and the like only once, give its other tables the labels of the nearest table."""
    told = {id(region): dict(region.block.labels) for region in regions}
    for region in regions:
        nearest = sorted(regions, key=lambda one: (one.band.top > region.band.top, abs(region.band.top - one.band.top)))
        columns = region.band.vocabulary.form.label_columns
        for name in (name for name, declared in columns.items() if declared.wanted):
            said = next((told[id(one)][name] for one in nearest if name in told[id(one)]), None)
            if said is not None:
                region.block.labels.setdefault(name, said)


def _beside(region: Region, regions: Sequence[Region], row: int, column: int) -> bool:
    """True if a cell belongs to this table: above or below it, or right of it and left of the next table."""
    peers = [other for other in regions if other.band.top == region.band.top]
    if len(peers) == 1:
        return True
    area = region.grid.area(row, column)
    if area.left <= peers[0].band.right and area.right >= peers[-1].band.left:
        return True
    before = [other for other in peers if other.band.left <= column]
    return region is (before[-1] if before else peers[0])


def _put(region: Region, labelled: Labelled, settings: Settings, around: Surroundings) -> None:
    form = region.band.vocabulary.form
    labels = region.block.labels if labelled.name in form.label_columns else around.said
    declared = form.label_columns.get(labelled.name) or form.columns[labelled.name]
    known = labels.get(labelled.name)
    cell = labelled.cell
    kind = settings.kind(form.name, declared)
    if declared.names_sender and set(_BETWEEN_UNITS.split(fold(written(cell)))) <= PRINTED_UNITS:
        return  # 单位:人 says what is counted
    reading = understand(cell, kind) if cell.kind != BLANK else Reading()
    place = region.place(cell.address)
    if known is not None and (known.cell.kind != BLANK or cell.kind == BLANK):
        differs = reading.value is not None and known.value not in (None, reading.value)
        differs = differs and not may_be_one(known.value, reading.value)
        if differs and kind.name not in _SIGNED and labelled.name not in _COVER:
            around.doubts.append(stated_twice(declared.title, labelled.name, known.cell, cell, place))
        return
    labels[labelled.name] = Label(reading.value, cell, place, labelled.lead)
    for doubt in reading.doubts:
        suggestion = f"{labelled.lead}{doubt.suggestion}" if doubt.suggestion else ""
        around.doubts.append(replace(doubt, place=place, column=labelled.name, suggestion=suggestion))


def _put_day(region: Region, days: Sequence[Cell], settings: Settings, around: Surroundings) -> None:
    """Give the last day that stands alone on the sheet to the first missing label of a day."""
    labels, form = region.block.labels, region.band.vocabulary.form
    alone = [name for name, label in form.label_columns.items() if label.alone]
    name = next((one for one in reversed(alone) if _is_blank(labels.get(one))), "")
    if days and name:
        _put(region, Labelled(name, days[-1]), settings, around)


def _is_blank(label: Label | None) -> bool:
    return label is None or label.cell.kind == BLANK


def _read_title(region: Region, texts: Sequence[Cell]) -> None:
    """Read missing labels from the title, a line above or the tab: the election and the round of a tally."""
    labels = region.block.labels
    title = region.grid.cell(*region.block.title.position)
    cells = [cell for cell in (title, *reversed(texts)) if cell.kind == TEXT]
    for name, declared in region.band.vocabulary.form.label_columns.items():
        if declared.titled is None or not _is_blank(labels.get(name)):
            continue
        told = ((declared.titled(fold(written(cell))), cell) for cell in cells)
        tab = declared.titled(fold(region.grid.sheet.name)), title
        meant, cell = next((pair for pair in told if pair[0] is not None), tab)
        if meant is not None:
            labels[name] = Label(meant, cell, region.place(cell.address))
