"""Slips in what the code declares, told as one sentence before any workbook is read."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pkgutil import resolve_name
from typing import Any, ParamSpec, TypeVar

from fulian_excel.words import nearest

P = ParamSpec("P")
R = TypeVar("R")

# What a rule may ask for by the name of an argument, widest first; `region` is what the reader of layouts hands over.
SUBJECTS = ("county", "township", "table", "block", "region")


class DeclarationError(Exception):
    """A rule, form, column or setting is declared wrongly; the sentence names it and the slip."""


def meant(name: str, known: Iterable[str], *, at_least: float = 0.6) -> str:
    """The question after the known name that comes nearest: "; is 'sex' meant?"; empty where none comes near."""
    found = nearest(name, sorted(known), at_least=at_least)
    return f"; is {found!r} meant?" if found else ""


def declared_at(path: str) -> Any:
    """The object at a path such as forms.training:FORM; raises DeclarationError if there is none."""
    try:
        return resolve_name(f"fulian_excel.{path}")
    except (ImportError, AttributeError) as error:
        raise DeclarationError(f"{path} is named, and cannot be had: {error}") from error


def no_unknown_keywords(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raise DeclarationError where `what` is given a keyword that it does not know."""
    known = set(known)
    for name in given:
        if name not in known:
            raise DeclarationError(f"{what}: there is no keyword {name!r}{meant(name, known, at_least=0.5)}")


def told_of_keywords(what: str, known: Iterable[str]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Have a declaring function raise DeclarationError where it is given a keyword that it does not know."""
    keywords = frozenset(known)

    def declaring(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def checked(*given: P.args, **named: P.kwargs) -> R:
            no_unknown_keywords(f"{what} {given[0] if given else ''}".rstrip(), named, keywords)
            return function(*given, **named)

        return checked

    return declaring


def check_arguments(code: str, arguments: Iterable[str], parameters: Iterable[str]) -> None:
    """Every argument is a subject or a declared parameter, and every declared parameter is an argument."""
    taken, declared = tuple(arguments), tuple(parameters)
    for name in taken:
        if name not in SUBJECTS and name not in declared:
            known = f"a subject ({in_words(SUBJECTS)}) nor a declared parameter ({in_words(declared)})"
            raise DeclarationError(f"rule {code}: its argument {name!r} is neither {known}")
    for name in declared:
        if name not in taken:
            raise DeclarationError(f"rule {code}: its parameter {name!r} is no argument of its function")


def check_scope(code: str, wants: tuple[str, ...], on: tuple[str, ...]) -> None:
    """A rule looks at something; one on tables or blocks says on which forms."""
    if not wants:
        raise DeclarationError(f"rule {code}: none of its arguments is a subject ({in_words(SUBJECTS)})")
    if {"county", "region"} & set(wants) and len(wants) > 1:
        raise DeclarationError(f"rule {code}: the county or a region is looked at alone, not with {in_words(wants)}")
    if bool({"table", "block"} & set(wants)) != bool(on):
        raise DeclarationError(f"rule {code}: a rule on a table or block names its forms in `on`, and no other does")


def check_tuples(code: str, given: Mapping[str, object]) -> None:
    """What lists names is a tuple of texts: a text alone would be read letter by letter."""
    for keyword, value in given.items():
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            hint = f', as in {keyword}=("{value}",)' if isinstance(value, str) else " of texts"
            raise DeclarationError(f"rule {code}: `{keyword}` is a tuple{hint}")


def in_words(names: Iterable[str]) -> str:
    """Names as a sentence lists them."""
    return ", ".join(names) or "none"
