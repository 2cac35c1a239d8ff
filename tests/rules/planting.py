"""A clean township, a fault planted in it, and everything that is told of it then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.journey import consolidate
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.submissions import assemble
from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.layouts import TOWN_HALL
from sample_workbooks.made_by.people import with_check_digit
from sample_workbooks.made_by.producers import with_xlsxwriter
from sample_workbooks.made_by.sheets import lay_out
from tests.drawing import AS_OF, workbook

NAME, DELEGATES = "青山镇", 45
FILE = f"{NAME}妇联换届报表.xlsx"
HEAD, LABEL, TITLE = "head", "label", "title"
B = 15  # a delegate of a village who stands on no other list
D, C, K, F = "delegates", "candidates", "committee", "officers"


@dataclass(frozen=True)
class Fault:
    """One fault: the code that is seen at a place, how it is planted, and the codes that follow from it.

    `plant` changes the township, `lay` its pages once they are laid out. `place` is (form, block, row or what,
    column), None for what was not sent; `sent` the forms sent by the as-of day; `county` what the county has set.
    """

    code: str
    plant: Callable[[Any], object]
    place: tuple[str, int, Any, str] | None = None
    follows: str = ""
    lay: Callable[[Any], object] | None = None
    as_of: date = AS_OF
    sent: tuple[str, ...] = tuple(FORMS)
    county: Mapping[str, Any] = field(default_factory=dict)


def told(fault):
    """Everything told of a clean township with the fault, as (code, cell); and the cell where it must stand."""
    town = clean_township(NAME, 1)
    fault.plant(town)
    laid = laid_out(town, fault.sent)
    if fault.lay:
        fault.lay(laid)
    findings = found(town, laid, fault.as_of, **fault.county)
    return [(one.code, one.place.cell) for one in findings], laid.where[fault.place] if fault.place else ""


def laid_out(town, sent=tuple(FORMS)):
    """The township's pages, of the forms that it sent."""
    laid = lay_out(town, TOWN_HALL)
    laid.pages = {form: page for form, page in laid.pages.items() if form in sent}
    return laid


def found(town, laid, as_of=AS_OF, **county):
    """Everything found in the township's workbook."""
    settings = county_of(town, **county)
    assembled = assemble([extract(FILE, open_book(FILE, workbook_of(laid)), FORMS, settings)], settings, as_of)
    return [*assembled.findings, *check(assembled.county).findings]


def workbook_of(laid):
    """The pages as bytes."""
    return with_xlsxwriter(list(laid.pages.values()), TOWN_HALL.style)


def workspace(folder, *towns, **sheets):
    """A workspace of a county of these townships, its 收件箱 empty; `sheets` are more of its settings."""
    quotas = "\n".join(f"| {one.name} | {one.women} | {DELEGATES} |" for one in towns)
    book = workbook({"名额分配": f"| 镇(街道) | 妇女人数 | 代表名额 |\n{quotas}", **sheets})
    (folder / "县级设置.xlsx").write_bytes(book)
    (folder / "收件箱").mkdir()
    return folder


def journey(folder, files):
    """What comes of these files in 收件箱."""
    for name, data in files.items():
        (folder / "收件箱" / name).write_bytes(data)
    return consolidate(folder, as_of=AS_OF, jobs=1)


def county_of(*towns, **county):
    """The settings of a county of these townships."""
    quotas = Quotas(delegates=DELEGATES)
    return Settings(townships=tuple(Township(one.name, women=one.women, quotas=quotas) for one in towns), **county)


def nothing(town):
    """Leave the township as it is."""


def put(form, row, **values):
    """Change cells of one row."""
    return lambda town: town.forms[form][row].update(values)


def everybody(*forms, **values):
    """Change cells of every row of some forms."""
    return lambda town: [row.update(values) for form in forms for row in town.forms[form]]


def tally(block=0, **labels):
    """Change labels of a tally."""
    return lambda town: town.ballots[block][0].update(labels)


def vote(index, block=0, **values):
    """Change a row of a tally."""
    return lambda town: town.ballots[block][1][index].update(values)


def drop(form, row):
    """Leave a row out."""
    return lambda town: town.forms[form].pop(row)


def number_of(row, **parts):
    """The row's identity number with another birth or sequence, its check digit made right."""
    number = row["身份证号"]
    return with_check_digit(number[:6] + parts.get("born", number[6:14]) + parts.get("sequence", number[14:17]))
