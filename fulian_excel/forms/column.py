"""How a column or a label of a form is declared, and what the rest of the house sees of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from inspect import signature
from typing import Any

import pandera.pandas as pa
from pandera.api.dataframe.model_components import FieldInfo

from fulian_excel.declaring import told_of_keywords
from fulian_excel.kinds import Kind
from fulian_excel.words import fold_heading


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column or label, as the extractor and the outputs see it.

    `also` are other headings of it. `inverted`: headings that ask the opposite (是否连任 for 是否新任). `joined`: the
    folded headings of two columns side by side, left and right, that are read as this one. `past`: its dates are births,
    between 1900 and the as-of day and no longer ago than people live. `summed`: a total of its numbers means something.
    `moves`: a change of it is no news, because it changes as the work goes on, follows from other cells or says nothing.
    `on_tab`: where it is absent, a sheet named after a village says it, or a line that heads a group of rows.

    `made_of`: headings put together of parts mean it too: one of each part, its choices between bars, a blank choice
    where the part may be left out: ("应|", "参训|到会", "人数|") is also 应参训. `instead`: headings that mean it only
    where no other column claims them by their words and the values beneath fit. `ends_in`: of the column that names a
    row, the endings by which a heading is it where no other is: 资产名称. `around`: labels that say it once for all rows
    where the column is absent. `after`: the column whose value stands before its own where a list has but the
    right one of the two that may be joined. `of_write_ins`: what it is for those who were written in, where their table
    does not say it.

    What a blank form holds: `prefilled` where a template, whoever's it is, may have filled it, so that it alone is no
    sign of anybody's work; `numbers` where it numbers the rows; `from_list` names the attribute of an item of the form's
    list that our own template writes there; `last` puts it at the right end; `on_first` where only the first of several
    rows with one key says it.

    Labels only: `opens` where it stands above its table, so that a new table may begin with it; `wanted` where its
    absence is told though nothing depends on it, and one of them may serve several tables of a sheet; `names_sender`
    where it says which township reports; `dates` where it says of which day the form is, so that days without a year
    lie around it; `alone` where a day that stands alone beside the table means it; `titled` reads it out of a table's folded title where no label says it.
    """

    title: str
    also: tuple[str, ...]
    kind: Kind
    required: bool
    inverted: tuple[str, ...] = ()
    joined: tuple[frozenset[str], ...] = ()
    past: bool = False
    summed: bool = True
    moves: bool = False
    on_tab: bool = False
    made_of: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    ends_in: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    after: str = ""
    of_write_ins: bool | None = None
    prefilled: bool = False
    numbers: bool = False
    from_list: str = ""
    last: bool = False
    on_first: bool = False
    opens: bool = False
    wanted: bool = False
    names_sender: bool = False
    dates: bool = False
    alone: bool = False
    titled: Callable[[str], Any] | None = None
    example: str = ""

    def headings(self) -> Iterator[str]:
        """Every heading that means this column, folded."""
        for heading in (self.title, *self.also, *self.inverted):
            yield fold_heading(heading)


_ATTRIBUTES = frozenset(one.name for one in fields(Column))


_KEYWORDS = _ATTRIBUTES.union(signature(pa.Field).parameters, ("kind", "nullable", "example"))


@told_of_keywords("column", _KEYWORDS)
def column(title: str, *also: str, kind: Kind, nullable: bool = False, example: str = "", **more: Any) -> Any:
    """A column or label of a form: its title, its other headings and its kind.

    `nullable` lets it be missing or blank. `more` are attributes of Column and, by pandera's names, what pandera
    checks (ge, le …); a keyword that is neither raises DeclarationError.
    """
    attributes = {name: value for name, value in more.items() if name in _ATTRIBUTES}
    checks = {name: value for name, value in more.items() if name not in _ATTRIBUTES}
    if "joined" in attributes:
        attributes["joined"] = tuple(frozenset(map(fold_heading, words)) for words in attributes["joined"])
    declared = Column(title, also, kind, not nullable, example=example or kind.example, **attributes)
    return pa.Field(title=title, nullable=nullable, metadata={"column": declared}, **checks)


def fields_of(model: type[pa.DataFrameModel]) -> dict[str, FieldInfo]:
    """A model's fields in their order, by name, those of the models beneath it first.

    They are read off the classes. A schema of the model says the same, but building the first one imports whatever
    else pandera could hold a column in, dask too: a third of the start of a run.
    """
    declared = {name: value for one in reversed(model.__mro__) for name, value in vars(one).items()}
    return {name: value for name, value in declared.items() if isinstance(value, FieldInfo)}


def columns_of(model: type[pa.DataFrameModel]) -> dict[str, Column]:
    """A model's columns in their order, by name."""
    return {name: field.metadata["column"] for name, field in fields_of(model).items() if field.metadata is not None}
