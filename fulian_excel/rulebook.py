"""The rule book: every code a finding may carry, declared beside the function that looks for it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from fulian_excel.findings import Finding, Level

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

# What a rule may ask for by the name of an argument, widest first; the widest one is its scope.
SUBJECTS = ("county", "township", "table", "block", "region", "file", "written", "frame")

Parts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or word of a rule that the county may change.

    `title` is what the settings call it; a value has the type of the default, and is one of `choices`
    where there are any.
    """

    title: str
    default: Any
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One code: what must hold, how a breach is told, and the function that looks for it.

    `needs` names the columns and labels without which the rule is 未检查: "officers.name", or a bare "sex"
    where the rule runs on each of the forms in `on`. `once_due` keeps a rule about completeness silent
    until its form is due. `at` is where a quota's finding stands.
    """

    code: str
    level: Level
    title: str
    message: str
    source: str
    function: Callable[..., Any]
    wants: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    once_due: bool = False
    at: str = ""
    county_message: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def invariant(self) -> str:
        """What must hold, as the first line of the function's docstring says it."""
        return (self.function.__doc__ or "").strip().split("\n", maxsplit=1)[0]

    def stamp(self, finding: Finding, level: Level | None = None) -> Finding:
        """The finding with this rule's code, level and sentences."""
        told = {"subject": finding.subject, "value": finding.value, "suggestion": finding.suggestion}
        parts = {**told, **finding.parts}
        return replace(
            finding,
            code=self.code,
            level=level or self.level,
            message=self.message.format_map(parts),
            county_message=self.county_message.format_map(parts),
        )


RULES: dict[str, Rule] = {}

Function = TypeVar("Function", bound=Callable[..., Any])


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
    """Declare a rule that yields findings.

    The names of the function's arguments say what it looks at (`county`, `township`, `table`, `block`) and
    which of its `parameters` it takes.
    """

    def declare(function: Function) -> Function:
        wants = tuple(name for name in inspect.signature(function).parameters if name in SUBJECTS)
        _enter(
            Rule(
                code,
                level,
                title,
                message,
                source,
                function,
                wants=wants,
                on=on,
                needs=needs,
                once_due=once_due,
                county_message=county_message,
                parameters=parameters,
            )
        )
        return function

    return declare


def cell_rule(
    code: str, level: Level, title: str, message: str, *, source: str = NO_SOURCE
) -> Callable[[Function], Function]:
    """Declare a rule on one value: a function that gives None where it holds, else the message's parts.

    The part `suggestion`, where given, is what the cell should rather say.
    """

    def declare(function: Function) -> Function:
        _enter(Rule(code, level, title, message, source, function, wants=("written",)))
        return function

    return declare


def quota_rule(
    code: str, level: Level, title: str, message: str, *, at: str, source: str = NO_SOURCE
) -> Callable[[Function], Function]:
    """Declare a rule on the frame of quotas: a function from the frame to one boolean per township.

    `at` is the heading ("delegates.name") or label on which the finding stands; the message's parts are the
    township's row of the frame.
    """

    def declare(function: Function) -> Function:
        _enter(Rule(code, level, title, message, source, function, wants=("frame",), needs=(at,), at=at))
        return function

    return declare


def _enter(entry: Rule) -> None:
    if entry.code in RULES:
        raise ValueError(f"rule {entry.code} is declared twice")
    RULES[entry.code] = entry


@rule("Z01", Level.OFF, "规则正常运行", "规则 {value} 运行出错")
def rules_do_not_crash(code: str) -> Finding:
    """A rule runs to its end; one that does not is told to the operator alone, and the run goes on."""
    return Finding(value=code)


def breach(code: str, parts: Parts, **where: Any) -> Finding:
    """A stamped finding of one cell's rule; `parts` are what its function gave."""
    suggestion = str(parts.get("suggestion", ""))
    return RULES[code].stamp(Finding(parts=parts, suggestion=suggestion, **where))
