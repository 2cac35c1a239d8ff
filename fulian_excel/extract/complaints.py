"""Rules about the layout of a sheet, checked before any value (T-codes)."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from fulian_excel.cells import BLANK, Cell
from fulian_excel.extract.bands import Band
from fulian_excel.extract.headers import Heading
from fulian_excel.extract.region import Region
from fulian_excel.extract.rows import Body, BodyRow
from fulian_excel.findings import Finding, Level
from fulian_excel.forms.column import Column
from fulian_excel.kinds import TEXT, WHOLE, understand, written
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES, declared, rule
from fulian_excel.words import fold, without_brackets

# Totals that count or compare, and are no sums.
_NO_SUM = re.compile(r"(?:计数|平均值|最大值|最小值)$")
# How like a heading must be to be asked about, and to be taken for a column of free text.
_ALIKE, _ALIKE_IN_FREE_TEXT = 0.5, 0.7


@rule(
    "T01",
    Level.FIX,
    "必有的列都在",
    "没认出「{column}」{what};{hint}",
)
def required_columns_are_found(region: Region) -> Iterator[Finding]:
    """Every required column and label is found."""
    if region.continues:
        return
    form = region.band.vocabulary.form
    unknown = [heading for heading in region.band.headings if not heading.name and not _passes(heading.text, region)]
    for name in form.columns:
        if form.columns[name].required and name not in region.block.headings:
            column = form.columns[name]
            candidate = _likeliest(column, unknown)
            yield Finding(
                region.place(candidate.address) if candidate else region.block.first,
                subject=column.title,
                value=candidate.text if candidate else "",
                suggestion=column.title,
                column=name,
                parts={
                    "column": column.title,
                    "what": "列",
                    "hint": f"您表里的「{candidate.text}」({candidate.address})是不是它?是的话请把表头改成「{column.title}」"
                    if candidate
                    else f"请在表头补上这一列{_rival(region.band)}",
                },
            )
    for name, label in form.label_columns.items():
        if label.required and region.leads and name not in region.block.labels:
            yield Finding(
                region.block.first,
                subject=label.title,
                suggestion=label.title,
                column=name,
                parts={"column": label.title, "what": "一项", "hint": f"请在表格上方写明「{label.title}:」"},
            )


def misspelt(region: Region) -> Iterator[tuple[Heading, str]]:
    """Each heading that is no column's with the column, not found, that it looks like; required columns first.

    A column of free text, into which everything fits, is asked for only if nearly all of the heading is its word.
    """
    columns = region.band.vocabulary.form.columns
    unknown = [] if region.continues else list(_unknown(region))
    lacking = (name for name in columns if name not in region.block.headings)
    for name in sorted(lacking, key=lambda name: not columns[name].required):
        required, free = columns[name].required, columns[name].kind.name == TEXT.name
        heading = _likeliest(columns[name], unknown, _ALIKE_IN_FREE_TEXT if free and not required else _ALIKE)
        if heading is not None:
            unknown.remove(heading)
            yield heading, name


def _unknown(region: Region) -> Iterator[Heading]:
    """The headings that mean no column of the form, and are not let pass."""
    joined = {column for pair in region.band.joined.values() for column in pair}
    for heading in region.band.headings:
        if not (heading.name or heading.column in joined or _passes(heading.text, region)):
            yield heading


def _likeliest(column: Column, unknown: list[Heading], least: float = _ALIKE) -> Heading | None:
    """The unknown heading most like one of a column's words; of two as alike, the one with the same end."""
    words = list(column.headings())
    alike = [
        (SequenceMatcher(None, word, one.text).ratio(), one.text[-1:] == word[-1:], one)
        for one in unknown
        for word in words
    ]
    best = max(alike, key=lambda told: told[:2], default=None)
    return best[2] if best is not None and best[0] >= least else None


def _rival(band: Band) -> str:
    """The sentence for headings that fit another form than the title names."""
    title = band.vocabulary.form.title
    return f";标题写的是《{title}》,表头却更像《{band.rival}》,是不是标题写错了?" if band.rival else ""


def _passes(text: str, region: Region) -> bool:
    return text in region.passes or without_brackets(text) in region.passes


@rule("T02", Level.NOTE, "没有不认识的列", "「{value}」{what}不在本表要求之内,没有读;如果它就是某一列,请按要求改表头")
def columns_are_known(region: Region) -> Iterator[Finding]:
    """Every column is one that we know; those that are not are told together."""
    unknown = list(_unknown(region))
    if unknown:
        texts = "、".join(heading.text for heading in unknown)
        what = "这一列" if len(unknown) == 1 else f"这 {len(unknown)} 列"
        yield Finding(region.place(unknown[0].address), subject=unknown[0].text, value=texts, parts={"what": what})


@rule(
    "T03",
    Level.FIX,
    "一列只出现一次",
    "「{value}」与前面的「{first}」({where})是同一{what},只读了前面那个;请删去或改正其中一个",
)
def columns_are_found_once(region: Region) -> Iterator[Finding]:
    """No column stands twice in one table."""
    seen: dict[str, tuple[str, str]] = {}
    for heading in region.band.headings:
        if not heading.name or heading.option:
            continue
        if heading.name in seen:
            first, where = seen[heading.name]
            yield Finding(
                region.place(heading.address),
                subject=heading.text,
                value=heading.text,
                column=heading.name,
                parts={"first": first, "where": where, "what": "列"},
            )
        else:
            seen[heading.name] = (heading.text, heading.address)


def stated_twice(title: str, name: str, first: Cell, later: Cell, place: Place) -> Finding:
    """The finding on a label with two different values around one table (T03)."""
    parts = {"first": written(first), "where": first.address, "what": f"项「{title}」"}
    return RULES["T03"].stamp(Finding(place, subject=title, value=written(later), column=name, parts=parts))


@rule("T04", Level.FIX, "表里有内容", "「{title}」只有表头,没有填内容;请填好后再报", once_due=True)
def tables_have_rows(region: Region) -> Iterator[Finding]:
    """A table has rows."""
    if not region.body.rows and not region.continues:
        yield Finding(region.block.first, parts={"title": region.band.vocabulary.form.title})


@rule(
    "T05", Level.FIX, "合计等于各行之和", "「{column}」的{word}写的是 {value},各行相加是 {sum};请核对各行或改正{word}"
)
def totals_are_sums(region: Region) -> Iterator[Finding]:
    """合计 and 小计 equal the sum of their rows.

    No value is suggested, because one of the rows may be wrong instead.
    """
    form = region.band.vocabulary.form
    before = region.band.bottom
    for total in region.body.totals:
        if any(_NO_SUM.search(fold(written(cell))) for cell in total.cells.values()):
            continue
        word = "小计" if any("小计" in fold(written(cell)) for cell in total.cells.values()) else "合计"
        for name, cell in total.cells.items():
            if form.columns[name].kind.name != WHOLE.name or not form.columns[name].summed or cell.kind == BLANK:
                continue
            stated = understand(cell, WHOLE).value
            sums = _sums(region.body, name, before, total.number)
            if stated is not None and stated not in sums:
                yield Finding(
                    region.place(cell.address),
                    subject=form.columns[name].title,
                    value=str(stated),
                    column=name,
                    parts={
                        "column": form.columns[name].title,
                        "word": word,
                        "sum": sums[-1] if word == "小计" else sums[0],
                    },
                )
        before = total.number


def _sums(body: Body, name: str, before: int, at: int) -> list[int]:
    """The sums that a total may state: of all rows, of the rows below to the next total, of the rows since the last."""
    after = min((total.number for total in body.totals if total.number > at), default=1 << 30)
    return [
        _sum(body.rows, name, 0, 1 << 30),
        _sum(body.rows, name, at, after),
        _sum(body.rows, name, before, at),
    ]


def _sum(rows: list[BodyRow], name: str, above: int, below: int) -> int:
    values = (understand(row.cells[name], WHOLE).value for row in rows if above < row.number < below)
    return sum(value for value in values if isinstance(value, int))


@rule("T06", Level.NOTE, "填报单位和填报日期已填", "没有填写「{column}」;请补上,方便核对是哪一次的表")
def covers_are_filled(region: Region) -> Iterator[Finding]:
    """填报单位 and 填报日期 are filled in; of a table that is still blank nothing is asked."""
    asked = region.leads and region.body.rows and not region.continues
    labels = region.band.vocabulary.form.label_columns if asked else {}
    for name, column in labels.items():
        label = region.block.labels.get(name)
        if column.wanted and (label is None or label.cell.kind == BLANK):
            place = label.place if label else region.block.title
            yield Finding(place, subject=column.title, column=name, parts={"column": column.title})


T07 = declared(
    "T07",
    Level.ASK,
    "填报单位一致",
    "填报单位写的是「{value}」,这个文件{why}「{other}」;请核对是不是填错或放错了文件",
    "填报单位 names no township but the one of the file and the other sheets.",
)


@rule("T08", Level.NOTE, "没有隐藏的数据", "{where}里有数据,{what};如果是作废的内容请删除")
def nothing_is_hidden(region: Region) -> Iterator[Finding]:
    """No data stands in hidden rows, columns or sheets."""
    sheet = region.grid.sheet
    columns = sheet.hidden_columns & {heading.column for heading in region.band.headings if heading.name}
    hides = sheet.hidden or sheet.hidden_rows or columns
    for row in region.body.rows if hides else ():
        for cell in row.cells.values():
            if cell.kind == BLANK:
                continue
            where = _hidden(cell, sheet_hidden=sheet.hidden, rows=sheet.hidden_rows, columns=columns)
            if where:
                yield Finding(region.place(cell.address), parts={"where": where, "what": "已经照常读入"})
                return


def _hidden(cell: Cell, *, sheet_hidden: bool, rows: frozenset[int], columns: frozenset[int]) -> str:
    if sheet_hidden:
        return "这张隐藏的工作表"
    if cell.row in rows:
        return f"隐藏的第 {cell.row} 行"
    return f"隐藏的列({cell.address})" if cell.column in columns else ""


@rule("T09", Level.ASK, "没有划掉的行", "「{value}」划了删除线,仍然照常计入;要删请删掉整行,保留请去掉删除线")
def nobody_is_struck_through(region: Region) -> Iterator[Finding]:
    """No row's name is struck through."""
    key = region.band.vocabulary.form.key
    for row in region.body.rows if region.grid.sheet.struck else ():
        cell = row.cells.get(key)
        if cell is not None and cell.kind != BLANK and (cell.row, cell.column) in region.grid.sheet.struck:
            yield Finding(region.place(cell.address), subject=written(cell), value=written(cell), column=key)


# Looked for in this order, in every region.
LAYOUT = (
    ("T01", required_columns_are_found),
    ("T02", columns_are_known),
    ("T03", columns_are_found_once),
    ("T04", tables_have_rows),
    ("T05", totals_are_sums),
    ("T06", covers_are_filled),
    ("T08", nothing_is_hidden),
    ("T09", nobody_is_struck_through),
)
