"""Reading 时间安排, 报送要求, 节假日 and the county's own lists."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from fulian_excel.county.mistakes import Mistakes
from fulian_excel.county.options import form_of
from fulian_excel.county.townships import words_of
from fulian_excel.kinds import Day
from fulian_excel.settings import ListItem, Settings, Stage
from fulian_excel.table import Row, Table
from fulian_excel.words import fold

_SATURDAY = 5
_STAGES = tuple(stage.name for stage in Settings().stages)
_ENDING = "阶段"


def last_day(day: Day) -> date:
    """Return the date of a day; for a month, its last day."""
    if not day.month_only:
        return day.date
    return day.date.replace(day=calendar.monthrange(day.date.year, day.date.month)[1])


def read_stages(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the stages with their windows, in the plan's order."""
    stages: dict[str, Stage] = {}
    met: set[str] = set()
    for row in table.rows:
        name = _stage(row, mistakes)
        if name in met:
            mistakes.tell(row.place("stage"), f"「{name}」前面已经列过,请只留一行")
        met.add(name)
        if not name or row["first"] is None or row["last"] is None:
            continue
        stage = Stage(name, row["first"].date, last_day(row["last"]))
        if stage.last < stage.first:
            mistakes.tell(row.place("last"), f"「{name}」的结束 {stage.last} 早于开始 {stage.first}")
        stages[name] = stage
    missing = [name for name in _STAGES if name not in met]
    if missing and "" not in met:
        mistakes.tell(table.heading("stage"), f"没有列出{'、'.join(missing)};请补上,各步骤要按阶段的起止日期核对")
    return {"stages": tuple(stages[name] for name in _STAGES if name in stages)}


def _stage(row: Row, mistakes: Mistakes) -> str:
    """The stage that a row names, with or without 阶段; empty if there is none."""
    text = fold(row["stage"] or "")
    name = next((one for one in _STAGES if text in (one, one.removesuffix(_ENDING))), "")
    if text and not name:
        mistakes.tell(row.place("stage"), f"没有「{row['stage']}」这个阶段(有:{'、'.join(_STAGES)})")
    return name


def read_due(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the month from which each form must be sent, by form."""
    due: dict[str, int] = {}
    met: set[str] = set()
    for row in table.rows:
        form = form_of(row, mistakes)
        if form is None:
            continue
        if form.name in met:
            mistakes.tell(row.place("form"), f"《{form.title}》前面已经列过,请只留一行")
        met.add(form.name)
        if row["month"] is not None:
            due[form.name] = row["month"]
    return {"due": due}


def read_steps(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the steps, each with its stage: the one in the row, else the one in the product's own list."""
    ours = {fold(step.name): step.stage for step in Settings().steps}
    found = []
    for row in table.rows:
        if not row["item"]:
            continue
        stage = _stage(row, mistakes) if row["stage"] else ours.get(fold(row["item"]), "")
        if not stage:
            mistakes.tell(row.place("stage"), f"没有写明「{row['item']}」属于哪个阶段(有:{'、'.join(_STAGES)})")
        found.append(ListItem(row["item"], words_of(row["keywords"]), stage))
    return {"steps": tuple(found)}


def read_list(name: str) -> Callable[[Table, Mistakes], dict[str, Any]]:
    """Return the reader of a list without stages; `name` is its field in Settings."""

    def read(table: Table, _mistakes: Mistakes) -> dict[str, Any]:
        return {name: tuple(ListItem(row["item"], words_of(row["keywords"])) for row in table.rows if row["item"])}

    return read


def read_days_off(table: Table, _mistakes: Mistakes) -> dict[str, Any]:
    """Return the days off in the years filled in: weekends and holidays, without make-up workdays."""
    told = {row["day"].date: row["off"] == "休" for row in table.rows if row["day"]}
    years = {day.year for day in told}
    every = (date(year, 1, 1) + timedelta(days=number) for year in years for number in range(366))
    weekends = {day for day in every if day.year in years and day.weekday() >= _SATURDAY}
    worked = {day for day, off in told.items() if not off}
    return {"days_off": frozenset((weekends | {day for day, off in told.items() if off}) - worked)}
