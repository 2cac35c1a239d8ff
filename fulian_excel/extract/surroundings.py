"""What stands around the tables: titles, and labels above and below each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.complaints import Region, stated_twice
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.labels import Labelled, LabelReader
from fulian_excel.extract.locate import Band, TitleForm
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


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that may name the township: 填报单位 (`stated`) or a title."""

    text: str
    place: Place
    stated: bool


@dataclass
class Surroundings:
    """What the words around one table gave: who it is from, and what is doubtful about its labels."""

    form: str
    claims: list[Claim] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)


def title_of(grid: Grid, band: Band, title_form: TitleForm) -> Cell | None:
    """The cell above a table that says what it is, else the first text above it."""
    above = [row for row in sorted(grid.rows) if row < band.top]
    for row in reversed(above):
        for column in grid.rows[row]:
            if title_form.named(grid.text(row, column)):
                return grid.cell(row, column)
    texts = (grid.cell(row, column) for row in above for column in grid.rows[row])
    return next((cell for cell in texts if cell.kind == TEXT), None)


def read_surroundings(regions: Sequence[Region], title_form: TitleForm, settings: Settings) -> Iterator[Surroundings]:
    """Give each region its labels; a region's words end where the next one's title or labels begin."""
    grid = regions[0].grid
    for region, rows in zip(regions, _share_rows(regions, title_form), strict=True):
        form = region.band.vocabulary.form
        around = Surroundings(form.name)
        reader = LabelReader(form)
        for row in rows:
            columns = [column for column in grid.rows[row] if _beside(region, regions, row, column)]
            labels = list(reader.read(grid, row, columns))
            for labelled in labels:
                _put(region, labelled, settings, around)
            if not labels and row < region.band.top:
                texts = (grid.cell(row, column) for column in columns)
                around.claims += [
                    Claim(written(cell), region.place(cell.address), stated=False)
                    for cell in texts
                    if cell.kind == TEXT
                ]
        _read_title(region, grid)
        said = [label for name, label in region.block.labels.items() if form.label_columns[name].names_sender]
        around.claims[:0] = [Claim(str(one.value), one.place, stated=True) for one in said if one.value]
        yield around


def _share_rows(regions: Sequence[Region], title_form: TitleForm) -> list[list[int]]:
    """The rows around each region: what lies between two is shared out at the second one's beginning."""
    grid = regions[0].grid
    bodies = {row.number for region in regions for row in (*region.body.rows, *region.body.totals)}
    headings = {row for region in regions for row in range(region.band.top, region.band.bottom + 1)}
    headings |= {row for region in regions for row in region.body.repeated}
    shares: list[list[int]] = [[] for _ in regions]
    beginnings = _beginnings(regions, bodies, title_form)
    for row in sorted(grid.rows):
        if row in bodies or row in headings:
            continue
        owner = max((top for top, beginning in beginnings.items() if row >= beginning), default=min(beginnings))
        for share, region in zip(shares, regions, strict=True):
            if region.band.top == owner:
                share.append(row)
    return shares


def _beginnings(regions: Sequence[Region], bodies: set[int], title_form: TitleForm) -> dict[int, int]:
    """By the heading row of each table the row from which on all is said of it: its title's, else its occasion's.

    选举事项 below a tally is that tally's own where the first tally of the sheet has none above it.
    """
    words = tuple(word for region in regions for word in region.band.vocabulary.form.occasion_words)
    grid = regions[0].grid
    uppers = {region.band.top: region for region in reversed(regions)}
    tops = sorted(uppers)
    above_tallies = any(_says(grid, row, words) for row in grid.rows if row < tops[0])
    beginnings = {tops[0]: 0}
    for above, below in pairwise(tops):
        last = max((body for body in bodies if above < body < below), default=above)
        between = [row for row in sorted(grid.rows) if last < row < below]
        occasions = above_tallies or not uppers[above].band.vocabulary.form.repeats
        beginnings[below] = next(
            (row for row in between if _names_a_form(grid, row, title_form) or (occasions and _says(grid, row, words))),
            below,
        )
    return beginnings


def _names_a_form(grid: Grid, row: int, title_form: TitleForm) -> bool:
    return any(title_form.named(grid.text(row, column)) for column in grid.rows[row])


def _says(grid: Grid, row: int, words: tuple[str, ...]) -> bool:
    """A cell of the row opens with one of the words."""
    return any(fold(grid.text(row, column)).startswith(words) for column in grid.rows.get(row, ()))


def share_covers(regions: Sequence[Region]) -> None:
    """Give a table whose sheet says once for several who reports and when what the table beside or above it has."""
    told = {id(region): dict(region.block.labels) for region in regions}
    for region in regions:
        nearest = sorted(regions, key=lambda one: (one.band.top > region.band.top, abs(region.band.top - one.band.top)))
        columns = region.band.vocabulary.form.label_columns
        for name in (name for name, declared in columns.items() if declared.wanted):
            said = next((told[id(one)][name] for one in nearest if name in told[id(one)]), None)
            if said is not None:
                region.block.labels.setdefault(name, said)


def _beside(region: Region, regions: Sequence[Region], row: int, column: int) -> bool:
    """A word belongs to the table it stands over; with one table in the row's reach, to that."""
    peers = [other for other in regions if other.band.top == region.band.top]
    if len(peers) == 1:
        return True
    area = region.grid.area(row, column)
    spans_all = area.left <= peers[0].band.right and area.right >= peers[-1].band.left
    return spans_all or region.band.left <= column <= region.band.right


def _put(region: Region, labelled: Labelled, settings: Settings, around: Surroundings) -> None:
    form = region.band.vocabulary.form
    declared = form.label_columns[labelled.name]
    known = region.block.labels.get(labelled.name)
    cell = labelled.cell
    kind = settings.kind(form.name, declared)
    reading = understand(cell, kind) if cell.kind != BLANK else Reading()
    place = region.place(cell.address)
    if known is not None and (known.cell.kind != BLANK or cell.kind == BLANK):
        differs = reading.value is not None and known.value not in (None, reading.value)
        differs = differs and not may_be_one(known.value, reading.value)
        if differs and kind.name not in _SIGNED and labelled.name not in _COVER:
            around.doubts.append(stated_twice(declared.title, labelled.name, known.cell, cell, place))
        return
    region.block.labels[labelled.name] = Label(reading.value, cell, place, labelled.lead)
    for doubt in reading.doubts:
        suggestion = f"{labelled.lead}{doubt.suggestion}" if doubt.suggestion else ""
        around.doubts.append(replace(doubt, place=place, column=labelled.name, suggestion=suggestion))


def _read_title(region: Region, grid: Grid) -> None:
    """What a table's title says where no label says it: the election and the round of a tally."""
    labels, spot = region.block.labels, region.block.title.position
    for name, declared in region.band.vocabulary.form.label_columns.items():
        if declared.titled is None or name in labels:
            continue
        meant = declared.titled(fold(grid.text(*spot)))
        if meant is not None:
            labels[name] = Label(meant, grid.cell(*spot), region.block.title)
