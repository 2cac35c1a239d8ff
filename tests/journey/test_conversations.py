"""Three rounds with every sample come to an end, and leave the township's workbook as it was but for what she typed."""

from itertools import pairwise

import pytest

from fulian_excel.findings import Level
from fulian_excel.marks.stripping import strip
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from tests.conversation import ANSWER, LIST, REASON, TOWNSHIPS, conversation, turns
from tests.golden import CONVERSATIONS
from tests.marks.belongings import own

# What no cell that was sent can mend: the county's own numbers and quotas, sheets that are missing or nobody's.
LEFT = {"石桥镇": {"D01", "S04", "S12"}, "竹溪镇": {"U02"}, "沙河街道": {"F07"}}
# Parts in which a marking writes, and the sheets themselves, whose cells are compared one by one.
WRITTEN = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/")


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_the_third_round_asks_only_for_what_no_cell_can_mend(township):
    last = turns(township)[-1].outcome.report.findings
    asked = {one.code for one in last if one.township == township and one.level in (Level.FIX, Level.ASK)}
    assert asked == LEFT.get(township, set())


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_every_finding_that_is_gone_is_told_as_mended(township):
    """But for what can no longer be checked, and what another 必改 or 核实 on the same subject and field stands for."""
    for before, after in pairwise(turns(township)):
        report = after.outcome.report
        unknown = {one.code for one in report.not_checked if one.township == township}
        asked = {(one.subject, one.column) for one in report.findings if one.level in ("必改", "核实")}
        told = {
            one.id
            for one in before.outcome.report.findings
            if one.township == township and one.code not in unknown and (one.subject, one.column) not in asked
        }
        left = {one.id for one in report.findings}
        fixed = {one.id for one in report.course.fixed}
        assert told - left <= fixed
        assert not fixed & left


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_every_answer_stands_beside_its_finding(township):
    for before, after in pairwise(turns(township)):
        given = {
            number: said
            for file, typing in before.typing.items()
            for number, said in answered(before.copies[file], typing)
        }
        for one in after.outcome.report.findings:
            if one.id in given:
                assert (one.answer, one.reason) == given[one.id]


def answered(copy, typing):
    """By 编号 what the clerk wrote beside it."""
    listed = next(sheet for sheet in read_book(Package(copy)).sheets if sheet.name == LIST)
    for (row, column), said in typing[LIST].items():
        if column == ANSWER:
            yield listed.cells[row, 1].value, (said, typing[LIST][row, REASON])


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_the_workbook_is_what_it_was_but_for_what_was_typed(township):
    first, second, last = turns(township)
    for file, sent in first.sent.items():
        typed = {sheet: cells.keys() | second.typing[file][sheet].keys() for sheet, cells in first.typing[file].items()}
        before, after = Package(sent), Package(strip(last.copies[file]))
        for name in before.names:
            assert name.startswith(WRITTEN) or after.read(name) == before.read(name), name
        for name in set(after.names) - set(before.names):
            assert name.endswith(".rels"), name
            assert after.read(name).count(b"<Relationship ") == 0, name
        assert own(after.data, typed) == own(sent, typed)
        for was, now in zip(read_book(before).sheets, read_book(after).sheets, strict=True):
            spots = (was.cells.keys() | now.cells.keys()) - typed[was.name]
            assert {spot: now.cells.get(spot) for spot in spots} == {spot: was.cells.get(spot) for spot in spots}


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_what_a_marking_leaves_in_the_styles_does_not_grow(township):
    _first, second, last = turns(township)
    for file, copy in last.copies.items():
        assert len(Package(copy).read("xl/styles.xml")) <= len(Package(second.copies[file]).read("xl/styles.xml"))


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_three_rounds_with_every_sample(township):
    kept = (CONVERSATIONS / f"{township}.txt").read_text(encoding="utf-8")
    assert conversation(township) == kept, "python -m tests.golden writes it anew; read the difference first"


def test_three_rounds_leave_no_more_marks_than_their_findings():
    for path in CONVERSATIONS.glob("*.txt"):
        counts = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("-- ")]
        assert counts, path.name
        assert all(line.endswith("清单 1") for line in counts), path.name
