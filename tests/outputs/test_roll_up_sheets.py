"""Sheets of 全县汇总 that explain and check the others: 目录, 先联系谁, 进度图, 名册, 勾稽核对, 说明."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from fulian_excel.findings import Level
from fulian_excel.outputs.county_report.workbook import county_report
from fulian_excel.outputs.lists import ReceivedRow, level_counts
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up import roll_up
from fulian_excel.outputs.summary import summary
from fulian_excel.settings import Quotas, Settings, Township
from tests.drawing import workbook
from tests.outputs.test_roll_up import COMMITTEE, beside, opened, report, sent

OFFICERS = """
    | 班子成员选举结果备案表 |
    | 填报单位 | 青山镇 |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 妇联职务 | 职级 | 赞成票 | 当选日期 |
    | 李敏 | 女 | '1990.05 | 群众 | 镇政府副镇长 | 主席 | 党政副职 | 20 | '2022-11-10 |
"""


@pytest.fixture(scope="module")
def told() -> Report:
    return report(sent("青山镇", "李敏", 60, 54), sent("白水乡", "赵敏", 20, 20))


def sheet(data: bytes, name: str) -> list[tuple[Any, ...]]:
    return list(opened(data, values=True)[name].iter_rows(min_row=3, values_only=True))


def test_every_sheet_is_in_the_contents_with_a_link(told: Report) -> None:
    book = opened(roll_up(told), values=True)
    rows = [row for row in book["目录"].iter_rows(min_row=4) if row[1].value]
    links = [row[1] for row in rows]
    assert [cell.value for cell in links] == book.sheetnames[1:]
    assert all(f"'{cell.value}'!A1" in cell.hyperlink.location for cell in links)
    assert [row[1].value for row in rows if not row[2].value] == [], "目录 says nothing of these sheets"


def test_a_scratch_folder_changes_nothing_and_is_left_empty(told: Report, tmp_path: Path) -> None:
    on_disk, in_memory = (ZipFile(BytesIO(data)) for data in (roll_up(told, scratch=tmp_path), roll_up(told)))
    assert {name: on_disk.read(name) for name in on_disk.namelist()} == {
        name: in_memory.read(name) for name in in_memory.namelist()
    }
    assert roll_up(told, scratch=tmp_path) == roll_up(told, scratch=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_who_sent_nothing_is_called_first_and_the_number_stands_in_full() -> None:
    townships = (
        Township("青山镇", contact="赵倩", phone="0999-6210001"),
        Township("白水乡"),
        Township("南坪镇", contact="孙梅", phone="13812340002"),
    )
    data = roll_up(report(sent("青山镇", "李敏", 60, 54), settings=Settings(county="云溪县", townships=townships)))
    rows = [row[1:5] for row in sheet(data, "先联系谁")[1:]]
    assert [row[0] for row in rows] == ["白水乡", "南坪镇", "青山镇"]
    assert rows[1][1:3] == ("孙梅", "13812340002")
    assert rows[0][1] == "县级设置里没有填"
    assert str(rows[0][3]).startswith("什么都没有报")


def test_the_silent_township_stands_highest_among_what_is_missing(told: Report) -> None:
    rows = sheet(roll_up(told), "报送情况")
    at = list(rows[0]).index("应报\n未报")
    missing = {row[0]: row[at] for row in rows[2:5]}
    assert missing["南坪镇"] == max(missing.values()) == 12


def test_lists_are_written_one_way(told: Report) -> None:
    rows = sheet(roll_up(told), "代表名册")
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["序号"], first["民族"], first["出生年月"], first["政治面貌"]) == (1, "汉族", "1980-05", "中共党员")
    assert dict(zip(rows[0], rows[3], strict=True))["代表类别"] == "特邀"
    members = sheet(roll_up(told), "执委名册")
    assert [dict(zip(members[0], row, strict=True))["是否新任"] for row in members[1:3]] == ["是", "否"]


def test_reappointed_is_turned_into_newly_appointed() -> None:
    other = COMMITTEE.format(township="青山镇", second="李敏").replace("是否新任", "是否连任")
    members = sheet(roll_up(report(("青山镇.xlsx", workbook({"执委": other})))), "执委名册")
    assert [dict(zip(members[0], row, strict=True))["是否新任"] for row in members[1:3]] == ["否", "是"]


def test_what_is_on_no_list_stays_as_it_was_written_and_is_coloured() -> None:
    data = roll_up(
        report(
            (
                "青山镇.xlsx",
                workbook({"执委": COMMITTEE.format(township="青山镇", second="李敏").replace("| 群众", "| 不清楚")}),
            )
        )
    )
    cell = next(
        cell for row in opened(data, values=True)["执委名册"].iter_rows() for cell in row if cell.value == "不清楚"
    )
    assert cell.fill.fgColor.rgb == "FFF4A582"


def test_steps_stand_in_the_weeks_in_which_they_were_taken(told: Report) -> None:
    rows = sheet(roll_up(told), "进度图")
    step = next(row for row in rows if row[1] == "调查摸底")
    assert step[3:5] == (2, 0)
    assert {rows[1][at]: value for at, value in enumerate(step) if at > 5 and value} == {"9.19": 2}


def test_everything_agrees(told: Report) -> None:
    rows = [row for row in sheet(roll_up(told), "勾稽核对") if "√" in row or "×" in row]
    assert len(rows) > 20
    assert not [row for row in rows if "×" in row]


def test_rows_left_out_are_told_by_their_reason(told: Report) -> None:
    again = ReceivedRow("重复.xlsx", "0" * 64, "青山镇", (), "duplicate", "", "", 0, 0, 0, rows={"delegates": 3})
    first = replace(told.received[0], rows={"delegates": 3})
    data = roll_up(replace(told, received=[first, again]))
    assert beside(data, "勾稽核对", "妇女代表名册") == [6, 3, 3, 0, 0, 0, "√"]


def test_a_figure_that_rows_do_not_bear_out_is_coloured(told: Report) -> None:
    lost = replace(told.received[0], status="read", rows={"delegates": 2})
    short = roll_up(replace(told, received=[lost]))
    assert beside(short, "勾稽核对", "妇女代表名册")[:2] == [2, 2]


def test_the_round_its_settings_and_rules_are_told(told: Report) -> None:
    data = roll_up(replace(told, round="0a1b2c3d"))
    assert "0a1b2c3d" in str(beside(data, "说明", "本轮")[0])
    assert "没有填" in str(beside(data, "说明", "届次")[0])
    assert "不算错" in str(beside(data, "说明", "未检查")[0])
    assert beside(data, "说明", "P01")[1] == "必改"


def test_what_the_cover_lacks_is_asked_for(told: Report) -> None:
    assert "没有填届次、落款" in told.lacking[0]
    full = Settings(county="云溪县", term="第三届", signature="云溪县妇女联合会")
    assert report(settings=full).lacking == ()


@pytest.mark.parametrize(("write", "name"), [(roll_up, "班子配备"), (county_report, "班子名单")])
def test_forms_that_differ_about_posts_are_told(write: Callable[[Report], bytes], name: str) -> None:
    sheets = {"备案": OFFICERS, "执委": COMMITTEE.format(township="青山镇", second="李敏")}
    data = write(report(("青山镇.xlsx", workbook(sheets))))
    words = str(beside(data, name, "青山镇 说法不一")[1])
    assert words == (
        "主席:《班子成员选举结果备案表》1 人(李敏),《执委会成员名册》1 人(王芳);各表按《班子成员选举结果备案表》计"
    )


def test_an_election_that_does_not_stand_is_explained_where_its_numbers_are() -> None:
    data = roll_up(report(sent("青山镇", "李敏", 60, 20)))
    assert "应到 60 人,实到 20 人" in str(beside(data, "选举情况", "青山镇 待核实")[1])


def test_the_console_says_what_its_numbers_hold_and_leave_out(told: Report, tmp_path) -> None:
    assert "另有" not in summary(told, tmp_path)
    strangers = report(sent("桃源镇", "李敏", 60, 54))
    every = sum(level_counts(strangers.findings))
    unknown = sum(level_counts(one for one in strangers.findings if not one.township))
    assert unknown
    assert f"(以上共 {every},其中认不出镇的 {unknown})" in summary(strangers, tmp_path)


def test_causes_are_counted_of_the_findings_beside_them() -> None:
    strangers = report(sent("桃源镇", "李敏", 60, 54), sent("青山镇", "李敏", 60, 20))
    assert any(one.level is Level.FIX and not one.township for one in strangers.findings)
    data = roll_up(strangers)
    fixes, causes = (int(beside(data, "总览", name)[0]) for name in ("必改", "引起必改的原因"))
    assert causes <= fixes
    assert fixes == sum(one.level is Level.FIX and bool(one.township) for one in strangers.findings)


NAMES = [f"{'很长的名字' * 6}{number:03}"[:30] + str(number) for number in range(100)]


@pytest.mark.parametrize(
    "townships",
    [(), ("青山镇",), tuple(NAMES)],
    ids=["none", "one", "a hundred with long names"],
)
def test_counties_of_any_size(townships: tuple[str, ...]) -> None:
    settings = Settings(townships=tuple(Township(name, quotas=Quotas()) for name in townships))
    book = opened(roll_up(report(settings=settings)), values=True)
    assert book["总览"].max_row > 5
    assert len([row for row in sheet(roll_up(report(settings=settings)), "先联系谁")[1:] if row[4]]) == len(townships)
