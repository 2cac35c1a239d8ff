"""The rule book whole: every module that holds rules, named here."""

from fulian_excel import rulebook, submissions
from fulian_excel.extract import complaints
from fulian_excel.forms import form
from fulian_excel.intake import refusals
from fulian_excel.kinds import choices, dates, identity, kind, phones
from fulian_excel.rulebook import RULES
from fulian_excel.rules import (
    across,
    ballots,
    candidates,
    delegates,
    discipline,
    handover,
    papers,
    people,
    progress,
    quotas,
    ranking,
    records,
    same_people,
    seats,
    survey,
    training,
)

HOLDERS = (
    rulebook,
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
    same_people,
    delegates,
    candidates,
    papers,
    ballots,
    quotas,
    ranking,
    seats,
    progress,
    records,
    training,
    handover,
    discipline,
    survey,
    across,
)

__all__ = ["HOLDERS", "RULES"]
