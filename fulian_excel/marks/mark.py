"""What marking is told: which cells, how they are tinted, what is said about them."""

from dataclasses import dataclass

from fulian_excel.cells import Cell
from fulian_excel.ooxml.look import Tint


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell to be tinted and, where there is a text, commented.

    The tint goes away once none of the cells `while_unchanged` reads as given here any more; without any it
    stays until the marks are taken out.
    """

    sheet: str
    cell: str
    tint: Tint
    comment: str = ""
    while_unchanged: tuple[Cell, ...] = ()
