"""Slips in the declarations of rules, told by name before any file is opened."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from fulian_excel.declaring import meant
from fulian_excel.forms.form import Form
from fulian_excel.rulebook import Rule
from fulian_excel.rules.asking import Question, asking

_ALWAYS = frozenset(("subject", "value", "suggestion"))


def slips(rules: Iterable[Rule], forms: Mapping[str, Form]) -> Iterator[str]:
    """A sentence for every form, column, label or part of a message that a rule names and nothing declares.

    Looks up `on`, `needs` and `at`, and in a function's body the literal names asked of rows, tables, blocks and
    townships.
    """
    for rule in rules:
        for slip in (*_heads(rule, forms), *_bodies(rule, forms)):
            yield f"rule {rule.code} ({rule.room}): {slip}"


def _heads(rule: Rule, forms: Mapping[str, Form]) -> Iterator[str]:
    """The slips in the rule's declaration."""
    for name in rule.on:
        if name not in forms:
            yield f"on: there is no form {name!r}{meant(name, forms)}"
    for need in rule.needs:
        form, dot, column = need.rpartition(".")
        if not dot and not rule.on:
            yield f"needs: {need!r} does not say of which form, as in 'officers.{need}'"
        elif dot and form not in forms:
            yield f"needs: there is no form {form!r}{meant(form, forms)}"
        else:
            asked = [forms[name] for name in ((form,) if dot else rule.on) if name in forms]
            declared = {name for one in asked for name in (*one.columns, *one.label_columns)}
            if asked and column not in declared:
                yield f"needs: {'、'.join(one.name for one in asked)} has no {column!r}{meant(column, declared)}"


def _bodies(rule: Rule, forms: Mapping[str, Form]) -> Iterator[str]:
    """The slips in the rule's function: unknown names, and parts of the message that it never gives."""
    if "frame" in rule.wants or not rule.wants or rule.function is None:
        return
    found = asking(rule.function, rule.on)
    yield from dict.fromkeys(slip for one in found.questions if (slip := _asked_in_vain(one, forms)))
    if found.tells and found.surely:
        given = _ALWAYS | found.parts
        for name in dict.fromkeys((*_placeholders(rule.message), *_placeholders(rule.county_message))):
            if name not in given:
                yield f"its message says {{{name}}}, which no tell(…) of it gives{meant(name, given)}"


def _asked_in_vain(question: Question, forms: Mapping[str, Form]) -> str:
    """The sentence for a question whose name nothing declares, else empty."""
    name, subject = question.name, question.subject
    if subject.kind in ("township", "county", "tables"):
        return "" if name in forms else f"it asks for the form {name!r}, which there is not{meant(name, forms)}"
    everywhere = {one for form in forms.values() for one in _declared(form, question)}
    if name not in everywhere:
        return f"it asks for {name!r}, which no form has{meant(name, everywhere)}"
    named = [forms[one] for one in subject.forms if one in forms]
    its_own = {one for form in named for one in _declared(form, question)}
    if named and name not in its_own and (subject.kind, question.how) != ("row", "get"):
        return f"it asks {'、'.join(form.name for form in named)} for {name!r}, which only other forms have{meant(name, its_own)}"
    return ""


def _declared(form: Form, question: Question) -> Iterator[str]:
    """The names of a form that the question may mean."""
    if question.subject.kind != "block" and question.how != "label":
        yield from form.columns
    if question.subject.kind != "row":
        yield from form.label_columns


def _placeholders(sentence: str) -> Iterator[str]:
    """The names in the braces of a message."""
    for _text, name, _format, _conversion in Formatter().parse(sentence):
        if name:
            yield re.split(r"[.\[]", name)[0]
