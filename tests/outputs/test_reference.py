"""The reference in README is what is declared."""

import pytest

from fulian_excel.outputs.reference import rule_explained, rule_lines
from fulian_excel.rules import RULES
from tests import reference


def test_what_is_generated_is_fresh():
    text = reference.README.read_text(encoding="utf-8")
    assert reference.readme(text) == text, "python -m tests.reference writes it anew"
    assert reference.CODES.read_text(encoding="utf-8") == reference.codes(), "python -m tests.reference writes it anew"


def test_a_table_without_a_place_is_told():
    with pytest.raises(ValueError, match="no place for the table settings"):
        reference.readme("# fulian_excel")


def test_one_rule_explained():
    said = rule_explained(RULES["B03"])
    assert "到会比例,默认 2/3" in said
    assert "依据:选举办法" in said


def test_every_rule_has_a_line():
    assert len(rule_lines().splitlines()) == len(RULES)
