"""Labelled cells around a table: a label with its value beside or below it, or several in one sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fulian_excel.cells import BLANK, TEXT, Cell
from fulian_excel.extract.grid import Grid
from fulian_excel.forms.form import Form
from fulian_excel.words import fold, fold_heading, tidy

_PUNCTUATION = " ,;。、."
_COUNT = re.compile(r"^([0-9]+)\s*[名人张票](?:[,;。].*)?$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label that was found: its name and the cell that holds the value, blank where none does.

    A value out of a sentence comes as a cell of its own text at the sentence's address; `lead` is what stands before
    it there: 应到会代表:
    """

    name: str
    cell: Cell
    lead: str = ""


class LabelReader:
    """Finds one form's labels in the rows of a sheet."""

    def __init__(self, form: Form) -> None:
        self.words = {word: name for name, column in form.label_columns.items() for word in column.headings()}
        self.sentence = _sentence_pattern(self.words)

    def names(self, text: str) -> bool:
        """A cell's text is a label by itself."""
        return fold_heading(text) in self.words

    def is_label(self, text: str) -> bool:
        """A cell's text is a label by itself, or opens with one and a colon."""
        if self.names(text):
            return True
        match = self.sentence.match(tidy(text))
        return match is not None and match["colon"] is not None

    def read(self, grid: Grid, row: int, columns: list[int]) -> Iterator[Labelled]:
        """The labels in some columns of a row, in order."""
        for column in columns:
            cell = grid.cell(row, column)
            if cell.kind != TEXT or not isinstance(cell.value, str):
                continue
            name = self.words.get(fold_heading(cell.value))
            if name is not None:
                yield Labelled(name, self._value_cell(grid, row, column))
            else:
                yield from self._in_sentence(cell, tidy(cell.value.replace("\n", "  ")))

    def _value_cell(self, grid: Grid, row: int, column: int) -> Cell:
        """The cell beside the label; where that is blank or another label, the one below."""
        area = grid.area(row, column)
        beside = grid.anchor(row, area.right + 1)
        if beside.kind != BLANK and not self._is_other(beside):
            return beside
        below = grid.anchor(area.bottom + 1, column)
        if below.kind != BLANK and not self._is_other(below) and self._stands_in_a_row_of_labels(grid, row):
            return below
        return Cell(area.top, area.right + 1) if beside.kind == BLANK else Cell(area.top, column)

    def _is_other(self, cell: Cell) -> bool:
        return isinstance(cell.value, str) and self.is_label(cell.value)

    def _stands_in_a_row_of_labels(self, grid: Grid, row: int) -> bool:
        texts = [grid.text(row, column) for column in grid.rows.get(row, ())]
        return len(texts) > 1 and all(self.is_label(text) for text in texts)

    def _in_sentence(self, cell: Cell, text: str) -> Iterator[Labelled]:
        matches = list(self.sentence.finditer(text))
        ends = [*(match.start() for match in matches[1:]), len(text)]
        for match, end in zip(matches, ends, strict=False):
            value = _COUNT.sub(r"\1", text[match.end() : end].strip(_PUNCTUATION))
            name = self.words[fold(match["label"])]
            yield Labelled(name, cell._replace(value=value, kind=TEXT, formula=False), match[0].strip())


def _sentence_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the labels, its characters apart or together, followed by a colon or at once by a count; none of none."""
    labels = (
        "|".join(r"\s*".join(re.escape(char) for char in word) for word in sorted(words, key=len, reverse=True))
        or "(?!)"
    )
    return re.compile(rf"(?P<label>{labels})\s*(?:\([^()]*\))?\s*(?:(?P<colon>:)|(?=[0-9]+\s*[名人张票]))")
