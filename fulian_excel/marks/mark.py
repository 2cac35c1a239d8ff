"""A mark: a cell, its tint and its comment."""

from dataclasses import dataclass

from fulian_excel.cells import Cell
from fulian_excel.ooxml.look import Tint


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell to be tinted and, where there is a text, commented.

    The tint shows as long as of one of the groups `while_unchanged` every cell reads as given here; without any group
    it stays until the marks are taken out.
    """

    sheet: str
    cell: str
    tint: Tint
    comment: str = ""
    while_unchanged: tuple[tuple[Cell, ...], ...] = ()
