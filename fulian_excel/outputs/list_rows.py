"""The rows of 问题清单: one for a fault, or for something that could not be checked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from fulian_excel.faults import Fault
from fulian_excel.findings import Cause, NotChecked, Status
from fulian_excel.forms import FORMS
from fulian_excel.forms.answers import COLUMNS, HEADINGS
from fulian_excel.ooxml.boxes import letters
from fulian_excel.ooxml.sheet_part import SheetCell, SheetRow
from fulian_excel.outputs.cells import clean
from fulian_excel.outputs.palette import STYLES
from fulian_excel.outputs.replies import answer_to, reply, state
from fulian_excel.rulebook import NO_SOURCE, RULES

# How wide the columns are at least, as they are declared, in letters; places, which are links, do not break.
_WIDTHS = (13, 11, 20, 12, 46, 20, 20, 15, 10, 22, 19, 20)
_STEP = 1.5  # a step of indent, in letters
_LEVEL, _PLACE, _PROBLEM, _WIDEST_PLACE = 1, 2, 4, 40
_WIDEST = 240
UNCHECKED = "未检查"
FOLLOWING = "随上"
_NAMELESS = re.compile(r"(?:sheet|工作表|表)\s*\d*(?: ?\(\d+\))?", re.IGNORECASE)
_LOOKS = dict(
    zip(
        COLUMNS,
        ("centre", "", "link", "cell", "cell", "value", "value", "cell", "answer", "remark", "centre", "cell"),
        strict=True,
    )
)
LOWEST, TALLEST = 21, 409
_LINE, _PADDING = 13.5, 7


def fault_row(
    texts: Sequence[str], fault: Fault, widths: Sequence[float], *, folded: bool, asked: bool, beneath: bool
) -> SheetRow:
    """A row of the list made of the texts of `row_texts`; if `asked`, 处理 and 说明 are cells to answer in.

    A row `beneath` its cause is quiet: its problem is indented, its level grey, and no colour asks for an answer.
    """
    looks = [*_LOOKS.values()][: len(texts)]
    looks[_LEVEL] = "follows" if beneath else fault.first.level
    if beneath:
        looks[_PROBLEM] = "beneath"
    link = _link(fault)
    if not link:
        looks[_PLACE] = "cell"
    if beneath or not asked:
        looks[8:10] = ["centre", "cell"]
    cells = [SheetCell(clean(text), look) for text, look in zip(texts, looks, strict=True)]
    cells[_PLACE] = SheetCell(cells[_PLACE].value, cells[_PLACE].style, link)
    room = [width - _STEP * STYLES[look].indent for width, look in zip(widths, looks, strict=True)]
    return SheetRow(tuple(cells), height_of(list(zip(texts, room, strict=True))), folded)


def row_texts(fault: Fault, contact: str, *, later: bool, beneath: bool = False) -> tuple[str, ...]:
    """The texts of a fault's row with the township's earlier answer; a fault that was let pass shows no answer.

    One `beneath` its cause says so behind its level. On a `later` list the county's two columns stand at the end;
    `contact` is whom to ask.
    """
    agreed = fault.first.status is Status.WAIVED
    answer = ("", "") if agreed else answer_to(fault)
    number, level, *told = _told(fault)
    level = f"{level}·{FOLLOWING}" if beneath else level
    return (number, level, *told, *answer, *((state(fault), reply(fault, contact)) if later else ()))


def widths_for(rows: Iterable[Sequence[str]], columns: int) -> tuple[float, ...]:
    """Column widths at which no text of these rows needs more height than a row can have and no place is cut."""
    widths: list[float] = [*_WIDTHS[:columns]]
    for texts in rows:
        widths[_PLACE] = min(max(widths[_PLACE], letters(texts[_PLACE]) + 3), _WIDEST_PLACE)
        for at, text in enumerate(texts):
            while _height(text, widths[at]) > TALLEST and widths[at] < _WIDEST:
                widths[at] = min(widths[at] * 1.25, _WIDEST)
    return tuple(widths)


def _told(fault: Fault) -> tuple[str, ...]:
    """A fault in the columns that the program fills."""
    first = fault.first
    cause, home = _of_several(fault), first.place.file
    rule = RULES.get(first.code)
    source = rule.source if rule is not None and rule.source != NO_SOURCE else ""
    return (
        first.number,
        first.level,
        _where(fault),
        fault.subject,
        fault.message,
        cause.values_in(home) if cause else fault.value,
        cause.texts_in(home) if cause else first.suggestion,
        source,
    )


def _where(fault: Fault) -> str:
    place = fault.first.place
    if not place.sheet:
        return "整个文件" if place.file else "未报送"
    form = FORMS.get(fault.first.form)
    named = f"{place.sheet}({form.title})" if form and _NAMELESS.fullmatch(place.sheet) else place.sheet
    cause = _of_several(fault)
    others = [one.place.cell_from(place) for one in cause.cells_in(place.file)] if cause else []
    where = "、".join(dict.fromkeys((place.cell, *others))) if cause else fault.where
    return f"{named}!{where}" if place.cell else named


def _of_several(fault: Fault) -> Cause | None:
    """The cause that a line tells, where it has several cells in the file."""
    first = fault.first
    cause = None if len(fault.findings) > 1 or first.follows else first.cause
    return cause if cause is not None and len(cause.cells_in(first.place.file)) > 1 else None


def _link(fault: Fault) -> tuple[str, str] | None:
    place = fault.first.place
    return (place.sheet, fault.cells[0] if place.cell else "A1") if place.sheet else None


def unchecked(not_checked: Sequence[NotChecked]) -> Iterator[tuple[str, str]]:
    """(form, sentence) for each form and reason: which rules could not be checked, and why."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for one in not_checked:
        title = RULES[one.code].title if one.code in RULES else one.code
        reasons.setdefault((one.form, one.reason), []).append(title)
    for (form, reason), titles in reasons.items():
        subject = FORMS[form].title if form in FORMS else form
        yield subject, f"{reason}。没有核对:{'、'.join(dict.fromkeys(titles))}"


def unchecked_row(subject: str, what: str, widths: Sequence[float]) -> SheetRow:
    """A row of the list that says what could not be checked."""
    texts = ("", UNCHECKED, "", subject, what, *[""] * (len(widths) - HEADINGS.index("问题") - 1))
    cells = tuple(SheetCell(clean(text), "centre" if text == UNCHECKED else "cell") for text in texts)
    return SheetRow(cells, height_of(list(zip(texts, widths, strict=True))))


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points at which each text shows in full at its width."""
    return min(max(LOWEST, *(_height(text, width) for text, width in texts)), TALLEST)


def _height(text: str, width: float) -> float:
    lines = sum(max(1, ceil(letters(line) / (width - 1.5))) for line in text.split("\n"))
    return lines * _LINE + _PADDING
