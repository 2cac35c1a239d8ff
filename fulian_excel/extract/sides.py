"""Tables that stand beside each other under one row of headings."""

from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.extract.lexicon import Lexicon

_ENOUGH, _FEWEST = 3, 2


def side_by_side(headings: list[Heading], lexicon: Lexicon) -> list[list[Heading]]:
    """The tables that stand beside each other in one heading row.

    A second table begins with the same headings again, with the next key heading if the headings after it are the
    same, and beyond an empty column if the headings there fit another form better.
    """
    matched = lexicon.matched(headings)
    best = max(lexicon.vocabularies, key=lambda one: matched[one.form.name])
    names = [_name(heading, best) or heading.text for heading in headings]
    for width in range(2, len(names) // 2 + 1):
        if len(names) % width == 0 and all(names[index] == names[index % width] for index in range(width, len(names))):
            return [headings[start : start + width] for start in range(0, len(names), width)]
    return _by_key(headings, best) or _by_gap(headings, lexicon)


def _name(heading: Heading, vocabulary: Vocabulary) -> str:
    meaning = vocabulary.meaning(heading.parts, alone=heading.alone)
    return meaning.name if meaning else ""


def _by_key(headings: list[Heading], vocabulary: Vocabulary) -> list[list[Heading]]:
    """The headings cut before each key heading, if the headings after every key are the same."""
    key = vocabulary.form.key
    if key not in vocabulary.form.columns:
        return []
    names = [_name(heading, vocabulary) for heading in headings]
    keyed = [
        at for at, heading in enumerate(headings) if names[at] == key or key in vocabulary.instead.get(heading.text, ())
    ]
    columns = vocabulary.form.columns
    numbers = {name for name, column in columns.items() if column.numbers}
    loose = {name for name, column in columns.items() if column.last} | numbers | {"", key}
    starts = [at - 1 if at and names[at - 1] in numbers else at for at in keyed]
    if len(starts) < _FEWEST:
        return []
    starts[0] = 0
    ends = [*starts[1:], len(headings)]
    told = [set(names[start:end]) - loose for start, end in zip(starts, ends, strict=True)]
    if not told[0] or any(one != told[0] for one in told):
        return []
    return [headings[start:end] for start, end in zip(starts, ends, strict=True)]


def _by_gap(headings: list[Heading], lexicon: Lexicon) -> list[list[Heading]]:
    for index in range(_FEWEST, len(headings) - _FEWEST + 1):
        left, right = headings[:index], headings[index:]
        gap = right[0].column - left[-1].column > 1
        if gap and _are_two(left, right, lexicon):
            return [left, *side_by_side(right, lexicon)]
    return [headings]


def _are_two(left: list[Heading], right: list[Heading], lexicon: Lexicon) -> bool:
    """True if the headings left and right of a gap fit two forms better than all of them fit one."""
    together, *halves = (max(lexicon.matched(part).values()) for part in ([*left, *right], left, right))
    return min(halves) >= _FEWEST and max(halves) >= _ENOUGH and sum(halves) > together
