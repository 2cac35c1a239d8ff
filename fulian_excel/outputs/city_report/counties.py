"""各县情况 and a sheet per group of figures: a row per county, every figure of the registry."""

from collections.abc import Iterator, Sequence

from xlsxwriter.workbook import Workbook

from fulian_excel.figures import closing, posts, standing
from fulian_excel.figures.election import CONGRESS, SURPLUS_RATE
from fulian_excel.figures.figure import Count, Figure, Measure, Rate, Shown
from fulian_excel.figures.people import DELEGATES, MEMBERS
from fulian_excel.figures.registry import LINES
from fulian_excel.outputs.board import Board
from fulian_excel.outputs.city_report.part import Part
from fulian_excel.outputs.columns import Column, Numbers, Shares
from fulian_excel.outputs.handed_up.summary import Summary
from fulian_excel.outputs.page import Page

_PART, _WHOLE = "分子", "分母"
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
    _sheet(workbook, city, parts, "各县情况", _CHOSEN)


def groups(workbook: Workbook, city: Summary, parts: Sequence[Part]) -> None:
    """Write a sheet per group of figures."""
    for title, lines in LINES.items():
        figures = [figure for line in lines for figure in (line.count, line.rate) if figure is not None]
        _sheet(workbook, city, parts, title, figures)


def _sheet(workbook: Workbook, city: Summary, parts: Sequence[Part], title: str, figures: Sequence[Figure]) -> None:
    page = Page(workbook, title, f"{city.title} {title}", _NOTE)
    columns = [column for figure in dict.fromkeys(figures) for column in _columns(figure)]
    names = [part.name for part in parts]
    heading = "县(市、区)" if city.level == "市" else "市(州)"
    Board(page, names, [part.summary for part in parts], columns, _measured, heading).lay()


def _columns(figure: Figure) -> Iterator[Column]:
    """A count's column; a rate's with its numerator and denominator, which are known only together."""
    if isinstance(figure, Count):
        yield Column(figure.name, Numbers(figure), "", 9)
        return
    part, whole = (Count(f"{figure.name}_{word}", figure.part.of) for word in (_PART, _WHOLE))
    yield Column(_PART, Numbers(part), figure.name, 9)
    yield Column(_WHOLE, Numbers(whole), figure.name, 9)
    title = "率" if figure.shown is Shown.SHARE else "平均"
    yield Column(title, Shares(Rate(figure.name, part, whole, figure.shown)), figure.name, 9)


def _measured(figure: Figure, county: Summary) -> Measure:
    """A figure of one county, as its report says."""
    name, _, word = figure.name.rpartition("_")
    measures = county.figures.measures
    if isinstance(figure, Rate) or word not in (_PART, _WHOLE):
        return measures.get(figure.name, Measure())
    one = measures.get(name, Measure())
    return Measure(one.part if word == _PART else one.whole)
