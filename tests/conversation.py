"""Three rounds with every sample township, as text: what is told, answered, mended, and broken without a word.

In the first round the clerk takes every suggestion, puts every second of the other rows right, answers what no cell
can mend, and changes a phone that nobody asked about. In the second she puts all the rest right, the phone too.
"""

import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl

from fulian_excel.cells import Sheet
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.history.kept import ChangeKind
from fulian_excel.journey import Outcome, consolidate
from fulian_excel.masking import mask
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.places import Place
from tests.truth import Spot, mistakes, rights
from tests.typed import typed

SAMPLES = Path(__file__).parents[1] / "sample_workbooks"
INBOX = "收件箱"
DAYS = (date(2022, 11, 28), date(2022, 11, 29), date(2022, 11, 30))
_ROWS = {ChangeKind.ADDED: "新的一行", ChangeKind.GONE: "少了一行", ChangeKind.RENAMED: "改了姓名"}
LIST, ANSWER, REASON = "问题清单", 9, 10  # where the clerk answers
PHONE = "13800138000"
TOWNSHIPS = ("青山镇", "白水乡", "双龙镇", "石桥镇", "东街街道", "云台乡", "竹溪镇", "沙河街道")
Typing = dict[str, dict[Spot, object]]  # by sheet and cell what is typed there


@dataclass(frozen=True)
class Turn:
    """A round: what came of it, and by file the workbook sent, the marked copy, and what the clerk types into that."""

    day: date
    outcome: Outcome
    sent: dict[str, bytes]
    copies: dict[str, bytes]
    typing: dict[str, Typing]


def conversation(township: str) -> str:
    """Three rounds with one township, as they went."""
    return (
        "\n".join(line for number, turn in enumerate(turns(township), 1) for line in _lines(number, turn, township))
        + "\n"
    )


@cache
def turns(township: str) -> tuple[Turn, ...]:
    """Three rounds with one township."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(_turns(Path(folder), township))


def _turns(folder: Path, township: str) -> Iterator[Turn]:
    shutil.copyfile(SAMPLES / "县级设置.xlsx", folder / "县级设置.xlsx")
    for path in sorted((SAMPLES / INBOX).rglob("*.xlsx")):
        if township in path.name:
            target = folder / path.relative_to(SAMPLES)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    typing: dict[str, Typing] = {}
    for day in DAYS:
        outcome = consolidate(folder, month=f"{day:%Y-%m}", as_of=day)
        sent = {row.file: (folder / INBOX / row.file).read_bytes() for row in outcome.report.received if row.marked}
        copies = {row.file: (outcome.folder / row.marked).read_bytes() for row in outcome.report.received if row.marked}
        typing = {file: _typing(outcome, township, file, copy, typing.get(file)) for file, copy in copies.items()}
        yield Turn(day, outcome, sent, copies, typing)
        for file, copy in copies.items():
            (folder / INBOX / file).write_bytes(typed(copy, typing[file]))


def _typing(outcome: Outcome, township: str, file: str, copy: bytes, before: Typing | None) -> Typing:
    return _first(outcome, township, file, copy) if before is None else _second(outcome, township, file, copy, before)


def _lines(number: int, turn: Turn, township: str) -> Iterator[str]:
    yield f"== 第 {number} 轮 {turn.day}"
    yield from _told(turn.outcome, township)
    for row in turn.outcome.report.received:
        if row.file in turn.copies:
            yield f"-- {row.file} {row.status}:{_marks(turn.copies[row.file])}"


def _told(outcome: Outcome, township: str) -> Iterator[str]:
    course = outcome.report.course
    for one in course.findings:
        if one.township == township and one.level in (Level.FIX, Level.ASK):
            where = f"{one.place.sheet}!{one.place.cell}".strip("!")
            said = f" {one.answer}:{one.reason}" if one.answer else ""
            yield f"{one.id} {one.level} {one.status} {where} [{mask(one.subject)}]{said}"
    for gone in course.fixed:
        yield f"已改 {gone.id}"
    for change in course.changed:
        title = FORMS[change.form].column(change.column).title if change.column else _ROWS[change.kind]
        yield f"未要求的改动 {change.place.sheet}!{change.place.cell} [{change.subject}] {title} {mask(change.value)}"


def _marks(copy: bytes) -> str:
    """How many of our marks a copy carries: comments, tinted cells, lists."""
    book = openpyxl.load_workbook(io.BytesIO(copy))
    cells = (cell for sheet in book for line in sheet.iter_rows() for cell in line)
    comments = sum("【核验】" in cell.comment.text for cell in cells if cell.comment)
    rules = [rule for sheet in book for area in sheet.conditional_formatting for rule in area.rules]
    tints = sum("FLMARK1" in str(rule.formula) for rule in rules)
    lists = sum(name.startswith(LIST) for name in book.sheetnames)
    return f"批注 {comments},着色 {tints},清单 {lists}"


def _slip(outcome: Outcome) -> Place | None:
    """A phone of the register that nobody asks about."""
    asked = {one.place for one in outcome.report.findings}
    for submission in outcome.report.county.submissions:
        table = submission.get("delegates")
        for row in table.rows if table and "phone" in table else ():
            if row["phone"] and row.place("phone") not in asked:
                return row.place("phone")
    return None


def _first(outcome: Outcome, township: str, file: str, copy: bytes) -> Typing:
    """Suggestions taken, every second of the other findings' rows put right, the rest answered; and the slip."""
    sheets, typing = _blank(copy)
    wrong = mistakes(township)
    unmended = []
    for number, one in enumerate(_asked(outcome, file)):
        row = {
            spot: value for spot, value in wrong.get(one.place.sheet, {}).items() if spot[0] == one.place.position.row
        }
        if one.suggestion and one.place.cell:
            typing[one.place.sheet][one.place.position] = _suggested(sheets[one.place.sheet], one)
        elif row and number % 2:
            typing[one.place.sheet] |= row
        elif not row:
            unmended.append(one.id)
    slip = _slip(outcome)
    if slip and slip.file == file:
        typing[slip.sheet][slip.position] = PHONE
    return typing | {LIST: _answers(sheets[LIST], unmended)}


def _second(outcome: Outcome, township: str, file: str, copy: bytes, before: Typing) -> Typing:
    """Everything as it should be, what was typed before too; what is asked elsewhere is answered."""
    sheets, typing = _blank(copy)
    wrong, right = mistakes(township), rights(township)
    for name in sheets.keys() & right.keys():
        typing[name] |= wrong[name] | {spot: right[name].get(spot) for spot in before[name]}
    rows = {(name, spot[0]) for name, cells in wrong.items() for spot in cells}
    unmended = [one.id for one in _asked(outcome, file) if (one.place.sheet, one.place.position.row) not in rows]
    return typing | {LIST: _answers(sheets[LIST], unmended)}


def _blank(copy: bytes) -> tuple[dict[str, Sheet], Typing]:
    sheets = {sheet.name: sheet for sheet in read_book(Package(copy)).sheets}
    return sheets, {name: {} for name in sheets}


def _asked(outcome: Outcome, file: str) -> Iterator[Finding]:
    return (one for one in outcome.report.findings if one.place.file == file and one.level in (Level.FIX, Level.ASK))


def _suggested(sheet: Sheet, one: Finding) -> object:
    """What the clerk makes of a suggestion; in a sentence she changes the part that is meant."""
    cell = sheet.cells.get(one.place.position)
    said = str(cell.value) if cell else ""
    lead, colon, value = one.suggestion.rpartition(":")
    if colon and f"{lead}:{one.value}" in said:
        return said.replace(f"{lead}:{one.value}", one.suggestion)
    return int(value) if value.isdecimal() and len(value) < len("1985031") else one.suggestion


def _answers(listed: Sheet, numbers: list[str]) -> dict[Spot, object]:
    """Every second one is true, of the others she does not see what is meant; an answer given stays."""
    cells: dict[Spot, object] = {}
    rows = [row for (row, column), cell in listed.cells.items() if column == 1 and cell.value in numbers]
    for number, row in enumerate(row for row in rows if (row, ANSWER) not in listed.cells):
        cells[row, ANSWER], cells[row, REASON] = ("有疑问", "看不懂") if number % 2 else ("情况属实", "已核对")
    return cells
