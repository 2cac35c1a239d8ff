"""A township's submission, and the county of all submissions."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from fulian_excel.forms import FORMS
from fulian_excel.forms.form import Form
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE, PRIMARY
from fulian_excel.settings import Settings, Township
from fulian_excel.table.asked import unknown_form
from fulian_excel.table.tables import Block, Row, Table

T = TypeVar("T")


@dataclass
class Submission:
    """One township's tables in use, by form; `blank` are the forms that came with nothing filled in."""

    township: Township
    settings: Settings
    as_of: date
    tables: dict[str, Table] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    blank: frozenset[str] = frozenset()
    _indexes: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def index(self, name: Hashable, build: Callable[[], T]) -> T:
        """A value computed once per name; only for values that do not change once everything is read."""
        if name not in self._indexes:
            self._indexes[name] = build()
        return cast("T", self._indexes[name])

    def get(self, form: str) -> Table | None:
        """A form's table; None if it was not sent; UnknownName if there is no such form."""
        if form not in self.tables and form not in FORMS:
            raise unknown_form(form)
        return self.tables.get(form)

    def rows(self, form: str) -> list[Row]:
        """A form's rows; empty if it was not sent; UnknownName if there is no such form."""
        table = self.get(form)
        return table.rows if table else []

    def has(self, need: str) -> bool:
        """True if a need such as "officers.rank" is met: the form was sent and has the column or label."""
        form, _, column = need.partition(".")
        table = self.tables.get(form)
        return table is not None and (not column or column in table)

    def is_due(self, form: Form) -> bool:
        """True if the form is due by the as-of day."""
        return self.settings.is_due(form.name, form.due, self.as_of)

    @cached_property
    def congress_day(self) -> Day | None:
        """The day of the congress: of the earliest meeting that elected the committee."""
        ballots = self.tables.get("ballots")
        days = [
            block.value("held_on")
            for block in (ballots.blocks if ballots else [])
            if block.value("election") == ELECTION_OF_COMMITTEE
            and block.value("method") != PRIMARY
            and block.value("held_on")
        ]
        return min(days, key=lambda day: day.date) if days else None

    def blocks(self, election: str) -> Iterator[Block]:
        """The blocks of one election, in their order."""
        ballots = self.tables.get("ballots")
        for block in ballots.blocks if ballots else []:
            if block.value("election") == election:
                yield block


@dataclass
class County:
    """Every township's submission, in the settings' order."""

    settings: Settings
    as_of: date
    submissions: list[Submission] = field(default_factory=list)

    def tables(self, form: str) -> list[tuple[Submission, Table]]:
        """The tables of one form, each with its submission."""
        return [(one, one.tables[form]) for one in self.submissions if form in one.tables]
