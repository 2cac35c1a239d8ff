"""A plain township workbook read into forms: a title, labels in pairs, one header row (or two), rows below."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.recount.values import text

FORMS = {
    "代表名额分配表": "allocation", "妇女代表名册": "delegates", "候选人名册": "candidates",
    "执委候选人预备人选名单": "candidates", "选举计票表": "ballots", "执委会成员名册": "committee",
    "班子成员选举结果备案表": "officers", "基本情况摸底表": "survey", "换届工作进度表": "progress",
    "归档材料目录": "archive", "培训登记表": "training", "工作交接表": "handover", "换届纪律落实情况表": "discipline",
}  # fmt: skip
ALIASES = {
    "名字": "姓名", "族别": "民族", "出生日期": "出生年月", "党派": "政治面貌", "文化程度": "学历", "行政级别": "职级",
    "身份证号码": "身份证号", "所属界别": "界别", "当选职务": "妇联职务", "当选": "是否当选", "完成时间": "实际完成", "完成情况": "状态",
}  # fmt: skip
NO_PERSON = ("填表人", "合计", "小计", "例", "示例")


@dataclass(frozen=True)
class Sheet:
    """One table of a form; `columns` are the printed headings."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, object], ...]
    labels: dict[str, object] = field(default_factory=dict)

    def column(self, title: str) -> list[object] | None:
        return [row[title] for row in self.rows] if title in self.columns else None


Forms = dict[str, list[Sheet]]


def form_of(title: str) -> str | None:
    found = [form for known, form in FORMS.items() if known in title]
    return found[0] if found else None


def _headings(lines: list[tuple[object, ...]], at: int) -> tuple[tuple[str, ...], int]:
    """The headings of a table, a second level put in the place of the first, and where its rows begin."""
    first = [ALIASES.get(text(value), text(value)) for value in lines[at]]
    below = lines[at + 1] if at + 1 < len(lines) else ()
    second = [text(value) for value in below]
    if not second or second[0] or not any(second) or any(char.isdigit() for char in "".join(second)):
        return tuple(first), at + 1
    return tuple(low or high for high, low in zip(first, second, strict=True)), at + 2


def read_sheet(lines: list[tuple[object, ...]]) -> Sheet | None:
    at = next((n for n, line in enumerate(lines) if text(line[0]) == "序号"), None)
    if at is None:
        return None
    labels = {}
    for line in lines[1:at]:
        for name, value in zip(line[::2], line[1::2], strict=False):
            labels[text(name)] = value
    columns, start = _headings(lines, at)
    rows = [
        dict(zip(columns, line, strict=True))
        for line in lines[start:]
        if any(text(value) for value in line[1:]) and not text(line[0]).startswith(NO_PERSON)
    ]
    return Sheet(tuple(name for name in columns if name), tuple(rows), labels)


def _blocks(lines: list[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
    """The tables of one sheet; each election of a tally begins with its 选举事项."""
    starts = [n for n, line in enumerate(lines) if text(line[0]) == "选举事项"]
    if len(starts) < 2:
        return [lines]
    return [[lines[0], *lines[start:end]] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _lines(sheet: Worksheet) -> list[tuple[object, ...]]:
    """A sheet's lines without the blank ones and without blank columns before the table."""
    lines = [line for line in sheet.iter_rows(values_only=True) if any(text(value) for value in line)]
    before = min((next(n for n, value in enumerate(line) if text(value)) for line in lines), default=0)
    return [line[before:] for line in lines]


def read_workbook(path: Path) -> Forms:
    forms: Forms = defaultdict(list)
    for sheet in load_workbook(path, data_only=True).worksheets:
        lines = _lines(sheet)
        form = form_of(text(lines[0][0])) if lines else None
        if form:
            read = [read_sheet(block) for block in _blocks(lines)]
            forms[form] += [table for table in read if table and table.rows]
    return {form: tables for form, tables in forms.items() if tables}


def read_quotas(settings: Path) -> dict[str, dict[str, int | None]]:
    """名额分配, by township; a blank is its default."""
    lines = list(load_workbook(settings, data_only=True)["名额分配"].iter_rows(values_only=True))
    heads = [text(value) for value in lines[0]]
    defaults = {"执委名额": 25, "主席": 1, "专职副主席": 1, "兼职副主席不少于": 3}
    names = ("妇女人数", "代表名额", "执委名额", "主席", "专职副主席", "挂职副主席", "兼职副主席不少于", "常委")
    quotas = {}
    for line in lines[1:]:
        row = dict(zip(heads, line, strict=True))
        quotas[text(row["镇(街道)"])] = {
            name: int(row[name]) if text(row[name]) else defaults.get(name) for name in names
        }
    return quotas
