"""总体情况: a place's figures in sentences, and as a table with last month's beside them."""

from collections.abc import Iterator
from math import ceil

from xlsxwriter.workbook import Workbook

from fulian_excel.figures import closing, posts, standing
from fulian_excel.figures.election import CONGRESS, FILLED_RATE, SURPLUS_RATE
from fulian_excel.figures.figure import Count, Figure, Rate, Shown, defined_name
from fulian_excel.figures.people import BODIES, OTHER_AREA, UNREAD, Body, Part
from fulian_excel.figures.registry import LINES, Line
from fulian_excel.outputs.handed_up.summary import DOUBTFUL, UNFINISHED, Summary
from fulian_excel.outputs.page import Page, shown_width

_NOW, _BEFORE = ("本月", "占比或平均"), ("上月", "占比或平均")
_TITLE, _WHOLE, _NUMBER = 30.0, 26.0, 11.0
_NONE = "—"
_VAGUE = (UNREAD, OTHER_AREA)
_LINE, _LARGER = 18.0, 1.0  # the height of a line of the sentences, and how much wider their letters are


def situation(workbook: Workbook, summary: Summary) -> None:
    """Write 总体情况; last month stands beside this one where there was one."""
    headings = ("指标", *_NOW, *(_BEFORE if summary.before.measures else ()), "占比的分母")
    last = len(headings) - 1
    page = Page(workbook, "总体情况", f"{summary.title} 总体情况", "")
    page.widths |= {0: _TITLE, **dict.fromkeys(range(1, last), _NUMBER), last: _WHOLE}
    wide = sum(page.widths.values())
    row = 1
    for row, text in enumerate(sentences(summary), 2):
        page.across(row, 0, row, last, text, "sentence")
        page.sheet.set_row(row, _LINE * ceil(shown_width(text) * _LARGER / (wide - 4)) + 8)
    top = row + 2
    page.headings(top, headings)
    row = top
    for group, lines in LINES.items():
        row += 1
        page.across(row, 0, row, last, group, "block")
        for line in (one for one in lines if not _says_nothing(one, summary)):
            row += 1
            page.put(row, 0, _plain(group, line.title))
            for at, figure in enumerate((line.count, line.rate), 1):
                _figure(page, row, (at, at + 2 if summary.before.measures else None), figure, summary)
            page.put(row, last, line.rate.whole.name if line.rate else None)
    page.finish(top, row, len(headings), filtered=False, widths=page.widths)
    page.sheet.set_portrait()


def _says_nothing(line: Line, summary: Summary) -> bool:
    """True for a line that only completes its group (其他, 未能识别) and counts nobody."""
    vague = any(line.title.endswith(word) for word in _VAGUE)
    return vague and line.count is not None and not summary.figures[line.count].part


def _plain(group: str, title: str) -> str:
    """A line's title without the beginning that its group says: 镇机关 for 代表镇机关 under 代表结构."""
    for body in BODIES:
        if group.startswith(body.name) and title != body.total.name:
            return title.removeprefix(body.name)
    return title


def _figure(page: Page, row: int, columns: tuple[int, int | None], figure: Figure | None, summary: Summary) -> None:
    """Write a figure as a formula on its defined name, and last month's value beside it; blank cells for None."""
    now, before = columns
    if figure is None:
        page.put(row, now, None)
        if before is not None:
            page.put(row, before, None)
        return
    look = "number" if isinstance(figure, Count) else "share" if figure.shown is Shown.SHARE else "decimal"
    value = summary.figures.number(figure)
    page.formula(row, now, f"={defined_name(figure.name)}", _NONE if value is None else value, look)
    if before is None:
        return
    was = summary.before.number(figure)
    page.put(row, before, _NONE if was is None else was, "no number" if was is None else look)


def sentences(summary: Summary) -> Iterator[str]:
    """The situation in sentences, leaving out figures that nobody reported."""
    text = summary.figures.text
    day, doubtful, unfinished = summary.as_of, summary.places(DOUBTFUL), summary.places(UNFINISHED)
    yield "".join(
        (
            f"一、总体进度。截至{day.year}年{day.month}月{day.day}日,全{summary.level}应换届镇(街道){text(standing.TOWNSHIPS)}个,",
            f"已报送{text(standing.REPORTED)}个,已完成换届{text(standing.ELECTED)}个,完成率{text(standing.COMPLETION)}",
            f";待核实{len(doubtful)}个:{'、'.join(doubtful)}" if doubtful else "",
            f";尚未完成{len(unfinished)}个:{'、'.join(unfinished)}。" if unfinished else "。",
        )
    )
    for number, body in zip("二三", BODIES, strict=True):
        yield f"{number}、{body.name}结构。{_structure(body, summary)}"
    yield f"四、班子配备。{_leadership(summary)}"
    met, filled = summary.figures[CONGRESS.attendance], summary.figures[FILLED_RATE]
    yield (
        f"五、选举情况。妇女代表大会应到代表{_count(met.whole)}人,实到{_count(met.part)}人,"
        f"到会率{text(CONGRESS.attendance)},有效票率{text(CONGRESS.validity)};"
        f"应选执委{_count(filled.whole)}名,当选{_count(filled.part)}名,差额比例{text(SURPLUS_RATE)}。"
    )
    yield (
        f"六、总结阶段。班子成员备案率{text(closing.FILING)},材料归档率{text(closing.KEEPING)},"
        f"培训{text(closing.TRAININGS)}人次、覆盖率{text(closing.COVERAGE)},交接率{text(closing.HANDING_OVER)},"
        f"换届纪律学习率{text(closing.STUDYING)}。"
    )


def _structure(body: Body, summary: Summary) -> str:
    """A body of people in a sentence: a clause per group of parts, leaving out parts that count nobody."""
    text = summary.figures.text
    clauses = []
    for group, parts in body.groups.items():
        told = [
            f"{part.title}{text(part.count)}名({text(part.share)})"
            for part in parts
            if summary.figures[part.count].part
        ]
        if told:
            clauses.append(f"按{group.partition('(')[0]}{_among(parts[0], body, summary)}:{'、'.join(told)}")
    name = "正式代表" if body is BODIES[0] else body.name
    averages = f"平均每镇{text(body.per_township)}名,平均年龄{text(body.average_age)}岁"
    return f"{name}共{text(body.total)}名,{averages}。{';'.join(clauses)}{'。' if clauses else ''}"


def _among(part: Part, body: Body, summary: Summary) -> str:
    """The number of people that a group's shares are taken of, in words; empty if it is all of them."""
    known = summary.figures[part.share].whole
    return "" if known == summary.figures[body.total].part else f"(有这一栏的{_count(known)}名)"


def _count(number: int | None) -> str:
    return _NONE if number is None else f"{number:,}"


def _leadership(summary: Summary) -> str:
    text = summary.figures.text
    counts = [f"{one.title}{text(one.there)}名" for one in posts.STAFFINGS[2:] if summary.figures[one.there].part]
    rates: tuple[tuple[str, Rate], ...] = (
        ("主席为党政副职的占", posts.CHAIR_IS_DEPUTY),
        ("专职副主席为中层正职的占", posts.VICE_IS_HEAD),
        ("班子新任占", posts.LEADERS_NEW),
        ("大专及以上占", posts.LEADERS_SCHOOLING),
        ("中共党员占", posts.LEADERS_PARTY),
    )
    told = [f"{words}{text(rate)}" for words, rate in rates if summary.figures.number(rate) is not None]
    return f"{'、'.join(counts)};{','.join(told)},平均年龄{text(posts.LEADERS_AGE)}岁。"
