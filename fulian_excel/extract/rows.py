"""The rows below a heading: people or things, their totals, and the lines that head groups of them."""

from dataclasses import dataclass, field, replace

from fulian_excel.cells import BLANK, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.groups import group_of
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.rowkinds import GROUP, HEADS_ANOTHER, REPEATED, ROW, TITLE, TOTAL, Line, RowJudge, joined
from fulian_excel.extract.titles import TitleForm

ENDLESS = 1 << 30
_FAR = 20  # a lone cell this many rows below the table is a stray one


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of a person or thing: its number, its cells by column name, the line that heads its group."""

    number: int
    cells: dict[str, Cell]
    group: Cell | None = None


@dataclass
class Body:
    """The body below one heading: rows, totals, rows of repeated headings, lines that head groups."""

    rows: list[BodyRow] = field(default_factory=list)
    totals: list[BodyRow] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    last: int = 0


def read_body(grid: Grid, band: Band, until: int, labels: LabelReader, title_form: TitleForm) -> Body:
    """The rows from below the heading to before `until`."""
    judge = RowJudge.below(grid, band, labels, title_form)
    body = Body()
    group: Cell | None = None
    values_of_labels = False
    for row in (row for row in sorted(grid.rows) if band.bottom < row < until):
        line = judge.line(row, above=body.rows[-1].cells if body.rows else None)
        if line is None:
            continue
        kind = judge.kind(line)
        if kind == HEADS_ANOTHER or (kind == TITLE and until < ENDLESS):
            break
        if kind == REPEATED:
            body.repeated.append(row)
        elif kind == TOTAL:
            body.totals.append(BodyRow(row, {name: grid.cell(row, at) for name, at in judge.columns.items()}))
        elif kind == GROUP:
            group = group_of(grid, band, judge.columns, row, line.own)
            body.groups.append(row)
        elif kind == ROW and not values_of_labels and not _is_stray(line, body, band):
            _put(body, line, group, band)
        values_of_labels = judge.are_labels(line)
    body.groups = [row for row in body.groups if row < body.last]
    return body


def _last(body: Body, band: Band) -> int:
    """The number of the last row read, or of the heading if there is none."""
    return body.last or band.bottom


def _is_stray(line: Line, body: Body, band: Band) -> bool:
    """True if the line is a lone cell far below the table."""
    return len(line.own) == 1 and line.number - _last(body, band) > _FAR


def _put(body: Body, line: Line, group: Cell | None, band: Band) -> None:
    """Add a row; if its name is merged down from the row above, join the two."""
    body.last = line.number
    key = band.vocabulary.form.key
    above = body.rows[-1] if body.rows else None
    own = line.cells.get(key)
    people = band.vocabulary.form.names_people
    if people and above is not None and own is not None and own.kind != BLANK and own == above.cells[key]:
        together = {name: _both(above.cells[name], cell) for name, cell in line.cells.items()}
        body.rows[-1] = replace(above, cells=together)
    else:
        body.rows.append(BodyRow(line.number, line.cells, group))


def _both(above: Cell, below: Cell) -> Cell:
    """The joined cell of two rows of one person; a cell merged over both is taken once."""
    if below.kind == BLANK or above == below:
        return above
    return below if above.kind == BLANK else joined(above, below)
