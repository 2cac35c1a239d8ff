"""How each township lays its sheets out: as differently as eight clerks do."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clean import REPORTED, Row, Township
from pages import Page

TITLES = {
    "allocation": "代表名额分配表",
    "delegates": "妇女代表名册",
    "candidates": "候选人名册",
    "ballots": "选举计票表",
    "committee": "执委会成员名册",
    "officers": "班子成员选举结果备案表",
    "survey": "基本情况摸底表",
    "progress": "换届工作进度表",
    "archive": "归档材料目录",
    "training": "培训登记表",
    "handover": "工作交接表",
    "discipline": "换届纪律落实情况表",
}
_SUMMED = ("分配名额", "提名人数", "妇女人数", "总人口", "18周岁以上妇女")
_TALLY_LABELS = ("会议日期", "应到", "实到", "印制选票", "发出", "剩余", "收回", "有效", "无效", "应选名额")
_IN_SENTENCES = {
    "应到": "应到会代表",
    "实到": "实到会代表",
    "印制选票": "印制选票",
    "发出": "发出选票",
    "剩余": "剩余选票",
    "收回": "收回选票",
    "有效": "有效票",
    "无效": "无效票",
}


@dataclass
class Layout:
    """One clerk's habits."""

    producer: str = "xlsxwriter"
    left: int = 1
    above: int = 0
    gap: int = 0
    first: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    tabs: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    months: str = "text"
    days: str = "real"
    yes: tuple[str, str] = ("是", "否")
    nation: str = "full"
    padded: bool = False
    split_work: bool = False
    sentences: bool = False
    grouped_votes: bool = False
    totals: bool = False
    footer: bool = True
    spare_rows: int = 0
    files: str = "one"
    picture: bool = False
    stacked: bool = False


@dataclass
class Laid:
    """A township's pages by form, and where everything stands: (form, block, row or what, column) to a cell."""

    pages: dict[str, Page] = field(default_factory=dict)
    where: dict[tuple[str, int, Any, str], str] = field(default_factory=dict)


def lay_out(town: Township, layout: Layout) -> Laid:
    """Every form of a township as pages in the clerk's manner."""
    laid = Laid()
    for form, title in TITLES.items():
        if form == "ballots":
            _lay_ballots(laid, town, layout)
        elif form in town.forms:
            page = Page(layout.tabs.get(form, title))
            laid.pages[form] = page
            top = 1 + layout.above
            top = _cover(laid, page, form, 0, f"{town.name}{layout.titles.get(form, title)}", town, layout, top, town.forms[form])
            bottom = _table(laid, page, form, 0, town.forms[form], layout, top)
            if layout.footer:
                page.put(bottom + 1, layout.left, "填表人:郭素芬", "note")
                page.put(bottom + 1, layout.left + 3, "审核人:贺正明", "note")
    first = laid.pages["delegates"]
    if layout.picture:
        first.picture, first.text_box = True, "请各村核对后盖章,11月29日前交镇妇联。"
    return laid


def _cover(
    laid: Laid, page: Page, form: str, block: int, title: str, town: Township, layout: Layout, top: int, rows: list[Row]
) -> int:
    """Title and labels above a table; the row where its headings begin."""
    wide = layout.left + max(4, len(_columns(form, rows, layout)) - 1)
    laid.where[form, block, "title", ""] = page.put(top, layout.left, title, "title")
    page.merge(top, layout.left, top, wide)
    row = top + 1 + layout.gap
    if layout.sentences:
        text = f"填报单位:{town.name}妇联        填报日期:{REPORTED.year}年{REPORTED.month}月{REPORTED.day}日"
        laid.where[form, block, "label", "填报单位"] = page.put(row, layout.left, text, "note")
        laid.where[form, block, "label", "填报日期"] = laid.where[form, block, "label", "填报单位"]
    else:
        page.put(row, layout.left, "填报单位:", "note")
        laid.where[form, block, "label", "填报单位"] = page.put(row, layout.left + 1, f"{town.name}妇联", "note")
        page.put(row, layout.left + 3, "填报日期:", "note")
        laid.where[form, block, "label", "填报日期"] = page.put(row, layout.left + 4, REPORTED, "note")
    return row + 1


def _columns(form: str, rows: list[Row], layout: Layout) -> list[str]:
    names = [name for name in rows[0] if any(row.get(name) is not None for row in rows)] or list(rows[0])
    front = [name for name in layout.first if name in names]
    columns = ["序号", *front, *(name for name in names if name not in front)]
    if layout.split_work and "工作单位及职务" in columns:
        at = columns.index("工作单位及职务")
        columns[at : at + 1] = ["工作单位", "职务"]
    return columns


def _table(laid: Laid, page: Page, form: str, block: int, rows: list[Row], layout: Layout, top: int) -> int:
    """Headings, rows, total, spare rows; the last row written."""
    columns = _columns(form, rows, layout)
    votes = [name for name in ("赞成", "反对", "弃权") if name in columns]
    two = layout.grouped_votes and len(votes) == 3
    for offset, name in enumerate(columns):
        column = layout.left + offset
        heading = layout.words.get(name, name)
        if two and name in votes:
            if name == votes[0]:
                page.put(top, column, "得票情况", "head")
                page.merge(top, column, top, column + 2)
            cell = page.put(top + 1, column, heading, "head")
        else:
            cell = page.put(top, column, heading, "head")
            if two:
                page.merge(top, column, top + 1, column)
        page.widths[column] = max(page.widths.get(column, 0), _width(name, rows))
        laid.where[form, block, "head", "工作单位及职务" if name == "工作单位" else name] = cell
    row_number = top + 1 + two
    for index, row in enumerate(rows):
        for offset, name in enumerate(columns):
            value = index + 1 if name == "序号" else _shown(name, row, layout)
            cell = page.put(row_number, layout.left + offset, value)
            laid.where[form, block, index, "工作单位及职务" if name == "工作单位" else name] = cell
        row_number += 1
    if layout.totals and any(name in _SUMMED for name in columns):
        page.put(row_number, layout.left, "合计")
        for offset, name in enumerate(columns):
            if name in _SUMMED:
                total = sum(row.get(name) or 0 for row in rows)
                laid.where[form, block, "total", name] = page.put(row_number, layout.left + offset, total)
        row_number += 1
    for spare in range(layout.spare_rows):
        page.put(row_number, layout.left, len(rows) + 1 + spare)
        for offset in range(1, len(columns)):
            page.put(row_number, layout.left + offset, None)
        row_number += 1
    return row_number - 1


def _width(name: str, rows: list[Row]) -> float:
    wide = {"身份证号": 21, "工作单位及职务": 26, "工作单位": 18, "联系电话": 13, "步骤": 32, "材料名称": 24, "存在困难": 28, "推选单位": 16}
    return wide.get(name, 6 if name == "序号" else max(9, min(24, 2 * len(name) + 2)))


def _shown(name: str, row: Row, layout: Layout) -> Any:
    """A value the way this clerk writes it."""
    if name == "工作单位":
        return row["工作单位及职务"][0]
    if name == "职务" and isinstance(row.get("工作单位及职务"), tuple):
        return row["工作单位及职务"][1]
    value = row.get(name)
    if isinstance(value, tuple) and name == "工作单位及职务":
        return "".join(value)
    if name == "出生年月" and isinstance(value, date):
        return {"text": f"{value:%Y.%m}", "chinese": f"{value.year}年{value.month}月", "day": value, "dash": f"{value:%Y-%m-%d}"}[layout.months]
    if isinstance(value, tuple):
        return f"{value[0]}.{value[1]:02d}"
    if isinstance(value, date):
        return value if layout.days == "real" else f"{value.year}.{value.month}.{value.day}"
    if isinstance(value, bool):
        return layout.yes[not value]
    if name == "民族" and layout.nation == "short":
        return str(value).removesuffix("族")
    if name == "姓名" and layout.padded and len(str(value)) == 2:
        return f"{value[0]} {value[1]}"
    return value


def _lay_ballots(laid: Laid, town: Township, layout: Layout) -> None:
    """Every election's block: on one sheet one under the other, or a sheet each."""
    page, top = Page(layout.tabs.get("ballots", TITLES["ballots"])), 1 + layout.above
    laid.pages["ballots"] = page
    for block, (labels, rows) in enumerate(town.ballots):
        if block and not layout.stacked:
            page, top = Page(f"{layout.tabs.get('ballots', TITLES['ballots'])}{block + 1}"), 1 + layout.above
            laid.pages[f"ballots{block + 1}"] = page
        title = f"{town.name}{layout.titles.get('ballots', TITLES['ballots'])}({labels['选举事项']})"
        row = _cover(laid, page, "ballots", block, title, town, layout, top, rows)
        row = _tally_labels(laid, page, block, labels, layout, row)
        last = _table(laid, page, "ballots", block, rows, layout, row)
        top = _tellers(laid, page, block, labels, layout, last + 1) + 2


def _tally_labels(laid: Laid, page: Page, block: int, labels: Row, layout: Layout, row: int) -> int:
    place = laid.where
    if layout.sentences:
        facts = ("选举事项", "轮次", "选举方式", "会议日期")
        day = labels["会议日期"]
        text = f"选举事项:{labels['选举事项']}   轮次:第一轮   选举方式:{labels['选举方式']}   会议日期:{day.year}年{day.month}月{day.day}日"
        cell = page.put(row, layout.left, text, "note")
        place |= {("ballots", block, "label", name): cell for name in facts}
        counts = "".join(f"{word}:{labels[name]}{'人' if '会' in word else '张'} " for name, word in _IN_SENTENCES.items())
        cell = page.put(row + 1, layout.left, f"{counts}应选名额:{labels['应选名额']}", "note")
        place |= {("ballots", block, "label", name): cell for name in (*_IN_SENTENCES, "应选名额")}
        return row + 2
    for index, name in enumerate(("选举事项", "轮次", "选举方式", *_TALLY_LABELS)):
        at, column = row + index // 4, layout.left + 2 * (index % 4)
        page.put(at, column, layout.words.get(name, name), "note")
        place["ballots", block, "label", name] = page.put(at, column + 1, labels[name], "note")
    return row + 4


def _tellers(laid: Laid, page: Page, block: int, labels: Row, layout: Layout, row: int) -> int:
    for index, name in enumerate(("总监票人", "监票人", "总计票人", "计票人")):
        cell = page.put(row + index // 2, layout.left + 3 * (index % 2), f"{name}:{labels[name]}", "note")
        laid.where["ballots", block, "label", name] = cell
    return row + 1
