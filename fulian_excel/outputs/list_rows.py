"""The rows of 问题清单: a fault, or what could not be checked, in the list's columns."""

import re
from collections.abc import Iterator, Sequence
from math import ceil

from fulian_excel.faults import Fault
from fulian_excel.findings import NotChecked
from fulian_excel.forms import FORMS
from fulian_excel.forms.answers import COLUMNS, HEADINGS
from fulian_excel.ooxml.boxes import letters
from fulian_excel.ooxml.sheet_part import SheetCell, SheetRow
from fulian_excel.outputs.cells import clean
from fulian_excel.outputs.replies import answer_to, reply, state
from fulian_excel.rulebook import NO_SOURCE, RULES

# Those of the columns as they are declared, in letters.
WIDTHS = (13, 7, 20, 12, 46, 20, 20, 15, 10, 22, 12, 18)
UNCHECKED = "未检查"
_NAMELESS = re.compile(r"(?:sheet|工作表|表)\s*\d*(?: ?\(\d+\))?", re.IGNORECASE)
_LOOKS = dict(zip(COLUMNS, ("centre", "", "link", *["cell"] * 5, "answer", "remark", "centre", "cell"), strict=True))
LINE, PADDING, LOWEST, TALLEST = 13.5, 7, 21, 409


def fault_row(fault: Fault, contact: str, *, later: bool, folded: bool = False, asked: bool = True) -> SheetRow:
    """A row of the list; 处理 and 说明 are the township's, with what it answered before, where it is `asked`.

    On a `later` list the county's two columns stand behind them; `contact` is whom to ask.
    """
    texts = (*_told(fault), *(answer_to(fault) if asked else ("", "")), *_countys(fault, contact, later=later))
    looks = [*_LOOKS.values()][: len(texts)]
    looks[1] = fault.first.level
    link = _link(fault)
    if not link:
        looks[2] = "cell"
    if not asked:
        looks[8:10] = ["cell", "cell"]
    cells = [SheetCell(clean(text), look) for text, look in zip(texts, looks, strict=True)]
    cells[2] = SheetCell(cells[2].value, cells[2].style, link)
    return SheetRow(tuple(cells), height_of(list(zip(texts, WIDTHS, strict=False))), folded)


def _countys(fault: Fault, contact: str, *, later: bool) -> tuple[str, ...]:
    return (state(fault), reply(fault, contact)) if later else ()


def _told(fault: Fault) -> tuple[str, ...]:
    """A fault in the columns of the list, as far as they are ours to fill."""
    first = fault.first
    rule = RULES.get(first.code)
    source = rule.source if rule is not None and rule.source != NO_SOURCE else ""
    return (
        first.number,
        first.level,
        _where(fault),
        fault.subject,
        fault.message,
        fault.value,
        first.suggestion,
        source,
    )


def _where(fault: Fault) -> str:
    place = fault.first.place
    if not place.sheet:
        return "整个文件" if place.file else "未报送"
    form = FORMS.get(fault.first.form)
    named = f"{place.sheet}({form.title})" if form and _NAMELESS.fullmatch(place.sheet) else place.sheet
    return f"{named}!{fault.where}" if place.cell else named


def _link(fault: Fault) -> tuple[str, str] | None:
    place = fault.first.place
    return (place.sheet, fault.cells[0] if place.cell else "A1") if place.sheet else None


def unchecked(not_checked: Sequence[NotChecked]) -> Iterator[tuple[str, str]]:
    """By form and reason, which form it is about, and why which rules had to stay silent."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for one in not_checked:
        title = RULES[one.code].title if one.code in RULES else one.code
        reasons.setdefault((one.form, one.reason), []).append(title)
    for (form, reason), titles in reasons.items():
        subject = FORMS[form].title if form in FORMS else form
        yield subject, f"{reason}。没有核对:{'、'.join(dict.fromkeys(titles))}"


def unchecked_row(subject: str, what: str, width: int) -> SheetRow:
    """A row of the list that says what could not be checked."""
    texts = ("", UNCHECKED, "", subject, what, *[""] * (width - HEADINGS.index("问题") - 1))
    cells = tuple(SheetCell(clean(text), "centre" if text == UNCHECKED else "cell") for text in texts)
    return SheetRow(cells, height_of(list(zip(texts, WIDTHS, strict=False))))


def height_of(texts: Sequence[tuple[str, float]]) -> float:
    """The height in points at which each text shows in full at its width."""
    lines = max(sum(max(1, ceil(letters(line) / (width - 1.5))) for line in text.split("\n")) for text, width in texts)
    return min(max(lines * LINE + PADDING, LOWEST), TALLEST)
