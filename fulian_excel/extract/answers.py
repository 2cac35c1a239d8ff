"""What a township answered on the 问题清单 of its marked copy, wherever its rows were moved to."""

from collections.abc import Iterator
from dataclasses import dataclass

from fulian_excel.kinds import written
from fulian_excel.ooxml.cells import Book, Sheet
from fulian_excel.ooxml.sentinels import is_list, read_sentinel
from fulian_excel.words import fold

_HEADINGS = ("编号", "原值", "处理", "说明")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands beside one 编号: the value asked about, what was chosen, and the words written.

    `round` is the name of the round whose list it is.
    """

    id: str
    value: str = ""
    choice: str = ""
    reason: str = ""
    round: str = ""


def read_answers(book: Book) -> dict[str, Answer]:
    """By 编号, every finding that the list told of, answered or not; of two rows alike the one with more to say."""
    found: dict[str, Answer] = {}
    for sheet in book.sheets:
        first = sheet.cells.get((1, 1))
        sentinel = read_sentinel(first.value if first else "")
        if sentinel is not None and is_list(sheet.name, str(sentinel)):
            for answer in _rows(sheet, sentinel.round):
                kept = found.get(answer.id)
                if kept is None or len(answer.choice + answer.reason) > len(kept.choice + kept.reason):
                    found[answer.id] = answer
    return found


def _rows(sheet: Sheet, round_id: str) -> Iterator[Answer]:
    """The rows below the headings, wherever these stand by now."""
    columns: dict[str, int] = {}
    for row in sorted({row for row, _ in sheet.cells}):
        texts = {column: written(cell) for (at, column), cell in sheet.cells.items() if at == row}
        if not columns:
            named = {fold(text): column for column, text in texts.items()}
            columns = {name: named[name] for name in _HEADINGS if name in named} if "编号" in named else {}
            continue
        number, value, choice, reason = (texts.get(columns.get(name, 0), "") for name in _HEADINGS)
        answer = Answer(number, value, choice, reason, round_id)
        if answer.id:
            yield answer
