"""Choices: reading one option of a list, and checking it, with the nearest option as a suggestion."""

import re
from collections.abc import Iterator, Mapping

from fulian_excel.cells import Cell
from fulian_excel.findings import Level
from fulian_excel.kinds.choice_lists import ChoiceList
from fulian_excel.kinds.kind import Kind, Reading, ValueCheck, reread, written
from fulian_excel.rulebook import GB_LISTS, Parts, cell_rule, 县定
from fulian_excel.words import clearly_nearest, fold

_BETWEEN_CHOICES = re.compile(r"[、,;/+\s]|和|及|兼(?!职)")
# Texts that are no misspelt option: a range, several things, or a post in a village's federation.
_NO_TYPO = re.compile(r"以上|以下|及|或|[、/]|^(?:村|社区).*妇联")

def choice(choices: ChoiceList) -> Kind:
    """Return the kind of a column whose values are options of a list.

    A text that is no option is kept as written; the kind's checks (V03, V13) report it.
    """
    plain = {fold(word): option for word, option in _words(choices, choices.spellings)}
    told = {fold(word): option for word, option in choices.readings.items()}

    def read(cell: Cell) -> Reading:
        text = written(cell)
        folded = fold(text)
        if folded in plain:
            return Reading(plain[folded])
        meant = told.get(folded) or (_highest(text, choices, plain) if choices.ranked else "")
        return reread(text, meant, meant) if meant in choices.options else Reading(meant or text)

    return Kind(
        f"choice({choices.title})",
        choices.title,
        "str",
        read,
        tuple(_checks(choices)),
        options=choices.options,
        choices=choices,
        example=choices.options[0],
        width=max(8, *(2 * len(option) + 2 for option in choices.options)),
    )


def _highest(text: str, choices: ChoiceList, plain: Mapping[str, str]) -> str:
    """The first part of a cell that is in `questions`, else its highest option; empty if it is no list of options."""
    parts = [fold(part) for part in _BETWEEN_CHOICES.split(text) if part.strip()]
    asked = [part for part in parts if part in choices.questions]
    if len(parts) < 2 or any(part not in plain and part not in asked for part in parts):
        return ""
    return asked[0] if asked else min((plain[part] for part in parts), key=choices.options.index)


def _words(choices: ChoiceList, spellings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((option, option) for option in choices.options)
    yield from spellings.items()


def _checks(choices: ChoiceList) -> Iterator[tuple[str, ValueCheck]]:
    if choices.code == "V03":
        yield "V03", lambda value: not_an_option(value, choices)
    if choices.code == "V13" or choices.questions:
        yield "V13", lambda value: unclear_option(value, choices)


@cell_rule("V03", Level.FIX, "选项在规定范围内", "「{value}」不在{title}的选项中({options}){hint}", source=GB_LISTS)
def not_an_option(value: str, choices: ChoiceList) -> Parts | None:
    """The value is one of the list's options."""
    return None if value in choices.options or value in choices.questions else _nearest_option(value, choices)


@cell_rule("V13", Level.ASK, "能归入一个选项", "「{value}」不在{title}的选项中({options}){hint}", source=县定)
def unclear_option(value: str, choices: ChoiceList) -> Parts | None:
    """The value says which option of a softer list it is, and not one that may be two."""
    if value in choices.questions:
        return {"title": choices.title, "options": "、".join(choices.options), "hint": f";{choices.questions[value]}"}
    if choices.code != "V13" or value in choices.options:
        return None
    return _nearest_option(value, choices)


def _nearest_option(value: str, choices: ChoiceList) -> Parts:
    folded = fold(value)
    meant = "" if _NO_TYPO.search(folded) else clearly_nearest(folded, dict(_words(choices, choices.spellings)))
    return {
        "title": choices.title,
        "options": "、".join(choices.options),
        "hint": f";是不是「{meant}」?" if meant else ";请从中选一项",
        "suggestion": meant,
    }
