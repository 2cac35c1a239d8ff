"""Lines that head a group of rows: 一、前家庄村(2人)."""

import re
from functools import lru_cache

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.grid import Grid
from fulian_excel.kinds import written
from fulian_excel.words import fold, tidy

_NUMBERED = re.compile(
    r"[一二三四五六七八九十百]+[、..,:]|[(][一二三四五六七八九十百]+[)]|第[一二三四五六七八九十\d]+(?:代表团|代表组|组|片区?)"
)
_NUMERAL = re.compile(r"[(]?[一二三四五六七八九十百]+[)]?[、..]?")
_AROUND = re.compile(r"^(?:[一二三四五六七八九十百]+[、..,:]|[(](?:[一二三四五六七八九十百]+|\d+)[)]|\d+[、..])\s*")
_COUNT = re.compile(r"\s*(?:[(\[【][^()\[\]【】]*\d+\s*[名人户位个][^()\[\]【】]*[)\]】]|[::]?\d+[名人])\s*$")
_COUNTED = re.compile(r"[^\d()]{2,}[(]\d+[名人户位][)]")
_LONGEST = 30
_MOST_FILLED = 2  # a number and a name
_NO_NAME = re.compile(r"[,;:。!?]|年\d|如下|20\d\d年")


def group_of(grid: Grid, band: Band, columns: dict[str, int], row: int, own: list[int]) -> Cell | None:
    """The cell that heads a group of rows, if its row has nothing else; else None.

    Such a line is merged across several columns of the table, or opens with a Chinese numeral.
    """
    if len(own) > _MOST_FILLED:
        return None
    filled = [cell for column in own if (cell := grid.cell(row, column)).kind != BLANK and written(cell)]
    if not filled or len(filled) > _MOST_FILLED or any(cell.kind != TEXT for cell in filled):
        return None
    *numbers, cell = filled
    text = fold(written(cell))
    if numbers:
        return cell if _NUMERAL.fullmatch(fold(written(numbers[0]))) and numbers[0].column == band.left else None
    if (
        len(text) > _LONGEST
        or _NO_NAME.search(fold(named_by(cell)))
        or (cell.column > band.left and columns.get(band.vocabulary.form.key) != cell.column)
    ):
        return None
    area = grid.area(row, cell.column)
    wide = sum(area.left <= column <= area.right for column in columns.values()) > max(2, len(columns) // 2)
    return cell if _NUMBERED.match(text) or wide or _COUNTED.fullmatch(text) else None


def named_by(cell: Cell) -> str:
    """The name in a group's line, without its number and its count."""
    return without_count(_AROUND.sub("", tidy(written(cell))))


@lru_cache(maxsize=4096)
def without_count(text: str) -> str:
    """A unit's name without the number of its people: 前家庄村(3人) is 前家庄村."""
    return _COUNT.sub("", tidy(text)).strip() or text
