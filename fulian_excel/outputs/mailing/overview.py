"""待发清单.xlsx: a row per township's letter for staff who paste by hand, with what was sent and when."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

from fulian_excel.outputs.mailing.letter import Letter
from fulian_excel.outputs.page import CREATED, Page
from fulian_excel.outputs.palette import STYLES, as_format

_WIDTHS = {"镇": 12.0, "收件人": 12.0, "邮箱": 24.0, "主题": 34.0, "正文": 60.0, "附件": 30.0, "状态": 26.0}
_NOTE = "按一行一封粘贴;附件点开就是要附上的批注件。自己发出的,请用 fulian-excel mail --resolve 镇名 --sent 记下"
_LONGEST_LINK = 250
_FEWEST = 1


@dataclass(frozen=True)
class Line:
    """A row of the list: a township's letter and its state."""

    letter: Letter
    state: str


def overview(lines: Sequence[Line], county: str, month: str) -> bytes:
    """The list as an .xlsx; its links lead to the marked copies beside the folder it lies in."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "待发清单", "created": CREATED})
        page = Page(workbook, "待发清单", f"{county}{month} 待发清单", _NOTE, masked=False)
        page.headings(2, list(_WIDTHS))
        link = workbook.add_format(as_format(STYLES["link"]))
        for row, line in enumerate(lines, 3):
            letter = line.letter
            township = letter.township
            texts = (township.name, township.contact, township.mail, letter.subject, letter.body, "", line.state)
            for column, text in enumerate(texts):
                page.put(row, column, text)
            target, shown = _target(letter)
            page.put(row, 5, shown)
            if target:
                page.sheet.write_url(row, 5, f"external:{target}", link, string=shown)
        page.finish(2, 2 + len(lines), len(_WIDTHS), frozen=1, widths=dict(enumerate(_WIDTHS.values())))
    return out.getvalue()


def _target(letter: Letter) -> tuple[str, str]:
    """The link to the attachment (a folder if there are several) and the link's text."""
    if not letter.files:
        return "", ""
    if len(letter.files) == _FEWEST:
        target, shown = f"../{letter.files[0]}", letter.files[0].rpartition("/")[2]
    else:
        target, shown = f"../{letter.files[0].rpartition('/')[0]}", f"{len(letter.files)} 个文件(打开文件夹)"
    return ("" if "#" in target or len(target) > _LONGEST_LINK else target), shown
