"""Kinds of rows below a heading: of a person or thing, a total, a group's line, repeated headings, a note."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fulian_excel.cells import BLANK, ERROR, TEXT, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.groups import group_of
from fulian_excel.extract.hints import explains
from fulian_excel.extract.labels import LabelReader
from fulian_excel.extract.titles import TitleForm
from fulian_excel.kinds import ID, PHONE, YES_NO, understand, written
from fulian_excel.kinds.kind import NOTHING
from fulian_excel.words import fold, fold_heading

ROW, TOTAL, GROUP, REPEATED, HEADS_ANOTHER, TITLE, REST = "row", "total", "group", "repeated", "heads", "title", "rest"

_TOTAL = re.compile(r"[^\d:]{0,8}(?:合计|小计|总计|共计|累计)[::]?(?:\d+人?)?")
# What a program that sums up a list writes, in any column.
_SUMMED_UP = re.compile(r".{0,12}(?:计数|汇总|平均值|求和|最大值|最小值)|总(?:计数|平均值)")
_SAMPLE = re.compile(
    r"[(]?(?:示?例|样例|范例|示范|填写示例|举例)[)]?[::]?(?:\d+)?|[(](?:示?例|样例|示范)[)].+|(?:例|示例)[::].+"
)
_NOTE = re.compile(
    r"(?:备?注|说明|填表说明|填报说明|注意事项)\d*[::.、]|(?:备注|注|说明)$|(?:\*|※)|[(]?以下(?:空白|无正文)"
)
_LONG_NOTE = re.compile(r"(?:[(]?\d+[)]?[、..]|以上|本表|此表).{8,}|.*[,;。].{6,}")
_SIGNED = re.compile(r"[^:]{0,16}[(](?:签字|签名|盖章|公章|签章)[)]:?|[^:]{2,12}:")
_SIGNATURES = 3  # cells of a row that is signed; more of them are a row of things, which may well be 公章
_SIGNER = re.compile(r".{0,6}(?:人|者|员|日期|时间|签字|签名|盖章|意见)[::]?|.{1,12}意见")
_SAID = re.compile(r"[^\d:]{2,12}:")
_ARROW = re.compile(r"[↓↑→←⇓⇑⇩⬇⬆▼▽|│┃v]+")
_FEWEST_IN_CELLS = 4  # two signers, each with a word for what they are
_STEMS = "甲乙丙丁戊己庚"
_FEWEST_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row below a heading: its number, its used columns within the table, and its cells by column name.

    `first` are the folded texts of its first cell and of the table's first two columns; `nameless`: the key column is
    blank. `above` are the cells of the row read last, None if no row was read yet.
    """

    number: int
    own: list[int]
    cells: dict[str, Cell]
    first: list[str]
    nameless: bool
    above: Mapping[str, Cell] | None


@dataclass(frozen=True, slots=True)
class RowJudge:
    """Tells the rows below one heading apart.

    `numbers` is the column of the form that numbers the rows, `beginning` are the table's first two columns.
    """

    grid: Grid
    band: Band
    labels: LabelReader
    title_form: TitleForm
    columns: dict[str, int]
    joined: dict[str, tuple[int, int]]
    numbers: str
    beginning: list[int]

    @classmethod
    def below(cls, grid: Grid, band: Band, labels: LabelReader, title_form: TitleForm) -> "RowJudge":
        """The judge that tells apart the rows below the headings of a band."""
        columns, declared = band.columns, band.vocabulary.form.columns
        numbers = next((name for name, one in declared.items() if one.numbers), "")
        return cls(grid, band, labels, title_form, columns, band.joined, numbers, sorted(columns.values())[:2])

    def line(self, row: int, above: Mapping[str, Cell] | None) -> Line | None:
        """A row of the sheet as a line of the table; None if the table's columns are empty there."""
        left, right = self.band.left, self.band.right
        own = [column for column in self.grid.rows[row] if left <= column <= right]
        if not own:
            return None
        first = [fold(self.grid.text(row, column)) for column in (own[0], *self.beginning)]
        cells = self._cells(row)
        nameless = is_blank(cells.get(self.band.vocabulary.form.key))
        return Line(row, own, cells, first, nameless, above)

    def kind(self, line: Line) -> str:
        """The kind of a line: the first one of the ladder that holds."""
        for kind, holds in _LADDER:
            if holds(self, line):
                return kind
        return ROW

    def _cells(self, row: int) -> dict[str, Cell]:
        """The cell of each column in a row; two joined columns give one cell."""
        seen, stored = self.grid.seen, self.grid.sheet.cells
        if self.grid.is_merged(row):
            cells = {name: seen(row, column) for name, column in self.columns.items()}
        else:  # almost every row
            cells = {name: stored.get((row, column)) or Cell(row, column) for name, column in self.columns.items()}
        for name, (left, right) in self.joined.items():
            cells[name] = joined(seen(row, left), seen(row, right))
        for name, options in self.band.options.items():
            cells[name] = picked([(seen(row, column), option) for column, option in options])
        return cells

    def are_labels(self, line: Line) -> bool:
        """True if every cell of a line is a label, so that the values stand below."""
        texts = (self.grid.text(line.number, column) for column in line.own)
        return len(line.own) > 1 and all(self.labels.names(text) for text in texts)

    def is_title(self, line: Line) -> bool:
        """True if the line has nothing but a form's title."""
        return len(line.own) == 1 and self.title_form.named(self.grid.text(line.number, line.own[0])) != ""

    def repeats(self, line: Line) -> bool:
        """True if the line repeats the headings or an upper level of them, as at the top of each printed page."""
        grid, band = self.grid, self.band
        if all(fold_heading(grid.text(line.number, one.column)) == one.text for one in band.headings):
            return True
        columns = grid.rows[line.number]
        levels = range(band.top, band.bottom) if len(columns) > 1 else range(0)
        texts = [fold_heading(grid.text(line.number, column)) for column in columns] if levels else []
        return any(texts == [fold_heading(grid.text(level, column)) for column in columns] for level in levels)

    def numbers_columns(self, line: Line) -> bool:
        """True if the line numbers the columns above the first row, as statistical forms do: 甲, 乙, 1, 2, 3."""
        if line.above is not None or len(line.own) < _FEWEST_NUMBERED:
            return False
        texts = [self.grid.text(line.number, column) for column in line.own]
        letters = [text for text in texts if text in _STEMS]
        numbers = [text for text in texts if text not in _STEMS]
        counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
        return counted and letters == list(_STEMS[: len(letters)])

    def heads_another(self, line: Line) -> bool:
        """True if the line has headings of another table: 序号 in the column of numbers."""
        words, numbers = self.band.vocabulary.words, self.numbers
        columns = {self.columns.get(numbers, self.band.left), line.own[0]}
        told = (words.get(fold_heading(self.grid.text(line.number, column))) for column in columns)
        numbered = any(meaning is not None and meaning.name == numbers for meaning in told)
        return numbered and len(self.grid.rows[line.number]) > 1

    def is_total(self, line: Line) -> bool:
        """True if 合计 stands first, or a program's own total (第1村 计数) in any column, and there is no name."""
        if any(_TOTAL.fullmatch(text) for text in line.first):
            return True
        if not line.nameless and len(line.own) > _SIGNATURES:
            return False
        summed = [text for text in self._texts(line) if _SUMMED_UP.fullmatch(text)]
        words = [cell for column in line.own if (cell := self.grid.cell(line.number, column)).kind == TEXT]
        return bool(summed) and (line.nameless or len(words) == len(summed))

    def is_rest(self, line: Line) -> bool:
        """True if the line is a sample, a note, a label or a signature."""
        if any(_SAMPLE.fullmatch(text) for text in line.first[1:]) or self._is_signed_in_cells(line):
            return True
        opening, said = line.first[0], self.grid.cell(line.number, line.own[0]).value
        signed = len(line.own) <= _SIGNATURES and _SIGNED.fullmatch(opening)
        noted = _NOTE.match(opening) or (len(line.own) == 1 and _LONG_NOTE.match(opening))
        return bool(noted or signed) or (isinstance(said, str) and self.labels.is_label(said))

    def _is_signed_in_cells(self, line: Line) -> bool:
        """True if the line has signers in cells: 移交人 | 王芳 | 接收人 | 李敏, or several words with colons."""
        if len(line.own) < 2:
            return False
        if line.number in self.grid.colon_rows:
            texts = list(self._texts(line))
            if all(_SAID.match(text) for text in texts):
                return True
            if len(texts) >= _FEWEST_IN_CELLS and sum(text.endswith(":") for text in texts) > 1:
                return True
        if len(line.own) < _FEWEST_IN_CELLS or not _SIGNER.fullmatch(line.first[0]):
            return False
        return all(_SIGNER.fullmatch(fold(self.grid.text(line.number, column))) for column in line.own[::2])

    def _texts(self, line: Line) -> Iterator[str]:
        """The folded texts of the line's used columns."""
        return (fold(self.grid.text(line.number, column)) for column in line.own)

    def explains(self, line: Line) -> bool:
        """True if the line is above the first row and explains the columns: hints, or a system's field names."""
        return line.above is None and explains(line.cells, self.band.vocabulary.form)

    def heads_group(self, line: Line) -> bool:
        """True if the line heads a group of rows."""
        return group_of(self.grid, self.band, self.columns, line.number, line.own) is not None

    def is_spread(self, line: Line) -> bool:
        """True if a cell is merged over several columns without a name beside it: a frame, a note, a seal."""
        if not line.nameless and len(line.own) > 1:
            return False
        columns = self.columns.values()
        areas = [self.grid.area(line.number, column) for column in line.own]
        return any(sum(area.left <= column <= area.right for column in columns) > 1 for area in areas)

    def is_drawn(self, line: Line) -> bool:
        """True if the line is an arrow of a flow chart."""
        return bool(_ARROW.fullmatch(line.first[0])) and all(_ARROW.fullmatch(text) for text in self._texts(line))

    def says_nothing(self, line: Line) -> bool:
        """True if the line has only prefilled values or dashes."""
        if not line.nameless:
            return False
        form = self.band.vocabulary.form
        filled = {name for name, cell in line.cells.items() if cell.kind != BLANK and written(cell)}
        own = {name for name in filled if not is_blank(line.cells[name])}
        if form.key in filled and all(form.columns[name].prefilled for name in own):
            return True
        return form.key not in filled and all(form.columns[name].prefilled for name in filled)

    def is_dragged(self, line: Line) -> bool:
        """True if the line was only dragged down: no name, number or phone, and all else as above or a formula."""
        form, above = self.band.vocabulary.form, line.above or {}
        if not line.nameless or not all(is_blank(line.cells.get(name)) for name in form.columns_of_kind(ID, PHONE)):
            return False
        return all(
            form.columns[name].prefilled or cell.formula or is_blank(cell) or written(cell) == written(above.get(name))
            for name, cell in line.cells.items()
        )


# The kinds of lines, in the order in which they are looked for.
_LADDER: tuple[tuple[str, Callable[[RowJudge, Line], bool]], ...] = (
    (TITLE, RowJudge.is_title),
    (REPEATED, RowJudge.repeats),
    (REPEATED, RowJudge.numbers_columns),
    (HEADS_ANOTHER, RowJudge.heads_another),
    (TOTAL, RowJudge.is_total),
    (REST, RowJudge.explains),
    (REST, RowJudge.is_rest),
    (GROUP, RowJudge.heads_group),
    (REST, RowJudge.is_drawn),
    (REST, RowJudge.is_spread),
    (REST, RowJudge.says_nothing),
    (REST, RowJudge.is_dragged),
)


def joined(unit: Cell, post: Cell) -> Cell:
    """工作单位 and 职务 as one text at the first one's cell."""
    text = " ".join(part for part in (written(unit), written(post)) if part)
    spot = unit if unit.kind != BLANK or post.kind == BLANK else post
    return spot._replace(value=text or None, kind=TEXT if text else BLANK)


def picked(options: Sequence[tuple[Cell, str]]) -> Cell:
    """The option whose cell is ticked, at that cell; several joined, a word written instead of a tick as it is."""
    ticked = [(cell, option) for cell, option in options if not is_blank(cell)]
    ticked = [pair for pair in ticked if understand(pair[0], YES_NO).value is not False]
    if not ticked:
        return Cell(options[0][0].row, options[0][0].column)
    told = [option if understand(cell, YES_NO).value else written(cell) for cell, option in ticked]
    return ticked[0][0]._replace(value="、".join(told), kind=TEXT)


def is_sum(text: str) -> bool:
    """True if a folded text heads a total: 合计, 小计."""
    return _TOTAL.fullmatch(text) is not None


def is_blank(cell: Cell | None) -> bool:
    """True if the cell is empty, or a formula gives an empty text, 0 or an error."""
    if cell is None or cell.kind == BLANK or fold(written(cell)) in NOTHING:
        return True
    return cell.formula and (cell.kind == ERROR or cell.value in (0, "0"))
