"""Files that nobody should open, made when they are needed."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable

from tests.drawing import workbook

GOOD = workbook({"表": "| 序号 | 姓名 |\n| 1 | 王芳 |"})
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rewritten(changes: dict[str, bytes], data: bytes = GOOD) -> bytes:
    """The workbook with some parts put otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return out.getvalue()


def sheet(rows: str, beside: str = "") -> bytes:
    return rewritten({SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{beside}</worksheet>'.encode()})


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


def wrong_crc() -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        crc = struct.pack("<I", archive.getinfo(SHEET).CRC)
    return GOOD.replace(crc, bytes(4))


def twice() -> bytes:
    """Two members of one name; programs differ in which of them they take."""
    first = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    out = io.BytesIO(first)
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo(SHEET), part(SHEET))
    return out.getvalue()


def in_utf_16() -> bytes:
    text = re.sub(r"<\?xml[^>]*\?>", "", part(SHEET).decode())
    return rewritten({SHEET: text.encode("utf-16")})


def merged(areas: int) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, areas + 1)) + "</mergeCells>"


DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>'
# By what they are: the file's ending, how it is made, and the code that refuses it, none where it is read.
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "炸弹": (".xlsx", lambda: rewritten({SHEET: b" " * (48 << 20)}), "F04"),
    "部件太多": (".xlsx", lambda: rewritten({f"xl/media/{n}.bin": b"" for n in range(1001)}), "F04"),
    "远处的格": (".xlsx", lambda: sheet('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), "F01"),
    "字符串没有": (".xlsx", lambda: sheet('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'), "F01"),
    "字符串为负": (".xlsx", lambda: sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), "F01"),
    "UTF-16": (".xlsx", in_utf_16, "F01"),
    "DOCTYPE": (".xlsx", lambda: rewritten({SHEET: DOCTYPE + part(SHEET)}), "F01"),
    "截断": (".xlsx", lambda: GOOD[: len(GOOD) * 2 // 3], "F01"),
    "校验不符": (".xlsx", wrong_crc, "F01"),
    "部件重名": (".xlsx", twice, "F01"),
    "加密": (".xlsx", lambda: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "F02"),
    "网页": (".xls", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "F03"),
    "逗号": (".xls", "姓名,性别\n王芳,女\n".encode, ""),
    "整列合并": (".xlsx", lambda: sheet("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), ""),
    "合并太多": (".xlsx", lambda: sheet("", merged(20_001)), "F04"),
    "整列边框": (".xlsx", lambda: sheet("".join(f'<row r="{n}" s="1"/>' for n in range(1, 60_000))), ""),
    "大属性": (".xlsx", lambda: sheet(f'<row r="1" x="{"a" * (50 << 20)}"/>'), "F04"),
    "深": (".xlsx", lambda: sheet("<a>" * 9000 + "</a>" * 9000), ""),
    "空": (".xlsx", lambda: b"", "F03"),
    "半个OLE": (".xls", lambda: OLE + "Workbook".encode("utf-16-le") + bytes(600), "F01"),
}
