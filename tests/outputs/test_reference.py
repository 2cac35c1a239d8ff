"""The reference in README is what is declared."""

import re
from pathlib import Path

import pytest

from fulian_excel.outputs.reference import forms_table, rule_explained, rule_lines, rules_table, settings_table
from fulian_excel.rules import RULES

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize(
    ("name", "table"), [("forms", forms_table), ("rules", rules_table), ("settings", settings_table)]
)
def test_readme_is_fresh(name, table):
    text = README.read_text(encoding="utf-8")
    match = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", text, re.DOTALL)
    assert match is not None
    assert match[1] == table(), f"put fulian_excel.outputs.reference.{table.__name__}() between the marks"


def test_one_rule_explained():
    said = rule_explained(RULES["B03"])
    assert "到会比例,默认 2/3" in said
    assert "依据:选举办法" in said


def test_every_rule_has_a_line():
    assert len(rule_lines().splitlines()) == len(RULES)
