"""指标: every figure under a defined name, so that the city's own template can link to it and add counties up."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from fulian_excel.figures.figure import Count, Figure, Rate, Shown, defined_name
from fulian_excel.figures.registry import LINES
from fulian_excel.outputs.handed_up.summary import Summary
from fulian_excel.outputs.page import Page

SHEET = "指标"
PART, WHOLE = "分子", "分母"
PART_BEFORE, WHOLE_BEFORE = f"上期{PART}", f"上期{WHOLE}"
HEADINGS = ("类别", "指标", "数值", PART, WHOLE, "分母是", "上期", PART_BEFORE, WHOLE_BEFORE, "名称")
_AT = {heading: column for column, heading in enumerate(HEADINGS)}
_WIDTHS = dict(enumerate((12.0, 30.0, 11.0, 10.0, 10.0, 26.0, 11.0, 10.0, 10.0, 30.0)))
NONE = "—"
_NOTE = (
    "市级模板可用“名称”引用本表的数(率另有 名称_分子、名称_分母);合并各县时请用分子、分母相加,不要用率平均;— 为没有报送"
)
_LOOKS = {Shown.SHARE: "share", Shown.AVERAGE: "decimal"}


def indicators(workbook: Workbook, summary: Summary) -> None:
    """Write 指标 and define a name for every figure, a rate's numerator and denominator too."""
    page = Page(workbook, SHEET, f"{summary.title} 指标", _NOTE)
    page.headings(2, HEADINGS)
    row = 2
    for row, (group, figure) in enumerate(_figures(), 3):
        page.put(row, 0, group)
        page.put(row, 1, figure.name)
        if isinstance(figure, Count):
            _count(page, row, figure, summary)
        else:
            _rate(workbook, page, row, figure, summary)
        _name(workbook, figure.name, row, "数值")
        page.put(row, _AT["名称"], defined_name(figure.name))
    page.finish(2, row, len(HEADINGS), frozen=2, widths=_WIDTHS)


def _figures() -> Iterator[tuple[str, Figure]]:
    """Every figure once, with the title of the first group that has it."""
    told: set[str] = set()
    for group, lines in LINES.items():
        for figure in (one for line in lines for one in line.figures):
            if figure.name not in told:
                told.add(figure.name)
                yield group, figure


def _count(page: Page, row: int, figure: Count, summary: Summary) -> None:
    _number(page, row, "数值", summary.figures[figure].part)
    _number(page, row, "上期", summary.before[figure].part)
    for heading in (PART, WHOLE, "分母是", PART_BEFORE, WHOLE_BEFORE):
        page.put(row, _AT[heading], None)


def _rate(workbook: Workbook, page: Page, row: int, figure: Rate, summary: Summary) -> None:
    page.put(row, _AT["分母是"], figure.whole.name)
    for number, part, whole, measures in (
        ("数值", PART, WHOLE, summary.figures),
        ("上期", PART_BEFORE, WHOLE_BEFORE, summary.before),
    ):
        one = measures[figure]
        _number(page, row, part, one.part)
        _number(page, row, whole, one.whole)
        above, below = (xl_rowcol_to_cell(row, _AT[heading]) for heading in (part, whole))
        value = NONE if one.rate is None else one.rate
        page.formula(row, _AT[number], f'=IFERROR({above}/{below},"{NONE}")', value, _LOOKS[figure.shown])
    for heading in (PART, WHOLE):
        _name(workbook, f"{figure.name}_{heading}", row, heading)


def _number(page: Page, row: int, heading: str, value: float | None) -> None:
    page.put(row, _AT[heading], NONE if value is None else value, "no number" if value is None else "number")


def _name(workbook: Workbook, name: str, row: int, heading: str) -> None:
    cell = xl_rowcol_to_cell(row, _AT[heading], row_abs=True, col_abs=True)
    workbook.define_name(defined_name(name), f"={SHEET}!{cell}")
