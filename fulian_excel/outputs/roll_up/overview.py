"""总览: the county's figures, each pointing to the sheet it comes from, and two charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from fulian_excel.faults import causes_among
from fulian_excel.figures import closing, posts
from fulian_excel.figures.election import CONGRESS, STOOD, SURPLUS, SURPLUS_RATE, has_elected, is_doubtful
from fulian_excel.figures.figure import Count, Rate
from fulian_excel.figures.people import AGES, BODIES, OTHER_AREA, UNREAD, Body
from fulian_excel.figures.standing import COMPLETION, ELECTED, REPORTED, REPORTING
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.kinds.lists import AREAS
from fulian_excel.outputs.board import NONE, NumberInCell, Totals, merged
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.mending import mendings
from fulian_excel.outputs.roll_up.submissions import LEVELS, NOT_SENT, SUBMISSIONS, levels_by_township, problems_at
from fulian_excel.table import Submission

_WIDTHS = (19.0, 9.0, 9.0, 2.0, 15.0, 8.5, 8.5, 8.5, 8.5, 2.0, 23.0, 9.0, 9.0)
_LEFT, _MIDDLE, _RIGHT, _LAST = 0, 4, 10, len(_WIDTHS) - 1
_FIRST = 5  # the row of the blocks' headings
_AREAS_BELOW = 3  # 界别 stand so far beneath the heading of 人员结构
_VAGUE = (UNREAD, OTHER_AREA)
_FILLS = {Level.FIX: "#9C2A00", Level.ASK: "#7FA8D1", Level.NOTE: "#D9D9D9"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of 总览: its title, the figures of its number and share, or a number of its own (`own`)."""

    name: str
    number: str = ""
    share: str = ""
    own: int | None = None


def _line(name: str, number: Count | None = None, share: Rate | None = None) -> Line:
    return Line(name, number.name if number else "", share.name if share else "")


def overview(page: Page, workbook: Workbook, report: Report, sources: Sequence[Totals]) -> None:
    """Fill 总览 from the totals of the other sheets, 报送情况 among them."""
    told = merged(sources)
    sent = next(one for one in sources if one.sheet == SUBMISSIONS)
    bottoms = [
        _blocks(page, _LEFT, _left(report), told),
        _structure(page, told),
        _blocks(page, _RIGHT, _right(), told),
    ]
    bottom = max(bottoms)
    page.finish(1, bottom, len(_WIDTHS), filtered=False, widths=dict(enumerate(_WIDTHS)))
    page.sheet.fit_to_pages(1, 1)
    page.sheet.center_horizontally()
    _lists(page, report)
    page.put(_FIRST + 1, _LEFT + 1, sent.townships.value, "number")
    if report.county.submissions:
        _point(page, _FIRST + 1, _LEFT + 1, sent.townships, "number")
        _charts(page, workbook, sent, bottom)


def headline(report: Report) -> str:
    """The round in one sentence."""
    done = sum(has_elected(one) for one in report.county.submissions)
    sent = sum(bool(one.tables) for one in report.county.submissions)
    count = len(report.county.submissions)
    counts = f"应换届 {count} 个镇(街道),已报送 {sent} 个,已完成换届 {done} 个"
    return f"截至 {report.as_of.isoformat()}:{counts}。数字由各镇报表逐行重算,占比均为加权,来源见各分表合计行"


def _lists(page: Page, report: Report) -> None:
    """Write the townships that are not done or have not reported, over the whole width."""
    townships = report.county.submissions
    lists = {
        "未完成名单": [_unfinished(one) for one in townships if not has_elected(one)],
        "未报送名单": [one.township.name for one in townships if not one.tables],
    }
    for row, (name, missing) in enumerate(lists.items(), 2):
        page.spread(row, ((0, 0), (1, _LAST)), (name, "、".join(missing) or "无"), ("bold", "cell"))


def _unfinished(one: Submission) -> str:
    """The name of a township that has not elected, with 待核实 if it says that it has."""
    return f"{one.township.name}(待核实)" if is_doubtful(one) else one.township.name


def _left(report: Report) -> dict[str, list[Line]]:
    unknown = sum(levels_by_township(report)[""])
    stranger = [Line("另:认不出镇的问题", own=unknown)] if unknown else []
    return {
        "换届进度": [
            Line("应换届镇(街道)", own=len(report.county.submissions)),
            _line("已报送", REPORTED, REPORTING),
            _line("已换届", ELECTED, COMPLETION),
        ],
        "大会选举": [
            _line("应到代表", CONGRESS.due),
            _line("实到代表", CONGRESS.attended, CONGRESS.attendance),
            _line("收回选票", CONGRESS.returned),
            _line("有效票", CONGRESS.valid, CONGRESS.validity),
            _line("应选执委", CONGRESS.seats),
            _line("候选人", STOOD),
            _line("差额", SURPLUS, SURPLUS_RATE),
            _line("当选执委", CONGRESS.elected),
        ],
        "问题": [
            *(Line(level, problems_at(level)) for level in LEVELS),
            Line("引起必改的原因", own=causes_among(_to_mend(report))),
            *stranger,
            *(_line(f"{one.span}已改(整改率)", one.rate.part, one.rate) for one in mendings(report)),
        ],
    }


def _to_mend(report: Report) -> list[Finding]:
    """Every 必改 of a township that the county has not let pass."""
    fixes = (one for one in report.findings if one.level is Level.FIX and one.status is not Status.WAIVED)
    return [one for one in fixes if one.township]


def _right() -> dict[str, list[Line]]:
    return {
        "班子配备": [
            *(_line(one.title, one.there, one.met) for one in posts.STAFFINGS[2:]),
            _line("主席为党政副职", posts.CHAIR_IS_DEPUTY.part, posts.CHAIR_IS_DEPUTY),
            _line("专职副主席为中层正职", posts.VICE_IS_HEAD.part, posts.VICE_IS_HEAD),
            _line("班子成员", posts.LEADERS),
            _line("班子新任", posts.LEADERS_NEW.part, posts.LEADERS_NEW),
            _line("班子大专及以上", posts.LEADERS_SCHOOLING.part, posts.LEADERS_SCHOOLING),
            _line("班子中共党员", posts.LEADERS_PARTY.part, posts.LEADERS_PARTY),
            _line("新任执委", posts.MEMBERS_NEW.part, posts.MEMBERS_NEW),
        ],
        "总结阶段": [
            _line("班子成员已备案", closing.FILED, closing.FILING),
            _line("材料已归档", closing.KEPT, closing.KEEPING),
            _line("培训人次", closing.TRAININGS),
            _line("应培训的已培训", closing.TRAINED, closing.COVERAGE),
            _line("已交接的镇(街道)", closing.HANDED_OVER, closing.HANDING_OVER),
            _line("纪律条目已学习", closing.STUDIED, closing.STUDYING),
        ],
        "摸底": [
            _line("村(社区)", closing.VILLAGES),
            _line("妇女人数", closing.WOMEN, closing.WOMEN_SHARE),
            _line("有妇联组织的村(社区)", closing.ORGANISED, closing.ORGANISATION),
            _line("妇联干部", closing.STAFF),
            _line("女干部", closing.CADRES),
        ],
    }


def _blocks(page: Page, left: int, blocks: Mapping[str, Sequence[Line]], told: Mapping[str, NumberInCell]) -> int:
    """Write blocks one under the other; returns the first row after them."""
    row = _FIRST
    for title, lines in blocks.items():
        for offset, text in enumerate((title, "数", "占比")):
            page.put(row, left + offset, text, "heading")
        for at, line in enumerate(lines, row + 1):
            page.put(at, left, line.name)
            number = told[line.number] if line.number else NumberInCell(line.own if line.own is not None else NONE)
            _point(page, at, left + 1, number, "number")
            _point(page, at, left + 2, told[line.share] if line.share else None, "share")
        row += len(lines) + 2
    return row


def _structure(page: Page, told: Mapping[str, NumberInCell]) -> int:
    """Write delegates and members side by side; returns the first row after them."""
    for offset, text in enumerate(("人员结构", "代表", "占比", "执委", "占比")):
        page.put(_FIRST, _MIDDLE + offset, text, "heading")
    for column, body in zip((_MIDDLE + 1, _MIDDLE + 3), BODIES, strict=True):
        for row, (name, number, share) in enumerate(_parts(body), _FIRST + 1):
            page.put(row, _MIDDLE, name)
            _point(page, row, column, told[number.name], "decimal" if isinstance(number, Rate) else "number")
            _point(page, row, column + 1, told[share.name] if share else None, "share")
    return _FIRST + len(_parts(BODIES[0])) + 2


def _parts(body: Body) -> list[tuple[str, Count | Rate, Rate | None]]:
    """The lines of a body of people, one for every part: the parts of a group add up to the total."""
    lines: list[tuple[str, Count | Rate, Rate | None]] = [
        ("总数", body.total, None),
        ("平均每镇", body.per_township, None),
    ]
    for group, parts in body.groups.items():
        kind = "年龄" if group == AGES else group
        lines += [
            (part.title if part.title not in _VAGUE else f"{kind}{part.title}", part.count, part.share)
            for part in parts
        ]
    return [*lines, ("平均年龄", body.average_age, None)]


def _point(page: Page, row: int, column: int, told: NumberInCell | None, look: str) -> None:
    """Write a formula that points to the cell of a number."""
    if told is None or not told.reference:
        page.put(row, column, told.value if told else None, look)
    else:
        page.formula(row, column, told.reference, told.value, look)


def _charts(page: Page, workbook: Workbook, sent: Totals, row: int) -> None:
    """Draw two charts: findings by township, and people by 界别."""
    rows = sent.rows
    stacked = {**{level: (problems_at(level), _FILLS[Level(level)]) for level in LEVELS}, "缺表": (NOT_SENT, "#262626")}
    problems = [
        {
            "name": name,
            "categories": [sent.sheet, rows[figure][0], 0, rows[figure][2], 0],
            "values": [sent.sheet, *rows[figure]],
            "fill": {"color": colour},
            "border": {"color": "#404040", "width": 0.5},
            "gap": 60,
        }
        for name, (figure, colour) in stacked.items()
    ]
    _chart(page, workbook, "各镇问题数和缺表数", problems, (row, _LEFT, 520), subtype="stacked", number="0")
    first, last = _FIRST + _AREAS_BELOW, _FIRST + _AREAS_BELOW + len(AREAS) - 1
    areas = [
        {
            "name": name,
            "categories": [page.name, first, _MIDDLE, last, _MIDDLE],
            "values": [page.name, first, column, last, column],
            "fill": {"color": colour},
            "border": {"color": "#404040", "width": 0.5},
            "gap": 60,
        }
        for name, column, colour in (("代表", _MIDDLE + 2, "#44546A"), ("执委", _MIDDLE + 4, "#B4C7E7"))
    ]
    _chart(page, workbook, "界别结构", areas, (row, _MIDDLE + 3, 451), number="0%")


def _chart(
    page: Page,
    workbook: Workbook,
    title: str,
    series: Sequence[dict[str, object]],
    spot: tuple[int, int, int],
    *,
    number: str,
    subtype: str = "",
) -> None:
    chart = workbook.add_chart({"type": "column", "subtype": subtype} if subtype else {"type": "column"})
    for one in series:
        chart.add_series(one)
    chart.set_title({"name": title, "overlay": False, "name_font": {"size": 12}})
    chart.set_x_axis({"interval_unit": 1, "num_font": {"size": 8}})
    chart.set_y_axis({"num_format": number, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    row, column, width = spot
    chart.set_size({"width": width, "height": 270})
    page.sheet.insert_chart(row, column, chart)
