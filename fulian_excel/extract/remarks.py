"""Remarks: words that a township added to our comments instead of answering on 问题清单."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fulian_excel.forms.answers import NUMBER
from fulian_excel.marks.returned_lists import Line, ReturnedList, number_in
from fulian_excel.marks.sentinels import COMMENT_CLOSE, COMMENT_LAST, COMMENT_OPEN, quoted
from fulian_excel.words import fold, tidy

_LAST = re.compile(rf"{COMMENT_LAST}(?:\s*第([ \w\-、]*)号)?")
_LEVEL = re.compile(r"(?:\d+\.)?(?:必改|核实|提示):")
_PROPOSED = "建议改为:"


def remarks(comments: Iterable[tuple[str, str]], lists: Sequence[ReturnedList]) -> Iterator[tuple[str, str]]:
    """(编号, added words) per changed comment; the 编号 is the first in the comment, else the list's for its cell."""
    lines = [line for returned in lists for line in returned.lines() if line.number]
    cells = {line.place.partition(":")[0]: line.number for line in reversed(lines)}
    told = {line.number: line for line in lines}
    for place, text in comments:
        before, mark, rest = text.partition(COMMENT_OPEN)
        if not mark:
            continue
        last = _LAST.search(rest)
        named = [number_in(one[0]) for one in NUMBER.finditer(last[1] or "")] if last else []
        number = next(iter(named), cells.get(place, ""))
        inside, behind = (rest[: last.start()], rest[last.end() :]) if last else (rest, "")
        added = (
            "" if COMMENT_CLOSE in text else tidy(before),
            _between(inside.partition(COMMENT_CLOSE)[0], named or [number], told),
            tidy(behind.partition(COMMENT_OPEN)[0].replace(COMMENT_CLOSE, " ")),
        )
        if number and any(added):
            yield number, ";".join(filter(None, added))


def _between(text: str, numbers: Sequence[str], told: Mapping[str, Line]) -> str:
    """A comment's text without our sentences; empty if the list does not have those sentences."""
    left = fold(text)
    for number in numbers:
        ours = fold(quoted(told[number].problem)) if number in told else ""
        if not ours or ours not in left:
            return ""
        left = left.replace(ours, "\n")
        if proposed := fold(quoted(told[number].suggestion)):
            left = left.replace(_PROPOSED + proposed, "\n")
    return ";".join(filter(None, (_LEVEL.sub("", part).strip() for part in left.split("\n"))))
