"""Slips in the declarations of rules, told by name before any file is opened."""

import dis
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType, FunctionType
from typing import Any

from fulian_excel.forms.form import Form
from fulian_excel.rulebook import Rule
from fulian_excel.words import nearest

_ALIKE = 0.75
# What a rule asks a row, a block, a table or a township, each by a name.
_QUESTIONS = frozenset(("get", "label", "place", "rows", "tell", "value", "written"))


def slips(rules: Iterable[Rule], forms: Mapping[str, Form]) -> Iterator[str]:
    """A sentence for every form, column or label that a rule names and no form declares.

    `on`, `needs` and `at` are looked up; of the names in a function's body those are told that are almost a form's.
    """
    names = {name for form in forms.values() for name in (*form.columns, *form.label_columns)} | set(forms)
    for rule in rules:
        for slip in (*_heads(rule, forms), *_bodies(rule, names)):
            yield f"rule {rule.code} ({rule.room}): {slip}"


def _heads(rule: Rule, forms: Mapping[str, Form]) -> Iterator[str]:
    """The slips in what stands in the rule's declaration."""
    for name in rule.on:
        if name not in forms:
            yield f"on: there is no form {name!r}{_hint(name, forms)}"
    for need in rule.needs:
        form, dot, column = need.rpartition(".")
        if not dot and not rule.on:
            yield f"needs: {need!r} does not say of which form, as in 'officers.{need}'"
        elif dot and form not in forms:
            yield f"needs: there is no form {form!r}{_hint(form, forms)}"
        else:
            asked = [forms[name] for name in ((form,) if dot else rule.on) if name in forms]
            declared = {name for one in asked for name in (*one.columns, *one.label_columns)}
            if asked and column not in declared:
                yield f"needs: {'、'.join(one.name for one in asked)} has no {column!r}{_hint(column, declared)}"


def _bodies(rule: Rule, names: set[str]) -> Iterator[str]:
    """The slips in what the rule's function asks for by a name written out."""
    if "frame" in rule.wants or rule.function is None:
        return
    for name in dict.fromkeys(_asked(rule.function, set())):
        meant = nearest(name, sorted(names), at_least=_ALIKE) if name not in names else ""
        if meant:
            yield f"it asks for {name!r}, which no form has; is {meant!r} meant?"


def _asked(function: Callable[..., Any], seen: set[CodeType]) -> Iterator[str]:
    """The names written out in a function and in those of its module that it calls: row["name"], row.tell("name")."""
    plain = inspect.unwrap(function)
    if not isinstance(plain, FunctionType) or plain.__code__ in seen:
        return
    pending = [plain.__code__]
    while pending:
        code = pending.pop()
        seen.add(code)
        yield from _written_out(code)
        pending += [one for one in code.co_consts if isinstance(one, CodeType)]
        for called in map(plain.__globals__.get, code.co_names):
            if isinstance(called, FunctionType) and called.__module__ == plain.__module__:
                yield from _asked(called, seen)


def _written_out(code: CodeType) -> Iterator[str]:
    before = after = None
    for instruction in dis.get_instructions(code):
        before, after = after, instruction
        if before is None:
            continue
        subscript = after.opname == "BINARY_SUBSCR" or after.argrepr == "[]"
        if subscript and before.opname == "LOAD_CONST" and isinstance(before.argval, str):
            yield before.argval
        question = before.opname in ("LOAD_ATTR", "LOAD_METHOD") and before.argval in _QUESTIONS
        if question and after.opname == "LOAD_CONST" and isinstance(after.argval, str):
            yield after.argval


def _hint(name: str, known: Iterable[str]) -> str:
    meant = nearest(name, sorted(known), at_least=0.6)
    return f"; is {meant!r} meant?" if meant else ""
