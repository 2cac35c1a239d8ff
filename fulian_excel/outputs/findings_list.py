"""问题清单: what a township has to mend, as a sheet to work through and send back."""

import re
from collections.abc import Iterator, Sequence
from math import ceil

from fulian_excel.faults import Fault, faults
from fulian_excel.findings import Level, NotChecked
from fulian_excel.forms import FORMS, answers
from fulian_excel.forms.answers import CHOICES, HEADINGS, MENDED, STANDS, UNCLEAR, list_sentinel
from fulian_excel.ooxml.boxes import letters
from fulian_excel.ooxml.sheet_part import AddedSheet, Choices, SheetCell, SheetRow
from fulian_excel.outputs.cells import clean
from fulian_excel.outputs.palette import STYLES, TAB_COLOUR
from fulian_excel.outputs.returned import Returned
from fulian_excel.places import a1, column_letters
from fulian_excel.rulebook import NO_SOURCE, RULES

HEADING_ROW = 4
UNCHECKED = "未检查"

_WIDTHS = (12, 7, 20, 12, 46, 20, 20, 15, 10, 22)
_ANSWER = HEADINGS.index(CHOICES.title)
_LAST = column_letters(len(HEADINGS))
_HINT = f"改好了选“{MENDED}”;内容没错选“{STANDS}”,并在右边写明理由;看不懂选“{UNCLEAR}”"
_INSTRUCTIONS = (
    (
        "怎么办:① 点「位置」跳到有底色的单元格,直接在原表里改,改过的格子底色会自己消失"
        "(改在别的格子里、或标在表头上的,等下次核对);"
        f"② 回到这里在「处理」栏选一项:改了的(改在别处也算)选“{MENDED}”,选“{STANDS}”的请在「说明」栏写明理由;"
        "③ 保存后把整个文件发回县妇联,不要删这张表,文件名不用改。"
    ),
    "必改:一定要改。核实:请核对,确实如此可以说明。同一列的同类问题合成一行。除底色、批注和这张表外,原件没有任何改动。",
)
_NAMELESS = re.compile(r"(?:sheet|工作表|表)\s*\d*(?: ?\(\d+\))?", re.IGNORECASE)
_FAREWELL = "全部处理完:保存 → 把这个文件原样发回县妇联。请把这张表留在文件里,收到时会据此对照您的答复。"
_LINE, _PADDING, _LOWEST, _TALLEST = 13.5, 7, 21, 400


class _Page:
    """The rows laid so far, and which of them are merged or answered."""

    def __init__(self) -> None:
        self.rows: list[SheetRow] = []
        self.merged: list[str] = []
        self.answered: list[str] = []

    def wide(self, text: str, style: str, least: float = _LOWEST) -> None:
        """A text over the whole width."""
        enlarged = STYLES[style].size / STYLES["cell"].size
        height = max(least, _height([(text, sum(_WIDTHS) / enlarged)]) * enlarged)
        cells = (SheetCell(clean(text), style), *[SheetCell("", style)] * (len(HEADINGS) - 1))
        self.rows.append(SheetRow(cells, height))
        self.merged.append(f"A{len(self.rows)}:{_LAST}{len(self.rows)}")

    def block(self, heading: str) -> None:
        """A gap, which keeps a filter above from reaching further, and a heading."""
        self.rows.append(SheetRow(height=8))
        self.wide(heading, "block")

    def fault(self, fault: Fault, *, folded: bool = False) -> None:
        """A fault as a row that can be answered."""
        self.rows.append(_row(fault, folded=folded))
        self.answered.append(a1(len(self.rows), _ANSWER + 1))


def findings_list(returned: Returned) -> AddedSheet:
    """The list of one workbook; where nothing is to be mended or explained, a receipt."""
    page = _Page()
    sentinel = str(list_sentinel(returned.round_id, returned.sha256))
    page.rows.append(SheetRow((SheetCell(sentinel, "sentinel"),)))
    page.wide(_title(returned), "title", 30)
    page.wide("\n".join(_guidance(returned)), "receipt" if returned.clean else "guide")
    listed = bool(returned.findings or returned.not_checked)
    if listed:
        page.rows.append(SheetRow(tuple(SheetCell(heading, "heading") for heading in HEADINGS), 24))
    for fault in faults(returned.of(Level.FIX, Level.ASK)):
        page.fault(fault)
    filtered = "" if returned.clean else f"A{HEADING_ROW}:{_LAST}{len(page.rows)}"
    _lay_blocks(page, returned)
    page.rows.append(SheetRow(height=8))
    if returned.clean:
        page.wide("核验单位(盖章):                              年      月      日", "receipt", 60)
    else:
        page.wide(_FAREWELL, "guide")
    return AddedSheet(
        answers.NAME,
        tuple(page.rows),
        STYLES,
        _WIDTHS,
        frozen=HEADING_ROW if listed else 0,
        filtered=filtered,
        merged=tuple(page.merged),
        choices=(Choices(" ".join(page.answered), CHOICES.options, _HINT),) if page.answered else (),
        footer=f"{returned.township.replace('&', '&&')} {answers.NAME} &P/&N",
        tab_colour=TAB_COLOUR,
    )


def _title(returned: Returned) -> str:
    year, _, month = returned.month.partition("-")
    whose = f"{returned.township or '未识别的镇'} {year}年{int(month)}月妇联换届报表"
    if returned.clean:
        return f"{whose} 回执:没有发现问题(截至 {returned.as_of})"
    counts = (f"{level} {len(returned.of(level))} 处" for level in (Level.FIX, Level.ASK, Level.NOTE))
    return f"{whose} {answers.NAME}(截至 {returned.as_of}):{'、'.join(counts)}"


def _guidance(returned: Returned) -> Iterator[str]:
    """What to do, what was received, and what else there is to say."""
    forms = "、".join(f"{title} {rows} 行" for title, rows in returned.received)
    if returned.clean:
        yield "报来的报表已经核对,没有发现需要改正或核实的问题。"
    else:
        yield from _INSTRUCTIONS
    yield f"收到:{forms or '没有认出要报的表'}(文件指纹 {returned.sha256[:12]})"
    yield from returned.sentences


def _lay_blocks(page: _Page, returned: Returned) -> None:
    """What is not counted: rules on trial, what could not be checked, and hints, folded."""
    on_trial = faults(returned.of(Level.TRIAL))
    if on_trial:
        page.block("试行的规则:只供参考,不计入问题数")
        for fault in on_trial:
            page.fault(fault)
    if returned.not_checked:
        page.block("未检查:缺少内容,没法核对(不算错)")
        page.rows.extend(_unchecked_rows(returned.not_checked))
    hints = faults(returned.of(Level.NOTE))
    if hints:
        count = len(returned.of(Level.NOTE))
        page.block(f"提示 {count} 处:供您留意,不必回复(已折叠,点左边的「+」展开)")
        for fault in hints:
            page.fault(fault, folded=True)


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


def _row(fault: Fault, *, folded: bool = False) -> SheetRow:
    """A row of the list; the last two columns are the township's, with what it answered before."""
    texts, link = _told(fault), _link(fault)
    looks = ["centre", fault.first.level, "link" if link else "cell", *["cell"] * 5]
    cells = [SheetCell(clean(text), look) for text, look in zip(texts, looks, strict=True)]
    cells[2] = SheetCell(cells[2].value, cells[2].style, link)
    height = _height([*zip(texts, _WIDTHS, strict=False), (fault.first.reason, _WIDTHS[-1])])
    answered = SheetCell(clean(fault.first.answer), "answer"), SheetCell(clean(fault.first.reason), "remark")
    return SheetRow((*cells, *answered), height, folded)


def _unchecked_rows(not_checked: Sequence[NotChecked]) -> Iterator[SheetRow]:
    """One row per form and reason, with the rules that had to stay silent."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for one in not_checked:
        title = RULES[one.code].title if one.code in RULES else one.code
        reasons.setdefault((one.form, one.reason), []).append(title)
    for (form, reason), titles in reasons.items():
        subject = FORMS[form].title if form in FORMS else form
        what = f"{reason}。没有核对:{'、'.join(dict.fromkeys(titles))}"
        texts = ("", UNCHECKED, "", subject, what, "", "", "")
        cells = [SheetCell(clean(text), "centre" if text == UNCHECKED else "cell") for text in texts]
        height = _height(list(zip(texts, _WIDTHS, strict=False)))
        yield SheetRow((*cells, SheetCell("", "cell"), SheetCell("", "cell")), height)


def _height(texts: Sequence[tuple[str, float]]) -> float:
    """The height in points at which each text shows in full at its width."""
    lines = max(sum(max(1, ceil(letters(line) / (width - 1.5))) for line in text.split("\n")) for text, width in texts)
    return min(max(lines * _LINE + _PADDING, _LOWEST), _TALLEST)
