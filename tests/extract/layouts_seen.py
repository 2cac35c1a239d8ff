"""What is found at 必改 and 核实 in the files of one township."""

from collections.abc import Mapping

from fulian_excel.check import check
from fulian_excel.extract import extract
from fulian_excel.findings import Level
from fulian_excel.forms import FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.submissions import assemble
from tests.drawing import AS_OF

NAME = "青山镇"
QUOTAS = Quotas(delegates=45)


def found_in(files: Mapping[str, bytes], women: int, as_of=AS_OF):
    """The findings that count, and what was extracted from each file."""
    settings = Settings(townships=(Township(NAME, women=women, quotas=QUOTAS),))
    extracts = [extract(file, open_book(file, data), FORMS, settings) for file, data in files.items()]
    assembled = assemble(extracts, settings, as_of)
    findings = [*assembled.findings, *check(assembled.county).findings]
    return [one for one in findings if one.level in (Level.FIX, Level.ASK)], extracts
