"""Whole sheets: title and labels around a table, and the tallies with their counts and tellers."""

from datetime import date
from typing import Any

from sample_workbooks.made_by.laying import Laid, columns_of, lay_table
from sample_workbooks.made_by.layouts import TITLES, Layout
from sample_workbooks.made_by.pages import Page
from sample_workbooks.made_by.township import Row, Town

_COUNTS = ("应到", "实到", "印制选票", "发出", "剩余", "收回", "有效", "无效")
_SENTENCE = {
    "应到": "应到会代表",
    "实到": "实到会代表",
    "印制选票": "印制选票",
    "发出": "发出选票",
    "剩余": "剩余选票",
    "收回": "收回选票",
    "有效": "有效票",
    "无效": "无效票",
}


def lay_out(town: Town, layout: Layout) -> Laid:
    """Every form of a township as pages in the clerk's manner."""
    laid = Laid()
    for number, (form, title) in enumerate(TITLES.items(), 1):
        if form == "ballots":
            _lay_ballots(laid, town, layout, number)
        elif form in town.forms:
            page = laid.pages[form] = Page(layout.tabs.get(form, title))
            if form == "delegates" and layout.parted:
                _lay_parted(laid, town, layout, number)
            else:
                _lay_form(laid, page, form, 0, town.forms[form], town, layout, number)
    if layout.picture:
        laid.pages["delegates"].picture = True
        laid.pages["delegates"].text_box = "请各村(社区)核对后盖章,11月29日前交镇妇联。"
    return laid


def _lay_form(
    laid: Laid, page: Page, form: str, block: int, rows: list[Row], town: Town, layout: Layout, number: int
) -> None:
    title = f"{town.name}{layout.titles.get(form, TITLES[form])}"
    row = _cover(laid, page, form, block, title, town, layout, 1 + layout.above, rows, number)
    row = lay_table(laid, form, block, rows, layout, row) + 1
    row = _below(laid, page, form, block, town, layout, row)
    if layout.stray and form == "archive":
        page.put(row + 24, layout.left + 20, layout.stray, "note")


def _lay_parted(laid: Laid, town: Town, layout: Layout, number: int) -> None:
    """The delegates of the units on one sheet, those of the villages on another."""
    tab = layout.tabs.get("delegates", TITLES["delegates"])
    laid.pages["delegates"].name, laid.pages["delegates2"] = f"{tab}(机关单位)", Page(f"{tab}(村社区)")
    rows = town.forms["delegates"]
    for block, of_villages in enumerate((False, True)):
        part = [row for row in rows if (row["推选单位"] in town.villages) is of_villages]
        _lay_form(laid, laid.page("delegates", block), "delegates", block, part, town, layout, number)


def _cover(
    laid: Laid,
    page: Page,
    form: str,
    block: int,
    title: str,
    town: Town,
    layout: Layout,
    top: int,
    rows: list[Row],
    number: int,
) -> int:
    """Title and labels above a table; the row where its headings begin."""
    left = layout.left
    if layout.attachment and not block:
        page.put(top, left, f"附件{number}", "mark")
        top += 1
    laid.where[form, block, "title", ""] = page.put(top, left, title, "title")
    page.merge(top, left, top, left + len(columns_of(form, rows, layout)) - 1)
    top += 1 + layout.gap
    if layout.labels == "below":
        return top
    _who_and_when(laid, page, form, block, town, layout, top)
    return top + 1


def _who_and_when(laid: Laid, page: Page, form: str, block: int, town: Town, layout: Layout, row: int) -> None:
    day = town.filled_on(form)
    unit = town.stated_unit.get(form, f"{town.name}妇联")
    written = _long(day)
    left, where = layout.left, laid.where
    if layout.labels == "sentence":
        cell = page.put(row, left, f"填报单位:{unit}        填报日期:{written}", "note")
        where[form, block, "label", "填报单位"] = where[form, block, "label", "填报日期"] = cell
    elif layout.labels == "colons":
        where[form, block, "label", "填报单位"] = page.put(row, left, f"填报单位:{unit}", "note")
        where[form, block, "label", "填报日期"] = page.put(row, left + 4, f"填报日期:{written}", "note")
    else:
        page.put(row, left, "填报单位", "note")
        where[form, block, "label", "填报单位"] = page.put(row, left + 1, unit, "note")
        page.put(row, left + 3, "填报日期", "note")
        blank = form in town.undated
        where[form, block, "label", "填报日期"] = page.put(row, left + 4, None if blank else day, "note")


def _long(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _below(laid: Laid, page: Page, form: str, block: int, town: Town, layout: Layout, row: int) -> int:
    """What stands under a table; the next free row."""
    if layout.labels == "below":
        _who_and_when(laid, page, form, block, town, layout, row)
        row += 1
    if layout.footer:
        page.put(row, layout.left, f"填表人:{town.staff.clerk}", "note")
        page.put(row, layout.left + 3, f"审核人:{town.staff.checker}", "note")
        page.put(row, layout.left + 6, f"联系电话:{town.staff.landline}", "note")
        row += 1
    if layout.note:
        page.put(row, layout.left, layout.note, "note")
        row += 1
    return row


def _lay_ballots(laid: Laid, town: Town, layout: Layout, number: int) -> None:
    """Every election's block: on one sheet one under the other, or a sheet each."""
    tab = layout.tabs.get("ballots", TITLES["ballots"])
    page, top = Page(tab), 1 + layout.above
    laid.pages["ballots"] = page
    for block, (labels, rows) in enumerate(town.ballots):
        if block and not layout.stacked:
            page, top = Page(f"{tab}({labels['选举事项']})"), 1 + layout.above
            laid.pages[f"ballots{block + 1}"] = page
        title = f"{town.name}{layout.titles.get('ballots', TITLES['ballots'])}({labels['选举事项']})"
        row = _cover(laid, page, "ballots", block, title, town, layout, top, rows, number)
        row = _counts(laid, page, block, labels, layout, row)
        row = lay_table(laid, "ballots", block, rows, layout, row) + 1
        row = _tellers(laid, page, block, labels, layout, row)
        top = _below(laid, page, "ballots", block, town, layout, row) + 2


def _counts(laid: Laid, page: Page, block: int, labels: Row, layout: Layout, row: int) -> int:
    if layout.labels == "sentence":
        return _counts_in_sentences(laid, page, block, labels, layout, row)
    names = ("选举事项", "轮次", "选举方式", "会议日期", *_COUNTS, "应选名额")
    for index, name in enumerate(names):
        at, place = row + index // 4, index % 4
        heading, value = layout.words.get(name, name), labels[name]
        if layout.labels == "colons":
            text = f"{heading}:{_long(value) if isinstance(value, date) else value}"
            cell = page.put(at, layout.left + 2 * place, text, "note")
        else:
            page.put(at, layout.left + 2 * place, heading, "note")
            cell = page.put(at, layout.left + 2 * place + 1, value, "note")
        laid.where["ballots", block, "label", name] = cell
    return row + 4


def _counts_in_sentences(laid: Laid, page: Page, block: int, labels: Row, layout: Layout, row: int) -> int:
    facts: dict[str, Any] = {name: labels[name] for name in ("选举事项", "选举方式", "会议日期", "应选名额")}
    text = "    ".join(f"{name}:{_long(value) if isinstance(value, date) else value}" for name, value in facts.items())
    cell = page.put(row, layout.left, text, "note")
    laid.where |= {("ballots", block, "label", name): cell for name in facts}
    text = " ".join(f"{word}:{labels[name]}{'人' if '会' in word else '张'}" for name, word in _SENTENCE.items())
    cell = page.put(row + 1, layout.left, text, "note")
    laid.where |= {("ballots", block, "label", name): cell for name in _SENTENCE}
    return row + 2


def _tellers(laid: Laid, page: Page, block: int, labels: Row, layout: Layout, row: int) -> int:
    for index, name in enumerate(("总监票人", "监票人", "总计票人", "计票人")):
        cell = page.put(row + index // 2, layout.left + 3 * (index % 2), f"{name}:{labels[name]}", "note")
        laid.where["ballots", block, "label", name] = cell
    return row + 2
