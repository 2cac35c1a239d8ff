"""The rule book: every code that a finding may carry, and how a code is declared.

A code raised while a workbook is read is declared as data: `F01 = declared("F01", …)`. A rule that the engine runs is
a function under `@rule`; one that pandera runs is under `@cell_rule` (on one value) or `@quota_rule` (on the frame of
quotas). A mistake in a declaration raises DeclarationError at once.
"""

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from string import Formatter
from typing import Any, TypeVar

from fulian_excel.declaring import (
    SUBJECTS,
    DeclarationError,
    check_arguments,
    check_scope,
    check_tuples,
    in_words,
    no_unknown_keywords,
)
from fulian_excel.findings import Finding, Level
from fulian_excel.places import NOWHERE, Place

GB = "GB 11643"
GB_LISTS = "GB/T 2261.1、3304、4762"
实施方案 = "《镇妇联换届工作实施方案》"
章程 = "《中华全国妇女联合会章程》"
选举条例 = "《妇女联合会选举工作条例》"
选举办法 = "选举办法"
名额分配 = "名额分配"
名额分配表 = "名额分配表"
报送要求 = "报送要求"
时间安排 = "时间安排"
县定 = "县定"
NO_SOURCE = "–"

Parts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Family:
    """The codes of one letter: their subject, and the packages (below fulian_excel) that declare them."""

    about: str
    rooms: tuple[str, ...]


# The families of codes by their letter, in the order in which a workbook meets them.
FAMILIES: Mapping[str, Family] = {
    "F": Family("files", ("intake.refusals", "rules.files")),
    "T": Family("tables", ("extract.complaints",)),
    "V": Family("values", ("kinds", "rules.values")),
    "P": Family("people", ("rules.people", "rules.same_people")),
    "D": Family("delegates", ("rules.delegates", "rules.quotas")),
    "C": Family("candidates", ("rules.candidates",)),
    "B": Family("ballots", ("rules.papers", "rules.ballots", "rules.ranking")),
    "S": Family("seats", ("rules.seats", "rules.quotas")),
    "W": Family("progress of the work", ("rules.progress",)),
    "R": Family("filing and archive", ("rules.filing",)),
    "E": Family("training", ("rules.training",)),
    "H": Family("handover", ("rules.handover",)),
    "L": Family("discipline", ("rules.discipline",)),
    "U": Family("survey", ("rules.survey",)),
    "X": Family("townships beside each other", ("rules.across",)),
    "Z": Family("ourselves", ("rulebook",)),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or word of a rule that the county may change.

    `title` is its name in the settings; a value has the type of the default, and is one of `choices` if there
    are any.
    """

    title: str
    default: Any
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One code: its invariant, the message of a breach, and the function that finds breaches, if any.

    `wants` are the subjects that the function takes. `needs` are the columns and labels without which the rule is
    未检查: "officers.name", or a bare "sex" for a rule that runs on each form in `on`. With `once_due` the rule, which
    is on completeness, is silent until its form is due. `at` is the heading or label of a quota's finding. `room` is
    the module that declares the code.
    """

    code: str
    level: Level
    title: str
    message: str
    source: str
    invariant: str
    room: str
    function: Callable[..., Any] | None = None
    wants: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    once_due: bool = False
    at: str = ""
    county_message: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def stamp(self, finding: Finding, level: Level | None = None) -> Finding:
        """Return the finding with this rule's code, level and sentences."""
        told = {"subject": finding.subject, "value": finding.value, "suggestion": finding.suggestion}
        parts = {**told, **finding.parts}
        return replace(
            finding,
            code=self.code,
            level=level or self.level,
            message=self.message.format_map(parts),
            county_message=self.county_message.format_map(parts),
        )

    def finding(
        self,
        place: Place = NOWHERE,
        /,
        *,
        subject: str = "",
        value: str = "",
        suggestion: str = "",
        column: str = "",
        form: str = "",
        **parts: object,
    ) -> Finding:
        """Return a stamped finding at a place; `parts` are the other fields of the message."""
        return self.stamp(
            Finding(
                place,
                subject=subject,
                value=value,
                suggestion=suggestion,
                column=column,
                form=form,
                parts=parts,
            )
        )


RULES: dict[str, Rule] = {}

_KEYWORDS = ("source", "on", "needs", "once_due", "county_message")

Function = TypeVar("Function", bound=Callable[..., Any])


def declared(
    code: str,
    level: Level,
    title: str,
    message: str,
    invariant: str,
    *,
    source: str = NO_SOURCE,
    once_due: bool = False,
    county_message: str = "",
) -> Rule:
    """Declare a code that is raised while reading; `invariant` is the sentence of what must hold."""
    room = str(sys._getframe(1).f_globals["__name__"])  # noqa: SLF001 - the module that declares the code
    entry = Rule(code, level, title, message, source, invariant, room, once_due=once_due)
    return _enter(replace(entry, county_message=county_message))


def rule(
    code: str,
    level: Level,
    title: str,
    message: str,
    *,
    source: str = NO_SOURCE,
    on: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    once_due: bool = False,
    county_message: str = "",
    **parameters: Parameter,
) -> Callable[[Function], Function]:
    """Declare a rule that the engine runs: a function that yields findings.

    The function's arguments are named after its subjects (SUBJECTS) and its `parameters`; the first line of its
    docstring is the invariant.
    """

    def declare(function: Function) -> Function:
        arguments = tuple(inspect.signature(function).parameters)
        wants = tuple(name for name in arguments if name in SUBJECTS)
        _check_keywords(code, parameters)
        check_tuples(code, {"on": on, "needs": needs})
        check_arguments(code, arguments, parameters)
        check_scope(code, wants, on)
        entry = Rule(code, level, title, message, source, _promise(function), function.__module__, function)
        entry = replace(entry, wants=wants, on=on, needs=needs, once_due=once_due)
        _enter(replace(entry, county_message=county_message, parameters=parameters))
        return function

    return declare


def cell_rule(
    code: str, level: Level, title: str, message: str, *, source: str = NO_SOURCE
) -> Callable[[Function], Function]:
    """Declare a rule on one value: a function that returns the message's parts for a breach, else None.

    The part `suggestion`, if given, is the value to write instead.
    """

    def declare(function: Function) -> Function:
        _enter(Rule(code, level, title, message, source, _promise(function), function.__module__, function))
        return function

    return declare


def quota_rule(
    code: str, level: Level, title: str, message: str, *, at: str, source: str = NO_SOURCE
) -> Callable[[Function], Function]:
    """Declare a rule on the frame of quotas: a function from the frame to one boolean per township.

    `at` is the heading ("delegates.name") or label for the place of the finding; the message's parts are the
    township's row of the frame.
    """

    def declare(function: Function) -> Function:
        arguments = tuple(inspect.signature(function).parameters)
        if arguments != ("frame",):
            raise DeclarationError(
                f"rule {code}: a rule on quotas takes one argument, frame, not {in_words(arguments)}"
            )
        promise = _promise(function)
        room = function.__module__
        _enter(Rule(code, level, title, message, source, promise, room, function, ("frame",), needs=(at,), at=at))
        return function

    return declare


def _promise(function: Callable[..., Any]) -> str:
    """The first line of a function's docstring."""
    return (inspect.getdoc(function) or "").partition("\n")[0]


def _check_keywords(code: str, more: Mapping[str, Any]) -> None:
    """Raise DeclarationError for a keyword of @rule that is neither its own nor a parameter."""
    odd = [name for name, value in more.items() if not isinstance(value, Parameter)]
    no_unknown_keywords(f"rule {code} (a parameter would be a Parameter)", odd, _KEYWORDS)


def _enter(entry: Rule) -> Rule:
    if not re.fullmatch(r"[A-Z][0-9]{2}", entry.code):
        raise DeclarationError(f"rule {entry.code}: a code is a letter and two digits")
    if not isinstance(entry.level, Level):
        raise DeclarationError(f"rule {entry.code}: its level is a Level, as in Level.FIX, not {entry.level!r}")
    if entry.code[0] not in FAMILIES:
        raise DeclarationError(f"rule {entry.code}: FAMILIES in rulebook.py has no family {entry.code[0]}")
    if entry.code in RULES:
        raise DeclarationError(f"rule {entry.code} is declared twice: in {RULES[entry.code].room} and {entry.room}")
    if not entry.invariant.endswith("."):
        raise DeclarationError(f"rule {entry.code}: the docstring's first line says as a sentence what must hold")
    for sentence in (entry.message, entry.county_message):
        try:
            list(Formatter().parse(sentence))
        except ValueError as error:
            raise DeclarationError(f"rule {entry.code}: its message is no format string ({error})") from error
    RULES[entry.code] = entry
    return entry


Z01 = declared(
    "Z01",
    Level.OFF,
    "规则正常运行",
    "规则 {value} 运行出错",
    "A rule runs to its end; one that does not is told to the operator alone, and the run goes on.",
)
