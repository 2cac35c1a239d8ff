"""What is told of a township of which somebody changed something, each finding with its cause."""

from fulian_excel.causes import with_causes
from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.findings import numbered
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.submissions import assemble
from sample_workbooks.made_by.clean import clean_township
from tests.drawing import AS_OF
from tests.rules.planting import FILE, NAME, county_of, laid_out, workbook_of


def explained(*plants, sent=tuple(FORMS), as_of=AS_OF, **county):
    """The findings of a clean township once it is changed, and where everything stands."""
    town = clean_township(NAME, 1)
    for plant in plants:
        plant(town)
    laid = laid_out(town, sent)
    return caused(laid, county_of(town, **county), as_of), laid.where


def caused(laid, settings, as_of=AS_OF):
    """Everything found in a laid out township, numbered and with its causes."""
    read = extract(FILE, open_book(FILE, workbook_of(laid)), FORMS, settings)
    assembled = assemble([read], settings, as_of)
    found = [*assembled.findings, *check(assembled.county).findings]
    return with_causes(numbered(found), assembled.county, [read], {FILE: NAME})


def causes(findings):
    """The different causes of the findings, by their numbers."""
    return {one.cause.number: one.cause for one in findings if one.cause}
