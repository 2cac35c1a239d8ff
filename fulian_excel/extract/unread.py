"""Findings on sheets that are not read, and on formulas without a value."""

from collections.abc import Iterator

from fulian_excel.cells import BLANK, Cell
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.shape import heading_row
from fulian_excel.findings import Finding
from fulian_excel.intake.refusals import F06, F10
from fulian_excel.kinds import written
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES

_HEADINGS_SHOWN = 4


def hidden_sheet_is_left_out(file: str, grid: Grid) -> Finding:
    """The finding on a hidden sheet that is not read because a visible one has its form (T08)."""
    first = next(iter(grid.sheet.cells.values()))
    parts = {"where": f"隐藏的工作表「{grid.sheet.name}」", "what": "已另有一张同样的表,这张没有读入"}
    return RULES["T08"].stamp(Finding(Place(file, grid.sheet.name, first.address), parts=parts))


def unknown_sheet(file: str, grid: Grid, why: str = "") -> Iterator[Finding]:
    """The finding on a sheet with data that is not read (F06); `why` is the reason, if known."""
    first = next(iter(grid.sheet.cells.values()), None)
    if first is None:
        return
    look = heading_row(grid) if not why else None
    texts = [grid.text(look.row, column) for column in look.columns[:_HEADINGS_SHOWN]] if look else []
    what = f"(第 {look.row} 行的表头是:{'、'.join(texts)})" if look else ""
    why = why or f"有内容{what},但不是我们要的任何一张表,没有读;如果它是其中一张,请在表格上方写明表名"
    yield F06.finding(Place(file, grid.sheet.name, first.address), value=written(first), sheet=grid.sheet.name, why=why)


def uncomputed(cell: Cell, place: Place, column: str) -> Iterator[Finding]:
    """The finding on a formula without its computed value (F10)."""
    if cell.formula and cell.kind == BLANK:
        yield F10.finding(place, column=column)
