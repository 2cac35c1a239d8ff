"""The names that rules ask of rows, tables, blocks and townships, read from the rules' source."""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from fulian_excel.rules.subjects import Subject, subjects_of

# The methods that take a name, by what they are asked of; get answers None where a row's form lacks the column.
_METHODS: Mapping[str, frozenset[str]] = {
    "row": frozenset(("get", "cell", "place", "written", "tell")),
    "block": frozenset(("value", "place", "written", "tell")),
    "table": frozenset(("heading", "tell", "label")),
    "township": frozenset(("get", "rows")),
    "county": frozenset(("tables",)),
}
_TELLING = frozenset(("tell", "finding", "Finding"))
_NO_PARTS = frozenset(("suggestion", "subject", "column", "form", "value", "township", "record"))


@dataclass(frozen=True, slots=True)
class Question:
    """A literal name asked of a subject, and how: `get`, `tell` …, or [] for a subscript."""

    name: str
    subject: Subject
    how: str


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions of a rule's function and the functions it calls, and the parts they give to messages.

    `surely` is False if some part may be given whose name is not a literal.
    """

    questions: frozenset[Question] = frozenset()
    parts: frozenset[str] = frozenset()
    tells: bool = False
    surely: bool = True


def asking(function: Callable[..., Any], on: tuple[str, ...]) -> Asking:
    """The Asking of a rule on some forms; `surely` is False for a function without source."""
    found, seen = Asking(), set[FunctionType]()
    pending: list[tuple[Any, tuple[str, ...]]] = [(function, on)]
    while pending:
        called, forms = pending.pop()
        plain = inspect.unwrap(called)
        if not isinstance(plain, FunctionType) or plain in seen:
            continue
        seen.add(plain)
        alone, names = _alone(plain, forms)
        found = Asking(
            found.questions | alone.questions,
            found.parts | alone.parts,
            found.tells or alone.tells,
            found.surely and alone.surely,
        )
        pending += [(one, ()) for one in _called(names, plain.__globals__)]
    return found


@cache
def _alone(function: FunctionType, on: tuple[str, ...]) -> tuple[Asking, frozenset[str]]:
    """The Asking of one function alone, and every name in it."""
    node = _functions(function.__module__).get(function.__code__.co_firstlineno)
    if node is None:
        return Asking(surely=False), frozenset()
    nodes = list(ast.walk(node))
    names = frozenset(one.id for one in nodes if isinstance(one, ast.Name))
    calls = [one for one in nodes if isinstance(one, ast.Call) and _name_of(one.func) in _TELLING]
    parts = [part for call in calls for part in _parts(call)]
    questions = frozenset(_questions(nodes, on))
    return Asking(questions, frozenset(filter(None, parts)), bool(calls), None not in parts), names


@cache
def _functions(module: str) -> dict[int, ast.FunctionDef]:
    """A module's functions by the line on which each begins, its decorators included."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (KeyError, OSError, TypeError):
        return {}
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    found += [node for outer in found for node in outer.body if isinstance(node, ast.FunctionDef)]
    return {min([node.lineno, *(one.lineno for one in node.decorator_list)]): node for node in found}


def _called(names: frozenset[str], known: Mapping[str, Any]) -> Iterator[Any]:
    """The functions of our rules among some names of a module."""
    for name in names:
        called = known.get(name)
        if isinstance(called, FunctionType) and called.__module__.startswith(("fulian_excel.rules", known["__name__"])):
            yield called


def _questions(nodes: list[ast.AST], on: tuple[str, ...]) -> Iterator[Question]:
    subjects = subjects_of(nodes, on)
    for one in nodes:
        if isinstance(one, ast.Subscript) and (name := _text(one.slice)):
            of = subjects.of(one.value)
            if of and of.kind in ("row", "tables"):
                yield Question(name, of, "[]")
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.args and (name := _text(one.args[0])):
            of = subjects.of(one.func.value)
            if of and one.func.attr in _METHODS.get(of.kind, ()):
                yield Question(name, of, one.func.attr)


def _name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _parts(call: ast.Call) -> Iterator[str | None]:
    """The names of the parts that a call of tell() or Finding() gives; None for a part whose name is not a literal."""
    for keyword in call.keywords:
        if keyword.arg == "parts":
            keys = keyword.value.keys if isinstance(keyword.value, ast.Dict) else [None]
            yield from ((_text(key) or None) if key is not None else None for key in keys)
        elif keyword.arg not in _NO_PARTS:
            yield keyword.arg
