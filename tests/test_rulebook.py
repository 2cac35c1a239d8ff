"""A slip in a rule's declaration is told where it is made."""

import re
from collections.abc import Iterator

import pytest

from fulian_excel.declaring import DeclarationError
from fulian_excel.findings import Finding, Level
from fulian_excel.places import Place
from fulian_excel.rulebook import RULES, Parameter, Rule, cell_rule, declared, quota_rule, rule


@pytest.fixture(autouse=True)
def the_rule_book_stays_as_it_is(monkeypatch):
    for code in list(RULES):
        monkeypatch.setitem(RULES, code, RULES[code])
    before = dict(RULES)
    yield
    for code in set(RULES) - set(before):
        del RULES[code]


def of_township(township):
    """Something holds."""


def of_table(table):
    """Something holds."""


def of_table_and_years(table, years):
    """Something holds."""


def of_submission(submission):
    """Something holds."""


def of_county_and_township(county, township):
    """Something holds."""


def of_nothing():
    """Something holds."""


def untold(township):
    pass


def declare(function, code="P99", message="{value}", level=Level.FIX, **more):
    return rule(code, level, "题", message, **more)(function)


@pytest.mark.parametrize(
    ("function", "more", "sentence"),
    [
        (of_submission, {}, "argument 'submission' is neither a subject"),
        (of_table_and_years, {"on": ("delegates",)}, "argument 'years' is neither a subject"),
        (of_table, {"on": ("delegates",), "years": Parameter("年", 18)}, "parameter 'years' is no argument"),
        (of_nothing, {}, "none of its arguments is a subject"),
        (of_table, {}, "names its forms in `on`"),
        (of_township, {"on": ("delegates",)}, "names its forms in `on`"),
        (of_county_and_township, {}, "looked at alone"),
        (of_table, {"on": "survey"}, 'rule P99: `on` is a tuple, as in on=("survey",)'),
        (of_township, {"needs": "survey.women"}, '`needs` is a tuple, as in needs=("survey.women",)'),
        (of_township, {"needs": ["survey.women"]}, "`needs` is a tuple of texts"),
        (of_table, {"om": ("delegates",)}, "there is no keyword 'om'; is 'on' meant?"),
        (of_township, {"level": "必改"}, "its level is a Level, as in Level.FIX, not '必改'"),
        (untold, {}, "says as a sentence what must hold"),
        (of_township, {"message": "{value"}, "is no format string"),
        (of_township, {"code": "Y99"}, "has no family Y"),
        (of_township, {"code": "P9"}, "a letter and two digits"),
        (of_township, {"code": "P01"}, "declared twice: in fulian_excel.rules.people and tests.test_rulebook"),
    ],
)
def test_a_slip_in_a_rule(function, more, sentence):
    with pytest.raises(DeclarationError, match=re.escape(sentence)) as raised:
        declare(function, **more)
    assert f"rule {more.get('code', 'P99')}" in str(raised.value)


def test_a_slip_in_a_rule_on_quotas():
    with pytest.raises(DeclarationError, match="rule D99: a rule on quotas takes one argument, frame, not table"):
        quota_rule("D99", Level.ASK, "题", "", at="delegates.name")(of_table)


def test_what_is_declared_right_is_in_the_rule_book():
    declare(of_table_and_years, on=("delegates",), years=Parameter("年", 18))
    assert RULES["P99"].wants == ("table",)
    assert RULES["P99"].room == __name__
    assert RULES["P99"].invariant == "Something holds."


def test_a_code_that_is_told_where_it_is_met():
    entry = declared("F99", Level.NOTE, "题", "「{value}」{what}", "Something holds.", source="县定")
    assert RULES["F99"] is entry
    assert entry.room == __name__
    told = entry.finding(Place("a.xlsx", "表", "B2"), value="甲", what="不对")
    assert (told.code, told.level, told.message, told.place.cell) == ("F99", Level.NOTE, "「甲」不对", "B2")
    with pytest.raises(DeclarationError, match="rule F99 is declared twice"):
        declared("F99", Level.NOTE, "题", "", "Something holds.")


def test_a_rule_on_one_value_is_one_too():
    def odd(value: int) -> dict[str, int] | None:
        """A number is even."""
        return {"rest": 1} if value % 2 else None

    cell_rule("V99", Level.FIX, "题", "{rest}")(odd)
    assert isinstance(RULES["V99"], Rule)
    assert RULES["V99"].function is odd


def test_a_finding_is_what_a_rule_yields():
    def always(township) -> Iterator[Finding]:
        """Something holds."""
        yield Finding(value="甲")

    declare(always)
    assert [RULES["P99"].stamp(one).message for one in RULES["P99"].function(None)] == ["甲"]
