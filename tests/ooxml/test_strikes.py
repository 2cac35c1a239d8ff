"""Cells that somebody struck through instead of deleting them."""

import pytest

from tests.ooxml.building import MAIN, read_parts, workbook_parts, worksheet

FONTS = "<font><sz/></font><font><b/><strike/></font><font><strike val='0'/></font>"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts>{FONTS}</fonts>'
    '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>'
)
STRUCK = "<rPr><strike/></rPr>"
STRINGS = (
    "<t>王芳</t>",
    f"<r>{STRUCK}<t>王</t></r><r>{STRUCK}<t>芳</t></r><r><t> </t></r>",
    f"<r>{STRUCK}<t>王</t></r><r><t>芳</t></r>",
    '<r><rPr><strike val="false"/></rPr><t>王芳</t></r>',
)


@pytest.mark.parametrize(
    ("cell", "struck"),
    [
        ('<c r="A1"><v>1</v></c>', False),
        ('<c r="A1" s="1"><v>1</v></c>', True),
        ('<c s="1" r="A1"><v>1</v></c>', True),
        ('<c s="1"><v>1</v></c>', True),
        ('<c r="A1" s="1"/>', False),
        ('<c r="A1" s="2"><v>1</v></c>', False),
        ('<c r="A1" s="9"><v>1</v></c>', False),
        ('<c r="A1" s="1" t="inlineStr"><is><t>王芳</t></is></c>', True),
        ('<c r="A1" t="s"><v>0</v></c>', False),
        ('<c r="A1" t="s"><v>1</v></c>', True),
        ('<c r="A1" t="s"><v>2</v></c>', False),
        ('<c r="A1" t="s"><v>3</v></c>', False),
        ('<c r="A1"><v>1</v></c><c r="C1" s="1"><v>1</v></c>', False),
    ],
)
def test_cells_struck_through(cell: str, *, struck: bool) -> None:
    parts = workbook_parts(worksheet(f'<row r="1">{cell}</row>'), strings=STRINGS)
    parts["xl/styles.xml"] = STYLES
    assert ((1, 1) in read_parts(parts).sheets[0].struck) is struck


def test_a_cell_further_on_in_a_row() -> None:
    rows = '<row r="4"><c r="B4" s="1"><v>1</v></c><c s="1"><v>2</v></c><c r="E4"><v>3</v></c></row>'
    parts = workbook_parts(worksheet(rows), strings=STRINGS)
    parts["xl/styles.xml"] = STYLES
    assert read_parts(parts).sheets[0].struck == {(4, 2), (4, 3)}


@pytest.mark.parametrize(("height", "hidden"), [("0", True), ("0.0", True), ("0.75", False), ("15", False)])
def test_rows_of_no_height_are_hidden(height: str, *, hidden: bool) -> None:
    rows = f'<row r="1" ht="{height}" customHeight="1"><c r="A1"><v>1</v></c></row>'
    assert read_parts(workbook_parts(worksheet(rows))).sheets[0].hidden_rows == ({1} if hidden else frozenset())
