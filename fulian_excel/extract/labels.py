"""Labels around a table, each with its value beside or below it, or several in one sentence."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from fulian_excel.cells import BLANK, DATE, TEXT, Cell
from fulian_excel.extract.grid import Grid, has_colon
from fulian_excel.extract.headers import MOST_KNOWN, pattern_of
from fulian_excel.forms.form import Form
from fulian_excel.kinds import written
from fulian_excel.words import fold, fold_heading, tidy, without_brackets

_PUNCTUATION = " ,;。、."
_COUNT = re.compile(r"^([0-9]+)\s*[名人张票位份](?:[,;。].*)?$")
_SO_MANY = re.compile(r"^(.*[^\s(])\s*\(共\s*\d+\s*[^()\d]{1,2}\)$")
_ANOTHER_LABEL = re.compile(r"[\s,;。、][\u4e00-\u9fff]{2,8}(?:\([^()]*\))?:")
# Units printed beside a blank, and what stands for one: no values.
PRINTED_UNITS = frozenset(("人", "名", "张", "票", "个", "元", "份", "万元", "位", "—", "-", "/", "户"))
_UNITS_ALONE = PRINTED_UNITS - {"—", "-", "/"}
_SIGNED = re.compile(r"(?:签名|签字|签章|盖章)$")
_ROOM_TO_SIGN = 3  # a signature may stand this many columns on
_DAY = r"20[0-9]{2}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日"
# A day that stands alone, or behind a seal.
_BARE_DAY = re.compile(rf"(?:.{{0,24}}(?:章|签字|签名)[)]?[:;,.\s]*)?[(]?({_DAY})[)]?")
_COUNTED = ("whole", "posts")
_BEHIND = r"[0-9]+\s*[名人张票]"  # what a label in a sentence has behind it, where that is no colon
_MAY_SAY = re.compile(f":|{_BEHIND}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label that was found: its name and the cell of its value, blank if there is none.

    A value in a sentence is a cell with its own text at the sentence's address; `lead` is the text before it there,
    such as 应到会代表:
    """

    name: str
    cell: Cell
    lead: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a form's labels, words made of parts, and the pattern of a label in a sentence.

    `known` remembers the labels of texts from sheet to sheet.
    """

    exact: dict[str, str]
    composed: re.Pattern[str]
    sentence: re.Pattern[str]
    known: dict[str, str] = field(default_factory=dict)


class LabelReader:
    """Finds one form's labels in rows of a sheet; `around` names columns that a label may give for all rows."""

    def __init__(self, form: Form, around: Collection[str] = ()) -> None:
        self._words = _words_of(form, tuple(sorted(around)))

    def name_of(self, text: str) -> str:
        """The label that a cell's whole text is; empty if it is none."""
        known = self._words.known
        if text not in known:
            if len(known) > MOST_KNOWN:
                known.clear()
            known[text] = self._looked_up(text)
        return known[text]

    def _looked_up(self, text: str) -> str:
        word = fold_heading(text)
        if not word or len(word) > 30:
            return ""
        for told in (word, _SIGNED.sub("", without_brackets(word).rstrip(":"))):
            if name := self._words.exact.get(told):
                return name
            if (match := self._words.composed.fullmatch(told)) and match.lastgroup:
                return match.lastgroup
        return ""

    def names(self, text: str) -> bool:
        """True if a cell's whole text is a label."""
        return self.name_of(text) != ""

    def is_label(self, text: str) -> bool:
        """True if a cell's text is a label, or begins with a label and a colon."""
        if self.names(text):
            return True
        if not has_colon(text):
            return False
        match = self._words.sentence.match(tidy(text))
        return match is not None and match["colon"] is not None

    def read(self, grid: Grid, row: int, columns: list[int]) -> Iterator[Labelled]:
        """The labels in some columns of a row, in order."""
        for column in columns:
            cell = grid.cell(row, column)
            if cell.kind != TEXT or not isinstance(cell.value, str):
                continue
            name = self.name_of(cell.value)
            if name:
                yield Labelled(name, self._value_cell(grid, row, column))
            else:
                yield from self._in_sentence(cell, tidy(cell.value.replace("\n", "  ")))

    def _value_cell(self, grid: Grid, row: int, column: int) -> Cell:
        """The cell beside the label; if that is blank or another label, the cell below."""
        area = grid.area(row, column)
        beside = grid.anchor(row, area.right + 1)
        if beside.kind != BLANK and not self._is_other(beside):
            return beside
        below = grid.anchor(area.bottom + 1, column)
        if below.kind != BLANK and not self._is_other(below) and self._stands_in_a_row_of_labels(grid, row):
            return below
        if beside.kind == BLANK and (further := self._only_other(grid, row, column)) is not None:
            return further
        return Cell(area.top, area.right + 1) if beside.kind == BLANK else Cell(area.top, column)

    def _only_other(self, grid: Grid, row: int, column: int) -> Cell | None:
        """The only other cell of the label's row if it is no label; behind a word for a signature, the next cell."""
        others = [grid.cell(row, one) for one in grid.rows.get(row, ()) if one > column]
        signed = _SIGNED.search(fold(grid.text(row, column)).rstrip(":")) is not None
        if signed and others and others[0].column <= grid.area(row, column).right + _ROOM_TO_SIGN:
            return None if self._is_other(others[0]) or bare_day(others[0]) else others[0]
        return others[0] if len(others) == 1 and grid.rows[row][0] == column and not self._is_other(others[0]) else None

    def _is_other(self, cell: Cell) -> bool:
        """True if the cell is a label, known or not, or a printed unit, and so not a value."""
        if not isinstance(cell.value, str):
            return False
        text = fold(cell.value)
        return text in _UNITS_ALONE or text.endswith(":") or self.is_label(cell.value)

    def _stands_in_a_row_of_labels(self, grid: Grid, row: int) -> bool:
        texts = [grid.text(row, column) for column in grid.rows.get(row, ())]
        return len(texts) > 1 and all(self.is_label(text) for text in texts)

    def _in_sentence(self, cell: Cell, text: str) -> Iterator[Labelled]:
        if not _MAY_SAY.search(text):
            return
        matches = list(self._words.sentence.finditer(text))
        ends = [*(match.start() for match in matches[1:]), len(text)]
        for match, end in zip(matches, ends, strict=False):
            name = self.name_of(match["label"])
            told = text[match.end() : end]
            another = _ANOTHER_LABEL.search(told)
            told = _SO_MANY.sub(r"\1", (told[: another.start()] if another else told).strip(_PUNCTUATION))
            value = _COUNT.sub(r"\1", told if "(" in told else told.rstrip(")").rstrip(_PUNCTUATION))
            if name:
                yield Labelled(name, cell._replace(value=value, kind=TEXT, formula=False), match[0].strip())


def bare_day(cell: Cell) -> Cell | None:
    """The cell if it holds only a day, or a day after the note of a seal; None otherwise."""
    if cell.kind == DATE:
        return cell
    match = _BARE_DAY.fullmatch(tidy(written(cell))) if cell.kind == TEXT else None
    return cell._replace(value=match[1]) if match else None


@lru_cache(maxsize=256)
def _words_of(form: Form, around: tuple[str, ...]) -> _Words:
    exact: dict[str, str] = {word: name for name in around for word in map(fold_heading, form.columns[name].around)}
    composed, sentences = [], []
    for name, column in form.label_columns.items():
        counted = column.kind.name in _COUNTED
        for word in column.headings():
            exact[word] = name
        if column.made_of:
            composed.append(f"(?P<{name}>{pattern_of(column.made_of)})")
            pattern = pattern_of(column.made_of, r"\s*")
            sentences.append(pattern if counted else rf"(?<![\u4e00-\u9fff]){pattern}")
    for word in sorted(exact, key=len, reverse=True):
        kind = form.column(exact[word]).kind.name
        apart = r"\s*".join(re.escape(char) for char in word)
        short = len(word) <= 2 and kind not in (*_COUNTED, "names")
        sentences.append(rf"(?<![\u4e00-\u9fff]){apart}" if short else apart)
    labels = "|".join(sentences)
    sentence = rf"(?P<label>{labels})\s*(?:\([^()]*\))?\s*(?:(?P<colon>:)|(?={_BEHIND}))"
    return _Words(exact, re.compile("|".join(composed) or r"(?!)"), re.compile(sentence))
