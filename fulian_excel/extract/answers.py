"""Reading a township's answers on the 问题清单 of its marked copy, wherever its rows were moved to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fulian_excel.extract.remarks import remarks
from fulian_excel.forms.answers import CHOICES
from fulian_excel.marks.returned_lists import ReturnedList
from fulian_excel.places import position
from fulian_excel.words import fold, tidy

_MEANT = {option: option for option in CHOICES.options} | dict(CHOICES.spellings)
_AROUND = " ,.;:!。、“”\"'()[]【】〔〕√✓-—"
_PARTS = re.compile(r"[\s,.;:!。、(—-]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer beside one 编号: the value asked about, the choice, and the words written.

    `round` is the name of the list's round, empty if the list no longer says so; `subject` and `problem` are those
    texts of the row, by which it is known if the 编号 is gone.
    """

    id: str
    value: str = ""
    choice: str = ""
    reason: str = ""
    round: str = ""
    subject: str = ""
    problem: str = ""


def read_answers(lists: Sequence[ReturnedList], comments: Iterable[tuple[str, str]] = ()) -> dict[str, Answer]:
    """The answers by 编号, empty ones for lines without an answer; the words of two rows with one 编号 are joined.

    `comments` are the workbook's comments by place: words added to a comment of ours, and comments put on the list,
    are answers too.
    """
    found: dict[str, Answer] = {}
    comments = list(comments)
    for answer in (one for returned in lists for one in _rows(returned, _notes(returned, comments))):
        key = answer.id or f"{answer.subject} {answer.problem}"
        found[key] = _both(found[key], answer) if key in found else answer
    name = next((one.sentinel.round for one in lists if one.sentinel), "")
    for number, words in remarks(comments, lists):
        answer = found.get(number, Answer(number, round=name))
        if words not in answer.reason:
            found[number] = replace(answer, reason=";".join(filter(None, (answer.reason, words))))
    return found


def _notes(returned: ReturnedList, comments: Iterable[tuple[str, str]]) -> dict[int, list[str]]:
    """Comments that somebody put on the list itself, by row."""
    notes: dict[int, list[str]] = {}
    for place, text in comments:
        sheet, _, cell = place.rpartition("!")
        if sheet == returned.sheet.name:
            notes.setdefault(position(cell).row, []).append(tidy(text))
    return notes


def _rows(returned: ReturnedList, notes: Mapping[int, Sequence[str]]) -> Iterator[Answer]:
    """An answer per row with a 编号 or with something chosen or written; words beside the list are part of it."""
    name = returned.sentinel.round if returned.sentinel else ""
    for line in returned.lines():
        choice, reason = understood(
            line.choice, ";".join(filter(None, (line.reason, *line.beside, *notes.get(line.row, ()))))
        )
        if not (choice or reason):
            choice, reason = _split(line.suggestion)
        if line.number or ((choice or reason) and line.problem):
            yield Answer(line.number, line.value, choice, reason, name, line.subject, line.problem)


def understood(choice: str, reason: str) -> tuple[str, str]:
    """(choice, reason) understood from whatever was typed into 处理 and 说明.

    Free words are read as the choice they mean, with the rest as the reason; other words stay as they are.
    """
    if not choice:
        meant, rest = _split(reason)
        return (meant, rest) if meant else ("", reason)
    meant, rest = _split(choice)
    return (meant, ";".join(filter(None, (rest, reason)))) if meant else (choice, reason)


def _split(text: str) -> tuple[str, str]:
    """The choice that a text begins with, and the rest of the text."""
    plain = tidy(text).strip(_AROUND)
    if choice := _MEANT.get(fold(plain)) or _MEANT.get(fold(text)):
        return choice, ""
    part = _PARTS.search(plain)
    choice = _MEANT.get(fold(plain[: part.start()]), "") if part else ""
    return (choice, plain[part.end() :].strip(_AROUND)) if choice and part else ("", "")


def _both(one: Answer, other: Answer) -> Answer:
    """The fuller of two answers, with words of the other that differ added."""
    more, less = (one, other) if len(one.choice + one.reason) >= len(other.choice + other.reason) else (other, one)
    if not (less.choice or less.reason) or (less.choice, less.reason) == (more.choice, more.reason):
        return more
    return replace(more, reason=f"{more.reason}(另一行答:{'、'.join(filter(None, (less.choice, less.reason)))})")
