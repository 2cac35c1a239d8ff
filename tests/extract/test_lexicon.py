"""The lexicon: looked up together, the forms' words mean what they mean in each form alone."""

from itertools import product

import pytest

from fulian_excel.cells import TEXT, Area, Cell, Sheet
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.headers import Heading, Vocabulary, tries
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.locate import headings_in
from fulian_excel.forms import FORMS

VOCABULARIES = [Vocabulary.of(form) for form in FORMS.values()]
LEXICON = Lexicon(VOCABULARIES)
BEHIND = ("", "(必填)", "与否", "人数")

of_every_form = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=FORMS)


def alone(vocabulary: Vocabulary, text: str) -> str | None:
    """The column that a heading means in a form, its vocabulary asked alone."""
    meaning = vocabulary.meaning((text,))
    several = next((vocabulary.instead[part] for part in tries((text,)) if part in vocabulary.instead), (None,))
    return meaning.name if meaning else several[0]


@of_every_form
def test_no_word_of_a_form_is_passed_over(vocabulary: Vocabulary) -> None:
    words = (*vocabulary.words, *vocabulary.instead, *vocabulary.key_endings)
    for before, word, behind in product(("", "其中:", *vocabulary.form.subjects[:1]), words, BEHIND):
        text = f"{before}{word}{behind}"
        assert LEXICON.meanings((text,)).get(vocabulary.form.name) == alone(vocabulary, text), text


@of_every_form
def test_a_form_is_likely_where_its_columns_are(vocabulary: Vocabulary) -> None:
    titles = [column.title for name, column in vocabulary.form.columns.items() if name in vocabulary.wanted]
    headings = [Heading(1, number, (title,)) for number, title in enumerate([*titles, "备注"], 1)]
    assert vocabulary in LEXICON.likely(headings, "") or len(titles) < 2
    assert vocabulary in LEXICON.likely(headings, vocabulary.form.name)


def test_a_form_is_likely_where_its_title_stands_and_not_where_most_of_it_is_absent() -> None:
    headings = [Heading(1, 1, ("序号",)), Heading(1, 2, ("姓名",)), Heading(1, 3, ("性别",))]
    likely = {one.form.name for one in LEXICON.likely(headings, "")}
    assert not likely & {"survey", "archive", "delegates"}
    assert likely | {"survey"} == {one.form.name for one in LEXICON.likely(headings, "survey")}


@pytest.mark.parametrize("merges", [(), (Area(1, 1, 2, 1),)])
def test_a_heading_may_be_long_in_its_brackets_alone(merges: tuple[Area, ...]) -> None:
    texts = (
        "姓名(与居民身份证上的一致,少数民族姓名请写全称)",
        "性别",
        "请各村于本月底以前把这张表交到镇妇联办公室来逾期不候",
    )
    cells = {(1, number): Cell(1, number, text, TEXT) for number, text in enumerate(texts, 1)}
    assert [one.column for one in headings_in(Grid(Sheet("表", 0, cells, merges=merges)), 1)] == [1, 2]
