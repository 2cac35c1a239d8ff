"""Files that lie among the townships' workbooks and are none."""

import io
import zipfile
from collections.abc import Iterator

from sample_workbooks.made_by.clean import shown_township
from sample_workbooks.made_by.layouts import Layout
from sample_workbooks.made_by.producers import MADE_ON, with_xlsxwriter
from sample_workbooks.made_by.sheets import lay_out

_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>关于镇妇联换届工作的总结</w:t></w:r></w:p></w:body></w:document>"
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def strays(whole: bytes) -> Iterator[tuple[str, bytes, str, str]]:
    """Name, content, code and story of each; `whole` is a workbook of which one came only by half."""
    yield "传输中断.xlsx", whole[: len(whole) // 2], "F01", "只收到一半"
    yield "换届工作总结.xlsx", _word_document(), "F03", "其实是 Word 文档"
    layout = Layout()
    laid = lay_out(shown_township("桃源镇", 9), layout)
    yield "桃源镇代表名额.xlsx", with_xlsxwriter([laid.pages["allocation"]], layout.style), "F05", "不是本县的镇"


def _word_document() -> bytes:
    out = io.BytesIO()
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": _DOCUMENT}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, MADE_ON.timetuple()[:6]), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
