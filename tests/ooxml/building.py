"""Small packages put together by hand, for the oddities that no library writes."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from itertools import starmap

from fulian_excel.cells import Book, Cell, Sheet
from fulian_excel.ooxml.package import Package
from fulian_excel.ooxml.reader import read_book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS_DEFAULT = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def packed(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of the parts in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def in_zip64(data: bytes) -> bytes:
    """An archive with every size and place in zip64 fields, as programs leave that write in one stream."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    directory, at = b"", archive.start_dir
    for _ in archive.infolist():
        fields = list(struct.unpack_from("<4s6H3I5H2I", data, at))
        end = at + 46 + sum(fields[10:13])
        extra = struct.pack("<2H3Q", 1, 24, fields[9], fields[8], fields[16])
        name, rest = data[at + 46 : at + 46 + fields[10]], data[at + 46 + fields[10] : end]
        fields[8] = fields[9] = fields[16] = 0xFFFFFFFF
        fields[11] += len(extra)
        directory += struct.pack("<4s6H3I5H2I", *fields) + name + extra + rest
        at = end
    count, start = len(archive.infolist()), archive.start_dir
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(directory), start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(directory), 1)
    ends = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:start] + directory + record + locator + ends


def relations(*rows: tuple[str, str, str]) -> str:
    """A relations part out of id, type and target."""
    nodes = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{t}" Target="{g}"/>' for i, t, g in rows)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{nodes}</Relationships>'


def worksheet(rows: str = "", around: str = "", before: str = "") -> str:
    """A worksheet part with these rows, and what stands before and after them."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{around}</worksheet>'


def workbook_parts(
    *sheets: str,
    strings: Sequence[str] = (),
    codes: Sequence[str] = (),
    properties: str = "",
    states: Mapping[int, str] | None = None,
) -> dict[str, str]:
    """The parts of a workbook: worksheets, shared strings (the inside of each si), and one style per code."""
    states = states or {}
    listed = "".join(
        f'<sheet name="表{number}" sheetId="{number}" state="{states.get(number, "visible")}" r:id="r{number}"/>'
        for number in range(1, len(sheets) + 1)
    )
    formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{code}"/>' for i, code in enumerate(codes))
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *range(200, 200 + len(codes))))
    items = "".join(f"<si>{item}</si>" for item in strings)
    rows = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    rows += [("s", "styles", "styles.xml")] + ([("t", "sharedStrings", "sharedStrings.xml")] if strings else [])
    kinds = {"workbook": "sheet.main", "styles": "styles"} | ({"sharedStrings": "sharedStrings"} if strings else {})
    kinds |= {f"worksheets/sheet{number}": "worksheet" for number in range(1, len(sheets) + 1)}
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/>{RELATIONS_DEFAULT}{"".join(starmap(_declared, kinds.items()))}</Types>',
        "_rels/.rels": relations(("w", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*rows),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet
    return parts


def _declared(part: str, kind: str) -> str:
    """A part's content type."""
    return f'<Override PartName="/xl/{part}.xml" ContentType="{_SPREADSHEET}.{kind}+xml"/>'


def read_parts(parts: Mapping[str, str | bytes]) -> Book:
    """The workbook that these parts make."""
    return read_book(Package(packed(parts)))


def read_rows(rows: str, strings: Sequence[str] = (), codes: Sequence[str] = (), properties: str = "") -> Sheet:
    """The one sheet of a workbook with these rows."""
    return read_parts(workbook_parts(worksheet(rows), strings=strings, codes=codes, properties=properties)).sheets[0]


def read_cell(cell: str, strings: Sequence[str] = (), codes: Sequence[str] = (), properties: str = "") -> Cell | None:
    """The cell A1 of a workbook with nothing else."""
    return read_rows(f'<row r="1">{cell}</row>', strings, codes, properties).cells.get((1, 1))
