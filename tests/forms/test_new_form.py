"""A new form is one declaration and one name; a new rule is one function."""

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import NAME, WHOLE
from fulian_excel.rulebook import RULES, rule
from fulian_excel.table import Table
from tests.drawing import check, extracted, said


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
            "Y01",
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
        assert [one for one in said(told) if one[0] != "T06"] == [("Y01", "C3"), ("V04", "B4"), ("V04", "C4")]
        assert next(one for one in told if one.code == "Y01").message == "帮扶 15 户,多于走访 12 户"
    finally:
        RULES.pop("Y01", None)
