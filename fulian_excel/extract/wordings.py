"""The wordings of one heading: what to look up for it, and when its group's heading is read for it."""

import re
from collections.abc import Iterator, Sequence

from fulian_excel.forms.headings import PICKED
from fulian_excel.words import in_brackets, without_brackets

_OF_WHICH, _OR_NOT = re.compile(r"^其中[:、,]?(?=.)"), "与否"
# What a questionnaire says around a heading: its number, who is asked, a question mark: 3、请问您现在的工作单位?
_QUESTION = re.compile(r"^[Qq]?\d{1,2}[、..:]|^请|[您你]|[??]$")
_ASKED = re.compile(
    r"^(?:[Qq]?\d{1,2}[、..:])?(?:请(?:问|填写?|选择?|输入|提供|写明?))?"
    r"|[您你](?:的|本人的?|是(?!否)|现在的?|目前的?)?|(?<=所属|所在|推选|推荐|拟任|担任|从事)的|(?:[是有](?:多少|几)[人个名]?|(?<!是)是)?[??]$"
)


def tries(parts: Sequence[str], *, alone: bool = False) -> Iterator[str]:
    """The words to look up for a heading, the likeliest first, those in brackets last."""
    whole = [parts[-1]]
    if len(parts) > 1:
        whole = ["".join(parts), parts[-1], *(reversed(parts[:-1]) if alone else ())]
    yield from whole
    for text in whole:
        if (plain := _plainly(text)) != text:
            yield plain
            if "(" in plain:
                yield without_brackets(plain)
        if "(" in text or "[" in text or "【" in text:
            yield without_brackets(text)
            yield from in_brackets(text)


def _plainly(text: str) -> str:
    """A heading without 其中 in front or a question's words, in its usual form: 当选与否 becomes 是否当选."""
    told = _OF_WHICH.sub("", text)
    told = _ASKED.sub("", told) if _QUESTION.search(told) else told
    return f"是否{told.removesuffix(_OR_NOT)}" if told.endswith(_OR_NOT) else told


def may_speak_for(group: str, text: str, others: Sequence[str]) -> bool:
    """True if a group's heading may be read as the heading under it: the only one, or the one marked as chosen."""
    return bool(group) and (len(others) == 1 or text in PICKED)
