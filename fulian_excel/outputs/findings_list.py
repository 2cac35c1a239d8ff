"""问题清单: what a township has to mend, as a sheet to work through and send back."""

from collections.abc import Iterator, Sequence

from fulian_excel.faults import Fault, faults
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import answers
from fulian_excel.forms.answers import CHOICES, HEADINGS, LATER_HEADINGS, MENDED, STANDS, TO_ASK, UNCLEAR, list_sentinel
from fulian_excel.ooxml.sheet_part import AddedSheet, Choices, SheetCell, SheetRow
from fulian_excel.outputs.cells import clean
from fulian_excel.outputs.list_lines import lines_of
from fulian_excel.outputs.list_rows import LOWEST, fault_row, height_of, row_texts, unchecked, unchecked_row, widths_for
from fulian_excel.outputs.outgoing import Outgoing
from fulian_excel.outputs.palette import STYLES, TAB_COLOUR
from fulian_excel.places import a1, column_letters

HEADING_ROW = 4

_ANSWER = HEADINGS.index(CHOICES.title)
_HINT = (
    f"改好了选“{MENDED}”;内容没错选“{STANDS}”,并在右边写明理由;看不懂选“{UNCLEAR}”,在右边写上哪里不明白,县妇联会答复"
)
_INSTRUCTIONS = (
    "① 点「位置」跳到有底色的格子,照原件直接在原表里改;改过的格子底色会自己消失(改在别处的,等下次核对)。",
    (
        f"② 回到这里,在「处理」栏选一项:改了的(改在别处也算)选“{MENDED}”;内容没错选“{STANDS}”,并在「说明」栏写明理由;"
        f"看不懂的选“{UNCLEAR}”,县妇联会答复。"
    ),
    "③ 保存后把整个文件发回县妇联,不要删这张表,文件名不用改。",
    (
        "必改:一定要改。核实:请核对,确实如此可以说明。行首的浅黄色只说明这一行有要改的格子。"
        "除底色、批注和这张表外,原件没有任何改动。"
    ),
)
_BENEATH = "缩进的各条(随上)由上面那一处引起,格子是浅橙色的:上面那一处改好,它们会一并通过,不用另外答复。"
_LATER = "「状态」和「县里回复」是县里写的:对照上一轮,这一条是新的还是没改好,您的答复县里怎么看。"
_FAREWELL = "全部处理完:保存 → 把这个文件原样发回县妇联。请把这张表留在文件里,收到时会据此对照您的答复。"
_UNSIGNED, _DATE = " " * 30, "年      月      日"


class _Page:
    """The rows laid so far, and which of them are merged or answered."""

    def __init__(self, outgoing: Outgoing) -> None:
        self.outgoing = outgoing
        self.headings = LATER_HEADINGS if outgoing.later else HEADINGS
        told = [*(one.fault for one in lines_of(outgoing.findings, *Level)), *faults(outgoing.agreed)]
        self.widths = widths_for((self._texts(one) for one in told), len(self.headings))
        self.last = column_letters(len(self.headings))
        self.rows: list[SheetRow] = []
        self.merged: list[str] = []
        self.answered: list[str] = []

    def _texts(self, fault: Fault, *, beneath: bool = False) -> tuple[str, ...]:
        return row_texts(fault, self.outgoing.contact, later=self.outgoing.later, beneath=beneath)

    def wide(self, text: str, style: str, least: float = LOWEST) -> None:
        """Add a row with one text over the whole width."""
        enlarged = STYLES[style].size / STYLES["cell"].size
        height = max(least, height_of([(text, sum(self.widths) / enlarged)]) * enlarged)
        cells = (SheetCell(clean(text), style), *[SheetCell("", style)] * (len(self.headings) - 1))
        self.rows.append(SheetRow(cells, height))
        self.merged.append(f"A{len(self.rows)}:{self.last}{len(self.rows)}")

    def block(self, heading: str) -> None:
        """Add a low empty row, where the filter above ends, and a heading."""
        self.gap()
        self.wide(heading, "block")

    def gap(self) -> None:
        """Add a low empty row."""
        self.rows.append(SheetRow(height=8))

    def fault(self, fault: Fault, *, folded: bool = False, asked: bool = True, beneath: bool = False) -> None:
        """Add a fault as a row, with cells to answer in if `asked`; a row `beneath` its cause is indented."""
        texts = self._texts(fault, beneath=beneath)
        self.rows.append(fault_row(texts, fault, self.widths, folded=folded, asked=asked, beneath=beneath))
        if asked:
            self.answered.append(a1(len(self.rows), _ANSWER + 1))


def findings_list(outgoing: Outgoing) -> AddedSheet:
    """问题清单 of one workbook; a receipt if nothing is to be mended or explained."""
    page = _Page(outgoing)
    sentinel = str(list_sentinel(outgoing.round_id, outgoing.sha256))
    page.rows.append(SheetRow((SheetCell(sentinel, "sentinel"),)))
    page.wide(_title(outgoing), "title", 30)
    page.wide("\n".join(_guidance(outgoing)), "receipt" if outgoing.clean else "guide")
    listed = bool(outgoing.findings) or not outgoing.clean
    if listed:
        page.rows.append(SheetRow(tuple(SheetCell(heading, "heading") for heading in page.headings), 24))
    for line in lines_of(outgoing.open, Level.FIX, Level.ASK):
        page.fault(line.fault, beneath=line.beneath)
    filtered = "" if outgoing.clean else f"A{HEADING_ROW}:{page.last}{len(page.rows)}"
    _lay_blocks(page, outgoing)
    _lay_foot(page, outgoing)
    return AddedSheet(
        answers.NAME,
        tuple(page.rows),
        STYLES,
        page.widths,
        frozen=HEADING_ROW if listed else 0,
        filtered=filtered,
        merged=tuple(page.merged),
        choices=(Choices(" ".join(page.answered), CHOICES.options, _HINT),) if page.answered else (),
        footer=f"{outgoing.township.replace('&', '&&')} {answers.NAME} &P/&N",
        tab_colour=TAB_COLOUR,
    )


def _title(outgoing: Outgoing) -> str:
    year, _, month = outgoing.month.partition("-")
    whose = f"{outgoing.township or '未识别的镇'} {year}年{int(month)}月妇联换届报表"
    if outgoing.clean:
        return f"{whose} 回执:没有发现问题(截至 {outgoing.as_of})"
    hints = outgoing.of(Level.NOTE)
    more = f";另有提示 {_places_and_rows(hints)},不必回复" if hints else ""
    return f"{whose} {answers.NAME}(截至 {outgoing.as_of}):要您动手的 {_to_be_done(outgoing)}{more}"


def _to_be_done(outgoing: Outgoing) -> str:
    """How many lines are to be worked through, and how many findings go with them at each level."""
    lines = list(lines_of(outgoing.open, Level.FIX, Level.ASK))
    todo = sum(not one.beneath for one in lines)
    counts = [(level, len(outgoing.of(level))) for level in (Level.FIX, Level.ASK)]
    told = "、".join(f"{level} {count} 处" for level, count in counts if count)
    causes = f",由 {todo} 个原因引起" if todo < len(lines) else ""
    rows = f",列成 {len(lines)} 行" if len(lines) < sum(count for _, count in counts) else ""
    return f"{todo} 处({told}{causes or rows})"


def _places_and_rows(places: Sequence[Finding]) -> str:
    """The number of places; with the number of rows if it is smaller."""
    rows = len(faults(places))
    return f"{len(places)} 处" if rows == len(places) else f"{len(places)} 处(列成 {rows} 行)"


def _guidance(outgoing: Outgoing) -> Iterator[str]:
    """The paragraphs under the title: what to do, what was received, and the outgoing workbook's own sentences."""
    forms = "、".join(f"{title} {rows} 行" for title, rows in outgoing.received)
    if outgoing.clean:
        yield "报来的报表已经核对,没有发现需要改正或核实的问题。"
    else:
        yield from _INSTRUCTIONS
        if any(line.beneath for line in lines_of(outgoing.open, Level.FIX, Level.ASK)):
            yield _BENEATH
        if outgoing.later:
            yield _LATER
        if outgoing.deadline:
            yield f"改正期限:{outgoing.deadline}。"
        if outgoing.contact:
            yield f"有疑问{TO_ASK}{outgoing.contact}。"
    yield f"收到:{forms or '没有认出要报的表'}"
    yield from outgoing.sentences
    if outgoing.clean and outgoing.not_checked:
        yield f"缺少内容没有核对的(不算错):{';'.join(what for _, what in unchecked(outgoing.not_checked))}"


def _lay_blocks(page: _Page, outgoing: Outgoing) -> None:
    """Add the blocks that are not counted: findings let pass, rules on trial, and hints, folded."""
    agreed = faults(outgoing.agreed)
    if agreed:
        page.block("县里已同意的:不用再改,也不用答复")
        for fault in agreed:
            page.fault(fault, asked=False)
    on_trial = faults(outgoing.of(Level.TRIAL))
    if on_trial:
        page.block("试行的规则:只供参考,不计入问题数")
        for fault in on_trial:
            page.fault(fault)
    above = {one.id for line in lines_of(outgoing.open, Level.FIX, Level.ASK) for one in line.fault.findings}
    hints = [line.fault for line in lines_of(outgoing.open, Level.NOTE) if line.fault.first.id not in above]
    if hints:
        page.block(f"提示 {_places_and_rows(outgoing.of(Level.NOTE))}:供您留意,不必回复(已折叠,点左边的「+」展开)")
        for fault in hints:
            page.fault(fault, folded=True)


def _lay_foot(page: _Page, outgoing: Outgoing) -> None:
    """Add the end of the list: what could not be checked, how to send the workbook back, the file's fingerprint."""
    if outgoing.not_checked and not outgoing.clean:
        page.block("未检查:缺少内容,没法核对(不算错)")
        for subject, what in unchecked(outgoing.not_checked):
            page.rows.append(unchecked_row(subject, what, page.widths))
    page.gap()
    if outgoing.clean:
        page.wide(f"核验单位(盖章):{outgoing.signature or _UNSIGNED}    {_DATE}", "receipt", 60)
    else:
        page.wide(_FAREWELL, "guide")
    page.wide(f"文件指纹 {outgoing.sha256[:12]}", "sentinel", 15)
