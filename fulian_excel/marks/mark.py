"""A mark: a cell, its tint and its comment."""

from dataclasses import dataclass

from fulian_excel.cells import Cell
from fulian_excel.ooxml.look import Tint


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell to be tinted and, where there is a text, commented.

    The tint goes away once every cell of `while_unchanged` differs from its value here; without such cells it
    stays until the marks are taken out.
    """

    sheet: str
    cell: str
    tint: Tint
    comment: str = ""
    while_unchanged: tuple[Cell, ...] = ()
