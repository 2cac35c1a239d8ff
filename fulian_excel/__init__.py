"""Townships' workbooks in, checked and marked; one county workbook out.

    from fulian_excel import consolidate, check_workbook, read_workbook, Outcome, Finding, FORMS, RULES

`consolidate(folder)` does a month's work in a workspace and gives its Outcome. `check_workbook(file)` gives the
findings of one file, `read_workbook(file)` besides what was read of it, as DataFrames. FORMS and RULES are what is
declared: the forms by their English name, the rules by their code.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fulian_excel.findings import Finding
    from fulian_excel.forms import FORMS
    from fulian_excel.journey import Outcome, consolidate
    from fulian_excel.rules import RULES
    from fulian_excel.workbooks import check_workbook, read_workbook

# Where each name lives; a room is opened when its name is first asked for, since pandas alone takes a second.
_HOMES = {
    "FORMS": "forms",
    "RULES": "rules",
    "Finding": "findings",
    "Outcome": "journey",
    "check_workbook": "workbooks",
    "consolidate": "journey",
    "read_workbook": "workbooks",
}
__all__ = ["FORMS", "RULES", "Finding", "Outcome", "check_workbook", "consolidate", "read_workbook"]


if not TYPE_CHECKING:  # so that a name we have not is told to a caller who checks types

    def __getattr__(name: str) -> Any:
        """What is asked for, out of the room it lives in."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, for whoever explores at a prompt."""
    return sorted([*globals(), *_HOMES])
