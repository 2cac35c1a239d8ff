"""A rule that names what no form has is told by name before any file is opened."""

from dataclasses import replace

import pytest

from fulian_excel.forms import FORMS
from fulian_excel.rules import RULES
from fulian_excel.rules.slips import slips


def told(code, **changed):
    return list(slips([replace(RULES[code], **changed)], FORMS))


def test_the_rule_book_has_no_slips():
    assert list(slips(RULES.values(), FORMS)) == []


@pytest.mark.parametrize(
    ("code", "changed", "sentence"),
    [
        ("P02", {"on": ("delegate",)}, "on: there is no form 'delegate'; is 'delegates' meant?"),
        ("P02", {"needs": ("seks",)}, "has no 'seks'"),
        ("S06", {"needs": ("officers.nane",)}, "needs: officers has no 'nane'; is 'name' meant?"),
        ("S06", {"needs": ("officer.name",)}, "needs: there is no form 'officer'; is 'officers' meant?"),
        ("S06", {"needs": ("name",)}, "needs: 'name' does not say of which form, as in 'officers.name'"),
        ("D01", {"needs": ("delegates.names",)}, "needs: delegates has no 'names'; is 'name' meant?"),
    ],
)
def test_a_slip_in_a_declaration(code, changed, sentence):
    (slip,) = told(code, **changed)
    assert slip.startswith(f"rule {code} (fulian_excel.rules.")
    assert sentence in slip


def asks_a_row(table):
    for row in table.rows:
        if row["polotics"]:
            yield row


def asks_inside_a_comprehension(table):
    return [row["polotics"] for row in table.rows]


def asks_by_a_method(block):
    return block.value("atended")


def asks_the_township(township):
    return township.rows("comittee")


def asks_by_another_function(table):
    return asks_a_row(table)


def asks_a_dictionary(table):
    return {"anything": table}["anything"]


@pytest.mark.parametrize(
    ("function", "asked", "meant"),
    [
        (asks_a_row, "polotics", "politics"),
        (asks_inside_a_comprehension, "polotics", "politics"),
        (asks_by_a_method, "atended", "attended"),
        (asks_the_township, "comittee", "committee"),
        (asks_by_another_function, "polotics", "politics"),
    ],
)
def test_a_slip_in_a_body(function, asked, meant):
    (slip,) = told("P02", function=function)
    assert f"it asks for {asked!r}, which no form has; is {meant!r} meant?" in slip


def test_a_name_that_is_like_no_form_s_is_let_be():
    assert told("P02", function=asks_a_dictionary) == []
