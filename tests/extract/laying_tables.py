"""Tables as clerks draw them: headings of any depth, rows, groups with their sums, pages, spare numbers."""

from datetime import date
from itertools import groupby
from typing import Any

from openpyxl.utils import get_column_letter

from sample_workbooks.made_by.layouts import SHOWN
from sample_workbooks.made_by.pages import Formula
from sample_workbooks.made_by.township import Row
from tests.extract.clerks import Clerk, Drawn, Part, columns_of
from tests.extract.drawn_books import Sheet
from tests.extract.handwriting import WORK

Turn = tuple[int, int, Row]
SUMMED = ("妇女人数", "分配名额", "提名人数", "总人口", "18周岁以上妇女", "女党员", "妇联干部数", "女干部数")
_SAMPLE: Row = {
    "姓名": "张某某",
    "性别": "女",
    "民族": "汉族",
    "出生年月": date(1985, 3, 1),
    "年龄": 37,
    "政治面貌": "中共党员",
    "学历": "本科",
    WORK: ("某某村", "妇联主席"),
    "身份证号": "430900198503010020",
    "联系电话": "13800000000",
}


def lay_table(drawn: Drawn, sheet: Sheet, part: Part, top: int, left: int) -> int:
    """Headings and lines, gone on with to the right where a form stands abreast; the last row written."""
    names = columns_of(part, drawn.clerk)
    if part.form not in drawn.clerk.abreast:
        first = _lay_headings(drawn, sheet, part, names, top, left)
        return _lay_rows(drawn, sheet, part, names, first, left)
    half = (len(part.rows) + 1) // 2
    bottoms = []
    for turn, rows in enumerate((part.rows[:half], part.rows[half:])):
        at = left + turn * len(names)
        first = _lay_headings(drawn, sheet, part, names, top, at)
        bottoms.append(_lay_rows(drawn, sheet, part._replace(rows=rows), names, first, at))
    return max(bottoms)


def _lay_headings(drawn: Drawn, sheet: Sheet, part: Part, names: list[str], top: int, left: int) -> int:
    words = drawn.clerk.words if part.form in SHOWN else {}
    told = [words.get(f"{part.form}.{name}", words.get(name, name)) for name in names]
    paths = [(word,) if isinstance(word, str) else word for word in told]
    deep = max(len(path) for path in paths)
    for at, (name, path) in enumerate(zip(names, paths, strict=True)):
        for level, word in enumerate(path):
            row, last = top + level, level == len(path) - 1
            same = [path[: level + 1] == other[: level + 1] and level < len(other) - 1 for other in paths]
            if last:
                cell = sheet.put(row, left + at, word)
                key = (part.form, part.block, "head", WORK if name == "工作单位" else name)
                if key not in drawn.where:
                    drawn.note(sheet, key, cell)
                sheet.merge(row, left + at, top + deep - 1, left + at)
            elif not (at and same[at - 1]):
                end = at + next((turn for turn, it in enumerate(same[at:]) if not it), len(same) - at) - 1
                sheet.put(row, left + at, word)
                sheet.merge(row, left + at, row, left + end)
    return top + deep


def _lay_rows(drawn: Drawn, sheet: Sheet, part: Part, names: list[str], first: int, left: int) -> int:
    clerk = drawn.clerk
    row = _lay_sample(drawn, sheet, part, names, first, left)
    summed = any(name in SUMMED for name in names) and part.form in ("allocation", "survey")
    on_top = clerk.total == "top" and summed
    start = at = row + on_top
    for group in _groups(part, names, whole=not summed):
        at = _lay_group(drawn, sheet, part, names, group, (at, left))
        if clerk.subtotals and (summed or part.form == "delegates"):
            lines = [line for _turn, _at, line in group]
            _lay_sum(sheet, part, names, (at, left), _word(clerk, names, 0), (at - len(group), at), lines)
            at += 1
    for spare in range(clerk.spare if part.form not in ("discipline", "officers") else 0):
        sheet.put(at, left, len(part.rows) + 1 + spare)
        at += 1
    if clerk.total and summed:
        total = row if on_top else at
        lines = [line for _at, line in part.rows]
        _lay_sum(sheet, part, names, (total, left), _word(clerk, names, 1), (start, at), lines)
        for column, name in enumerate(names, left):
            drawn.note(sheet, (part.form, part.block, "total", name), f"{get_column_letter(column)}{total}")
        at += not on_top
    return at - 1


def _lay_sample(drawn: Drawn, sheet: Sheet, part: Part, names: list[str], row: int, left: int) -> int:
    if not drawn.clerk.sample or part.form not in ("delegates", "candidates"):
        return row
    sample = {**part.rows[0][1], **_SAMPLE}
    for column, name in enumerate(names, left):
        value = drawn.clerk.sample if name == "序号" else drawn.clerk.hand.write(part.form, name, sample)
        sheet.put(row, column, value)
    return row + 1


def _groups(part: Part, names: list[str], *, whole: bool) -> list[list[Turn]]:
    """The rows by what they are summed up by: delegates by their unit, villages apart from units."""
    if whole and not (part.form == "delegates" and "推选单位" in names):
        return [[(turn, *row) for turn, row in enumerate(part.rows)]]

    def group(row: Turn) -> Any:
        unit = row[2].get("推选单位") or row[2]["村(社区)"]
        return unit if part.form == "delegates" else unit[-1] in "村区"

    return [list(rows) for _unit, rows in groupby(((turn, *row) for turn, row in enumerate(part.rows)), group)]


def _lay_group(drawn: Drawn, sheet: Sheet, part: Part, names: list[str], group: list[Turn], at: tuple[int, int]) -> int:
    clerk = drawn.clerk
    row, left = at
    united = clerk.merged_units and part.form == "delegates" and "推选单位" in names
    for turn, index, line in group:
        breaks = clerk.page and turn and turn % clerk.page == 0 and not (united and turn != group[0][0])
        if breaks:
            row = _lay_headings(drawn, sheet, part, names, row + 1, left) if part.form in clerk.again else row + 1
        _lay_row(drawn, sheet, part, names, (row, left, turn), index, line)
        row += 1
    if united:
        _merge_units(drawn, sheet, left + names.index("推选单位"), (row - len(group), row), group[-1][1])
    return row


def _lay_row(
    drawn: Drawn, sheet: Sheet, part: Part, names: list[str], at: tuple[int, int, int], index: int, line: Row
) -> None:
    row, left, turn = at
    hand = drawn.clerk.hand
    for column, name in enumerate(names, left):
        extra = drawn.clerk.extra.get(name)
        value = (
            index + 1 if name == "序号" else extra if name not in line and extra else hand.write(part.form, name, line)
        )
        cell = sheet.put(row, column, turn + 1 if name == "序号" and part.without else value)
        block = part.block if part.form == "ballots" else 0
        drawn.note(sheet, (part.form, block, index, WORK if name == "工作单位" else name), cell)


def _merge_units(drawn: Drawn, sheet: Sheet, column: int, span: tuple[int, int], last: int) -> None:
    begun, end = span
    for row in range(begun + 1, end):
        sheet.cells[row, column] = None
        drawn.note(sheet, ("delegates", 0, last - (end - 1 - row), "推选单位"), f"{get_column_letter(column)}{begun}")
    sheet.merge(begun, column, end - 1, column)


def _word(clerk: Clerk, names: list[str], which: int) -> tuple[str, int]:
    """The word of a sum and how far to the right it stands."""
    units = [at for at, name in enumerate(names) if name in ("推选单位", "村(社区)")]
    return clerk.sums[which], units[0] if clerk.sums_in_units and units else 0


def _lay_sum(
    sheet: Sheet,
    part: Part,
    names: list[str],
    at: tuple[int, int],
    word: tuple[str, int],
    span: tuple[int, int],
    rows: list[Row],
) -> None:
    row, left = at
    sheet.put(row, left + word[1], word[0])
    if not word[1]:
        sheet.merge(row, left, row, left + 1)
    for column, name in enumerate(names, left):
        letter = get_column_letter(column)
        if name in SUMMED and part.form != "delegates":
            text = f"=SUBTOTAL(9,{letter}{span[0]}:{letter}{span[1] - 1})"
            sheet.put(row, column, Formula(text, sum(line.get(name) or 0 for line in rows)))
        elif name == "姓名" and part.form == "delegates":
            sheet.put(row, column, f"{len(rows)}人")
