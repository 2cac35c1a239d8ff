"""The rule book whole: every module that holds rules, named here."""

from fulian_excel import submissions
from fulian_excel.extract import complaints
from fulian_excel.forms import form
from fulian_excel.intake import refusals
from fulian_excel.kinds import choices, dates, identity, kind, phones
from fulian_excel.rulebook import RULES
from fulian_excel.rules import across, ballots, people, quotas, seats

HOLDERS = (
    refusals,
    complaints,
    submissions,
    kind,
    choices,
    dates,
    identity,
    phones,
    form,
    people,
    quotas,
    ballots,
    seats,
    across,
)

__all__ = ["HOLDERS", "RULES"]
