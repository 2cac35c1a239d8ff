"""来源: the reports that were added up, with what is doubtful about each, and the reports that are missing."""

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from fulian_excel.masking import mask
from fulian_excel.outputs.city_report.part import Part
from fulian_excel.outputs.handed_up.summary import Summary
from fulian_excel.outputs.page import Page

_HEADINGS = ("单位", "月份", "截至", "是否计入", "说明", "文件")
_WIDTHS = {0: 16.0, 1: 10.0, 2: 12.0, 3: 9.0, 4: 50.0, 5: 60.0}


def sources(workbook: Workbook, city: Summary, parts: Sequence[Part], missing: Sequence[tuple[str, str]]) -> None:
    """Write 来源; `missing` are the sources that were not added up, each with why."""
    page = Page(workbook, "来源", f"{city.title} 来源", "")
    page.headings(2, _HEADINGS)
    rows = [
        *(
            (one.name, one.summary.month, one.summary.as_of.isoformat(), "是", ";".join(one.doubts), one.source)
            for one in parts
        ),
        *(("", "", "", "否", why, source) for source, why in missing),
    ]
    for row, texts in enumerate(rows, 3):
        for column, text in enumerate(texts):
            doubtful = column == _HEADINGS.index("是否计入") and text == "否"
            page.put(row, column, mask(text), "bad" if doubtful else "cell")
    page.finish(2, 2 + len(rows), len(_HEADINGS), widths=_WIDTHS)
