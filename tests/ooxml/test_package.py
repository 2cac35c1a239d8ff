"""A package of parts: how it is found, and what is refused before and while unpacking."""

import struct
import zipfile

import pytest

from fulian_excel.ooxml.package import Damaged, Package, PackageLimits, TooLarge
from fulian_excel.ooxml.reader import read_book
from tests.ooxml.building import OFFICE, in_zip64, packed, relations, workbook_parts, worksheet

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def package(more: dict[str, str | bytes] | None = None) -> Package:
    return Package(packed({**workbook_parts(worksheet()), **(more or {})}))


@pytest.mark.parametrize(
    ("kind", "macros"),
    [("xlMacrosheet", True), ("xlIntlMacrosheet", True), ("vbaProject", True), ("dialogsheet", False)],
)
def test_macros_of_either_age(kind: str, *, macros: bool) -> None:
    rows = relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("m", kind, "macrosheets/sheet1.xml"))
    assert package({"xl/_rels/workbook.xml.rels": rows}).has_macros is macros


def test_parts_in_their_order() -> None:
    some = package()
    assert some.names == tuple(workbook_parts(worksheet()))
    assert [member.filename for member in some.members] == list(some.names)
    assert all(some.data[member.header_offset :].startswith(b"PK\x03\x04") for member in some.members)


def test_a_part_is_unpacked_once() -> None:
    some = package()
    assert some.read("xl/workbook.xml") is some.read("XL/Workbook.xml")


def test_a_missing_part_is_damage_with_its_name() -> None:
    with pytest.raises(Damaged, match=r"xl/nothing\.xml"):
        package().read("xl/nothing.xml")


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", packed(workbook_parts(worksheet()))[:-30]])
def test_what_is_no_whole_archive(data: bytes) -> None:
    with pytest.raises(Damaged):
        Package(data)


def test_a_checksum_that_does_not_fit() -> None:
    data = packed({"xl/workbook.xml": "<workbook>一二三</workbook>"}, zipfile.ZIP_STORED)
    broken = Package(data.replace("一二三".encode(), "一二四".encode(), 1))
    with pytest.raises(Damaged, match=r"xl/workbook\.xml"):
        broken.read("xl/workbook.xml")


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a><a/>',
        "\ufeff<!DOCTYPE a><a/>",
        '<?xml version="1.0" encoding="GB2312"?><a/>',
        "<a/>".encode("utf-16"),
    ],
)
def test_foreign_markup_is_refused(content: str | bytes) -> None:
    with pytest.raises(Damaged):
        package({"xl/a.xml": content}).read("xl/a.xml")


@pytest.mark.parametrize(
    "content",
    [
        "<a><![CDATA[<!DOCTYPE]]></a>",
        '<?xml version="1.0" encoding="utf-8"?><a/>',
        "\ufeff<?xml version='1.0' encoding='UTF-8'?><a/>",
    ],
)
def test_ordinary_markup_passes(content: str) -> None:
    some = package({"xl/a.xml": content})
    assert some.read("xl/a.xml").decode() == content
    assert some.tree("xl/a.xml").tag == "a"


def test_a_picture_may_hold_anything() -> None:
    assert package({"xl/media/a.svg": "<!DOCTYPE svg><svg/>"}).read("xl/media/a.svg")


def test_markup_that_is_not_well_formed_is_damage() -> None:
    with pytest.raises(Damaged, match=r"xl/a\.xml"):
        package({"xl/a.xml": "<a><b></a>"}).tree("xl/a.xml")


@pytest.mark.parametrize(
    "limits",
    [
        PackageLimits(parts=3),
        PackageLimits(part_bytes=999),
        PackageLimits(total_bytes=2000),
        PackageLimits(ratio=2, ratio_floor=10),
    ],
)
def test_limits(limits: PackageLimits) -> None:
    data = packed({**workbook_parts(worksheet()), "xl/long.xml": f"<a>{' ' * 5000}</a>"})
    assert Package(data).names
    with pytest.raises(TooLarge):
        Package(data, limits)


def test_a_bomb_is_known_before_it_goes_off() -> None:
    with pytest.raises(TooLarge, match=r"xl/bomb\.xml"):
        package({"xl/bomb.xml": b" " * (20 << 20)})


@pytest.mark.parametrize("part", [b"\xff" * (8 << 20), b"<xf numFmtId='0' fontId='0'/>" * 20_000])
def test_a_blank_picture_and_very_many_equal_styles_are_ordinary(part: bytes) -> None:
    assert package({"xl/media/image1.bmp": part}).read("xl/media/image1.bmp") == part


def test_zip64_fields_are_read_like_any_other() -> None:
    parts = workbook_parts(worksheet('<row r="1"><c r="A1"><v>7</v></c></row>'))
    plain, wide = Package(packed(parts)), Package(in_zip64(packed(parts)))
    assert wide.names == plain.names
    assert [wide.read(name) for name in wide.names] == [plain.read(name) for name in plain.names]
    assert read_book(wide) == read_book(plain)


def test_what_says_in_zip64_fields_that_it_is_too_large_is_refused() -> None:
    data = in_zip64(packed(workbook_parts(worksheet())))
    size = len(workbook_parts(worksheet())["xl/styles.xml"])
    at = data.index(b"xl/styles.xml", data.rindex(b"PK\x05\x06") - 4000)
    at = data.index(struct.pack("<Q", size), at)
    with pytest.raises(TooLarge, match="展开后"):
        Package(data[:at] + struct.pack("<Q", 5 << 30) + data[at + 8 :])


def test_a_packing_password_is_refused() -> None:
    data = bytearray(packed({"xl/workbook.xml": "<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Damaged, match="密码"):
        Package(bytes(data))


def test_relations_of_a_sheet() -> None:
    rows = relations(
        ("a", "comments", "../comments1.xml"),
        ("b", "drawing", "/xl/drawings/drawing1.xml"),
        ("c", "table", "..\\Tables\\TABLE1.XML"),
        ("d", "image", "../media/%E7%85%A7%E7%89%87.png"),
        ("e", "printerSettings", "xl/printer.bin"),
        ("f", "hyperlink", "../missing.xml#A1"),
    ).replace("</R", '<Relationship Id="g" Type="x/hyperlink" Target="http://a.cn/b" TargetMode="External"/></R')
    present = (
        "xl/comments1.xml",
        "xl/drawings/drawing1.xml",
        "xl/tables/table1.xml",
        "xl/media/照片.png",
        "xl/printer.bin",
    )
    some = package({"xl/worksheets/_rels/sheet1.xml.rels": rows, **dict.fromkeys(present, "<a/>")})
    found = some.relations("xl/worksheets/sheet1.xml")
    assert [relation.target for relation in found] == [*present, "xl/missing.xml", "http://a.cn/b"]
    assert [relation.external for relation in found] == [False] * 6 + [True]
    assert found[0].type == "comments"
    assert some.related("xl/worksheets/sheet1.xml", "table") == "xl/tables/table1.xml"
    assert some.related("xl/worksheets/sheet1.xml", "pivotTable") is None


def test_a_part_without_relations() -> None:
    assert package().relations("xl/styles.xml") == ()


def test_strict_relations_have_the_same_types() -> None:
    strict = {name: part.replace(OFFICE, STRICT) for name, part in workbook_parts(worksheet()).items()}
    some = Package(packed(strict))
    assert some.workbook_part == "xl/workbook.xml"
    assert some.relations("xl/workbook.xml")[0].type == "worksheet"


def test_backslashes_in_member_names() -> None:
    windows = {name.replace("/", "\\"): part for name, part in workbook_parts(worksheet()).items()}
    some = Package(packed(windows))
    assert some.workbook_part == "xl\\workbook.xml"
    assert some.relations(some.workbook_part)[0].target == "xl\\worksheets\\sheet1.xml"


def test_content_types() -> None:
    some = package()
    assert some.content_type("XL/workbook.xml").endswith("sheet.main+xml")
    assert some.content_type("xl/worksheets/sheet1.xml").endswith("worksheet+xml")
    assert some.content_type("xl/worksheets/sheet9.xml") == "application/xml"
    assert some.content_type("xl/media/image1.png") == ""


def test_a_document_is_no_workbook() -> None:
    with pytest.raises(Damaged, match="工作簿"):
        _ = Package(packed({"word/document.xml": "<a/>"})).workbook_part
    typed = workbook_parts(worksheet())
    typed["[Content_Types].xml"] = typed["[Content_Types].xml"].replace(
        "spreadsheetml.sheet", "wordprocessingml.document"
    )
    with pytest.raises(Damaged, match="工作簿"):
        _ = Package(packed(typed)).workbook_part


def test_what_else_a_workbook_carries() -> None:
    plain = package()
    assert (plain.has_macros, plain.external_links, plain.signed) == (False, False, False)
    rows = relations(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("x", "externalLink", "externalLinks/externalLink1.xml")
    )
    laden = package(
        {
            "xl/_rels/workbook.xml.rels": rows,
            "xl/vbaProject.bin": b"\0",
            "_rels/.rels": relations(
                ("w", "officeDocument", "xl/workbook.xml"),
                ("s", "digital-signature/origin", "_xmlsignatures/origin.sigs"),
            ),
        }
    )
    assert (laden.has_macros, laden.external_links, laden.signed) == (True, True, True)
