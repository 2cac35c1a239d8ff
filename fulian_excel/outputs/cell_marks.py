"""Which cells of a workbook are tinted and what their comments say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from fulian_excel.cells import Book, Cell, Sheet
from fulian_excel.faults import Fault, faults, heaviest
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.marks.mark import Mark
from fulian_excel.marks.sentinels import COMMENT_LAST
from fulian_excel.outputs.list_lines import line_of, told_beneath
from fulian_excel.outputs.palette import FOLLOWS_TINT, ROW_TINT, TINTS
from fulian_excel.places import Place, Position, a1

# Rules on cells that may be of a row without a name, so that nothing tells the row.
_OF_CELLS = ("F10", "T09")


def cell_marks(book: Book, findings: Iterable[Finding]) -> list[Mark]:
    """The marks of a workbook's findings: their cells, and the first cell of each row with one to answer.

    A fault down a column is told on its first cell alone. A cell that another one explains is pale and says nothing,
    or where to look if that is in another file; the cell that explains it, or each that may, has the colour and the
    comment. What is on trial is on the list only.
    """
    marked = [one for one in findings if one.level in TINTS]
    told, pale = _parted([replace(one, place=_seen(one.place, book)) for one in marked], book)
    of_sheet: dict[str, list[Finding]] = defaultdict(list)
    for finding in told:
        of_sheet[finding.place.sheet].append(finding)
    comments = _comments(faults([*told, *(one for one in pale if not told_beneath(one))]))
    marks: list[Mark] = []
    for sheet in book.sheets:
        strong = _sheet_marks(sheet, of_sheet.get(sheet.name, []), comments)
        marks += [*strong, *_pale_marks(sheet, pale, {one.cell for one in strong}, comments)]
    return marks


def _parted(findings: list[Finding], book: Book) -> tuple[list[Finding], list[Finding]]:
    """The findings marked on their cells (a cause on each of its own), and those that go away with another cell."""
    explained: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        if (cause := told_beneath(one)) is not None:
            explained[cause.number].append(one)
    pale = [one for one in findings if one.place.cell and _goes_with_another(one)]
    told = [one for one in findings if one.place.cell and not _goes_with_another(one)]
    for members in explained.values():
        cause = members[0].cause
        heads = [one for one in members if not one.follows]
        if cause is not None:
            line = heads[0] if heads else line_of(cause, members)
            seen = [_seen(place, book) for place in cause.places if place.file == line.place.file]
            told += [replace(line, place=place) for place in seen if not heads or place != heads[0].place]
    return told, pale


def _goes_with_another(finding: Finding) -> bool:
    """The line of another cell tells of the finding's cause."""
    return finding.follows and finding.cause is not None and bool(finding.cause.sentence)


def _pale_marks(
    sheet: Sheet, findings: list[Finding], strong: set[str], comments: dict[tuple[str, str], str]
) -> list[Mark]:
    """Pale marks for cells that another cell explains; the tint ends when that cell, if on this sheet, is changed."""
    marks: dict[str, Mark] = {}
    for one in findings:
        where, cause = one.place, one.cause
        if where.sheet == sheet.name and where.cell not in strong and cause is not None:
            comment = comments.get((where.sheet, where.cell), "")
            marks.setdefault(where.cell, Mark(sheet.name, where.cell, FOLLOWS_TINT, comment, _watched(sheet, one)))
    return list(marks.values())


def _watched(sheet: Sheet, finding: Finding) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a sheet of which a group stands as it was while a finding does.

    Of a finding's own cell that cell; of one that others explain each of those; of cells of which any one may be wrong
    all together, so that whichever is changed none looks wrong any more.
    """
    cause, where = told_beneath(finding), finding.place
    mends = cause.places if cause is not None and (cause.is_tie or finding.follows) else ()
    places = [_seen_on(sheet, one) for one in mends if (one.file, one.sheet) == (where.file, where.sheet) and one.cell]
    cells = [sheet.cells.get(one.position, Cell(*one.position)) for one in dict.fromkeys(places or [where])]
    return (tuple(cells),) if cause is not None and cause.is_tie else tuple((one,) for one in cells)


def _seen(place: Place, book: Book) -> Place:
    """The place of the cell a person sees: of merged cells the first, the only one to show a tint and a comment."""
    return next((_seen_on(sheet, place) for sheet in book.sheets if sheet.name == place.sheet), place)


def _seen_on(sheet: Sheet, place: Place) -> Place:
    """The place of the cell of its sheet that a person sees."""
    row, column = place.position
    for area in sheet.merges:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return replace(place, cell=a1(area.top, area.left))
    return place


def _comments(told: Iterable[Fault]) -> dict[tuple[str, str], str]:
    """The comment of each cell that has one: its faults, the gravest first, and where to answer."""
    said: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in told:
        said[fault.first.place.sheet, fault.first.place.cell].append(fault)
    return {where: _words(sorted(at, key=_gravity)) for where, at in said.items()}


def _gravity(fault: Fault) -> int:
    return list(Level).index(fault.first.level)


def _words(told: list[Fault]) -> str:
    lines = []
    for number, fault in enumerate(told, 1):
        count = f"{number}." if len(told) > 1 else ""
        lines.append(f"{count}{fault.first.level}:{fault.remark}")
        if fault.first.suggestion:
            lines.append(f"建议改为:{fault.first.suggestion}")
    ids = "、".join(dict.fromkeys(fault.first.number for fault in told if fault.first.number))
    return "\n".join([*lines, f"{COMMENT_LAST}{f'第 {ids} 号' if ids else ''}"])


def _sheet_marks(sheet: Sheet, findings: Iterable[Finding], comments: dict[tuple[str, str], str]) -> list[Mark]:
    by_cell: dict[Position, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_cell[finding.place.position].append(finding)
    levels = {spot: heaviest(at) for spot, at in by_cell.items()}
    marks = []
    rows: dict[int, dict[tuple[Cell, ...], None]] = defaultdict(dict)
    for spot in sorted(by_cell):
        address = a1(*spot)
        groups = dict.fromkeys(group for one in by_cell[spot] for group in _watched(sheet, one))
        comment = comments.get((sheet.name, address), "")
        marks.append(Mark(sheet.name, address, TINTS[levels[spot]], comment, tuple(groups)))
        if levels[spot] in (Level.FIX, Level.ASK) and any(_is_of_row(one) for one in by_cell[spot]):
            rows[spot.row] |= groups
    return marks + _row_marks(sheet, rows, by_cell)


def _is_of_row(finding: Finding) -> bool:
    """The finding is on a value of a row, not on a label's value or on a heading, beside which other words stand."""
    form, cause = FORMS.get(finding.form), finding.cause
    if form is not None and finding.column in form.label_columns and finding.column not in form.columns:
        return False
    if not finding.code:
        return cause is not None and all(one.text is not None for one in cause.mends)
    return bool(finding.record) or finding.code[0] == "V" or finding.code in _OF_CELLS


def _row_marks(
    sheet: Sheet, rows: dict[int, dict[tuple[Cell, ...], None]], flagged: dict[Position, list[Finding]]
) -> list[Mark]:
    """The first cell of each row, tinted while any flagged cell of the row is as it was."""
    first: dict[int, int] = {}
    for row, column in sheet.cells:
        if row in rows:
            first[row] = min(column, first.get(row, column))
    return [
        Mark(sheet.name, a1(row, column), ROW_TINT, while_unchanged=tuple(rows[row]))
        for row, column in sorted(first.items())
        if Position(row, column) not in flagged
    ]
