"""The names in a rule's function that are rows, tables, blocks or townships, with their forms."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BY_CLASS = {"Row": "row", "Table": "table", "Block": "block", "Submission": "township", "County": "county"}
_BY_ARGUMENT = ("table", "block", "township", "county")
_SEVERAL = {"rows": "row", "blocks": "block"}
_PASSING = ("sorted", "list", "tuple", "reversed", "iter")
_COLLECTION = re.compile(r"(?:list|Sequence|Iterable|Iterator)\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class Subject:
    """The kind of thing a name stands for: row, rows, table, tables, block, blocks, township or county.

    `forms` are the forms it may be of; empty if the source does not say.
    """

    kind: str
    forms: tuple[str, ...] = ()


@dataclass(slots=True)
class Subjects:
    """The subjects of one function by name; a name that may also be something else is left out."""

    known: dict[str, Subject | None]

    def of(self, node: ast.expr) -> Subject | None:
        """The subject that an expression stands for; None if it is something else or unknown."""
        if isinstance(node, ast.Name):
            return self.known.get(node.id)
        if isinstance(node, ast.IfExp):
            return self.of(node.body)
        if isinstance(node, ast.Attribute):
            return _attribute(self.of(node.value), node.attr)
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        if isinstance(node, ast.Call):
            return self._call(node)
        return None

    def _subscript(self, node: ast.Subscript) -> Subject | None:
        of, name = self.of(node.value), node.slice
        if of and of.kind == "tables" and isinstance(name, ast.Constant):
            return Subject("table", (str(name.value),))
        return _one_of(of) if not isinstance(name, ast.Slice) else of

    def _call(self, node: ast.Call) -> Subject | None:
        if isinstance(node.func, ast.Name):
            return self.of(node.args[0]) if node.func.id in _PASSING and node.args else None
        if not isinstance(node.func, ast.Attribute):
            return None
        of, asked = self.of(node.func.value), node.func.attr
        first = node.args[0] if node.args else None
        form = (str(first.value),) if isinstance(first, ast.Constant) else ()
        if of and of.kind == "table" and asked == "rows_of":
            return Subject("rows", of.forms)
        if of and of.kind == "township":
            return {"rows": Subject("rows", form), "get": Subject("table", form)}.get(asked)
        return None


_BINDING = (ast.arg, ast.For, ast.comprehension, ast.Assign, ast.AnnAssign, ast.NamedExpr)


def subjects_of(nodes: Iterable[ast.AST], on: tuple[str, ...]) -> Subjects:
    """The subjects of a rule's function, given every node of it; its table and block are of the forms `on`."""
    binding = [one for one in nodes if isinstance(one, _BINDING)]
    found = Subjects({})
    while True:  # a row is known once its table is, which is known once its township is
        known: dict[str, Subject | None] = {}
        for name, subject in (pair for one in binding for pair in _bound(one, on, found)):
            known[name] = _either(known[name], subject) if name in known else subject
        if known == found.known:
            return found
        found = Subjects(known)


def _bound(node: ast.AST, on: tuple[str, ...], found: Subjects) -> Iterator[tuple[str, Subject | None]]:
    """The names that a node binds, each with the subject it is bound to."""
    if isinstance(node, ast.arg):
        yield node.arg, _argument(node, on)
    elif isinstance(node, (ast.For, ast.comprehension)):
        yield from _looped(node.target, node.iter, found)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _assigned(target, found.of(node.value))
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
        yield from _assigned(node.target, found.of(node.value) if node.value else None)


def _looped(target: ast.expr, over: ast.expr, found: Subjects) -> Iterator[tuple[str, Subject | None]]:
    counted = isinstance(over, ast.Call) and isinstance(over.func, ast.Name) and over.func.id == "enumerate"
    if counted and isinstance(over, ast.Call) and isinstance(target, ast.Tuple) and len(target.elts) == 2:
        yield from _assigned(target.elts[0], None)
        yield from _looped(target.elts[1], over.args[0], found)
    else:
        yield from _assigned(target, _one_of(found.of(over)))


def _assigned(target: ast.expr, subject: Subject | None) -> Iterator[tuple[str, Subject | None]]:
    if isinstance(target, ast.Name):
        yield target.id, subject
        return
    for one in ast.walk(target):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            yield one.id, None


def _argument(argument: ast.arg, on: tuple[str, ...]) -> Subject | None:
    """The subject of an argument, by its annotation, else by its name."""
    if argument.annotation is None:
        return Subject(argument.arg, on) if argument.arg in _BY_ARGUMENT else None
    written = ast.unparse(argument.annotation).strip("'\"").removesuffix(" | None")
    several = _COLLECTION.fullmatch(written)
    kind = _BY_CLASS.get(several[1] if several else written)
    if kind is None or (several and kind not in _SEVERAL.values()):
        return None
    return Subject(f"{kind}s" if several else kind, on if argument.arg in _BY_ARGUMENT else ())


def _attribute(of: Subject | None, attribute: str) -> Subject | None:
    leads = {
        ("table", "rows"): "rows",
        ("table", "blocks"): "blocks",
        ("row", "table"): "table",
        ("row", "block"): "block",
        ("township", "tables"): "tables",
    }
    kind = leads.get((of.kind, attribute)) if of else None
    return Subject(kind, of.forms) if of and kind else None


def _one_of(several: Subject | None) -> Subject | None:
    kind = _SEVERAL.get(several.kind) if several else None
    return Subject(kind, several.forms) if several and kind else None


def _either(one: Subject | None, other: Subject | None) -> Subject | None:
    """The subject of a name bound twice: of one kind and of the forms of both; None if the kinds differ."""
    if one is None or other is None or one.kind != other.kind:
        return None
    both = dict.fromkeys((*one.forms, *other.forms))
    return Subject(one.kind, tuple(both) if one.forms and other.forms else ())
