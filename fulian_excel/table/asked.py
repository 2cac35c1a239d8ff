"""Errors for asking a table for a name that its form does not declare."""

from collections.abc import Iterable

from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.form import Form
from fulian_excel.words import nearest

_ALIKE = 0.7


class UnknownName(KeyError):
    """Raised for a name that no form declares, a slip in our own code."""

    def __str__(self) -> str:
        """The sentence, not its repr."""
        return str(self.args[0])


class Undeclared(UnknownName):
    """Raised for a name that this form does not declare but another form does."""

    def __init__(self, form: str, name: str, reason: str) -> None:
        super().__init__(reason)
        self.form = form
        self.name = name


def declared_somewhere(name: str) -> bool:
    """True if some form has a column of that name."""
    return any(name in one.columns or name in one.label_columns for one in (*FORMS.values(), *SETTINGS_FORMS.values()))


def not_declared(form: Form, name: str) -> UnknownName:
    """The error to raise for a name that a row or block of the form is asked for and that the form does not declare."""
    for other in (*FORMS.values(), *SETTINGS_FORMS.values()):
        found = other.columns.get(name) or other.label_columns.get(name)
        if found is not None:
            return Undeclared(form.name, name, f"《{form.title}》没有「{found.title}」这一栏")
    return UnknownName(f"no form has a column or label {name!r}{hint(name, _names(form))}")


def unknown_form(name: str) -> UnknownName:
    """The error to raise for a form's name that nobody declares."""
    return UnknownName(f"there is no form {name!r}{hint(name, FORMS)}")


def hint(name: str, known: Iterable[str]) -> str:
    """A question naming the nearest known name; empty if none is near."""
    meant = nearest(name, sorted(known), at_least=_ALIKE)
    return f"; is {meant!r} meant?" if meant else ""


def _names(form: Form) -> set[str]:
    return {name for one in (form, *FORMS.values()) for name in (*one.columns, *one.label_columns)}
