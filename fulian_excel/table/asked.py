"""What a table answers when it is asked for a name that its form does not declare."""

from collections.abc import Iterable

from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.form import Form
from fulian_excel.words import nearest

_ALIKE = 0.7


class UnknownName(KeyError):
    """No form declares the name: a slip in our own code."""

    def __str__(self) -> str:
        """The sentence, not its repr."""
        return str(self.args[0])


class Undeclared(UnknownName):
    """This form does not declare the name, though another one does: here the question cannot be asked."""

    def __init__(self, form: str, name: str, reason: str) -> None:
        super().__init__(reason)
        self.form = form
        self.name = name


def declared_somewhere(name: str) -> bool:
    """Some form has a column of that name."""
    return any(name in one.columns or name in one.label_columns for one in (*FORMS.values(), *SETTINGS_FORMS.values()))


def not_declared(form: Form, name: str) -> UnknownName:
    """What is raised where a row or block of the form is asked for the name; the caller knows it is not declared."""
    for other in (*FORMS.values(), *SETTINGS_FORMS.values()):
        found = other.columns.get(name) or other.label_columns.get(name)
        if found is not None:
            return Undeclared(form.name, name, f"《{form.title}》没有「{found.title}」这一栏")
    return UnknownName(f"no form has a column or label {name!r}{hint(name, _names(form))}")


def unknown_form(name: str) -> UnknownName:
    """What is raised where a township is asked for a form that nobody declares."""
    return UnknownName(f"there is no form {name!r}{hint(name, FORMS)}")


def hint(name: str, known: Iterable[str]) -> str:
    """A question after the name that was meant, empty where none comes near."""
    meant = nearest(name, sorted(known), at_least=_ALIKE)
    return f"; is {meant!r} meant?" if meant else ""


def _names(form: Form) -> set[str]:
    return {name for one in (form, *FORMS.values()) for name in (*one.columns, *one.label_columns)}
