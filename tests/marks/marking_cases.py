"""What the tests of marking mark, and packages of every shape that ever made it hard."""

import io
import zipfile

from fulian_excel.marks.mark import Mark
from fulian_excel.marks.marking import mark
from fulian_excel.marks.stripping import strip
from fulian_excel.ooxml.look import CellStyle, Tint
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book
from fulian_excel.ooxml.sheet_part import AddedSheet, Choices, SheetCell, SheetRow
from tests.ooxml.building import MAIN, OFFICE, RELATIONS_DEFAULT, in_zip64, packed, relations, workbook_parts, worksheet

FIX = Tint("fix", "F4A582", "thin", "9C2A00", bold=True)
ASK = Tint("ask", "CFE2F3")
SENTINEL = "问题清单 FL1-7-0123456789ab"
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>票数</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>王芳</t></is></c><c r="B2"><v>17.5</v></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>李娜</t></is></c></row>'
)
COMMENTS = f'<comments xmlns="{MAIN}"><authors>{{authors}}</authors><commentList>{{comments}}</commentList></comments>'
SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202"><x:ClientData ObjectType="{kind}">'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>{shapes}</xml>'
)
LEGACY = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="rId1"/>'


def added_sheet(*links: tuple[str, str]) -> AddedSheet:
    """A small list with its sentinel, a heading and one row per link."""
    heading = SheetRow(tuple(SheetCell(text, "heading") for text in ("编号", "位置", "处理")))
    rows = [SheetRow((SheetCell(SENTINEL, "cell"),)), SheetRow(), SheetRow(), heading]
    rows += [SheetRow((SheetCell(n, "cell"), SheetCell("看", "cell", link))) for n, link in enumerate(links, 1)]
    return AddedSheet(
        "问题清单",
        tuple(rows),
        {"heading": CellStyle(bold=True, fill="44546A"), "cell": CellStyle(border="thin", text=True)},
        (8, 20, 10),
        frozen=4,
        filtered=f"A4:C{len(rows)}",
        merged=("A2:C2",),
        choices=(Choices("C5:C9", ("已改", "有疑问"), "请选一项"),),
    )


def marks_on(data: bytes, comment: str = "必改:请核对\n建议改为:3") -> list[Mark]:
    """A mark on the first cells of every sheet, and on one that is blank."""
    marks = []
    for sheet in read_book(Package(data)).sheets:
        for number, cell in enumerate(list(sheet.cells.values())[:9]):
            marks.append(Mark(sheet.name, cell.address, (FIX, ASK)[number % 2], comment, ((cell,),)))
    return marks


def marked(data: bytes, comment: str = "必改:请核对\n建议改为:3") -> bytes:
    """A workbook marked all over."""
    links = [(sheet.name, "A1") for sheet in read_book(Package(data)).sheets]
    return mark(Package(strip(data)), marks_on(data, comment), added_sheet(*links))


def workbook(sheets: str, prefix: str = "", behind: str = "") -> str:
    """A workbook part that lists these sheets."""
    head = f'{prefix}workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"'
    return f"<{head}><{prefix}sheets>{sheets}</{prefix}sheets>{behind}</{prefix}workbook>"


def plain_parts(**changes: str) -> dict[str, str | bytes]:
    """The parts of a workbook with one small sheet; `sheet`, `book` and `styles` replace a whole part."""
    parts: dict[str, str | bytes] = dict(workbook_parts(changes.get("sheet", worksheet(ROWS))))
    if "styles" in changes:
        parts["xl/styles.xml"] = changes["styles"]
    if "book" in changes:
        parts["xl/workbook.xml"] = changes["book"]
    return parts


def commented(comments: str, drawing: str, around: str = LEGACY, *, with_comments: bool = True) -> bytes:
    """A workbook whose sheet has a comments part and a drawing of the old kind."""
    parts = plain_parts(sheet=worksheet(ROWS, around))
    rows = [("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml")]
    if with_comments:
        rows.append(("rId2", "comments", "../comments1.xml"))
        parts["xl/comments1.xml"] = comments
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(*rows)
    parts["xl/drawings/vmlDrawing1.vml"] = drawing
    return packed(parts)


def own_comment(text: str, author: str = "县妇联", cell: str = "B2") -> str:
    """A comments part with one comment of the township's; `text` is the inside of its <text>."""
    comment = f'<comment ref="{cell}" authorId="0"><text>{text}</text></comment>'
    return COMMENTS.format(authors=f"<author>{author}</author>", comments=comment)


def note(row: int, column: int, number: int = 1025) -> str:
    """The box of a comment; row and column count from 0."""
    return SHAPE.format(number=number, kind="Note", row=row, column=column)


def _prefixed() -> bytes:
    sheet = worksheet(ROWS).replace("<", "<x:").replace("<x:/", "</x:").replace(' xmlns="', ' xmlns:x="')
    book = workbook('<x:sheet name="表1" sheetId="1" r:id="r1"/>', "x:").replace(' xmlns="', ' xmlns:x="')
    styles = (
        f'<x:styleSheet xmlns:x="{MAIN}"><x:cellXfs count="1"><x:xf numFmtId="0"/></x:cellXfs>'
        '<x:dxfs count="0"/></x:styleSheet>'
    )
    parts = plain_parts(sheet=sheet, book=book, styles=styles)
    types = str(parts["[Content_Types].xml"]).replace("<", "<c:").replace("<c:/", "</c:")
    parts["[Content_Types].xml"] = types.replace(' xmlns="', ' xmlns:c="')
    return packed(parts)


def _strict() -> bytes:
    strict = {
        MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    parts = {}
    for name, content in plain_parts().items():
        text = str(content)
        for old, new in strict.items():
            text = text.replace(old, new)
        parts[name] = text
    return packed(parts)


def _without_styles() -> bytes:
    parts = plain_parts()
    del parts["xl/styles.xml"]
    parts["xl/_rels/workbook.xml.rels"] = relations(("r1", "worksheet", "worksheets/sheet1.xml"))
    return packed(parts)


def _odd_names() -> bytes:
    parts = plain_parts()
    sheet = parts.pop("xl/worksheets/sheet1.xml")
    rows = [("r1", "worksheet", "/xl/Worksheets/%E8%A1%A8%201.xml"), ("s", "styles", "STYLES.xml")]
    parts["xl/_rels/workbook.xml.rels"] = relations(*rows)
    return packed({**parts, "xl/worksheets/表 1.xml": sheet})


def _without_defaults() -> bytes:
    """As LibreOffice of old wrote it: no content type for relations."""
    parts = plain_parts()
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(RELATIONS_DEFAULT, "")
    return packed(parts)


def _backslashes() -> bytes:
    return packed(
        {
            name.replace("/", "\\") if name.startswith("xl/") else name: content
            for name, content in plain_parts().items()
        }
    )


def _alternate() -> bytes:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = '<mc:Choice Requires="x14"><controls/></mc:Choice>'
    controls = f'<mc:AlternateContent xmlns:mc="{mc}">{choice}</mc:AlternateContent>'
    drawing = VML.format(blocks="1", shapes=SHAPE.format(number=1025, kind="Checkbox", row=0, column=0))
    return commented("", drawing, LEGACY + controls, with_comments=False)


def _byte_marks() -> bytes:
    parts = {}
    for name, content in plain_parts().items():
        parts[name] = b"\xef\xbb\xbf" + str(content).replace("><", ">\r\n<").encode()
    return packed(parts)


def _archive_oddities() -> bytes:

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in ("xl/", "docProps/"):
            archive.writestr(folder, b"")
        for name, content in plain_parts().items():
            with archive.open(name, "w") as member:
                member.write(content if isinstance(content, bytes) else content.encode())
        archive.writestr("附件.bin", b"\x00" * 100)
        archive.comment = b"made by hand"
    return buffer.getvalue()


def _existing_formats(priority: int = 5) -> bytes:
    rules = (
        f'<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="{priority}" stopIfTrue="1">'
        '<formula>TRUE</formula></cfRule></conditionalFormatting><pageMargins left="1" right="1" top="1"'
        ' bottom="1" header="1" footer="1"/>'
    )
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/></cellXfs><dxfs count="1"><dxf/></dxfs></styleSheet>'
    return packed(plain_parts(sheet=worksheet(ROWS, rules), styles=styles))


SHAPES = {
    "plain": packed(plain_parts()),
    "prefixed roots": _prefixed(),
    "strict": _strict(),
    "no styles part": _without_styles(),
    "no types of relations and drawings": _without_defaults(),
    "empty stylesheet": packed(plain_parts(styles=f'<styleSheet xmlns="{MAIN}"/>')),
    "dxfs of length 0": packed(
        plain_parts(
            styles=f"<styleSheet xmlns='{MAIN}'><cellXfs count='1'><xf/></cellXfs><dxfs count='0' /></styleSheet>"
        )
    ),
    "odd part names": _odd_names(),
    "backslashes": _backslashes(),
    "controls in AlternateContent": _alternate(),
    "byte order marks and CRLF": _byte_marks(),
    "data descriptors, folders, a note": _archive_oddities(),
    "zip64 fields": in_zip64(packed(plain_parts())),
    "conditional formats of its own": _existing_formats(),
    "a conditional format behind which no other fits": _existing_formats(2**31 - 1),
    "own comment": commented(own_comment("<t>请核对</t>"), VML.format(blocks="1", shapes=note(1, 1))),
    "own comment without words": commented(own_comment("<t/>"), VML.format(blocks="1", shapes=note(1, 1))),
    "self-closed comment list": commented(
        f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>', VML.format(blocks="1", shapes="")
    ),
    "threaded comment": commented(own_comment("<t>[线索]</t>", "tc={0}"), VML.format(blocks="1", shapes=note(1, 1))),
    "drawing that is not well-formed": commented(
        own_comment("<t>a</t>"), VML.format(blocks="1", shapes=note(1, 1) + "<br>")
    ),
    "drawing that has no end": commented(own_comment("<t>a</t>"), "<xml>"),
    "drawing that is not there": packed(plain_parts(sheet=worksheet(ROWS, LEGACY))),
    "a list of its own": packed(
        plain_parts(
            book=workbook(
                '<sheet name="问题清单" sheetId="9" r:id="r1"/>',
                behind='<definedNames><definedName name="区">问题清单!$A$1</definedName></definedNames>',
            )
        )
    ),
    "a quote in the name": packed(plain_parts(book=workbook('<sheet name="it\'s &amp; 表" sheetId="1" r:id="r1"/>'))),
}
