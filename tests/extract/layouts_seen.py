"""A clean township as its clerk drew it, and what is found at 必改 and 核实 in its files."""

from collections.abc import Mapping

from openpyxl.utils.cell import coordinate_to_tuple

from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.findings import Level
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.submissions import assemble
from sample_workbooks.made_by.clean import clean_township
from tests.drawing import AS_OF
from tests.extract.drawn_books import files_of

NAME = "青山镇"
QUOTAS = Quotas(delegates=45)


def found_in(files: Mapping[str, bytes], women: int, as_of=AS_OF, levels=(Level.FIX, Level.ASK)):
    """The findings, those that count unless told otherwise, and what was extracted from each file."""
    settings = Settings(townships=(Township(NAME, women=women, quotas=QUOTAS),))
    extracts = [extract(file, open_book(file, data), FORMS, settings) for file, data in files.items()]
    assembled = assemble(extracts, settings, as_of)
    findings = [*assembled.findings, *check(assembled.county).findings]
    return [one for one in findings if one.level in levels], extracts


def township():
    """A clean township whose chairwoman has a middle dot in her name, in every form."""
    town = clean_township(NAME, 1)
    chair = next(person.name for person, post in town.candidates if post == "主席")
    for rows in (*town.forms.values(), *(rows for _labels, rows in town.ballots)):
        for row in rows:
            row |= {key: "阿依·古丽" for key, value in row.items() if value == chair}
    return town


def put(drawn, spot, value):
    """Write another value over one that is there; its place as a finding would tell it."""
    sheet = next(one for sheets in drawn.books.values() for one in sheets if one.name == spot.sheet)
    row, column = coordinate_to_tuple(spot.cell)
    sheet.put(row, column, value)
    return spot


def told_of(drawn, **levels):
    """What is found as (code, sheet, cell)."""
    findings, _extracts = found_in(files_of(drawn.books, drawn.clerk.program), drawn.town.women, **levels)
    return {(one.code, one.place.sheet, one.place.cell) for one in findings}
