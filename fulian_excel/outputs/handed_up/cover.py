"""封面: the place, the as-of day, and the lines to be signed."""

from xlsxwriter.workbook import Workbook

from fulian_excel.outputs.cells import put_text
from fulian_excel.outputs.handed_up.summary import Summary

_A4, _COLUMNS = 9, 6
_BLANK = "　" * 10  # a line to write on
_SIGNERS = ("填报人", "审核人", "负责人")


def cover(workbook: Workbook, summary: Summary) -> None:
    """Write 封面; an unknown item is a line to be filled in by hand."""
    sheet = workbook.add_worksheet("封面")
    day = summary.as_of
    year, month = summary.month.split("-")
    lines = (
        (6, f"{summary.name or _BLANK}镇妇联换届情况", 26, True),
        (8, f"{year}年{int(month)}月", 18, False),
        (11, f"届次:{summary.term or _BLANK}", 14, False),
        (12, f"数据截至:{day.year}年{day.month}月{day.day}日", 14, False),
        *(((13, f"地区口径:{summary.scope}", 12, False),) if summary.scope else ()),
        (15, "　　".join(f"{one}:{_BLANK[:6]}" for one in _SIGNERS), 14, False),
        (20, summary.signature or f"填报单位(盖章):{_BLANK}", 16, False),
        (21, f"{day.year}年{day.month}月{day.day}日", 14, False),
    )
    sheet.set_column(0, _COLUMNS - 1, 15)
    for row, text, size, bold in lines:
        look = workbook.add_format(
            {"align": "center", "valign": "vcenter", "font_size": size, "bold": bold, "font_name": "宋体"}
        )
        sheet.merge_range(row, 0, row, _COLUMNS - 1, "", look)
        put_text(sheet, row, 0, text, look)
        sheet.set_row(row, 1.8 * size)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
