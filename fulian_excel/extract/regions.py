"""The tables and cards of one sheet read: each a block of its form's table, with its labels and complaints."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from fulian_excel.cells import BLANK
from fulian_excel.extract.bands import Band
from fulian_excel.extract.cards import Card
from fulian_excel.extract.complaints import LAYOUT, misspelt
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.placing import place_days
from fulian_excel.extract.region import Region
from fulian_excel.extract.repeated import is_the_same_list, said_again, take_out
from fulian_excel.extract.respelt import Misspelt
from fulian_excel.extract.rows import ENDLESS, Body, read_body
from fulian_excel.extract.said import Sayings, columns_said, complete_halves, say
from fulian_excel.extract.sheets import SheetSeen
from fulian_excel.extract.sums import without_sums
from fulian_excel.extract.surroundings import (
    Claim,
    Surroundings,
    read_card_labels,
    read_surroundings,
    share_covers,
    title_of,
)
from fulian_excel.extract.unread import uncomputed
from fulian_excel.extract.values import Understood, read_values
from fulian_excel.findings import Finding
from fulian_excel.kinds import written
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES
from fulian_excel.settings import Settings
from fulian_excel.table import Block, Table
from fulian_excel.words import fold, fold_heading

_LOOKED_FOR = tuple(code for code, _look in LAYOUT)
_ABOUT_HEADINGS = ("T01", "T02", "T03")
_LOOKED_FOR_AGAIN = tuple(code for code in _LOOKED_FOR if code not in _ABOUT_HEADINGS)
_LOOKED_FOR_ON_CARDS = ("T01", "T08", "T09")


@dataclass
class Reading:
    """The result of the sheets read so far: a table per form, claims on the township, findings on whole sheets."""

    file: str
    settings: Settings
    tables: dict[str, Table] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    understood: Understood = field(default_factory=dict)
    misspelt: list[Misspelt] = field(default_factory=list)


def read_sheet(reading: Reading, sheet: SheetSeen) -> None:
    """Read every table or card of a sheet."""
    if sheet.cards:
        _read_cards(reading, sheet)
        return
    regions = [_region(reading, sheet, band) for band in sheet.bands]
    if not regions:
        return
    around = list(read_surroundings(regions, sheet.title_form, reading.settings))
    for region, surroundings in zip(regions, around, strict=True):
        reading.claims += surroundings.claims
        _say(reading, region, surroundings)
    share_covers(regions)
    place_days(regions, reading.tables, reading.settings.as_of)
    regions = _joined(reading, _once(reading, regions))
    told: list[Region] = []
    for region in regions:
        alike = any(region.is_headed_as(other) for other in told)
        _complain(reading, region, _LOOKED_FOR_AGAIN if alike else _LOOKED_FOR)
        told.append(region)


def _region(reading: Reading, sheet: SheetSeen, band: Band) -> Region:
    grid, form = sheet.grid, band.vocabulary.form
    table = reading.tables.setdefault(form.name, Table(form, reading.file))
    until = min((other.top for other in sheet.bands if other.top > band.bottom), default=ENDLESS)
    reader = LabelReader(form, around=columns_said(band))
    body = without_sums(read_body(grid, band, until, reader, sheet.title_form), form)
    start = len(table)
    read_values(table, grid.sheet.name, band, body.rows, reading.settings, reading.understood)
    _mark_write_ins(table, band, range(start, len(table)))
    _note_write_ins(table, grid, band, body, start)
    _tell_formulas(table, grid.sheet.name, body)
    totals = (named for row in body.totals for named in row.cells.items())
    typed = {name for name, cell in totals if cell.kind != BLANK and not cell.formula}
    table.totalled = tuple(sorted({*table.totalled, *typed}))
    place = partial(Place, reading.file, grid.sheet.name)
    headings = {name: place(band.heading_at(column).address) for name, column in band.columns.items()}
    first = place(band.headings[0].address)
    title = title_of(grid, band, sheet.title_form)
    where = place(title.address) if title else first
    block = Block(form, grid.sheet.name, headings, first, where, rows=range(start, len(table)))
    table.blocks.append(block)
    return Region(reading.file, grid, band, body, block, frozenset(map(fold_heading, form.passes)))


def _mark_write_ins(table: Table, band: Band, rows: range) -> None:
    """Set 是否另选人 in the rows of a table of write-ins, and 是否当选 to 否 if it has no such column."""
    if not band.write_ins or not rows:
        return
    told = {name: one.of_write_ins for name, one in table.form.columns.items() if one.of_write_ins is not None}
    for name, value in told.items():
        if name in band.columns:
            continue
        values = table.values.setdefault(name, [None] * len(table))
        cells = table.cells.setdefault(name, list(table.cells[table.form.key]))
        for index in rows:
            values[index], cells[index] = value, table.cells[table.form.key][index]


def _note_write_ins(table: Table, grid: Grid, band: Band, body: Body, start: int) -> None:
    """Set 是否另选人 in rows that say 另选人 in a column unknown to the form."""
    unknown = [heading.column for heading in band.headings if not heading.name]
    for name, declared in table.form.columns.items():
        words = frozenset(map(fold, declared.instead)) if declared.of_write_ins else frozenset()
        if not words or (name in table.values and any(value is not None for value in table.values[name][start:])):
            continue
        for index, row in enumerate(body.rows, start):
            noted = (grid.cell(row.number, column) for column in unknown)
            cell = next((cell for cell in noted if fold(written(cell)) in words), None)
            if cell is not None:
                table.values.setdefault(name, [None] * len(table))[index] = True
                table.cells.setdefault(name, list(table.cells[table.form.key]))[index] = cell


def _say(reading: Reading, region: Region, around: Surroundings) -> None:
    """Fill in the values that are given once for all rows of a region."""
    table, rows = reading.tables[around.form], region.block.rows
    table.doubts += around.doubts
    labels = {**region.block.labels, **around.said}
    groups = [row.group for row in region.body.rows]
    title = region.grid.text(*region.block.title.position)
    sayings = Sayings(rows, labels, groups, title, region.block.first)
    region.block.headings.update(say(table, region.band, sayings))
    table.doubts += list(complete_halves(table, region.band, rows, region.block.headings))


def _joined(reading: Reading, regions: Sequence[Region]) -> list[Region]:
    """The regions; those that continue a table share its block."""
    joined: list[Region] = []
    for region in regions:
        left = joined[-1] if joined else None
        if left is not None and left.runs_on_in(region):
            left.block.rows = range(left.block.rows.start, region.block.rows.stop)
            for name, label in region.block.labels.items():
                left.block.labels.setdefault(name, label)
            table = reading.tables[left.block.form.name]
            table.blocks = [block for block in table.blocks if block is not region.block]
            joined.append(replace(region, block=left.block, continues=True))
        else:
            joined.append(region)
    return joined


def _once(reading: Reading, regions: Sequence[Region]) -> list[Region]:
    """The regions without repeats of a list read before, which are told once a sheet."""
    kept = []
    for region in regions:
        table = reading.tables[region.block.form.name]
        first = is_the_same_list(table, region.block)
        if first is None:
            kept.append(region)
            continue
        take_out(table, region.block)
        reading.findings.append(said_again(reading.file, region, first))
    return kept


def _complain(reading: Reading, region: Region, codes: Collection[str] = _LOOKED_FOR) -> None:
    """Add the findings on a region's layout; those on headings that several sheets share are told once."""
    table = reading.tables[region.block.form.name]
    told = {(one.code, one.subject) for one in table.complaints if one.place.sheet != region.grid.sheet.name}
    for code, look in LAYOUT:
        for one in look(region) if code in codes else ():
            about_label = one.column in region.block.form.label_columns
            if code in ("T01", "T02") and not about_label and (code, one.subject) in told:
                continue
            table.complaints.append(stamped(code, one))
    for heading, name in misspelt(region):
        title = region.block.form.columns[name].title
        where = (region.place(heading.address),)
        reading.misspelt.append(Misspelt(where, heading.text, title, region.block.form.name, name))


def _read_cards(reading: Reading, sheet: SheetSeen) -> None:
    grid = sheet.grid
    for card in sheet.cards:
        form = card.band.vocabulary.form
        table = reading.tables.setdefault(form.name, Table(form, reading.file))
        start = len(table)
        read_values(table, grid.sheet.name, card.band, list(card.rows), reading.settings, reading.understood)
        place = partial(Place, reading.file, grid.sheet.name)
        headings = {name: place(heading.address) for name, heading in card.labels.items()}
        first = place(card.band.headings[0].address)
        title = title_of(grid, card.band, sheet.title_form)
        where = place(title.address) if title else first
        block = Block(form, grid.sheet.name, headings, first, where, rows=range(start, len(table)))
        body = Body(list(card.rows))
        _tell_formulas(table, grid.sheet.name, body)
        region = Region(reading.file, grid, card.band, body, block, continues=bool(table.blocks))
        table.blocks.append(block)
        _say(reading, region, _around_card(reading, region, card))
        place_days([region], reading.tables, reading.settings.as_of)
        _complain(reading, region, _LOOKED_FOR_ON_CARDS)


def _around_card(reading: Reading, region: Region, card: Card) -> Surroundings:
    """The surroundings of a card: labels on its sheet that are not columns of the card."""
    taken = {(heading.row, heading.column) for heading in card.labels.values()}
    if len(card.rows) > 1:
        last = max(row.number for row in card.rows) + card.band.bottom - card.band.top
        rows = {row: columns for row, columns in region.grid.rows.items() if card.band.top <= row <= last}
        taken |= {(row, column) for row, columns in rows.items() for column in columns}
    return read_card_labels(region, reading.settings, taken)


def _tell_formulas(table: Table, sheet: str, body: Body) -> None:
    for row in (*body.rows, *body.totals):
        for name, cell in row.cells.items():
            if not cell.formula:
                continue
            table.doubts += uncomputed(cell, Place(table.file, sheet, cell.address), name)


def stamped(code: str, finding: Finding) -> Finding:
    """A finding with its rule's message filled in."""
    return RULES[code].stamp(finding)
