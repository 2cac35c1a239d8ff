"""Three rounds with every sample township, as text: what is told, answered, mended, and broken without a word.

The clerk of these conversations takes every suggestion, says 情况属实 of every other thing to be confirmed, and in the
first round changes a phone that nobody asked about.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.journey import Outcome, consolidate
from fulian_excel.masking import mask

SAMPLES = Path(__file__).parents[1] / "sample_workbooks"
INBOX = "收件箱"
DAYS = (date(2022, 11, 28), date(2022, 11, 29), date(2022, 11, 30))
ANSWER, REASON = 9, 10  # the columns of 问题清单 that are the clerk's


TOWNSHIPS = ("青山镇", "白水乡", "双龙镇", "石桥镇", "东街街道", "云台乡", "竹溪镇", "沙河街道")


def conversation(township: str) -> str:
    """Three rounds with one township, as they went."""
    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(_rounds(Path(folder), township)) + "\n"


def _rounds(folder: Path, township: str) -> Iterator[str]:
    shutil.copyfile(SAMPLES / "县级设置.xlsx", folder / "县级设置.xlsx")
    (folder / INBOX).mkdir()
    for path in sorted((SAMPLES / INBOX).rglob("*.xlsx")):
        if township in path.name:
            shutil.copyfile(path, folder / INBOX / path.name)
    for number, day in enumerate(DAYS, 1):
        outcome = consolidate(folder, month=f"{day:%Y-%m}", as_of=day)
        yield f"== 第 {number} 轮 {day}"
        yield from _told(outcome, township)
        for row in outcome.report.received:
            if row.marked:
                yield f"-- {row.file} {row.status}:{_marks(outcome.folder / row.marked)}"
                _answered(outcome, row.file, row.marked, folder / INBOX / row.file, slip=number == 1)


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
        title = FORMS[change.form].column(change.column).title if change.column else "新的一行"
        yield f"未要求的改动 {change.place.sheet}!{change.place.cell} [{change.subject}] {title} {mask(change.value)}"


def _marks(path: Path) -> str:
    """How many of our marks a copy carries: comments, tinted cells, lists."""
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for line in sheet.iter_rows() for cell in line)
    comments = sum("【核验】" in cell.comment.text for cell in cells if cell.comment)
    rules = [rule for sheet in book for area in sheet.conditional_formatting for rule in area.rules]
    tints = sum("FLMARK1" in str(rule.formula) for rule in rules)
    lists = sum(name.startswith("问题清单") for name in book.sheetnames)
    return f"批注 {comments},着色 {tints},清单 {lists}"


def _answered(outcome: Outcome, file: str, marked: str, target: Path, *, slip: bool) -> None:
    """The clerk takes suggestions, explains the rest, and saves the copy over the workbook it was made of."""
    book = openpyxl.load_workbook(outcome.folder / marked)
    mine = [one for one in outcome.report.findings if one.place.file == file]
    asked = {(one.place.sheet, one.place.cell) for one in mine}
    if slip:
        _slipped(book, outcome, file, asked)
    for one in mine:
        if one.suggestion and one.place.cell and one.level in (Level.FIX, Level.ASK):
            cell = book[one.place.sheet][one.place.cell]
            cell.value = _mended(str(cell.value), one)
    numbers = {one.id: one for one in mine if one.level is Level.ASK and not one.suggestion}
    for number, line in enumerate(book["问题清单"].iter_rows(min_row=5)):
        if line[0].value in numbers and not line[ANSWER - 1].value:
            line[ANSWER - 1].value, line[REASON - 1].value = ("情况属实", "已核对") if number % 2 else ("有疑问", "看不懂")
    book.save(target)


def _mended(written: str, one: Finding) -> str | int:
    """What the clerk makes of a suggestion; in a sentence she changes the part that is meant."""
    lead, colon, value = one.suggestion.rpartition(":")
    if colon and f"{lead}:{one.value}" in written:
        return written.replace(f"{lead}:{one.value}", one.suggestion)
    return int(value) if value.isdecimal() and len(value) < len("1985031") else one.suggestion


def _slipped(book: openpyxl.Workbook, outcome: Outcome, file: str, asked: set[tuple[str, str]]) -> None:
    """A phone of the register that was right is another one now."""
    for submission in outcome.report.county.submissions:
        table = submission.get("delegates")
        for row in table.rows if table and table.file == file and "phone" in table else ():
            place = row.place("phone")
            if row["phone"] and (place.sheet, place.cell) not in asked:
                book[place.sheet][place.cell].value = "13800138000"
                return
