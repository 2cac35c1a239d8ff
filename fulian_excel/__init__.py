"""Townships' workbooks in, checked and marked; one county workbook out.

from fulian_excel import consolidate, check_workbook, FORMS, RULES
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "consolidate": "fulian_excel.journey",
    "check_workbook": "fulian_excel.workbooks",
    "FORMS": "fulian_excel.forms",
    "RULES": "fulian_excel.rules",
}
__all__ = ["FORMS", "RULES", "check_workbook", "consolidate"]


def __getattr__(name: str) -> Any:
    """What is asked for, out of the room it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
