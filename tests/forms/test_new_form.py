"""A new form is one declaration and one name; a new rule is one function."""

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.typing import Series

from fulian_excel.declaring import DeclarationError
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import NAME, TEXT, WHOLE
from fulian_excel.rulebook import RULES, rule
from fulian_excel.table import Table
from tests.drawing import check, checked, extracted, said, submission, table


class Visit(pa.DataFrameModel):
    """One visit to a household."""

    name: Series[str] = column("走访人", kind=NAME)
    homes: Series[pd.Int64Dtype] = column("走访户数", "户数", kind=WHOLE, ge=0)
    helped: Series[pd.Int64Dtype] = column("帮扶户数", kind=WHOLE, ge=0)


def test_a_form_and_a_rule_of_a_test(monkeypatch):
    monkeypatch.setitem(FORMS, "visits", Form("visits", "走访登记表", Visit))

    def no_more_are_helped(table: Table) -> Iterator[Finding]:
        """No more homes are helped than visited."""
        for row in table.rows:
            if row["helped"] > row["homes"]:
                yield row.tell("helped", homes=row["homes"])

    try:
        rule(
            "U91",
            Level.FIX,
            "帮扶不多于走访",
            "帮扶 {value} 户,多于走访 {homes} 户",
            on=("visits",),
            needs=("homes", "helped"),
        )(no_more_are_helped)
        drawing = """
            | 青山镇走访登记表 |      |          |
            | 走访人           | 户数 | 帮扶户数 |
            | 王芳             | 12   | 15       |
            | 李敏             | -2   | -3       |
        """
        told = check(extracted({"走访": drawing}).tables["visits"])
        assert [one for one in said(told) if one[0] != "T06"] == [("U91", "C3"), ("V04", "B4"), ("V04", "C4")]
        assert next(one for one in told if one.code == "U91").message == "帮扶 15 户,多于走访 12 户"
    finally:
        RULES.pop("U91", None)


class Errand(pa.DataFrameModel):
    """One errand, its beginning and its end often written in two columns."""

    name: Series[str] = column("走访人", kind=NAME)
    homes: Series[pd.Int64Dtype] = column("走访户数", kind=WHOLE, ge=0)
    route: Series[str] = column("路线", kind=TEXT, joined=(("出发地", "起点"), ("目的地", "终点")), moves=True)
    spent: Series[pd.Int64Dtype] = column("人均走访", kind=WHOLE, nullable=True, summed=False)


def test_any_column_may_stand_on_the_sheet_as_two(monkeypatch):
    monkeypatch.setitem(FORMS, "errands", Form("errands", "走访路线表", Errand))
    drawing = """
        | 走访路线表 |        |      |      |
        | 走访人     | 走访户数 | 起点 | 目的地 |
        | 王芳       | 3      | 镇上 | 白石村 |
        | 李敏       | 2      |      | 双井村 |
    """
    found = extracted({"路线": drawing}).tables["errands"]
    assert found.values["route"] == ["镇上 白石村", "双井村"]
    assert [found.place("route", row).cell for row in (0, 1)] == ["C3", "D4"]
    assert [one.code for one in found.complaints if one.code != "T06"] == []


def test_a_total_of_what_is_not_summed_is_let_be(monkeypatch):
    monkeypatch.setitem(FORMS, "errands", Form("errands", "走访路线表", Errand))
    drawing = """
        | 走访路线表 |        |      |      |
        | 走访人     | 走访户数 | 路线 | 人均走访 |
        | 王芳       | 3      | 镇上 | 3      |
        | 李敏       | 2      | 镇上 | 2      |
        | 合计       | 6      |      | 3      |
    """
    complaints = extracted({"路线": drawing}).tables["errands"].complaints
    assert [(one.code, one.place.cell) for one in complaints if one.code != "T06"] == [("T05", "B5")]


def test_a_new_form_asks_nothing_of_anybody_until_it_says_when_it_is_due(monkeypatch):
    def missing(form):
        monkeypatch.setitem(FORMS, "visits", form)
        people = table("delegates", "| 姓名 |\n| 王芳 |")
        return "走访登记表" in {one.subject for one in checked(submission(people)).findings if one.code == "F07"}

    assert not missing(Form("visits", "走访登记表", Visit))
    assert missing(Form("visits", "走访登记表", Visit, due=11))


def test_a_misspelt_attribute_of_a_column_is_told_at_once():
    with pytest.raises(DeclarationError, match="column 姓名: there is no keyword 'prefiled'; is 'prefilled' meant"):
        column("姓名", kind=NAME, prefiled=True)
