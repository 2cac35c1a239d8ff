"""What a form is: its titles, its columns and its labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import product
from typing import Any, Self

import pandera.pandas as pa

from fulian_excel.declaring import no_unknown_keywords
from fulian_excel.forms.column import Column, columns_of
from fulian_excel.forms.cover import Cover
from fulian_excel.kinds import NAME, Kind
from fulian_excel.words import fold


@dataclass(frozen=True)
class Form:
    """One form: everything the product knows about it.

    `rows` declares the table, `labels` the cells around it. `key` is the column that names a row; `due` the month of
    the plan from which it must be there, None where nobody is asked for it. `passes` are headings known and let pass
    without a word; `tabs` words by which a sheet's tab speaks of it. `lists` names the list of the settings whose items
    its rows are; `note` is the sentence beneath the title of a sheet of the settings, and `grows_by` the columns that
    tell its rows apart where a newer version brings rows of its own.

    `titled` are titles put together of parts, as the headings of a column may be: ("代表", "情况|", "名册|名单").

    `subjects` are words for whom or what the rows are about; they may stand before any heading: 被推荐人姓名. `cards`: a
    row may be sent as a card of labels and values, one on a sheet or several.

    A form with an `occasion`, the labels that tell which one it is, has a block of its own for each, several to a
    sheet; `blanks` are the occasions for which the blank workbook has a sheet.
    """

    name: str
    title: str
    rows: type[pa.DataFrameModel]
    also_titled: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    labels: type[pa.DataFrameModel] = Cover
    key: str = "name"
    due: int | None = None
    people: bool = False
    occasion: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    cards: bool = False
    lists: str = ""
    note: str = ""
    grows_by: tuple[str, ...] = ()

    def __new__(cls, *given: Any, **named: Any) -> Self:
        """A form; a keyword that no form has raises DeclarationError."""
        no_unknown_keywords(f"form {given[0] if given else named.get('name', '')}", named, cls.__dataclass_fields__)
        return super().__new__(cls)

    def __reduce__(self) -> tuple[Any, ...]:
        """A form travels between processes by its name: its checks are functions, which do not travel."""
        return (_named, (self.name,))

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The table's columns by name."""
        return columns_of(self.rows)

    @cached_property
    def label_columns(self) -> dict[str, Column]:
        """The labels around the table by name."""
        return columns_of(self.labels)

    @cached_property
    def required(self) -> frozenset[str]:
        """The names of the columns and labels that must be there."""
        both = {**self.columns, **self.label_columns}
        return frozenset(name for name, column in both.items() if column.required)

    @property
    def names_people(self) -> bool:
        """True if the key column holds people's names."""
        return self.key in self.columns and self.columns[self.key].kind.name == NAME.name

    def columns_of_kind(self, *kinds: Kind) -> tuple[str, ...]:
        """The names of the columns of some kinds."""
        return tuple(name for name, column in self.columns.items() if column.kind.name in {kind.name for kind in kinds})

    @property
    def repeats(self) -> bool:
        """True if each occasion has a block of its own."""
        return bool(self.occasion)

    @cached_property
    def occasion_words(self) -> tuple[str, ...]:
        """The folded headings of the label that begins a new block."""
        return tuple(self.label_columns[self.occasion[0]].headings()) if self.occasion else ()

    @cached_property
    def opening_words(self) -> tuple[str, ...]:
        """The folded headings of the labels that stand above a table."""
        return tuple(word for label in self.label_columns.values() if label.opens for word in label.headings())

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title of the form."""
        return (self.title, *self.also_titled)

    @cached_property
    def titles_seen(self) -> tuple[str, ...]:
        """Every title of the form, those put together of parts among them."""
        made = ("".join(parts) for parts in product(*(part.split("|") for part in self.titled))) if self.titled else ()
        return tuple(dict.fromkeys((*self.titles, *made)))

    def column(self, name: str) -> Column:
        """A column or label by name."""
        return self.columns.get(name) or self.label_columns[name]


def form_called(name: str, forms: Mapping[str, Form]) -> Form | None:
    """The form with that name or title among `forms`, None where there is none."""
    return next((form for form in forms.values() if fold(name) in (form.name, *map(fold, form.titles))), None)


def _named(name: str) -> Form:
    registry = import_module("fulian_excel.forms")
    found: Form = registry.FORMS.get(name) or registry.SETTINGS_FORMS[name]
    return found
