"""Townships' workbooks in, checked and marked; one county workbook out.

    from fulian_excel import consolidate, check_workbook, read_workbook, Outcome, Finding, FORMS, RULES

`consolidate(folder)` does a month's work in a workspace and returns its Outcome. `check_workbook(file)` returns the
findings of one file, `read_workbook(file)` its findings and its contents as DataFrames. FORMS holds the forms by
English name, RULES the rules by code.

One word for one thing:

    workspace     a county's folder: settings, 收件箱, 结果
    workbook      a file that a township sent; its sheets have forms, in any layout
    form          one of the declared lists, such as delegates; it has columns, and labels around its table
    table         a form as one township sent it: rows, each value with its cell
    record        the words that identify a row or block wherever it is moved: a name, an election and its round
    block         one table on a sheet; a form with occasions, such as the tally, has several
    submission    what one township sent: the version in use of each form
    rule          one thing that must hold, known by its code; a finding is one breach of it at one place
    fault         findings that differ only in their rows, reported in one line
    list          问题清单, the sheet that a marked copy brings its township
    line          a row of the list; its 编号 is the `id` of the finding that it reports, or of the first of them
    answer        the words a township wrote beside a line; a waiver is a finding that the county lets pass
    outgoing      a workbook on its way back to its township: marked in place, or with a companion beside it
    returned      a marked copy, or its list, that came back from a township
    kept          as stored in the ledger: a kept finding names no person, a kept letter has its state
    list item     an item of one of the county's own lists: a step, a paper of the archive, a prohibition
    round         one state of 收件箱, settings, month and as-of day; the ledger keeps every one
    ballot round  one vote of an election; a later one fills what the one before left open
    figure        one number of the county, defined once; a report is what a round writes from figures and findings
    roll-up       the county's own workbook; what is handed up is 上报; the summary is what the terminal shows
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fulian_excel.findings import Finding
    from fulian_excel.forms import FORMS
    from fulian_excel.journey import Outcome, consolidate
    from fulian_excel.rules import RULES
    from fulian_excel.workbooks import check_workbook, read_workbook

# The module of each name; modules are imported on first use, because pandas alone takes a second.
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


if not TYPE_CHECKING:  # hidden from type checkers, so that they report unknown names

    def __getattr__(name: str) -> Any:
        """Return a public name, importing its module; raises AttributeError for any other name."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the names of this module with the public names that are not imported yet."""
    return sorted([*globals(), *_HOMES])
