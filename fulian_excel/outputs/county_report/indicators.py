"""指标: every figure under a defined name, so that the city's own template can link to it and add counties up."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from fulian_excel.figures.figure import Count, Figure, Shown, defined_name
from fulian_excel.figures.registry import LINES
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report

SHEET = "指标"
PART, WHOLE = "分子", "分母"
_HEADINGS = ("类别", "指标", "数值", PART, WHOLE, "分母是", "上期", "名称")
_WIDTHS = {0: 12.0, 1: 30.0, 2: 11.0, 3: 10.0, 4: 10.0, 5: 26.0, 6: 11.0, 7: 30.0}
_NONE = "—"
_NOTE = (
    "市级模板可用“名称”引用本表的数(率另有 名称_分子、名称_分母);合并各县时请用分子、分母相加,不要用率平均;— 为没有报送"
)
_LOOKS = {Shown.SHARE: "share", Shown.AVERAGE: "decimal"}


def indicators(workbook: Workbook, report: Report) -> None:
    """Write 指标 and define a name for every figure, a rate's numerator and denominator too."""
    page = Page(workbook, SHEET, f"{report.title} 指标", _NOTE)
    page.headings(2, _HEADINGS)
    row = 2
    for row, (group, figure) in enumerate(_figures(), 3):
        page.put(row, 0, group)
        page.put(row, 1, figure.name)
        if isinstance(figure, Count):
            _count(workbook, page, row, figure, report)
        else:
            _rate(workbook, page, row, figure, report)
        page.put(row, 7, defined_name(figure.name))
    page.finish(2, row, len(_HEADINGS), frozen=2, widths=_WIDTHS)


def _figures() -> Iterator[tuple[str, Figure]]:
    """Every figure once, under the group that tells it first."""
    told: set[str] = set()
    for group, lines in LINES.items():
        for figure in (one for line in lines for one in line.figures):
            if figure.name not in told:
                told.add(figure.name)
                yield group, figure


def _count(workbook: Workbook, page: Page, row: int, figure: Figure, report: Report) -> None:
    _number(page, row, 2, report.figures[figure].part, "number")
    _number(page, row, 6, report.before[figure].part, "number")
    for column in (3, 4, 5):
        page.put(row, column, None)
    _name(workbook, figure.name, row, 2)


def _rate(workbook: Workbook, page: Page, row: int, figure: Figure, report: Report) -> None:
    if isinstance(figure, Count):
        return
    look = _LOOKS[figure.shown]
    one = report.figures[figure]
    _number(page, row, 3, one.part, "number")
    _number(page, row, 4, one.whole, "number")
    part, whole = xl_rowcol_to_cell(row, 3), xl_rowcol_to_cell(row, 4)
    value = _NONE if one.rate is None else one.rate
    page.formula(row, 2, f'=IFERROR({part}/{whole},"{_NONE}")', value, look)
    page.put(row, 5, figure.whole.name)
    _number(page, row, 6, report.before[figure].rate, look)
    _name(workbook, figure.name, row, 2)
    _name(workbook, f"{figure.name}_{PART}", row, 3)
    _name(workbook, f"{figure.name}_{WHOLE}", row, 4)


def _number(page: Page, row: int, column: int, value: float | None, look: str) -> None:
    page.put(row, column, _NONE if value is None else value, "no number" if value is None else look)


def _name(workbook: Workbook, name: str, row: int, column: int) -> None:
    cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    workbook.define_name(defined_name(name), f"={SHEET}!{cell}")
