"""One workbook read: a typed table per form, every value with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from fulian_excel.cells import Book, Sheet
from fulian_excel.extract.answers import Answer
from fulian_excel.extract.complaints import LAYOUT, Region, uncomputed, unknown_sheet
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Lexicon, Vocabulary
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.locate import Band, TitleForm, locate
from fulian_excel.extract.placing import place_days
from fulian_excel.extract.surroundings import Claim, read_surroundings, share_covers, title_of
from fulian_excel.extract.tabs import read_tab
from fulian_excel.extract.values import Body, read_body, read_values
from fulian_excel.findings import Finding
from fulian_excel.forms.form import Form
from fulian_excel.marks.sentinels import is_guide
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES
from fulian_excel.settings import Settings
from fulian_excel.table import Block, Table
from fulian_excel.words import fold_heading


@dataclass
class Extract:
    """What one workbook says: a table per form found in it, and who it seems to be from.

    `claims` are the texts that may name the township. `source` is what our sentinel says where the workbook
    is a marked copy that came back: the first digits of the sha256 of the workbook it was made from; `answers`
    is what its 问题清单 says by now, `addressee` the title which names the township that the list was for.
    """

    file: str
    tables: dict[str, Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sheets: tuple[str, ...] = ()
    sha256: str = ""
    source: str = ""
    addressee: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Something was chosen or written on the list that came back."""
        return any(one.choice or one.reason for one in self.answers.values())


def extract(file: str, book: Book, forms: Mapping[str, Form], settings: Settings) -> Extract:
    """Read every table of the given forms out of a workbook."""
    vocabularies = [Vocabulary.of(form, settings.heading_aliases.get(form.name)) for form in forms.values()]
    result = Extract(file, sheets=tuple(sheet.name for sheet in book.sheets))
    lexicon = Lexicon(vocabularies)
    for sheet in book.sheets:
        first = sheet.cells.get((1, 1))
        if first is None or not is_guide(first.value):
            _extract_sheet(result, sheet, lexicon, settings)
    return result


def _extract_sheet(result: Extract, sheet: Sheet, lexicon: Lexicon, settings: Settings) -> None:
    grid = Grid(sheet)
    title_form = TitleForm(grid, lexicon.vocabularies)
    bands = locate(grid, lexicon, title_form)
    if not bands:
        result.findings += unknown_sheet(result.file, grid)
        return
    regions = [_region(result, grid, band, bands, title_form, settings) for band in bands]
    for surroundings in read_surroundings(regions, title_form, settings):
        result.claims += surroundings.claims
        result.tables[surroundings.form].doubts += surroundings.doubts
    share_covers(regions)
    place_days(regions, result.tables, settings.as_of)
    for region in _joined(result, regions):
        complaints = result.tables[region.band.vocabulary.form.name].complaints
        for code, look in LAYOUT:
            complaints += [stamped(code, one) for one in look(region)]


def _region(
    result: Extract, grid: Grid, band: Band, bands: list[Band], title_form: TitleForm, settings: Settings
) -> Region:
    form = band.vocabulary.form
    sheet = grid.sheet.name
    table = result.tables.setdefault(form.name, Table(form, result.file))
    until = min((other.top for other in bands if other.top > band.bottom), default=1 << 30)
    body = read_body(grid, band, until, LabelReader(form), title_form)
    start = len(table)
    read_values(table, sheet, band, body.rows, settings)
    _tell_formulas(table, sheet, body)
    place = partial(Place, result.file, sheet)
    headings = {name: place(band.heading_at(column).address) for name, column in band.columns.items()}
    first = place(band.headings[0].address)
    headings |= read_tab(table, sheet, band, start, first)
    title = title_of(grid, band, title_form)
    block = Block(form, sheet, headings, first, place(title.address) if title else first, rows=range(start, len(table)))
    table.blocks.append(block)
    passes = frozenset(fold_heading(word) for word in form.passes)
    return Region(result.file, grid, band, body, block, passes)


def _joined(result: Extract, regions: list[Region]) -> list[Region]:
    """The regions, where one election's tally runs on beside itself those of one block."""
    joined: list[Region] = []
    for region in regions:
        left = joined[-1] if joined else None
        if left is not None and left.runs_on_in(region):
            left.block.rows = range(left.block.rows.start, region.block.rows.stop)
            left.block.labels.update(region.block.labels)
            table = result.tables[left.block.form.name]
            table.blocks = [block for block in table.blocks if block is not region.block]
            joined.append(replace(region, block=left.block))
        else:
            joined.append(region)
    return joined


def _tell_formulas(table: Table, sheet: str, body: Body) -> None:
    for row in (*body.rows, *body.totals):
        for name, cell in row.cells.items():
            if not cell.formula:
                continue
            table.doubts += uncomputed(cell, Place(table.file, sheet, cell.address), name)


def stamped(code: str, finding: Finding) -> Finding:
    """A finding with its rule's sentence."""
    return RULES[code].stamp(finding)
