"""A slip in the declaration of a form, a column or a setting is told by name before any workbook is read."""

from dataclasses import dataclass, replace

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.typing import Series

from fulian_excel.declaring import DeclarationError, declared_at
from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.forms.items import item, items_of
from fulian_excel.forms.slips import form_slips, name_slip
from fulian_excel.kinds import DATE, NAME, TEXT, WHOLE, YES_NO


class Visit(pa.DataFrameModel):
    """One visit to a household."""

    name: Series[str] = column("走访人", kind=NAME)
    homes: Series[pd.Int64Dtype] = column("走访户数", kind=WHOLE)


class Nameless(pa.DataFrameModel):
    """One visit by nobody in particular."""

    names: Series[str] = column("走访人", kind=NAME)


class Mistyped(pa.DataFrameModel):
    """One visit whose day is declared as a text."""

    name: Series[str] = column("走访人", kind=NAME)
    held_on: Series[str] = column("日期", kind=DATE)


class Untyped(pa.DataFrameModel):
    """One visit of which nothing says what a name is."""

    name = column("走访人", kind=NAME)


class Doubled(pa.DataFrameModel):
    """One visit by two people under one heading."""

    name: Series[str] = column("走访人", kind=NAME)
    other: Series[str] = column("走访人", kind=NAME)


class Listed(pa.DataFrameModel):
    """One item of a list."""

    name: Series[str] = column("事项", kind=TEXT, from_list="name")


def test_the_forms_have_no_slips():
    assert list(form_slips(FORMS.values())) == []
    assert list(form_slips(SETTINGS_FORMS.values())) == []


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (Form("visits", "走访登记表", Visit, due=13), "form visits: due is a month from 1 to 12, not 13"),
        (Form("visits", "走访登记表", Nameless), "key: there is no column 'name'; is 'names' meant?"),
        (Form("visits", "走访登记表", Visit, grows_by=("home",)), "grows_by: there is no column 'home'; is 'homes'"),
        (Form("visits", "走访登记表", Visit, occasion=("held",)), "occasion: there is no label 'held'"),
        (Form("visits", "走访登记表", Mistyped), "but its kind, date, gives datetime64"),
        (Form("visits", "走访登记表", Untyped), "form visits: name does not say its type, as in `name: Series[str]"),
        (Form("visits", "走访登记表", Doubled), "name and other both have the title '走访人'"),
        (Form("visits", "走访登记表", Listed), "column name has `from_list`, but the form names no list"),
        (Form("visits", "走访登记表", Visit, lists="steps"), "`lists` names the list 'steps', but no column"),
        (Form("delegates", "走访登记表", Visit), "form delegates: delegates has the name or title 'delegates' already"),
        (Form("visits", "妇女代表名册", Visit), "form visits: delegates has the name or title '妇女代表名册' already"),
        (
            Form("visits", "走访登记表", Visit, also_titled=("代表名单",)),
            "form visits: delegates has the name or title '代表名单' already",
        ),
    ],
)
def test_a_slip_in_a_form(form, sentence):
    (slip,) = form_slips([FORMS["delegates"], form])
    assert sentence in slip


@pytest.mark.parametrize(
    ("declaring", "sentence"),
    [
        (
            lambda: Form("visits", "走访登记表", Visit, dew=12),
            "form visits: there is no keyword 'dew'; is 'due' meant?",
        ),
        (lambda: column("户数", knd=WHOLE), "column 户数: there is no keyword 'knd'; is 'kind' meant?"),
        (
            lambda: column("户数", kind=WHOLE, sumed=True),
            "column 户数: there is no keyword 'sumed'; is 'summed' meant?",
        ),
        (lambda: item("端口", WHOLE, "", 1, betwen=(1, 9)), "setting 端口: there is no keyword 'betwen'; is 'between'"),
        (lambda: item("端口", WHOLE, "空着为 25"), "setting 端口: a value of kind whole needs a default"),
        (lambda: item("加密", YES_NO, ""), "setting 加密: a value of kind yes/no needs a default"),
    ],
)
def test_a_keyword_that_nobody_knows(declaring, sentence):
    with pytest.raises(DeclarationError, match=sentence.replace("?", r"\?")):
        declaring()


def test_two_settings_of_one_title():
    @dataclass(frozen=True)
    class Twice:
        county: str = item("县名", TEXT, "")
        name: str = item("县名", TEXT, "")

    with pytest.raises(DeclarationError, match="settings Twice: two items have the title 县名"):
        items_of(Twice)


def test_a_form_is_what_it_was_declared_and_may_be_changed():
    form = Form("visits", "走访登记表", Visit, due=12)
    assert replace(form, due=11) == Form("visits", title="走访登记表", rows=Visit, due=11)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("forms.trainig:FORM", "forms.trainig:FORM is named, and cannot be had: No module named"),
        ("forms.shared:FORM", "forms.shared:FORM is named, and cannot be had: module .* has no attribute 'FORM'"),
    ],
)
def test_a_file_that_is_named_and_not_there(path, sentence):
    with pytest.raises(DeclarationError, match=sentence):
        declared_at(path)


def test_a_form_is_named_as_its_file():
    assert name_slip("visits", FORMS["training"]) == "forms/visits.py: its form is named 'training'; name it 'visits'"
    assert name_slip("training", FORMS["training"]) == ""
