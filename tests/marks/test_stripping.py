"""Stripping: our marks are found and taken out, whoever saved, copied or moved them."""

import io
import re

import openpyxl
import pytest

from fulian_excel.marks.stripping import sentinel, strip
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.rezip import rezipped
from tests.marks.marking_cases import ROWS, SHAPES, VML, commented, marked, note, own_comment
from tests.ooxml.building import MAIN, OFFICE, packed, workbook_parts, worksheet

MARKS = ("FLMARK1", "【核验", "FL1-7")


def touched(data: bytes) -> bytes:
    """The workbook after another program wrote one of its parts, so that no record of ours holds."""
    package = Package(data)
    book = package.workbook_part
    return rezipped(data, {book: package.read(book) + b"\n"}, {})


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    content = Package(data).read(name).decode()
    assert old in content
    return rezipped(data, {name: content.replace(old, new).encode()}, {})


def left(data: bytes) -> list[str]:
    package = Package(data)
    return [f"{word} in {name}" for name in package.names for word in MARKS if word.encode() in package.read(name)]


def test_a_workbook_without_marks_is_the_very_same_bytes() -> None:
    for data in SHAPES.values():
        assert strip(data) is data


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())
def test_marks_are_found_without_the_record(data: bytes) -> None:
    bare = strip(touched(marked(data)))
    assert left(bare) == []
    assert read_book(Package(bare)) == read_book(Package(data))
    assert strip(bare) is bare


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())
def test_three_rounds_leave_no_more_than_one(data: bytes) -> None:
    once = marked(data)
    again = marked(touched(marked(touched(once))))
    assert sorted(Package(again).names) == sorted(Package(once).names)
    for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml"):
        if Package(once).has(name):
            was, now = Package(once).read(name), Package(again).read(name)
            assert now.count(b"FLMARK1") == was.count(b"FLMARK1")
            assert now.count(b"<dxf>") == was.count(b"<dxf>")
            assert now.count(b"<xf ") == was.count(b"<xf ")


def test_openpyxl_saves_it_and_no_mark_is_left() -> None:
    buffer = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(marked(SHAPES["own comment"]))).save(buffer)
    saved = buffer.getvalue()
    assert sentinel(Package(saved)) == ("7", "0123456789ab")
    bare = strip(saved)
    assert left(bare) == []
    assert "问题清单" not in Package(bare).read("xl/workbook.xml").decode()
    sheet = openpyxl.load_workbook(io.BytesIO(bare)).active
    assert sheet["B2"].comment.text == "请核对"
    assert sheet["A1"].comment is None


def test_rules_on_copied_rows_go_and_others_stay() -> None:
    copied = (
        '<conditionalFormatting sqref="A9 A12"><cfRule type="expression" dxfId="0" priority="1">'
        '<formula>AND(N("FLMARK1")=0,LEN($A$9)=0)</formula></cfRule>'
        '<cfRule type="expression" dxfId="0" priority="2">'
        "<formula>TRUE</formula></cfRule></conditionalFormatting><extLst><ext><x14:conditionalFormattings"
        ' xmlns:x14="x"><x14:conditionalFormatting><x14:cfRule><f>FLMARK1</f></x14:cfRule><f>A1</f>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    bare = strip(packed(workbook_parts(worksheet(ROWS, copied))))
    sheet = Package(bare).read("xl/worksheets/sheet1.xml").decode()
    assert "FLMARK1" not in sheet
    assert sheet.count("<cfRule") == 1
    assert "extLst" not in sheet


def test_words_broken_into_runs_are_cut_out_of_a_comment() -> None:
    text = (
        "<r><t>请核对</t></r><r><t>\n【核验】必改:</t></r><r><t>17.5</t></r>"
        "<r><rPr><b/></rPr><t> 不对【核验止】谢谢</t></r>"
    )
    data = commented(own_comment(text), VML.format(blocks="1", shapes=note(1, 1)))
    comments = Package(strip(data)).read("xl/comments1.xml").decode()
    assert "<text><r><t>请核对</t></r><r><rPr><b/></rPr><t>谢谢</t></r></text>" in comments


def test_a_comment_of_ours_goes_with_its_box() -> None:
    shapes = note(1, 1) + note(2, 0, 1026)
    both = own_comment("<t>请核对</t>").replace(
        "</commentList>",
        '<comment ref="A3" authorId="0"><text><t>【核验】必改</t></text></comment></commentList>',
    )
    package = Package(strip(commented(both, VML.format(blocks="1", shapes=shapes))))
    assert "A3" not in package.read("xl/comments1.xml").decode()
    assert package.read("xl/drawings/vmlDrawing1.vml").decode().count("<v:shape ") == 1


def test_the_last_comment_takes_part_drawing_and_relations_with_it() -> None:
    bare = Package(strip(commented(own_comment("<t>【核验】必改</t>"), VML.format(blocks="1", shapes=note(1, 1)))))
    assert not bare.has("xl/comments1.xml")
    assert not bare.has("xl/drawings/vmlDrawing1.vml")
    assert bare.relations("xl/worksheets/sheet1.xml") == ()
    assert b"legacyDrawing" not in bare.read("xl/worksheets/sheet1.xml")


def moved_list() -> bytes:
    """A list between two sheets, as somebody moved it, with names and views that count sheets."""
    first = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><f>1+1</f></c></row>'
    parts = workbook_parts(
        worksheet(ROWS), worksheet(first), worksheet(ROWS), strings=["<t>问题清单 FL1-7-0123456789ab</t>"]
    )
    listed = re.search("<sheets>.*</sheets>", parts["xl/workbook.xml"])
    assert listed is not None
    names = "".join(f'<definedName name="n{n}" localSheetId="{n}">1</definedName>' for n in range(3))
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView activeTab="1" firstSheet="2"/>'
        '<workbookView activeTab="7"/></bookViews>'
        + listed[0].replace('name="表2"', 'name="问题清单 "')
        + f"<definedNames>{names}</definedNames></workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="c" Type="{OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>',
    )
    parts["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}"><c r="A2" i="2"/></calcChain>'
    return packed(parts)


def test_a_list_that_was_moved_goes_and_those_behind_it_move_up() -> None:
    package = Package(strip(moved_list()))
    book = package.read("xl/workbook.xml").decode()
    assert [sheet.name for sheet in read_book(package).sheets] == ["表1", "表3"]
    assert re.findall(r'name="(n\d)" localSheetId="(\d)"', book) == [("n0", "0"), ("n2", "1")]
    assert re.findall(r'activeTab="(\d)"', book) == ["0", "7"]
    assert 'firstSheet="1"' in book
    assert not package.has("xl/calcChain.xml")
    assert b"FL1-7" not in package.read("xl/sharedStrings.xml")


def test_a_sheet_of_the_townships_own_called_so_stays() -> None:
    data = SHAPES["a list of its own"]
    assert strip(data) is data
    names = [sheet.name for sheet in read_book(Package(strip(touched(marked(data))))).sheets]
    assert names == ["问题清单"]


def test_a_record_that_makes_no_sense_is_passed_over() -> None:
    data = marked(SHAPES["plain"])
    for record in ("AAAA", "eJyrVkpMSUlNUbJSqlXQUUrOSMxLT01RsqquBQBq0QhC"):
        part = Package(data).read("xl/worksheets/sheet2.xml")
        spoilt = re.sub(rb"FLMARK1 [A-Za-z0-9+/=]+", b"FLMARK1 " + record.encode(), part)
        assert left(strip(rezipped(data, {"xl/worksheets/sheet2.xml": spoilt}, {}))) == []


def test_a_workbook_that_is_nothing_but_a_list_keeps_it() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>问题清单 FL1-7-0123456789ab</t></is></c></row>'
    parts = workbook_parts(worksheet(row))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("表1", "问题清单")
    assert len(read_book(Package(strip(packed(parts)))).sheets) == 1


def test_words_written_as_character_references_are_known() -> None:
    both = own_comment("<t>请核对\n【核验】必改【核验止】</t>").replace(
        "</commentList>",
        '<comment ref="A3" authorId="0"><text><t>【核验】必改</t></text></comment></commentList>',
    )
    written = both.encode("ascii", "xmlcharrefreplace").decode()
    comments = Package(strip(commented(written, VML.format(blocks="1", shapes=note(1, 1))))).read("xl/comments1.xml")
    assert comments.count(b"<comment ") == 1
    assert b"<t>&#35831;&#26680;&#23545;</t>" in comments
