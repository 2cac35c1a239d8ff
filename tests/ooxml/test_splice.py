"""Splicing: what is not ours stays as it was, byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulian_excel.ooxml.package import Damaged
from fulian_excel.ooxml.splice import (
    STYLESHEET_ORDER,
    WORKSHEET_ORDER,
    Edit,
    append,
    insert_in_order,
    outline,
    removed,
    set_attribute,
    spliced,
)

names = st.sampled_from(["a", "x:b", "c-d", "表"])
texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="<&>"), max_size=5)


def drawn(name: str, attribute: str, children: list[str], text: str, *, open_tag: bool) -> str:
    quoted = attribute.replace('"', "&quot;")
    head = f'{name} k="{quoted}"'
    if not children and not open_tag:
        return f"<{head}/>"
    return f"<{head}>{text.join(['', *children, ''])}</{name}\n>"


elements = st.recursive(
    st.builds(drawn, names, texts, st.just([]), st.just(""), open_tag=st.booleans()),
    lambda inner: st.builds(drawn, names, texts, st.lists(inner, max_size=4), texts, open_tag=st.booleans()),
    max_leaves=12,
)
heads = st.sampled_from([b"", b"\xef\xbb\xbf", b'<?xml version="1.0" encoding="UTF-8"?>\r\n', b"<!-- <a> -->\n"])


@given(heads, elements)
def test_an_outline_finds_every_element_where_it_stands(head: bytes, element: str) -> None:
    data = head + f'<r xmlns:x="u">{element}</r>'.encode()
    for node in outline(data).walk():
        whole = data[node.start : node.end]
        assert whole.startswith(b"<" + node.prefix.encode() + node.name.encode())
        assert whole.endswith(b">")
        assert data[node.opened - 1 : node.opened] == b">"
        assert node.self_closed == whole.endswith(b"/>")
        if not node.self_closed:
            assert data[node.closing : node.closing + 2] == b"</"


@given(heads, elements, st.data())
def test_appending_and_taking_away_gives_the_part_back(head: bytes, element: str, data: st.DataObject) -> None:
    part = head + f'<r xmlns:x="u">{element}</r>'.encode()
    nodes = list(outline(part).walk())
    number = data.draw(st.integers(0, len(nodes) - 1))
    grown = spliced(part, [append(part, nodes[number], b"<new/>")])
    again = list(outline(grown).walk())
    new = next(node for node in again if node.name == "new")
    assert new.parent is not None
    assert again.index(new.parent) == number
    shrunk = spliced(grown, [removed(new)])
    assert [node.name for node in outline(shrunk).walk()] == [node.name for node in nodes]
    if not nodes[number].self_closed:
        assert shrunk == part


@given(st.binary(max_size=40), st.data())
def test_edits_are_made_at_their_offsets(part: bytes, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(part)), max_size=6)))
    edits = [Edit(start, end, b"N") for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    kept, position = b"", 0
    for edit in edits:
        kept += part[position : edit.start] + b"N"
        position = edit.end
    assert spliced(part, reversed(edits)) == kept + part[position:] or len({e.start for e in edits}) < len(edits)


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        spliced(b"abcdef", [Edit(0, 3, b""), Edit(2, 4, b"")])


def test_rows_are_hollow_but_all_offsets_hold() -> None:
    data = b'<worksheet><sheetData><row r="1"><c/></row></sheetData><pageMargins left="1"/></worksheet>'
    root = outline(data, hollow="sheetData")
    assert [child.name for child in root.children] == ["sheetData", "pageMargins"]
    assert root.children[0].children == []
    assert data[root.children[1].start : root.children[1].end] == b'<pageMargins left="1"/>'


def test_rows_that_a_comment_could_disguise_are_read() -> None:
    data = b"<worksheet><!--</sheetData>--><sheetData><row/></sheetData><pageMargins/></worksheet>"
    assert len(outline(data, hollow="sheetData").children[0].children) == 1


@pytest.mark.parametrize(
    ("inside", "behind"),
    [
        ("<sheetData/>", "<sheetData/>"),
        ("<sheetData/><mergeCells/><pageMargins/>", "<mergeCells/>"),
        ("<sheetData/><conditionalFormatting/><dataValidations/>", "<conditionalFormatting/>"),
        ("<sheetData/><extLst/>", "<sheetData/>"),
        ("<sheetData/><odd/><hyperlinks/>", "<odd/>"),
    ],
)
def test_a_format_stands_where_the_schema_wants_it(inside: str, behind: str) -> None:
    data = f"<worksheet>{inside}</worksheet>".encode()
    edit = insert_in_order(data, outline(data), "conditionalFormatting", b"<NEW/>", WORKSHEET_ORDER)
    assert f"{behind}<NEW/>".encode() in spliced(data, [edit])


def test_a_root_without_content_is_opened() -> None:
    data = b"<x:styleSheet xmlns:x='m' />"
    edit = insert_in_order(data, outline(data), "fonts", b"<x:fonts/>", STYLESHEET_ORDER)
    assert spliced(data, [edit]) == b"<x:styleSheet xmlns:x='m' ><x:fonts/></x:styleSheet>"


def test_an_attribute_gets_another_value() -> None:
    data = b'<a recount="7" count = \'1\'><b count="3"/></a>'
    edit = set_attribute(data, outline(data), "count", "2")
    assert edit is not None
    assert spliced(data, [edit]) == b'<a recount="7" count = \'2\'><b count="3"/></a>'
    assert set_attribute(data, outline(data), "missing", "2") is None


def test_a_part_that_is_not_well_formed_is_damaged() -> None:
    with pytest.raises(Damaged):
        outline(b"<a><b></a>")
