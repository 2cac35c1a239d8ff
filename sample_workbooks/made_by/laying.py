"""A township's rows become pages in a clerk's manner, and every value is remembered with its cell."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fulian_excel.forms import FORMS
from sample_workbooks.made_by.layouts import SHOWN, Layout
from sample_workbooks.made_by.pages import Formula, Page, a1
from sample_workbooks.made_by.township import Row

SUMMED = ("妇女人数", "分配名额", "提名人数", "总人口", "18周岁以上妇女", "女党员")
_WIDTHS = {
    "身份证号": 21,
    "工作单位及职务": 28,
    "工作单位": 22,
    "联系电话": 14,
    "步骤": 34,
    "材料名称": 26,
    "存在困难": 30,
    "推选单位": 19,
    "村(社区)": 13,
    "培训内容": 36,
    "责任者": 16,
    "交接事项": 16,
    "纪律内容": 22,
    "文号": 18,
    "批复文号": 22,
    "备注": 20,
    "妇联职务": 13,
    "拟任职务": 13,
}
_WORK = "工作单位及职务"
_SAMPLE: Row = {
    "姓名": "张某某",
    "性别": "女",
    "民族": "汉族",
    "出生年月": date(1985, 3, 1),
    "年龄": 37,
    "政治面貌": "中共党员",
    "学历": "本科",
    _WORK: ("某某村", "妇联主席"),
    "身份证号": "430900198503010020",
    "联系电话": "13800000000",
    "备注": None,
}


@dataclass
class Laid:
    """A township's pages by form, and where everything stands: (form, block, row or what, column) to a cell."""

    pages: dict[str, Page] = field(default_factory=dict)
    where: dict[tuple[str, int, Any, str], str] = field(default_factory=dict)

    def page(self, form: str, block: int = 0) -> Page:
        """The page a form, or a block of the tallies, stands on."""
        return self.pages.get(f"{form}{block + 1}", self.pages[form]) if block else self.pages[form]


def columns_of(form: str, rows: list[Row], layout: Layout) -> list[str]:
    """The columns in this clerk's order; nobody prints a column that nobody fills, but for remarks and the outcome."""
    kept = ("备注", "处理结果")
    empty = all(value is None for row in rows for value in row.values())
    names = [
        name
        for name in rows[0]
        if name not in layout.without and (empty or name in kept or any(row.get(name) is not None for row in rows))
    ]
    front = [name for name in layout.first if name in names]
    numbered = form in SHOWN or any(column.numbers for column in FORMS[form].columns.values())
    columns = [*(["序号"] if numbered else []), *front, *(name for name in names if name not in front)]
    if layout.split_work and _WORK in columns:
        at = columns.index(_WORK)
        columns[at : at + 1] = ["工作单位", "职务"]
    return columns


def lay_table(laid: Laid, form: str, block: int, rows: list[Row], layout: Layout, top: int) -> int:
    """Headings, rows, total, spare rows; the last row written."""
    page = laid.page(form, block)
    columns = columns_of(form, rows, layout)
    first = _headings(laid, page, form, block, columns, layout, top)
    if layout.sample and form in ("delegates", "candidates"):
        for offset, name in enumerate(columns):
            page.put(
                first, layout.left + offset, "例" if name == "序号" else written(name, {**rows[-1], **_SAMPLE}, layout)
            )
        first += 1
    for offset, name in enumerate(columns):
        column = layout.left + offset
        page.widths[column] = max(page.widths.get(column, 0), _width(name, layout))
        where = _WORK if name == "工作单位" else name
        for index, row in enumerate(rows):
            value = index + 1 if name == "序号" else written(name, row, layout)
            laid.where[form, block, index, where] = page.put(first + index, column, value)
    if layout.merged_units and "推选单位" in columns and form == "delegates":
        _merge_downward(laid, page, rows, first, layout.left + columns.index("推选单位"))
    bottom = first + len(rows)
    numbered = columns[0] == "序号" and form not in ("discipline", "officers")
    for spare in range(layout.spare_rows if numbered else 0):
        for offset in range(len(columns)):
            page.put(bottom, layout.left + offset, None if offset else len(rows) + 1 + spare)
        bottom += 1
    if layout.totals and any(name in SUMMED for name in columns):
        _total(laid, page, form, block, columns, rows, layout, first, bottom)
        bottom += 1
    return bottom - 1


def _headings(laid: Laid, page: Page, form: str, block: int, columns: list[str], layout: Layout, top: int) -> int:
    groups = {
        columns.index(names[0]): (word, len(names))
        for word, names in layout.grouped.items()
        if all(name in columns for name in names)
        and [columns.index(name) - columns.index(names[0]) for name in names] == list(range(len(names)))
    }
    grouped = {offset for at, (_word, count) in groups.items() for offset in range(at, at + count)}
    for at, (word, count) in groups.items():
        page.put(top, layout.left + at, word, "head")
        for offset in range(at + 1, at + count):
            page.put(top, layout.left + offset, None, "head")
        page.merge(top, layout.left + at, top, layout.left + at + count - 1)
    for offset, name in enumerate(columns):
        column = layout.left + offset
        row = top + 1 if offset in grouped else top
        cell = page.put(row, column, heading(form, name, layout), "head")
        if groups and offset not in grouped:
            page.put(top + 1, column, None, "head")
            page.merge(top, column, top + 1, column)
        laid.where[form, block, "head", _WORK if name == "工作单位" else name] = cell
    below = top + (2 if groups else 1)
    if form != "ballots":
        page.heads = list(range(top, below))
    return below


def _merge_downward(laid: Laid, page: Page, rows: list[Row], first: int, column: int) -> None:
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index]["推选单位"] != rows[start]["推选单位"]:
            for row in range(start + 1, index):
                page.put(first + row, column, None)
                laid.where["delegates", 0, row, "推选单位"] = a1(first + start, column)
            page.merge(first + start, column, first + index - 1, column)
            start = index


def _total(
    laid: Laid,
    page: Page,
    form: str,
    block: int,
    columns: list[str],
    rows: list[Row],
    layout: Layout,
    first: int,
    row: int,
) -> None:
    for offset, name in enumerate(columns):
        column = layout.left + offset
        value: Any = None if offset else "合计"
        if name in SUMMED:
            total = sum(line.get(name) or 0 for line in rows)
            span = f"{a1(first, column)}:{a1(row - 1, column)}"
            value = Formula(f"=SUM({span})", total) if layout.totals == "formula" else total
        laid.where[form, block, "total", name] = page.put(row, column, value, "total")


def heading(form: str, name: str, layout: Layout) -> str:
    """This clerk's word for a column; clerks have words of their own for the forms that the samples show."""
    if form not in SHOWN:
        return name
    return layout.words.get(f"{form}.{name}", layout.words.get(name, name))


def _width(name: str, layout: Layout) -> float:
    numbers = 9.5 if layout.labels == "cells" else 6.0
    width = _WIDTHS.get(name, numbers if name == "序号" else max(10.5, min(13.0, 2.0 * len(name) + 2)))
    return round(width * max(1.0, layout.style.size / 10.5), 1)


def written(name: str, row: Row, layout: Layout) -> Any:
    """A value the way this clerk writes it."""
    if name == "工作单位":
        return row[_WORK][0]
    if name == "职务" and isinstance(row.get(_WORK), tuple):
        return row[_WORK][1]
    value = row.get(name)
    if isinstance(value, tuple):
        return "".join(value)
    if isinstance(value, bool):
        return layout.yes[not value]
    if isinstance(value, date):
        return _date(name, value, layout)
    if name == "身份证号" and isinstance(value, str):
        return {"spaced": f"{value[:6]} {value[6:14]} {value[14:]}", "lower": value.lower()}.get(layout.ids, value)
    if layout.text_numbers and type(value) is int:
        return str(value)
    if name == "民族" and layout.short_nation:
        return str(value).removesuffix("族")
    if name == "姓名" and layout.padded and isinstance(value, str) and len(value) == 2:
        return f"{value[0]}  {value[1]}"
    return value


def _date(name: str, value: date, layout: Layout) -> Any:
    if name == "出生年月":
        manners = {
            "dotted": f"{value:%Y.%m}",
            "chinese": f"{value.year}年{value.month}月",
            "dashed": f"{value:%Y-%m-%d}",
        }
        return manners.get(layout.months, value)
    if name == "任现职时间":
        return f"{value:%Y.%m}"
    return value if layout.days == "real" else f"{value.year}.{value.month:02d}.{value.day:02d}"
