"""各县情况 and a sheet per group of figures: a row per figure, a column per county, every figure of the registry."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from fulian_excel.figures import closing, posts, standing
from fulian_excel.figures.election import CONGRESS, SURPLUS_RATE
from fulian_excel.figures.figure import Count, Figure, Rate, Shown
from fulian_excel.figures.people import DELEGATES, MEMBERS
from fulian_excel.figures.registry import LINES
from fulian_excel.outputs.board import NONE
from fulian_excel.outputs.city_report.part import Part
from fulian_excel.outputs.handed_up.summary import Summary
from fulian_excel.outputs.page import Page

_NOTE = "由各单位上报的分子、分母相加,率按分子分母之和计算;— 为没有上报这一项"
_CHOSEN: tuple[Figure, ...] = (
    standing.TOWNSHIPS,
    standing.REPORTED,
    standing.ELECTED,
    standing.DOUBTFUL,
    standing.COMPLETION,
    DELEGATES.total,
    MEMBERS.total,
    posts.CHAIR_IS_DEPUTY,
    posts.VICE_IS_HEAD,
    CONGRESS.attendance,
    CONGRESS.validity,
    SURPLUS_RATE,
    closing.FILING,
    closing.KEEPING,
    closing.COVERAGE,
    closing.HANDING_OVER,
    closing.STUDYING,
)


def counties(workbook: Workbook, city: Summary, parts: Sequence[Part]) -> None:
    """Write 各县情况, the chief figures of each county."""
    _Sheet(workbook, city, parts, "各县情况").lay(_CHOSEN, counts_too=False)


def groups(workbook: Workbook, city: Summary, parts: Sequence[Part]) -> None:
    """Write a sheet per group of figures, with the numerator and denominator of each rate."""
    for title, lines in LINES.items():
        figures = [figure for line in lines for figure in (line.count, line.rate) if figure is not None]
        _Sheet(workbook, city, parts, title).lay(list(dict.fromkeys(figures)), counts_too=True)


class _Sheet:
    """A sheet with a row per figure, a column per county and one for all of them."""

    def __init__(self, workbook: Workbook, city: Summary, parts: Sequence[Part], title: str) -> None:
        self.page = Page(workbook, title, f"{city.title} {title}", _NOTE)
        self.figures = [*(part.summary.figures for part in parts), city.figures]
        self.page.headings(2, ["指标", *(part.name for part in parts), "合计"])
        self.row = 2

    def lay(self, figures: Sequence[Figure], *, counts_too: bool) -> None:
        """Write the figures; `counts_too` shows what each rate is made of."""
        for figure in figures:
            if isinstance(figure, Count):
                self._counts(figure.name, [one[figure].part for one in self.figures])
            elif counts_too:
                self._counts(f"　{figure.name} 分子", [one[figure].part for one in self.figures])
                self._counts(f"　{figure.name} 分母({figure.whole.name})", [one[figure].whole for one in self.figures])
                self._rates(figure, made_above=True)
            else:
                self._rates(figure, made_above=False)
        widths = {0: 44.0} | dict.fromkeys(range(1, len(self.figures) + 1), 13.0)
        self.page.finish(2, self.row, len(widths), frozen=1, filtered=False, widths=widths)

    def _counts(self, title: str, numbers: Sequence[int | None]) -> None:
        """A row of numbers, and their sum as a formula."""
        self.row += 1
        self.page.put(self.row, 0, title)
        *each, total = numbers
        for column, number in enumerate(each, 1):
            self._number(column, number, "number")
        cells = xl_range(self.row, 1, self.row, len(each))
        formula = f'=IF(COUNT({cells})=0,"{NONE}",SUM({cells}))'
        self.page.formula(self.row, len(numbers), formula, NONE if total is None else total, "sum")

    def _rates(self, figure: Rate, *, made_above: bool) -> None:
        """A row of rates, as formulas where the two rows above are what each is made of."""
        self.row += 1
        self.page.put(self.row, 0, figure.name, "bold")
        share = figure.shown is Shown.SHARE
        for column, measured in enumerate(self.figures, 1):
            rate = measured[figure].rate
            look = "sum share" if share else "sum decimal"
            if made_above:
                part, whole = (xl_rowcol_to_cell(self.row - above, column) for above in (2, 1))
                self.page.formula(
                    self.row, column, f'=IFERROR({part}/{whole},"{NONE}")', NONE if rate is None else rate, look
                )
            else:
                self._number(column, rate, look)

    def _number(self, column: int, number: float | None, look: str) -> None:
        self.page.put(self.row, column, NONE if number is None else number, "no number" if number is None else look)
