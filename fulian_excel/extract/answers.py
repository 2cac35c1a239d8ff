"""What a township answered on the 问题清单 of its marked copy, wherever its rows were moved to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fulian_excel.extract.remarks import remarks
from fulian_excel.kinds import written
from fulian_excel.marks.listing import Listing, number_in
from fulian_excel.places import position
from fulian_excel.words import fold, tidy

# What can be chosen, each with what people type instead.
_CHOICES = {
    "已改": "已改正 已修改 已更正 已改好 已更改 已经改了 改了 改好了 已改了 已處理 已处理 已补 已补充 已补填",
    "情况属实": "情況屬實 属实 屬實 确实如此 确实 情况是实 无误 無誤 没错 没有错 正确 是对的",
    "有疑问": "有疑問 疑问 疑問 看不懂 不懂 不明白 不清楚 没看懂 ?",
}
_MEANT = {word: choice for choice, words in _CHOICES.items() for word in (choice, *words.split())}
_READ = ("编号", "原值", "处理", "说明", "对象", "问题", "建议")
_AROUND = " ,.;:!。、“”\"'()[]【】〔〕√✓-—"
_PARTS = re.compile(r"[\s,.;:!。、(—-]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands beside one 编号: the value asked about, what was chosen, and the words written.

    `round` is the name of the round whose list it is, empty where the list does not say so any more; `subject` and
    `problem` are what the row says it is about, which is all there is where the 编号 is gone.
    """

    id: str
    value: str = ""
    choice: str = ""
    reason: str = ""
    round: str = ""
    subject: str = ""
    problem: str = ""


def read_answers(lists: Sequence[Listing], comments: Iterable[tuple[str, str]] = ()) -> dict[str, Answer]:
    """By 编号, every finding that the lists told of, answered or not; of two rows alike nothing said is lost.

    `comments` are those of the workbook by their places; what was added to ours is an answer too, and so is one that
    was put on the list.
    """
    found: dict[str, Answer] = {}
    comments = list(comments)
    for answer in (one for listing in lists for one in _rows(listing, _notes(listing, comments))):
        key = answer.id or f"{answer.subject} {answer.problem}"
        found[key] = _both(found[key], answer) if key in found else answer
    name = next((one.sentinel.round for one in lists if one.sentinel), "")
    for number, words in remarks(comments, lists):
        answer = found.get(number, Answer(number, round=name))
        if words not in answer.reason:
            found[number] = replace(answer, reason=";".join(filter(None, (answer.reason, words))))
    return found


def _notes(listing: Listing, comments: Iterable[tuple[str, str]]) -> dict[int, list[str]]:
    """By row the comments that somebody put on the list itself."""
    notes: dict[int, list[str]] = {}
    for place, text in comments:
        sheet, _, cell = place.rpartition("!")
        if sheet == listing.sheet.name:
            notes.setdefault(position(cell).row, []).append(tidy(text))
    return notes


def _rows(listing: Listing, notes: Mapping[int, Sequence[str]]) -> Iterator[Answer]:
    """The rows with a number, or with an answer to something; what was written beside the list belongs to the words."""
    columns, last = listing.columns, max(listing.columns.values())
    name = listing.sentinel.round if listing.sentinel else ""
    for row in listing.rows():
        texts = {column: written(cell) for column, cell in row.items()}
        number, value, choice, reason, subject, problem, hint = (texts.get(columns.get(one, 0), "") for one in _READ)
        beside = (text for column, text in texts.items() if column > last)
        added = notes.get(next(iter(row.values())).row, ())
        choice, reason = understood(choice, ";".join(filter(None, (reason, *beside, *added))))
        if not (choice or reason):
            choice, reason = _split(hint)
        if number_in(number) or ((choice or reason) and problem):
            yield Answer(number_in(number), value, choice, reason, name, subject, problem)


def understood(choice: str, reason: str) -> tuple[str, str]:
    """What was chosen and why, of whatever was typed into 处理 and 说明.

    Words of one's own stand for the choice they mean, with what follows them as reason; others stay as they are.
    """
    if not choice:
        meant, rest = _split(reason)
        return (meant, rest) if meant else ("", reason)
    meant, rest = _split(choice)
    return (meant, ";".join(filter(None, (rest, reason)))) if meant else (choice, reason)


def _split(text: str) -> tuple[str, str]:
    """The choice that a text begins with or is, and the rest of it."""
    plain = tidy(text).strip(_AROUND)
    if choice := _MEANT.get(fold(plain)) or _MEANT.get(fold(text)):
        return choice, ""
    part = _PARTS.search(plain)
    choice = _MEANT.get(fold(plain[: part.start()]), "") if part else ""
    return (choice, plain[part.end() :].strip(_AROUND)) if choice and part else ("", "")


def _both(one: Answer, other: Answer) -> Answer:
    """The answer with more to say; what the other one says differently is added."""
    more, less = (one, other) if len(one.choice + one.reason) >= len(other.choice + other.reason) else (other, one)
    if not (less.choice or less.reason) or (less.choice, less.reason) == (more.choice, more.reason):
        return more
    return replace(more, reason=f"{more.reason}(另一行答:{'、'.join(filter(None, (less.choice, less.reason)))})")
