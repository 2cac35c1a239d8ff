"""What the next round makes of rows: added, gone, renamed, newly asked for; and what counts as mended."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fulian_excel.history.kept import ChangeKind
from fulian_excel.journey import Outcome, consolidate
from tests.drawing import workbook
from tests.history.test_ledger import sheet
from tests.rounds import workspace

PEOPLE = """
    | 妇女代表名册 |
    | 填报单位 | 青山镇妇联 | 填报日期 | '2022-10-20 |
    | 姓名 | 性别 | 民族 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 |
    | 王芳 | 女 | 汉族 | '1980.05 | 中共党员 | 镇政府干部 | 镇机关 |
    | 李敏 | 女 | 汉族 | '1985.06 | 群众 | 白石村村民 | 白石村 |
    | 张静 | 女 | 汉族 | '1990.11 | 群众 | 清水村村民 | 清水村 |
"""
LAST = "    | 张静 | 女 | 汉族 | '1990.11 | 群众 | 清水村村民 | 清水村 |\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A county that sets no number of delegates: nobody is asked to add or to take out a row."""
    folder = workspace(tmp_path, {"代表": PEOPLE})
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    heading = next(cell for row in book["名额分配"] for cell in row if cell.value == "代表名额")
    for (cell,) in book["名额分配"].iter_rows(heading.row + 1, min_col=heading.column, max_col=heading.column):
        cell.value = None
    book.save(folder / "县级设置.xlsx")
    return folder


def run(folder: Path, day: int = 20, month: int = 10) -> Outcome:
    return consolidate(folder, month=f"2022-{month:02}", as_of=date(2022, month, day))


def send(folder: Path, drawing: str, name: str = "青山镇名册.xlsx") -> None:
    (folder / "收件箱" / name).write_bytes(workbook({"代表": drawing}))


def changes(outcome: Outcome) -> list[tuple[ChangeKind, str, str]]:
    return [(one.kind, one.subject, one.was) for one in outcome.report.course.changed]


def test_a_row_that_is_gone_is_seen(folder: Path) -> None:
    run(folder)
    send(folder, PEOPLE.replace(LAST, ""))
    second = run(folder, 21)
    assert changes(second) == [(ChangeKind.GONE, "", "")]
    assert sheet(second, "未要求的改动")[1][5:7] == ("原名没有保存,见上一轮的文件", "少了这一行")


def test_a_row_that_is_gone_is_named_where_the_former_workbook_is_at_hand(folder: Path) -> None:
    run(folder)
    send(folder, PEOPLE.replace(LAST, "").replace("'2022-10-20", "'2022-10-21"), "青山镇名册(2).xlsx")
    assert changes(run(folder, 21)) == [(ChangeKind.GONE, "张静", "")]


def test_who_is_renamed_is_one_change(folder: Path) -> None:
    run(folder)
    send(folder, PEOPLE.replace("张静", "张靖").replace("'2022-10-20", "'2022-10-21"), "青山镇名册(2).xlsx")
    second = run(folder, 21)
    assert changes(second) == [(ChangeKind.RENAMED, "张靖", "张静")]
    assert sheet(second, "未要求的改动")[1][5:7] == ("张靖", "「姓名」改了,原为「张静」")


def test_two_of_one_birth_are_not_taken_for_each_other(folder: Path) -> None:
    alike = PEOPLE.replace("1990.11", "1985.06")
    send(folder, alike)
    run(folder)
    send(folder, alike.replace("张静", "赵丽").replace("李敏", "孙梅"))
    kinds = sorted(kind.name for kind, _subject, _was in changes(run(folder, 21)))
    assert kinds == ["ADDED", "ADDED", "GONE", "GONE"]


def test_a_namesake_who_comes_renames_nobody(folder: Path) -> None:
    run(folder)
    send(folder, PEOPLE + "    | 张静 | 女 | 汉族 | '1991.12 | 群众 | 白石村村民 | 白石村 |\n")
    assert changes(run(folder, 21)) == [(ChangeKind.ADDED, "张静", "")]


def test_a_form_newly_due_may_say_what_it_likes(folder: Path) -> None:
    run(folder, 30, 9)
    send(folder, PEOPLE.replace(LAST, ""))
    assert changes(run(folder, 20, 10)) == []


def test_what_gave_way_to_another_fault_is_mended_with_that_one(folder: Path) -> None:
    send(folder, PEOPLE.replace("'1990.11", "'1790.11"))
    assert "V04" in [one.code for one in run(folder).report.findings]
    send(folder, PEOPLE.replace("'1990.11", "不详"))
    second = run(folder, 21)
    assert "V02" in [one.code for one in second.report.findings]
    assert second.report.course.fixed == []
    send(folder, PEOPLE)
    third = run(folder, 22)
    assert sorted(one.code for one in third.report.course.fixed) == ["V02", "V04"]
    assert sorted(one.code for one in run(folder, 23).report.course.fixed_ever) == ["V02", "V04"]


def test_the_campaign_does_not_begin_anew_with_a_month(folder: Path) -> None:
    send(folder, PEOPLE.replace("'1990.11", "不详"))
    run(folder, 20)
    send(folder, PEOPLE)
    run(folder, 31)
    november = run(folder, 5, 11)
    assert november.report.course.fixed_in_month == []
    assert [one.code for one in november.report.course.fixed_ever] == ["V02"]
