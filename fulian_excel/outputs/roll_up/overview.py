"""总览: the county's figures, each pointing to the sheet it comes from, and two charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from fulian_excel.findings import Level
from fulian_excel.kinds.lists import AREAS, OFFICERS, STANDING
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.board import Told, Totals
from fulian_excel.outputs.roll_up.closing import (
    ARCHIVE,
    DISCIPLINE,
    FILING,
    HANDED,
    NEW_TRAINED,
    ORGANISED,
    TRAINING,
    VILLAGES,
)
from fulian_excel.outputs.roll_up.election import CONGRESS, SURPLUS
from fulian_excel.outputs.roll_up.figures import has_elected
from fulian_excel.outputs.roll_up.mending import FIXED_IN_MONTH, RATE_IN_MONTH
from fulian_excel.outputs.roll_up.officers import CHAIR_FITS, THERE, VICE_FITS
from fulian_excel.outputs.roll_up.people import (
    AGE,
    ALL,
    AREA,
    BANDS,
    MEAN_AGE,
    NATION,
    NEW,
    OTHER_AREA,
    POLITICS,
    SCHOOLING,
    Structure,
)
from fulian_excel.outputs.roll_up.progress import ELECTED
from fulian_excel.outputs.roll_up.submissions import LEVELS, STATE, levels_by_township

_WIDTHS = (19.0, 9.0, 9.0, 2.0, 15.0, 8.5, 8.5, 8.5, 8.5, 2.0, 23.0, 9.0, 9.0)
_LEFT, _MIDDLE, _RIGHT, _LAST = 0, 4, 10, len(_WIDTHS) - 1
_FIRST = 5  # the row of the blocks' headings
_AREAS_BELOW = 3  # 界别 stand so far beneath the heading of 人员结构
_FILLS = {Level.FIX: "#9C2A00", Level.ASK: "#7FA8D1", Level.NOTE: "#D9D9D9"}


@dataclass(frozen=True, slots=True)
class Sources:
    """What the other sheets come to."""

    sent: Totals
    officers: Totals
    delegates: Structure
    members: Structure
    election: Totals
    progress: Totals
    closing: Totals
    survey: Totals
    mending: Totals


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of 总览: its name, its number and perhaps a share."""

    name: str
    number: Told
    share: Told | None = None


def overview(page: Page, workbook: Workbook, report: Report, sources: Sources) -> None:
    """Fill 总览, whose page stands before all others."""
    bottoms = [
        _blocks(page, _LEFT, _left(report, sources)),
        _structure(page, sources),
        _blocks(page, _RIGHT, _right(sources)),
    ]
    bottom = max(bottoms)
    page.finish(1, bottom, len(_WIDTHS), filtered=False, widths=dict(enumerate(_WIDTHS)))
    page.sheet.fit_to_pages(1, 1)
    page.sheet.center_horizontally()
    _lists(page, report)
    if report.county.submissions:
        _charts(page, workbook, sources, bottom)


def headline(report: Report) -> str:
    """The round in one sentence."""
    done = sum(has_elected(one) for one in report.county.submissions)
    sent = sum(bool(one.tables) for one in report.county.submissions)
    count = len(report.county.submissions)
    counts = f"应换届 {count} 个镇(街道),已报送 {sent} 个,已完成换届 {done} 个"
    return f"截至 {report.as_of.isoformat()}:{counts}。数字由各镇报表逐行重算,占比均为加权,来源见各分表合计行"


def _lists(page: Page, report: Report) -> None:
    """Who is not done and who has not reported, over the whole width."""
    townships = report.county.submissions
    lists = {
        "未完成名单": [one.township.name for one in townships if not has_elected(one)],
        "未报送名单": [one.township.name for one in townships if not one.tables],
    }
    for row, (name, missing) in enumerate(lists.items(), 2):
        page.spread(row, ((0, 0), (1, _LAST)), (name, "、".join(missing) or "无"), ("bold", "cell"))


def _left(report: Report, sources: Sources) -> dict[str, list[Line]]:
    sent, election, mending = sources.sent, sources.election, sources.mending
    unknown = sum(levels_by_township(report)[""])
    stranger = [Line("另:认不出镇的文件", Told(unknown))] if unknown else []
    return {
        "换届进度": [
            Line("应换届镇(街道)", sent.townships),
            Line("已报送", sent.sums[STATE], sent.shares[STATE]),
            Line("已换届", sources.progress.sums[ELECTED], sources.progress.shares[ELECTED]),
        ],
        "大会选举": [
            Line("应到代表", election.sums[f"{CONGRESS}应到"]),
            Line("实到代表", election.sums[f"{CONGRESS}实到"], election.sums[f"{CONGRESS}到会率"]),
            Line("收回选票", election.sums[f"{CONGRESS}收回"]),
            Line("有效票", election.sums[f"{CONGRESS}有效"], election.sums[f"{CONGRESS}有效\n票率"]),
            Line("应选执委", election.sums[f"{CONGRESS}应选"]),
            Line("候选人", election.sums[f"{CONGRESS}候选"]),
            Line("差额", election.sums[f"{CONGRESS}{SURPLUS}"], election.sums[f"{CONGRESS}差额\n比例"]),
            Line("当选执委", election.sums[f"{CONGRESS}当选"]),
        ],
        "问题": [
            *(Line(level, sent.sums[f"问题{level}"]) for level in LEVELS),
            *stranger,
            Line("本月已改(整改率)", mending.sums[FIXED_IN_MONTH], mending.sums[RATE_IN_MONTH]),
        ],
    }


def _right(sources: Sources) -> dict[str, list[Line]]:
    officers, closing, survey = sources.officers, sources.closing, sources.survey
    new = sources.members.totals
    return {
        "班子配备": [
            *(Line(post, officers.sums[f"{post}{THERE}"], officers.shares[f"{post}{THERE}"]) for post in OFFICERS),
            Line(STANDING, officers.sums[f"{STANDING}{THERE}"]),
            Line("主席为党政副职", officers.sums[CHAIR_FITS], officers.shares[CHAIR_FITS]),
            Line("专职副主席为中层正职", officers.sums[VICE_FITS], officers.shares[VICE_FITS]),
            Line("新任执委", new.sums[NEW], new.shares[NEW]),
        ],
        "总结阶段": [
            Line("班子成员已备案", closing.sums[f"{FILING}已备"], closing.sums[f"{FILING}备案率"]),
            Line("材料已归档", closing.sums[f"{ARCHIVE}已归"], closing.sums[f"{ARCHIVE}归档率"]),
            Line("培训人次", closing.sums[f"{TRAINING}人次"]),
            Line("新任执委已培训", closing.sums[NEW_TRAINED], closing.sums[f"{TRAINING}覆盖率"]),
            Line("已交接的镇(街道)", closing.sums[HANDED], closing.shares[HANDED]),
            Line("纪律条目已学习", closing.sums[f"{DISCIPLINE}已学习"], closing.sums[f"{DISCIPLINE}学习率"]),
        ],
        "摸底": [
            Line("村(社区)", survey.sums[VILLAGES]),
            Line("妇女人数", survey.sums["妇女人数"], survey.shares["妇女人数"]),
            Line("有妇联组织的村(社区)", survey.sums[ORGANISED], survey.shares[ORGANISED]),
            Line("妇联干部", survey.sums["妇联干部数"]),
            Line("女干部", survey.sums["女干部数"]),
        ],
    }


def _blocks(page: Page, left: int, blocks: dict[str, list[Line]]) -> int:
    """Blocks one under the other; the first row after them."""
    row = _FIRST
    for title, lines in blocks.items():
        for offset, text in enumerate((title, "数", "占比")):
            page.put(row, left + offset, text, "heading")
        for at, line in enumerate(lines, row + 1):
            page.put(at, left, line.name)
            _point(page, at, left + 1, line.number, "number")
            _point(page, at, left + 2, line.share, "share")
        row += len(lines) + 2
    return row


def _structure(page: Page, sources: Sources) -> int:
    """Delegates and members side by side; the first row after them."""
    for offset, text in enumerate(("人员结构", "代表", "占比", "执委", "占比")):
        page.put(_FIRST, _MIDDLE + offset, text, "heading")
    lines = [
        (ALL, ALL, "number"),
        ("平均每镇", "", "decimal"),
        *((area, f"{AREA}{area}", "number") for area in (*AREAS, OTHER_AREA)),
        ("中共党员", f"{POLITICS}中共党员", "number"),
        ("党外", f"{POLITICS}党外", "number"),
        ("少数民族", f"{NATION}少数民族", "number"),
        *((name, f"{AGE}{name}", "number") for name, _least, _most in BANDS),
        ("平均年龄", MEAN_AGE, "decimal"),
        ("大专及以上", f"{SCHOOLING}大专及以上", "number"),
    ]
    for row, (name, key, look) in enumerate(lines, _FIRST + 1):
        page.put(row, _MIDDLE, name)
        for column, body in ((_MIDDLE + 1, sources.delegates), (_MIDDLE + 3, sources.members)):
            _point(page, row, column, body.totals.sums[key] if key else body.per_township, look)
            _point(page, row, column + 1, body.totals.shares.get(key), "share")
    return _FIRST + len(lines) + 2


def _point(page: Page, row: int, column: int, told: Told | None, look: str) -> None:
    """A cell that points to where a number stands."""
    if told is None or not told.reference:
        page.put(row, column, told.value if told else None, look)
    else:
        page.formula(row, column, told.reference, told.value, look)


def _charts(page: Page, workbook: Workbook, sources: Sources, row: int) -> None:
    """Problems by township, and of which 界别 people are."""
    rows = sources.sent.rows
    problems = [
        {
            "name": level,
            "categories": ["报送情况", rows[f"问题{level}"][0], 0, rows[f"问题{level}"][2], 0],
            "values": ["报送情况", *rows[f"问题{level}"]],
            "fill": {"color": _FILLS[Level(level)]},
            "border": {"color": "#404040", "width": 0.5},
            "gap": 60,
        }
        for level in LEVELS
    ]
    _chart(page, workbook, "各镇问题数", problems, (row, _LEFT, 520), subtype="stacked", number="0")
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
