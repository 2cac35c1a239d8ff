"""代表结构 and 执委结构: who the delegates are, and who sits on the committees."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.kinds.lists import AREAS
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.board import Board, Told, Totals
from fulian_excel.outputs.roll_up.columns import Column, Count, Mean
from fulian_excel.outputs.roll_up.figures import (
    Counting,
    average_age,
    counted,
    has_higher_schooling,
    has_lower_schooling,
    is_of_majority,
    is_of_minority,
    is_of_party,
    is_outside_party,
    newly,
    of_age,
    total,
)
from fulian_excel.table import Row

ALL, NEW = "总数", "新任"
MEAN_AGE, OTHER_AREA = "平均\n年龄", "其他或未填"
AREA, POLITICS, NATION, SCHOOLING, AGE = "界别", "政治面貌", "民族", "学历", "年龄(大会当日)"
BANDS = (("35岁及以下", 0, 35), ("36–45岁", 36, 45), ("46–55岁", 46, 55), ("56岁及以上", 56, 200))
_NOTE = "由名册逐行数出;占比的分母是填了这一项的人数;平均年龄按人数加权;— 为没有报送或没有这一栏"


@dataclass(frozen=True)
class Structure:
    """What a body of people comes to, and how many of them there are per township."""

    totals: Totals
    per_township: Told


def delegates(workbook: Workbook, report: Report) -> Structure:
    """Write 代表结构, of the 正式 delegates."""
    page = Page(workbook, "代表结构", f"{report.title} 代表结构", f"正式代表,{_NOTE}")
    return _lay(Board(page, report.county.submissions, structure("delegates")))


def members(workbook: Workbook, report: Report) -> Structure:
    """Write 执委结构."""
    page = Page(workbook, "执委结构", f"{report.title} 执委结构", _NOTE)
    return _lay(Board(page, report.county.submissions, (*structure("committee"), Column(NEW, Count(newly, (ALL,))))))


def _lay(board: Board) -> Structure:
    return Structure(board.lay(), board.average(ALL))


def structure(form: str) -> tuple[Column, ...]:
    """The columns of a body of people; shares are among those of whom it is known."""
    areas = [(area, counted(form, "area", partial(_is_of, area))) for area in AREAS]
    politics = [("中共党员", is_of_party), ("党外", is_outside_party)]
    nations = [("少数民族", is_of_minority), ("汉族", is_of_majority)]
    schooling = [("大专及以上", has_higher_schooling), ("大专以下", has_lower_schooling)]
    bands = _parts(AGE, [(name, of_age(form, least, most)) for name, least, most in BANDS])
    return (
        Column(ALL, Count(total(form))),
        *_parts(AREA, [*areas, (OTHER_AREA, counted(form, "area", _is_of_none))]),
        *_parts(POLITICS, [(name, counted(form, "politics", holds)) for name, holds in politics]),
        *_parts(NATION, [(name, counted(form, "nation", holds)) for name, holds in nations]),
        *_parts(SCHOOLING, [(name, counted(form, "schooling", holds)) for name, holds in schooling]),
        *bands,
        Column(MEAN_AGE, Mean(average_age(form), tuple(band.key for band in bands))),
    )


def _parts(group: str, counts: Sequence[tuple[str, Counting]]) -> tuple[Column, ...]:
    """Columns that together are a whole."""
    whole = tuple(f"{group}{name}" for name, _count in counts)
    return tuple(Column(name, Count(count, whole), group, 7.5) for name, count in counts)


def _is_of(area: str, row: Row) -> bool:
    return bool(row["area"] == area)


def _is_of_none(row: Row) -> bool:
    return row["area"] not in AREAS
