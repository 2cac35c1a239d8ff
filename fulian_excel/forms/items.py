"""Settings that are one value each: what the sheet calls one, how its value is read, what is said of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from fulian_excel.declaring import DeclarationError, told_of_keywords
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


_KEYWORDS = (*(one.name for one in fields(Item)), "default", "secret")
_NEEDS_A_DEFAULT = ("Int64", "boolean")


@told_of_keywords("setting", _KEYWORDS)
def item(title: str, kind: Kind, note: str, default: Any = "", *, secret: bool = False, **more: Any) -> Any:
    """A field of a record of settings: its title on the sheet, its kind, the note beside it, and its default.

    `more` are attributes of Item, such as between=(1, 500); a `secret` is left out of the record's repr. Raises
    DeclarationError where a keyword is not known, or a number or a yes-or-no has no default.
    """
    if kind.dtype in _NEEDS_A_DEFAULT and default == "":
        raise DeclarationError(f"setting {title}: a value of kind {kind.name} needs a default, the fourth argument")
    return field(default=default, repr=not secret, metadata={"item": Item(title, kind, note, **more)})


def items_of(record: Any) -> Mapping[str, Item]:
    """The items of a record of settings by the names of their fields, in the order of the sheet.

    Raises DeclarationError where two have one title.
    """
    found = {one.name: one.metadata["item"] for one in fields(record) if "item" in one.metadata}
    twice = [title for title, count in Counter(one.title for one in found.values()).items() if count > 1]
    if twice:
        raise DeclarationError(f"settings {record.__name__}: two items have the title {'、'.join(twice)}")
    return found
