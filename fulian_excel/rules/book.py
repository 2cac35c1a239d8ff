"""The rule book whole: every module that holds rules is named here, and their declarations are checked once."""

from fulian_excel import rulebook
from fulian_excel.declaring import DeclarationError
from fulian_excel.extract import complaints
from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.slips import form_slips
from fulian_excel.intake import refusals
from fulian_excel.kinds import choices, dates, doubted_days, identity, kind, phones
from fulian_excel.rulebook import RULES
from fulian_excel.rules import (
    across,
    ballots,
    candidates,
    delegates,
    discipline,
    files,
    filing,
    handover,
    papers,
    people,
    progress,
    quotas,
    ranking,
    same_people,
    seats,
    survey,
    training,
    values,
)
from fulian_excel.rules.slips import slips

HOLDERS = (
    rulebook,
    refusals,
    complaints,
    kind,
    choices,
    dates,
    doubted_days,
    identity,
    phones,
    files,
    values,
    people,
    same_people,
    delegates,
    candidates,
    papers,
    ballots,
    quotas,
    ranking,
    seats,
    progress,
    filing,
    training,
    handover,
    discipline,
    survey,
    across,
)

_SLIPS = (*form_slips(FORMS.values()), *form_slips(SETTINGS_FORMS.values()), *slips(RULES.values(), FORMS))
if told := "；".join(_SLIPS):
    raise DeclarationError(told)



def in_order() -> list[rulebook.Rule]:
    """The rules by family, in the order in which a workbook meets them."""
    families = list(rulebook.FAMILIES)
    return sorted(RULES.values(), key=lambda rule: (families.index(rule.code[0]), rule.code))


__all__ = ["HOLDERS", "RULES", "in_order"]
