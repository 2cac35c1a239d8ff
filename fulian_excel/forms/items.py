"""Settings that are one value each: what the sheet calls one, how its value is read, what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from fulian_excel.kinds import Kind


@dataclass(frozen=True, slots=True)
class Item:
    """One row of 基本设置 or 发信设置.

    `shown` is what a new workbook says beforehand; `between` are the least and the greatest number allowed; `first`
    marks what a new county fills in first.
    """

    title: str
    kind: Kind
    note: str
    shown: str = ""
    between: tuple[int, int] | None = None
    first: bool = False


def item(title: str, kind: Kind, note: str, default: Any = "", *, secret: bool = False, **more: Any) -> Any:
    """A field of a record of settings, with the row of the sheet that sets it; a `secret` is left out of its repr."""
    return field(default=default, repr=not secret, metadata={"item": Item(title, kind, note, **more)})


def items_of(record: Any) -> Mapping[str, Item]:
    """The items of a record of settings by the names of their fields, in the order of the sheet."""
    return {one.name: one.metadata["item"] for one in fields(record) if "item" in one.metadata}
