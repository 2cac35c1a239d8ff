"""代表结构 and 执委结构: who the delegates are, and who sits on the committees."""

from dataclasses import dataclass
from functools import partial

from xlsxwriter.workbook import Workbook

from fulian_excel.kinds.lists import AREAS
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.roll_up.board import Board, Told, Totals
from fulian_excel.outputs.roll_up.columns import Column, Count, Mean
from fulian_excel.outputs.roll_up.figures import (
    average_age,
    counted,
    has_higher_schooling,
    is_of_minority,
    is_of_party,
    is_outside_party,
    newly,
    of_age,
    total,
)
from fulian_excel.outputs.roll_up.report import Report
from fulian_excel.table import Row

ALL, NEW = "总数", "新任"
MINORITY, MEAN_AGE, HIGHER = "少数\n民族", "平均\n年龄", "大专及\n以上"
AREA, POLITICS, AGE = "界别", "政治面貌", "年龄(大会当日)"
BANDS = (("35岁及以下", 0, 35), ("36–45岁", 36, 45), ("46–55岁", 46, 55), ("56岁及以上", 56, 200))
_NOTE = "由名册逐行数出;占比的分母是总数,没有填的不计入分子;平均年龄按人数加权;— 为没有报送或没有这一栏"


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
    return _lay(Board(page, report.county.submissions, (*structure("committee"), Column(NEW, Count(newly, ALL)))))


def _lay(board: Board) -> Structure:
    return Structure(board.lay(), board.average(ALL))


def structure(form: str) -> tuple[Column, ...]:
    """The columns of a body of people."""
    bands = tuple(Column(name, Count(of_age(form, least, most), ALL), AGE) for name, least, most in BANDS)
    return (
        Column(ALL, Count(total(form))),
        *(Column(area, Count(counted(form, "area", partial(_is_of, area)), ALL), AREA) for area in AREAS),
        Column("其他或未填", Count(counted(form, "area", _is_of_none), ALL), AREA),
        Column("中共党员", Count(counted(form, "politics", is_of_party), ALL), POLITICS),
        Column("党外", Count(counted(form, "politics", is_outside_party), ALL), POLITICS),
        Column(MINORITY, Count(counted(form, "nation", is_of_minority), ALL)),
        *bands,
        Column(MEAN_AGE, Mean(average_age(form), tuple(band.key for band in bands))),
        Column(HIGHER, Count(counted(form, "schooling", has_higher_schooling), ALL)),
    )


def _is_of(area: str, row: Row) -> bool:
    return bool(row["area"] == area)


def _is_of_none(row: Row) -> bool:
    return row["area"] not in AREAS
