"""What a kind of value is: how a cell is read as it, and what is right by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fulian_excel.cells import BLANK, ERROR, Cell
from fulian_excel.findings import Finding, Level
from fulian_excel.formats import shown
from fulian_excel.kinds.choice_lists import ChoiceList
from fulian_excel.rulebook import Parts, declared
from fulian_excel.words import fold, tidy

# What people write where there is nothing to write.
NOTHING = frozenset(("", "无", "没有", "-", "--", "—", "——", "―", "–", "/", "\\", "／", "、", "空"))

ValueCheck = Callable[[Any], Parts | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it was understood (None is blank or unreadable), and what is doubtful about it."""

    value: Any = None
    doubts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value.

    `read` takes a cell that is neither blank nor an error; `dtype` is the column's in a frame; `checks` are
    the one-value rules by code that pandera runs over the column; `nothing` is what counts as blank, and as 0
    where `zero` is set; `options` are what a drop-down offers, out of `choices` where the county may add some.
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
    """What a person sees in the cell, blanks at the ends apart."""
    return tidy(shown(cell)) if cell is not None and cell.kind != BLANK else ""


def understand(cell: Cell, kind: Kind) -> Reading:
    """The cell read as this kind, never raising: what cannot be read is blank with a doubt (V02)."""
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
    """What is told of a text that cannot be read as what is expected (V02)."""
    return V02.finding(value=text, expected=expected, hint=hint or f"请填写{expected}")


def reread(text: str, value: object, read: str, hint: str = "") -> Reading:
    """A value that was written in another way than usual, and what is told of that (V05)."""
    return Reading(value, (V05.finding(value=text, suggestion=read, read=read, hint=hint),))
