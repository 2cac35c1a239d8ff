"""A kind of value: how a cell is read, and which values are valid."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fulian_excel.cells import BLANK, ERROR, Cell
from fulian_excel.findings import Finding, Level
from fulian_excel.formats import shown
from fulian_excel.kinds.choice_lists import ChoiceList
from fulian_excel.rulebook import Parts, declared
from fulian_excel.words import fold, tidy

# What people write in a cell for which they have no value.
NOTHING = frozenset(("", "无", "没有", "-", "--", "—", "——", "―", "–", "/", "\\", "／", "、", "空"))

ValueCheck = Callable[[Any], Parts | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as read (None if blank or unreadable), and the doubts about it."""

    value: Any = None
    doubts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value.

    `read` reads a cell that is neither blank nor an error. `dtype` is the column's type in a frame. `checks` are the
    rules on one value, as (code, check), that pandera runs over the column. `nothing` are the texts that count as
    blank, or as 0 if `zero` is True. `options` are those of the drop-down; the county may add some to `choices`.
    `width` is the column's, in characters.
    """

    name: str
    title: str
    dtype: str
    read: Callable[[Cell], Reading]
    checks: tuple[tuple[str, ValueCheck], ...] = ()
    nothing: frozenset[str] = NOTHING
    zero: bool = False
    options: tuple[str, ...] = ()
    choices: ChoiceList | None = None
    example: str = ""
    width: int = 12


def written(cell: Cell | None) -> str:
    """Return the text shown in a cell, tidied of needless blanks."""
    return tidy(shown(cell)) if cell is not None and cell.kind != BLANK else ""


def understand(cell: Cell, kind: Kind) -> Reading:
    """Return the cell read as a kind; never raises: an unreadable cell is None with a doubt (V02)."""
    if cell.kind == ERROR:
        return Reading(None, (unreadable(written(cell), kind.title),))
    text = fold(written(cell))
    if text in kind.nothing:
        return Reading(0) if kind.zero and text else Reading()
    return kind.read(cell)


V01 = declared("V01", Level.FIX, "必填的都已填", "没有填写{title};请补上", "A required cell is filled.")
V02 = declared("V02", Level.FIX, "内容认得出", "「{value}」不能读作{expected};{hint}", "The value can be read as its kind.")
V05 = declared("V05", Level.NOTE, "换了一种读法", "「{value}」按「{read}」读入{hint};如果不对请改正", "What stands in the cell can be read in one way only.")


def unreadable(text: str, expected: str, hint: str = "") -> Finding:
    """Return the finding that a text cannot be read as what is expected (V02)."""
    return V02.finding(value=text, expected=expected, hint=hint or f"请填写{expected}")


def reread(text: str, value: object, read: str, hint: str = "") -> Reading:
    """Return a value written in an unusual way, with the note of how it was read (V05)."""
    return Reading(value, (V05.finding(value=text, suggestion=read, read=read, hint=hint),))
