"""总览: the county's figures, and two charts of where the townships stand."""

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import Level
from fulian_excel.outputs.lists import level_counts
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.roll_up.figures import (
    Figure,
    closing_figures,
    delegates,
    election_figures,
    members,
    officer_figures,
    people_figures,
    progress_figures,
)
from fulian_excel.outputs.roll_up.report import Report

_BLOCK = 4  # columns of one block of figures: name, part, share, a gap
_CHART_COLOURS = {Level.FIX: "#C8553D", Level.ASK: "#7FA8D1", Level.NOTE: "#C9C9C9"}


def overview(workbook: Workbook, report: Report) -> None:
    """Write 总览."""
    county = report.county
    fix, ask, note = level_counts(report.findings)
    page = Page(
        workbook, "总览", f"{report.title} 汇总", f"截至 {report.as_of.isoformat()};数字均由各镇表格逐行重算,占比为加权"
    )
    blocks = (
        (
            ("换届进度", progress_figures(county)),
            ("大会选举", election_figures(county)),
            ("问题", _problems(fix, ask, note)),
        ),
        (("代表结构", people_figures(county, delegates, "代表")),),
        (("执委结构", people_figures(county, members, "执委")),),
        (("班子配备", officer_figures(county)), ("总结阶段与摸底", closing_figures(county))),
    )
    bottom = 2
    for index, column in enumerate(blocks):
        row = 2
        for title, figures in column:
            row = _block(page, row, index * _BLOCK, title, figures)
        bottom = max(bottom, row)
    widths = {
        index * _BLOCK + offset: width for index in range(len(blocks)) for offset, width in enumerate((27, 9, 9, 2))
    }
    page.finish(1, bottom, _BLOCK * len(blocks), filtered=False, widths=widths)
    _charts(workbook, page, report, bottom + 1)


def _problems(fix: int, ask: int, note: int) -> list[Figure]:
    return [Figure("必改", fix), Figure("核实", ask), Figure("提示", note)]


def _block(page: Page, row: int, left: int, title: str, figures: list[Figure]) -> int:
    """One block of figures; the row where the next may begin."""
    for offset, text in enumerate((title, "数", "占比")):
        page.put(row, left + offset, text, "heading")
    wholes = _rows_of_wholes(figures, row + 1)
    for at, figure in enumerate(figures, row + 1):
        page.put(at, left, figure.name)
        if isinstance(figure.part, str):
            page.sheet.merge_range(at, left + 1, at, left + 2, "", page.looks["cell"])
            page.put(at, left + 1, figure.part)
            continue
        page.put(at, left + 1, figure.part, "number" if isinstance(figure.part, int) else "decimal")
        if figure.whole is None:
            page.put(at, left + 2, None)
        elif figure.whole in wholes:
            value = figure.part / figure.whole if figure.whole else None
            page.share(at, left + 2, (at, left + 1), (wholes[figure.whole], left + 1), value)
        else:
            page.put(at, left + 2, figure.part / figure.whole if figure.whole else "—", "share")
    return row + len(figures) + 2


def _rows_of_wholes(figures: list[Figure], first: int) -> dict[float, int]:
    """Where in the block each whole stands, so that a share can point to it."""
    return {
        figure.part: row
        for row, figure in reversed(list(enumerate(figures, first)))
        if isinstance(figure.part, int) and figure.whole is None
    }


def _charts(workbook: Workbook, page: Page, report: Report, row: int) -> None:
    """Problems by township, and how many of the forms due each has sent; their data stand on 报送情况."""
    count = len(report.county.submissions)
    if not count:
        return
    first, last = 3, 2 + count
    problems = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for offset, level in enumerate((Level.FIX, Level.ASK, Level.NOTE)):
        problems.add_series(
            {
                "name": str(level),
                "categories": ["报送情况", first, 0, last, 0],
                "values": ["报送情况", first, 3 + offset, last, 3 + offset],
                "fill": {"color": _CHART_COLOURS[level]},
                "border": {"color": "#595959"},
            }
        )
    problems.set_title({"name": "各镇问题数", "name_font": {"size": 12}})
    forms = workbook.add_chart({"type": "bar"})
    forms.add_series(
        {
            "name": "已报表数",
            "categories": ["报送情况", first, 0, last, 0],
            "values": ["报送情况", first, 2, last, 2],
            "fill": {"color": "#44546A"},
            "data_labels": {"value": True},
        }
    )
    forms.set_title({"name": "各镇已报表数", "name_font": {"size": 12}})
    forms.set_legend({"none": True})
    for index, chart in enumerate((problems, forms)):
        chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 560, "height": 90 + 32 * count})
        page.sheet.insert_chart(row, index * 2 * _BLOCK, chart)
