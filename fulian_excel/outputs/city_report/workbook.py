"""The report of a city or a province, which can be rolled up again."""

import io
from collections.abc import Sequence

import xlsxwriter

from fulian_excel.figures.figure import added
from fulian_excel.figures.measured import Measured
from fulian_excel.figures.registry import FIGURES
from fulian_excel.outputs.city_report.counties import counties, groups
from fulian_excel.outputs.city_report.part import Part
from fulian_excel.outputs.city_report.sources import sources
from fulian_excel.outputs.handed_up.cover import cover
from fulian_excel.outputs.handed_up.document import describe
from fulian_excel.outputs.handed_up.indicators import indicators
from fulian_excel.outputs.handed_up.situation import situation
from fulian_excel.outputs.handed_up.summary import Open, Summary
from fulian_excel.outputs.handed_up.unfinished import unfinished


def city_report(city: Summary, parts: Sequence[Part], missing: Sequence[tuple[str, str]] = ()) -> bytes:
    """The workbook as an .xlsx; `missing` are the sources that were not added up, each with why."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    describe(workbook, city, "上报")
    cover(workbook, city)
    situation(workbook, city)
    counties(workbook, city, parts)
    groups(workbook, city, parts)
    unfinished(workbook, city)
    sources(workbook, city, parts, missing)
    indicators(workbook, city)
    workbook.close()
    return out.getvalue()


def together(name: str, level: str, parts: Sequence[Part]) -> Summary:
    """The sum of several reports of one month: numerators and denominators are added up, never rates."""
    return Summary(
        name,
        level,
        parts[0].summary.month,
        max(part.summary.as_of for part in parts),
        _added([part.summary.figures for part in parts]),
        _added([part.summary.before for part in parts]),
        open=tuple(
            Open(one.kind, f"{part.name} {one.place}", one.step, one.words)
            for part in parts
            for one in part.summary.open
        ),
    )


def _added(measured: Sequence[Measured]) -> Measured:
    return Measured({name: added(one[figure] for one in measured) for name, figure in FIGURES.items()})
