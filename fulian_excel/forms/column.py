"""How a column or a label of a form is declared, and what the rest of the house sees of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandera.pandas as pa

from fulian_excel.kinds import Kind
from fulian_excel.words import fold_heading


def column(
    title: str,
    *also: str,
    kind: Kind,
    nullable: bool = False,
    inverted: tuple[str, ...] = (),
    joined: tuple[str, ...] = (),
    past: bool = False,
    prefilled: bool = False,
    on_tab: bool = False,
    example: str = "",
    **checks: Any,
) -> Any:
    """A column or label of a form: its title and other headings, its kind, and what pandera checks.

    `nullable`: it may be missing or left blank. `inverted`: headings that ask the opposite (是否连任 for
    是否新任). `joined`: two columns side by side that are read as this one. `past`: its dates lie between
    1900 and the as-of day. `prefilled`: a template fills it, so that alone it makes no row. `on_tab`: where it is
    absent, a sheet named after a village says it.
    """
    metadata = {
        "column": Column(
            title,
            also,
            kind,
            required=not nullable,
            inverted=inverted,
            joined=joined,
            past=past,
            prefilled=prefilled,
            on_tab=on_tab,
            example=example or kind.example,
        )
    }
    return pa.Field(title=title, nullable=nullable, metadata=metadata, **checks)


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column or label, as the extractor and the outputs see it."""

    title: str
    also: tuple[str, ...]
    kind: Kind
    required: bool
    inverted: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    past: bool = False
    prefilled: bool = False
    on_tab: bool = False
    example: str = ""

    def headings(self) -> Iterator[str]:
        """Every heading that means this column, folded."""
        for heading in (self.title, *self.also, *self.inverted):
            yield fold_heading(heading)


def columns_of(model: type[pa.DataFrameModel]) -> dict[str, Column]:
    """A model's columns in their order, by name."""
    return {
        name: schema.metadata["column"]
        for name, schema in model.to_schema().columns.items()
        if schema.metadata is not None
    }
