"""Marking: every shape of package keeps what it has, and says what it is told to say."""

import io
import re

import openpyxl
import pytest

from fulian_excel.marks.mark import Mark
from fulian_excel.marks.marking import mark
from fulian_excel.marks.selfcheck import verify
from fulian_excel.marks.stripping import sentinel, strip
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.rezip import raw_members
from fulian_excel.ooxml.splice import outline
from tests.marks.marking_cases import (
    FIX,
    ROWS,
    SHAPES,
    VML,
    added_sheet,
    commented,
    marked,
    note,
    own_comment,
    plain_parts,
)
from tests.ooxml.building import packed, workbook_parts, worksheet

every_shape = pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES.keys())


def part(data: bytes, name: str) -> str:
    return Package(data).read(name).decode()


@every_shape
def test_the_self_check_finds_nothing(data: bytes) -> None:
    package = Package(data)
    assert verify(package, read_book(package), marked(data)) is None


@every_shape
def test_marks_taken_out_leave_every_member_as_it_was(data: bytes) -> None:
    before, after = Package(data), Package(strip(marked(data)))
    assert {name: after.read(name) for name in after.names} == {name: before.read(name) for name in before.names}


@every_shape
def test_marking_again_gives_the_same_bytes(data: bytes) -> None:
    once = marked(data)
    assert marked(strip(once)) == once
    assert mark(Package(strip(once)), [], added_sheet()) == mark(Package(data), [], added_sheet())


@every_shape
def test_members_it_has_no_business_with_are_the_same_raw_bytes(data: bytes) -> None:
    before = {member.name: member.block for member in raw_members(data)}
    after = {member.name: member.block for member in raw_members(marked(data))}
    touched = {name for name, block in before.items() if after[name] != block}
    assert all(re.search(r"sheet|omments|vml|[Ss]tyles|workbook|Content_Types", name) for name in touched)


@every_shape
def test_every_part_it_writes_is_well_formed_and_known(data: bytes) -> None:
    package, before = Package(marked(data)), Package(data)
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            outline(package.read(name))
        if name not in before.names:
            assert package.content_type(name), name


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"odd part names", "backslashes", "strict"}))
def test_openpyxl_reads_the_same_values(shape: str) -> None:
    before = openpyxl.load_workbook(io.BytesIO(SHAPES[shape])).worksheets
    after = openpyxl.load_workbook(io.BytesIO(marked(SHAPES[shape]))).worksheets
    assert len(after) == len(before) + 1
    for sheet, other in zip(before, after, strict=False):
        assert list(sheet.values) == list(other.values)


def test_the_list_is_the_last_sheet_and_no_tab_changes() -> None:
    data = marked(packed(workbook_parts(worksheet(ROWS), worksheet(ROWS))))
    names = re.findall(r'<sheet [^>]*name="([^"]*)"', part(data, "xl/workbook.xml"))
    assert names == ["表1", "表2", "问题清单"]
    assert "tabSelected" not in part(data, "xl/worksheets/sheet3.xml")
    assert sentinel(Package(data)) == ("7", "0123456789ab")


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert 'name="问题清单 (2)"' in part(marked(SHAPES["a list of its own"]), "xl/workbook.xml")


def test_links_lead_to_names_with_quotes() -> None:
    data = marked(SHAPES["a quote in the name"])
    assert """location="'it''s &amp; 表'!A1\"""" in part(data, "xl/worksheets/sheet2.xml")


def test_rules_come_behind_those_that_are_there() -> None:
    sheet = part(marked(SHAPES["conditional formats of its own"]), "xl/worksheets/sheet1.xml")
    assert re.findall(r'priority="(\d+)"', sheet)[:3] == ["5", "6", "7"]
    assert sheet.index("FLMARK1") > sheet.index("stopIfTrue")
    assert sheet.rindex("FLMARK1") < sheet.index("pageMargins")


def test_the_box_stands_before_wrapped_controls() -> None:
    data = packed(
        plain_parts(
            sheet=worksheet(
                ROWS,
                '<pageMargins/><mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice>'
                "</mc:AlternateContent>",
            )
        )
    )
    sheet = part(marked(data), "xl/worksheets/sheet1.xml")
    assert sheet.index("pageMargins") < sheet.index("legacyDrawing") < sheet.index("AlternateContent")


def test_words_join_the_comment_that_is_there() -> None:
    data = marked(SHAPES["own comment"])
    comments = part(data, "xl/comments1.xml")
    assert "请核对\n【核验】必改:请核对\n建议改为:3【核验止】</t>" in comments
    assert part(data, "xl/drawings/vmlDrawing1.vml").count("<x:Row>1</x:Row><x:Column>1</x:Column>") == 1


def test_a_threaded_comment_is_left_alone() -> None:
    data = marked(SHAPES["threaded comment"])
    assert '<comment ref="B2" authorId="0"><text><t>[线索]</t></text></comment>' in part(data, "xl/comments1.xml")
    assert "$B$2" in part(data, "xl/worksheets/sheet1.xml")


def test_boxes_join_the_controls_drawing() -> None:
    data = marked(SHAPES["controls in AlternateContent"])
    drawing = part(data, "xl/drawings/vmlDrawing1.vml")
    assert drawing.count("<v:shape ") == 6
    assert "_x0000_t202" in drawing
    assert part(data, "xl/worksheets/sheet1.xml").count("legacyDrawing") == 1
    assert "【核验】" in part(data, "xl/comments1.xml")


def test_a_drawing_that_takes_no_box_costs_the_comments_alone() -> None:
    data = marked(SHAPES["drawing that has no end"])
    assert part(data, "xl/comments1.xml").count("<comment ") == 1
    assert "FLMARK1" in part(data, "xl/worksheets/sheet1.xml")


def test_shapes_beyond_a_block_get_another_block() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1101))
    data = packed(plain_parts(sheet=worksheet(rows)))
    marks = [Mark("表1", f"A{n}", FIX, "请核对") for n in range(1, 1101)]
    drawing = part(mark(Package(data), marks, added_sheet()), "xl/drawings/vmlDrawing1.vml")
    numbers = [int(number) for number in re.findall(r'id="_x0000_s(\d+)"', drawing)]
    assert len(set(numbers)) == 1100
    assert 'data="1,2"' in drawing
    assert max(numbers) < 3 * 1024
    assert 2048 not in numbers


def test_numbers_of_shapes_differ_from_those_in_the_drawing() -> None:
    data = marked(commented(own_comment("<t>a</t>"), VML.format(blocks="1", shapes=note(1, 1, 1026))))
    numbers = re.findall(r'id="_x0000_s(\d+)"', part(data, "xl/drawings/vmlDrawing1.vml"))
    assert numbers == ["1026", "1025", "1027", "1028", "1029"]


def test_text_that_no_xml_holds_is_left_out_and_typed_escapes_stay() -> None:
    data = packed(plain_parts())
    result = mark(Package(data), [Mark("表1", "A1", FIX, "坏\x07字 _x0041_ <b> 【核验止】")], added_sheet())
    assert "坏字 _x005F_x0041_ &lt;b&gt; 〔核验止】" in part(result, "xl/comments1.xml")


def test_an_old_package_learns_the_types_of_new_parts() -> None:
    types = part(marked(SHAPES["no types of relations and drawings"]), "[Content_Types].xml")
    assert '<Default Extension="rels"' in types
    assert '<Default Extension="vml"' in types


def test_cells_without_a_style_look_as_before() -> None:
    for shape in ("no styles part", "empty stylesheet"):
        package = Package(marked(SHAPES[shape]))
        styles = package.read(package.related(package.workbook_part, "styles") or "").decode()
        assert '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' in styles
        assert 'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' in styles


def test_a_mark_on_a_sheet_that_is_not_there_is_passed_over() -> None:
    data = SHAPES["plain"]
    package = Package(data)
    assert mark(package, [Mark("没有", "A1", FIX, "x")], added_sheet()) == mark(package, [], added_sheet())
