"""Finding mistakes in declarations, reported as one sentence before any workbook is read."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pkgutil import resolve_name
from typing import Any, ParamSpec, TypeVar

from fulian_excel.words import nearest

P = ParamSpec("P")
R = TypeVar("R")

# The subjects that an argument of a rule may name, widest first; `region` comes from the reader of layouts.
SUBJECTS = ("county", "township", "table", "block", "region")


class DeclarationError(Exception):
    """Raised for a rule, form, column or setting declared wrongly; the sentence names it and the mistake."""


def meant(name: str, known: Iterable[str], *, at_least: float = 0.6) -> str:
    """Return a question with the nearest known name, "; is 'sex' meant?"; empty if none is near."""
    found = nearest(name, sorted(known), at_least=at_least)
    return f"; is {found!r} meant?" if found else ""


def declared_at(path: str) -> Any:
    """Return the object at a path such as forms.training:FORM; raises DeclarationError if there is none."""
    try:
        return resolve_name(f"fulian_excel.{path}")
    except (ImportError, AttributeError) as error:
        raise DeclarationError(f"{path} is named, and cannot be had: {error}") from error


def no_unknown_keywords(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raise DeclarationError if `what` is given an unknown keyword."""
    known = set(known)
    for name in given:
        if name not in known:
            raise DeclarationError(f"{what}: there is no keyword {name!r}{meant(name, known, at_least=0.5)}")


def told_of_keywords(what: str, known: Iterable[str]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that makes a function raise DeclarationError for unknown keywords."""
    keywords = frozenset(known)

    def declaring(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def checked(*given: P.args, **named: P.kwargs) -> R:
            no_unknown_keywords(f"{what} {given[0] if given else ''}".rstrip(), named, keywords)
            return function(*given, **named)

        return checked

    return declaring


def check_arguments(code: str, arguments: Iterable[str], parameters: Iterable[str]) -> None:
    """Raise DeclarationError if an argument is neither subject nor parameter, or a parameter is no argument."""
    taken, declared = tuple(arguments), tuple(parameters)
    for name in taken:
        if name not in SUBJECTS and name not in declared:
            known = f"a subject ({in_words(SUBJECTS)}) nor a declared parameter ({in_words(declared)})"
            raise DeclarationError(f"rule {code}: its argument {name!r} is neither {known}")
    for name in declared:
        if name not in taken:
            raise DeclarationError(f"rule {code}: its parameter {name!r} is no argument of its function")


def check_scope(code: str, wants: tuple[str, ...], on: tuple[str, ...]) -> None:
    """Raise DeclarationError if a rule has no subject, or is on tables or blocks without naming forms."""
    if not wants:
        raise DeclarationError(f"rule {code}: none of its arguments is a subject ({in_words(SUBJECTS)})")
    if {"county", "region"} & set(wants) and len(wants) > 1:
        raise DeclarationError(f"rule {code}: the county or a region is looked at alone, not with {in_words(wants)}")
    if bool({"table", "block"} & set(wants)) != bool(on):
        raise DeclarationError(f"rule {code}: a rule on a table or block names its forms in `on`, and no other does")


def check_tuples(code: str, given: Mapping[str, object]) -> None:
    """Raise DeclarationError for a list of names that is no tuple of texts: one text would be read letter by letter."""
    for keyword, value in given.items():
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            hint = f', as in {keyword}=("{value}",)' if isinstance(value, str) else " of texts"
            raise DeclarationError(f"rule {code}: `{keyword}` is a tuple{hint}")


def in_words(names: Iterable[str]) -> str:
    """Return names as a list in a sentence."""
    return ", ".join(names) or "none"
