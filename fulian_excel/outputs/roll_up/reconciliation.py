"""勾稽核对: rows received against rows used and left out, parts against totals, 总览 against the rosters' rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from fulian_excel.figures import posts
from fulian_excel.figures.figure import Count
from fulian_excel.figures.people import BODIES, Body
from fulian_excel.findings import Level, Status
from fulian_excel.forms import FORMS
from fulian_excel.kinds.lists import AREAS, PARTY, PROBATIONARY, SCHOOLING_RANKS
from fulian_excel.outputs.board import NONE, NumberInCell, Totals, merged
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.rosters import Roster

_NOTE = "每一行两边应当相等;差不为 0 的着色,请联系程序提供者"
_WIDTHS = dict(enumerate((34.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0)))
_LEFT_OUT = {"duplicate": 1, "superseded": 2, "read": 2}  # which reason a file's rows are left out for
_LEVELS = (Level.FIX, Level.ASK, Level.NOTE, Level.TRIAL)
_HIGHER = SCHOOLING_RANKS[: SCHOOLING_RANKS.index("大专") + 1]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of numbers that must agree; 差 is the last number but one less the others."""

    name: str
    left: str
    right: str
    values: tuple[int, int]


def reconciliation(
    workbook: Workbook, report: Report, sources: Sequence[Totals], rosters: Mapping[str, Roster]
) -> None:
    """Write 勾稽核对."""
    page = Page(workbook, "勾稽核对", f"{report.title} 勾稽核对", _NOTE)
    page.widths |= _WIDTHS
    row = _rows_received(page, 2, report)
    row = _problem_counts(page, row + 1, report)
    told = merged(sources)
    tables = {
        ("各部分之和", "有这一栏的镇的总数"): _parts(report, sources),
        ("汇总的数", "由名册逐行数"): _traced(told, rosters),
    }
    for (left, right), lines in tables.items():
        row = _compare(page, row + 1, (left, right), list(lines))
    page.finish(2, row - 1, len(_WIDTHS), filtered=False, widths=_WIDTHS)


def _rows_received(page: Page, top: int, report: Report) -> int:
    """Write, per form, the rows received, used, and left out with the reason; returns the first row after them."""
    page.headings(top, ("收到的行数", "收到", "采用", "重复的文件", "没有采用的一份", "认不出镇", "差", "核对"))
    used = Counter(
        (table.file_of(row.index), name)
        for one in report.county.submissions
        for name, table in one.tables.items()
        for row in table.rows
    )
    row = top
    for name, form in FORMS.items():
        received, counts = 0, [0, 0, 0, 0]
        for one in report.received:
            count = one.rows.get(name, 0)
            taken = min(count, used[one.file, name]) if one.status != "duplicate" else 0
            received += count
            counts[0] += taken
            stranger = one.status == "read" and not one.township
            counts[3 if stranger else _LEFT_OUT.get(one.status, 2)] += count - taken
        if not received:
            continue
        row += 1
        page.put(row, 0, form.title)
        page.put(row, 1, received, "number")
        for at, count in enumerate(counts, 2):
            page.put(row, at, count, "number")
        cells = [xl_rowcol_to_cell(row, at) for at in range(1, 6)]
        _difference(page, row, 6, f"{cells[0]}-SUM({cells[1]}:{cells[4]})", received - sum(counts))
    return row + 1


def _problem_counts(page: Page, top: int, report: Report) -> int:
    """Write the findings of every level (of townships, of nobody, let pass) beside 问题清单; returns the next row."""
    titles = ("问题数", "各镇", "认不出镇", "已核准(不计)", "findings.csv", "问题清单", "差", "核对")
    page.headings(top, titles)
    row = top
    for row, level in enumerate(_LEVELS, top + 1):
        found = [one for one in report.findings if one.level is level]
        waived = sum(one.status is Status.WAIVED for one in found)
        of_nobody = sum(not one.township and one.status is not Status.WAIVED for one in found)
        page.put(row, 0, str(level))
        for at, count in enumerate((len(found) - waived - of_nobody, of_nobody, waived), 1):
            page.put(row, at, count, "number")
        page.put(row, 4, len(found), "number")
        page.formula(row, 5, f"=SUMIFS('问题清单'!H:H,'问题清单'!B:B,\"{level}\")", len(found), "number")
        cells = [xl_rowcol_to_cell(row, at) for at in range(1, 6)]
        wrong = f"ABS(SUM({cells[0]}:{cells[2]})-{cells[4]})+ABS({cells[3]}-{cells[4]})"
        _difference(page, row, 6, wrong, 0)
    without = sum(not one.place.file and one.status is not Status.WAIVED for one in report.findings)
    words = (
        f"received.csv 按文件计,不含没有文件可归的 {without} 处(缺表、未报送等);试行只告知,不计入控制台和总览的问题数"
    )
    page.spread(row + 1, ((0, len(_WIDTHS) - 1),), (words,))
    return row + 2


def _compare(page: Page, top: int, titles: tuple[str, str], lines: Sequence[_Line]) -> int:
    """Write pairs of numbers that must agree; returns the first row after them."""
    if not lines:
        return top
    page.headings(top, ("核对的数", *titles, "差", "核对"))
    row = top
    for row, one in enumerate(lines, top + 1):
        page.put(row, 0, one.name)
        for at, (formula, value) in enumerate(zip((one.left, one.right), one.values, strict=True), 1):
            page.formula(row, at, f"={formula}", value, "number")
        left, right = (xl_rowcol_to_cell(row, at) for at in (1, 2))
        _difference(page, row, 3, f"{left}-{right}", one.values[0] - one.values[1])
    return row + 1


def _difference(page: Page, row: int, column: int, formula: str, value: int) -> None:
    page.formula(row, column, f"={formula}", value, "short" if value else "number")
    cell = xl_rowcol_to_cell(row, column)
    page.formula(row, column + 1, f'=IF({cell}=0,"√","×")', "×" if value else "√", "bad" if value else "good")


def _parts(report: Report, sources: Sequence[Totals]) -> Iterator[_Line]:
    """For every group of parts of a body, their sum beside the total of the townships that have the column."""
    for body in BODIES:
        board = next((one for one in sources if body.average_age.name in one.told), None)
        if board is None or not board.told[body.total.name].reference:
            continue
        for group, parts in body.groups.items():
            told = [board.told[part.count.name] for part in parts]
            numbers = [int(one.value) for one in told if one.value != NONE]
            if not numbers:
                continue
            total, known = (_area(board, name) for name in (body.total.name, parts[0].count.name))
            whole = f'SUMIFS({total},{known},">-1E9")'
            left = f"SUM({','.join(one.reference.removeprefix('=') for one in told)})"
            having = [one for one in report.county.submissions if parts[0].count.of(one) is not None]
            people = sum(body.total.of(one) or 0 for one in having)
            yield _Line(f"{body.name}:{group}", left, whole, (sum(numbers), people))


def _area(board: Totals, name: str) -> str:
    first, left, last, right = board.rows[name]
    return f"'{board.sheet}'!{xl_rowcol_to_cell(first, left)}:{xl_rowcol_to_cell(last, right)}"


def _traced(told: Mapping[str, NumberInCell], rosters: Mapping[str, Roster]) -> Iterator[_Line]:
    """The figures of people, each beside its count taken anew on 代表名册 or 执委名册."""
    for body, form in zip(BODIES, ("delegates", "committee"), strict=True):
        roster = rosters.get(form)
        if roster is None or not roster.rows:
            continue
        for figure, column, words in _countable(body, form):
            known = told.get(figure.name)
            if known is None or not known.reference or known.value == NONE:
                continue
            formal = f',{roster.cells("standing")},"正式"' if form == "delegates" else ""
            terms = [f'COUNTIFS({roster.cells(column)},"{word}"{formal})' for word in words]
            there = roster.words(column)
            kinds = roster.words("standing") if formal else ["正式"] * len(there)
            count = sum(
                value in words or (words == ("*",) and bool(value))
                for value, kind in zip(there, kinds, strict=True)
                if kind == "正式"
            )
            yield _Line(figure.name, known.reference.removeprefix("="), "+".join(terms), (int(known.value), count))


def _countable(body: Body, form: str) -> Iterator[tuple[Count, str, tuple[str, ...]]]:
    """For each figure of a body: the figure, its column, and the words in that column that it counts."""
    parts = {part.title: part.count for group in body.groups.values() for part in group}
    yield body.total, "name", ("*",)
    for area in AREAS:
        yield parts[area], "area", (area,)
    yield parts["中共党员"], "politics", (PARTY, PROBATIONARY)
    yield parts["汉族"], "nation", ("汉族",)
    yield parts["大专及以上"], "schooling", _HIGHER
    if form == "committee":
        yield posts.MEMBERS_NEW.part, "newly", ("是",)
