"""What a township answered on the 问题清单 of its marked copy, wherever its rows were moved to."""

from collections.abc import Iterator
from dataclasses import dataclass

from fulian_excel.kinds import written
from fulian_excel.ooxml.cells import Book, Sheet
from fulian_excel.ooxml.sentinels import is_list
from fulian_excel.words import fold

_HEADINGS = ("编号", "原值", "处理", "说明")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands beside one 编号: the value asked about, what was chosen, and the words written."""

    id: str
    value: str = ""
    choice: str = ""
    reason: str = ""


def read_answers(book: Book) -> dict[str, Answer]:
    """By 编号, every finding that the list told of, answered or not; of two rows alike the one with more to say."""
    found: dict[str, Answer] = {}
    for sheet in book.sheets:
        first = sheet.cells.get((1, 1))
        if is_list(sheet.name, first.value if first else ""):
            for answer in _rows(sheet):
                kept = found.get(answer.id)
                if kept is None or len(answer.choice + answer.reason) > len(kept.choice + kept.reason):
                    found[answer.id] = answer
    return found


def _rows(sheet: Sheet) -> Iterator[Answer]:
    """The rows below the headings, wherever these stand by now."""
    columns: dict[str, int] = {}
    for row in sorted({row for row, _ in sheet.cells}):
        texts = {column: written(cell) for (at, column), cell in sheet.cells.items() if at == row}
        if not columns:
            named = {fold(text): column for column, text in texts.items()}
            columns = {name: named[name] for name in _HEADINGS if name in named} if "编号" in named else {}
            continue
        answer = Answer(*(texts.get(columns.get(name, 0), "") for name in _HEADINGS))
        if answer.id:
            yield answer
