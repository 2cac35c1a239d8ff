"""A rule that names what no form has is told by name before any file is opened."""

from dataclasses import replace

import pytest

from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.places import NOWHERE
from fulian_excel.rules import RULES
from fulian_excel.rules.slips import slips
from fulian_excel.table import Row


def told(code, **changed):
    if "function" in changed:
        changed = {"message": "", "county_message": "", **changed}
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


def asks_for_a_form_as_it_is(township):
    return township.tables["comittee"]


def asks_the_rows_of_another_form(township):
    return [row["votes_against"] for row in township.rows("training")]


def asks_for_what_no_form_is_like(table):
    rows = table.rows
    return [row["zzz"] for _at, row in enumerate(sorted(rows, key=str))]


def asks_the_label_of_another_form(block):
    return block.value("sex")


def asks_its_own_table_for_another_s(table):
    return [row["grown_women"] for row in table.rows]


def asks_for_what_only_some_forms_have(table):
    return [row.get("grown_women") for row in table.rows]


def asks_in_a_helper(table):
    return [the_zzz_of(row) for row in table.rows]


def the_zzz_of(row: Row) -> str:
    return row["zzz"]


def asks_by_another_function(table):
    return asks_a_row(table)


def asks_a_dictionary(table):
    return {"anything": table}["anything"]


def asks_a_call_s_answer(table):
    team = parameters_of(table)["team"]
    return f"{team:.15g}" if team else ""


def parameters_of(table):
    return {"team": len(table.rows)}


def asks_what_is_sometimes_a_dictionary(table):
    for row in table.rows:
        yield row
    for row in ({"anything": 1},):
        yield row["anything"]


def gives(table):
    for row in table.rows:
        yield row.tell("name", born=row["birth"])


def gives_in_parts(table):
    yield Finding(NOWHERE, parts={"born": table})


def gives_who_knows_what(table):
    yield Finding(NOWHERE, parts=vars(table))


@pytest.mark.parametrize(
    ("function", "asked", "meant"),
    [
        (asks_a_row, "polotics", "politics"),
        (asks_inside_a_comprehension, "polotics", "politics"),
        (asks_by_a_method, "atended", "attended"),
        (asks_by_another_function, "polotics", "politics"),
    ],
)
def test_a_slip_in_a_body(function, asked, meant):
    (slip,) = told("P02", function=function)
    assert f"it asks for {asked!r}, which no form has; is {meant!r} meant?" in slip


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (asks_the_township, "asks for the form 'comittee', which there is not; is 'committee' meant?"),
        (asks_for_a_form_as_it_is, "asks for the form 'comittee'"),
        (asks_the_rows_of_another_form, "asks training for 'votes_against', which only other forms have"),
        (asks_for_what_no_form_is_like, "asks for 'zzz', which no form has"),
        (asks_the_label_of_another_form, "asks for 'sex', which no form has"),
        (asks_its_own_table_for_another_s, "for 'grown_women', which only other forms have"),
        (asks_in_a_helper, "asks for 'zzz', which no form has"),
    ],
)
def test_a_name_that_is_asked_in_vain(function, sentence):
    (slip,) = told("P02", function=function)
    assert sentence in slip


@pytest.mark.parametrize(
    "function",
    [
        asks_a_dictionary,
        asks_a_call_s_answer,
        asks_what_is_sometimes_a_dictionary,
        asks_for_what_only_some_forms_have,
    ],
)
def test_what_is_no_question_to_a_form_is_let_be(function):
    assert told("P02", function=function) == []


@pytest.mark.parametrize("function", [gives, gives_in_parts])
def test_a_message_says_only_what_it_is_given(function):
    (slip,) = told("P02", function=function, message="{subject}生于 {borne.year}({value:>3})")
    assert "its message says {borne}, which no tell(…) of it gives; is 'born' meant?" in slip
    assert told("P02", function=function, message="{born}", county_message="{born!s}") == []


def test_a_message_of_parts_that_are_not_written_out_is_let_be():
    assert told("P02", function=gives_who_knows_what, message="{borne}") == []
