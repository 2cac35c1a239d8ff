"""What the layout of a sheet gives cause to say, before any value is looked at (T-codes)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from fulian_excel.cells import BLANK, Cell
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.locate import Band
from fulian_excel.extract.shape import heading_row
from fulian_excel.extract.values import Body, BodyRow
from fulian_excel.findings import Finding, Level
from fulian_excel.intake.refusals import F06, F10
from fulian_excel.kinds import WHOLE, understand, written
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES, declared, rule
from fulian_excel.table import Block
from fulian_excel.words import fold, fold_heading, nearest

_HEADINGS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Region:
    """One table as it was read: where it stands, its heading rows, its rows, and the block made of it."""

    file: str
    grid: Grid
    band: Band
    body: Body
    block: Block
    passes: frozenset[str] = field(default_factory=frozenset)

    @property
    def leads(self) -> bool:
        """The region is the first of its block, beneath its title and labels."""
        return self.block.first == self.place(self.band.headings[0].address)

    def runs_on_in(self, other: "Region") -> bool:
        """The other region beside this one is more of the same election: no label is said of both apart."""
        mine, others = self.block.labels, other.block.labels
        return (
            self.block.form.repeats
            and (self.block.form, self.band.top) == (other.block.form, other.band.top)
            and all(mine[name].place == others[name].place for name in mine.keys() & others.keys())
        )

    def place(self, address: str) -> Place:
        """A cell of the region's sheet."""
        return Place(self.file, self.grid.sheet.name, address)


@rule(
    "T01",
    Level.FIX,
    "必有的列都在",
    "没认出「{column}」{what};{hint}",
)
def required_columns_are_found(region: Region) -> Iterator[Finding]:
    """Every required column and label is found."""
    form = region.band.vocabulary.form
    unknown = [heading for heading in region.band.headings if not heading.name and not _passes(heading.text, region)]
    for name in form.columns:
        if form.columns[name].required and name not in region.block.headings:
            column = form.columns[name]
            meant = nearest(fold_heading(column.title), [one.text for one in unknown])
            candidate = next((one for one in unknown if one.text == meant), None)
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


def _rival(band: Band) -> str:
    """What is said where a title and the headings beneath it disagree."""
    title = band.vocabulary.form.title
    return f";标题写的是《{title}》,表头却更像《{band.rival}》,是不是标题写错了?" if band.rival else ""


def _passes(text: str, region: Region) -> bool:
    return text in region.passes


@rule("T02", Level.NOTE, "没有不认识的列", "「{value}」这一列不在本表要求之内,没有读;如果它就是某一列,请按要求改表头")
def columns_are_known(region: Region) -> Iterator[Finding]:
    """Every column is one that we know."""
    joined = {column for pair in region.band.joined.values() for column in pair}
    for heading in region.band.headings:
        if heading.name or heading.column in joined or _passes(heading.text, region):
            continue
        yield Finding(region.place(heading.address), subject=heading.text, value=heading.text)


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
        if not heading.name:
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
    """A label of which two different values stand around one table (T03)."""
    parts = {"first": written(first), "where": first.address, "what": f"项「{title}」"}
    return RULES["T03"].stamp(Finding(place, subject=title, value=written(later), column=name, parts=parts))


@rule("T04", Level.FIX, "表里有内容", "「{title}」只有表头,没有填内容;请填好后再报", once_due=True)
def tables_have_rows(region: Region) -> Iterator[Finding]:
    """A table has rows."""
    if not region.body.rows:
        yield Finding(region.block.first, parts={"title": region.band.vocabulary.form.title})


@rule(
    "T05", Level.FIX, "合计等于各行之和", "「{column}」的{word}写的是 {value},各行相加是 {sum};请核对各行或改正{word}"
)
def totals_are_sums(region: Region) -> Iterator[Finding]:
    """合计 and 小计 equal the sum of their rows."""
    form = region.band.vocabulary.form
    before = region.band.bottom
    for total in region.body.totals:
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
                    suggestion=str(sums[-1] if word == "小计" else sums[0]),
                    column=name,
                    parts={
                        "column": form.columns[name].title,
                        "word": word,
                        "sum": sums[-1] if word == "小计" else sums[0],
                    },
                )
        before = total.number


def _sums(body: Body, name: str, before: int, at: int) -> list[int]:
    """What a total may come to: all rows, the rows down to the next total, the rows since the last one."""
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
    labels = region.band.vocabulary.form.label_columns if region.leads and region.body.rows else {}
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
    "填报单位 agrees with the file and the other sheets.",
)


@rule("T08", Level.NOTE, "没有隐藏的数据", "{where}里有数据,已经照常读入;如果是作废的内容请删除")
def nothing_is_hidden(region: Region) -> Iterator[Finding]:
    """No data stands in hidden rows, columns or sheets."""
    sheet = region.grid.sheet
    columns = {heading.column for heading in region.band.headings if heading.name}
    for row in region.body.rows:
        for cell in row.cells.values():
            if cell.kind == BLANK:
                continue
            where = _hidden(
                cell, sheet_hidden=sheet.hidden, rows=sheet.hidden_rows, columns=sheet.hidden_columns & columns
            )
            if where:
                yield Finding(region.place(cell.address), parts={"where": where})
                return


def _hidden(cell: Cell, *, sheet_hidden: bool, rows: frozenset[int], columns: frozenset[int]) -> str:
    if sheet_hidden:
        return "这张隐藏的工作表"
    if cell.row in rows:
        return f"隐藏的第 {cell.row} 行"
    return f"隐藏的列({cell.address})" if cell.column in columns else ""


# Looked for in this order, in every region.
LAYOUT = (
    ("T01", required_columns_are_found),
    ("T02", columns_are_known),
    ("T03", columns_are_found_once),
    ("T04", tables_have_rows),
    ("T05", totals_are_sums),
    ("T06", covers_are_filled),
    ("T08", nothing_is_hidden),
)


def unknown_sheet(file: str, grid: Grid) -> Iterator[Finding]:
    """What is told of a sheet that has data and is none of our forms (F06)."""
    first = next(iter(grid.sheet.cells.values()), None)
    if first is not None:
        look = heading_row(grid)
        texts = [grid.text(look.row, column) for column in look.columns[:_HEADINGS_SHOWN]] if look else []
        what = f"(第 {look.row} 行的表头是:{'、'.join(texts)})" if look else ""
        place = Place(file, grid.sheet.name, first.address)
        yield F06.finding(place, value=written(first), sheet=grid.sheet.name, what=what)


def uncomputed(cell: Cell, place: Place, column: str) -> Iterator[Finding]:
    """What is told of a formula without its computed value (F10)."""
    if cell.formula and cell.kind == BLANK:
        yield F10.finding(place, column=column)
