"""Single workbooks looked at: what was read of them as DataFrames, each value with its place."""

from datetime import date

import pandas as pd
import pytest

from fulian_excel import FORMS, check_workbook, read_workbook
from fulian_excel.errors import SettingsError
from fulian_excel.extract import read
from fulian_excel.settings import Settings, Township
from tests.drawing import AS_OF, workbook

DELEGATES = """
    | 青山镇妇女代表名册 |      |            |                  |                      |
    | 填报单位           | 青山镇妇联 | 填报日期 | '2022-10-20 |                      |
    | 姓名               | 性别 | 出生年月   | 联系电话         | 是否专职妇女工作者   |
    | 王芳               | 女   | '1985.03   | '13800001111     | 是                   |
    | 李敏               |      | 不详       |                  | 否                   |
"""
BALLOT = """
    | 青山镇选举计票表 |      |      |      |          |
    | 选举事项         | {election} | 应选名额 | {seats} | 监票人 | 王芳、李敏 |
    | 实到             | 30   | 有效 | 29   |          |
    | 姓名             | 赞成 | 反对 | 弃权 | 是否当选 |
    | {one}            | 28   | 1    | 0    | 是       |
    | {two}            | 27   | 2    | 0    | 是       |
"""
VILLAGE = """
    | 青山镇妇女代表名册 | |
    | 姓名 | 性别 |
    | {who} | 女 |
"""


@pytest.fixture
def book(tmp_path):
    def written(**sheets):
        path = tmp_path / "青山镇.xlsx"
        path.write_bytes(workbook(sheets))
        return read_workbook(path, as_of=AS_OF)

    return written


def ballots():
    members = BALLOT.format(election="执委", seats="25", one="王芳", two="李敏")
    officers = BALLOT.format(election="主席副主席", seats="主席1名、副主席4名", one="张静", two="赵丽")
    return {"执委": members, "班子": officers}


def test_a_table_is_a_frame_of_every_declared_column(book):
    contents = book(代表=DELEGATES)
    table, places = contents.tables["delegates"], contents.places["delegates"]
    titles = [column.title for column in FORMS["delegates"].columns.values()]
    assert list(table.columns) == list(places.columns) == titles
    assert table.index.equals(places.index)
    assert table.index.names == ["row"]
    assert table["姓名"].to_list() == ["王芳", "李敏"]
    assert table["民族"].isna().all()
    assert set(places["民族"]) == {""}


def test_values_are_typed_and_have_their_places(book):
    contents = book(代表=DELEGATES)
    table, places = contents.tables["delegates"], contents.places["delegates"]
    assert table.loc[0, "出生年月"] == pd.Timestamp(1985, 3, 1)
    assert pd.isna(table.loc[1, "出生年月"])
    assert pd.isna(table.loc[1, "性别"])
    assert table["是否专职妇女工作者"].to_list() == [True, False]
    assert places.loc[0].loc[["姓名", "出生年月", "联系电话"]].to_list() == ["代表!A4", "代表!C4", "代表!D4"]
    assert places.loc[1, "性别"] == "代表!B5"
    assert table["年龄"].dtype == "Int64"
    assert table["出生年月"].dtype == "datetime64[s]"


def test_labels_are_a_row_per_block(book):
    contents = book(代表=DELEGATES)
    labels, places = contents.labels["delegates"], contents.label_places["delegates"]
    assert labels.index.names == ["block"]
    assert labels.loc[0, "填报单位"] == "青山镇妇联"
    assert labels.loc[0, "填报日期"] == pd.Timestamp(2022, 10, 20)
    assert places.loc[0, ["填报单位", "填报日期", "审核人"]].to_list() == ["代表!B2", "代表!D2", ""]


def test_a_form_of_blocks_has_the_block_in_its_index(book):
    contents = book(**ballots())
    table, places = contents.tables["ballots"], contents.places["ballots"]
    assert table.index.to_list() == [(0, 0), (0, 1), (1, 2), (1, 3)]
    assert table.index.names == ["block", "row"]
    assert table.loc[1]["姓名"].to_list() == ["张静", "赵丽"]
    assert places.loc[(1, 2), "赞成"] == "班子!B5"
    labels, where = contents.labels["ballots"], contents.label_places["ballots"]
    assert labels["应选名额"].to_list() == [25, {"主席": 1, "副主席": 4}]
    assert labels["监票人"].to_list() == ["王芳、李敏"] * 2
    assert labels["实到"].to_list() == [30, 30]
    assert where["应选名额"].to_list() == ["执委!D2", "班子!D2"]


def test_what_a_tab_says_stands_in_no_cell(book):
    contents = book(白石村=VILLAGE.format(who="王芳"), 清水村=VILLAGE.format(who="李敏"))
    assert contents.tables["delegates"]["推选单位"].to_list() == ["白石村", "清水村"]
    assert contents.places["delegates"]["推选单位"].to_list() == ["", ""]
    assert contents.places["delegates"]["姓名"].to_list() == ["白石村!A3", "清水村!A3"]
    assert contents.tables["delegates"].index.to_list() == [0, 1]
    assert contents.labels["delegates"].index.to_list() == [0, 1]


def test_a_village_s_tab_without_names_is_read_all_the_same(book):
    contents = book(白石村="| 妇女代表名册 | |\n| 性别 | 出生年月 | 民族 |\n| 女 | '1985.03 | 汉族 |")
    assert contents.tables["delegates"]["推选单位"].to_list() == ["白石村"]
    assert contents.places["delegates"].loc[0, ["推选单位", "性别"]].to_list() == ["", "白石村!A3"]
    assert not [one for one in contents.not_checked if one.code == "Z01"]


def test_findings_are_those_of_a_check(book, tmp_path):
    contents = book(代表=DELEGATES)
    seen = check_workbook(tmp_path / "青山镇.xlsx", as_of=AS_OF)
    assert contents.findings == seen.findings
    assert contents.not_checked == seen.not_checked
    assert ("V02", "C5") in [(one.code, one.place.cell) for one in contents.findings]


def test_settings_are_a_file_or_what_was_read_of_one(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"代表": DELEGATES}))
    settings = Settings(townships=(Township("青山镇"),), as_of=AS_OF)
    assert {one.township for one in read_workbook(path, settings, AS_OF).findings} == {"青山镇"}
    (tmp_path / "设置.xlsx").write_bytes(workbook({"名额分配": "| 镇(街道) | 代表名额 |\n| 青山镇 | 45 |"}))
    read_by_name = read_workbook(str(path), str(tmp_path / "设置.xlsx"), AS_OF)
    assert ("D01", "青山镇") in [(one.code, one.township) for one in read_by_name.findings]
    assert not [one for one in read_workbook(path, as_of=AS_OF).findings if one.township]
    with pytest.raises(SettingsError):
        read_workbook(path, tmp_path / "没有.xlsx", AS_OF)


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path):
    path = tmp_path / "青山镇.xlsx"
    path.write_bytes(b"PK")
    contents = read_workbook(path, as_of=date(2022, 11, 30))
    assert contents.tables == {}
    assert [one.code for one in contents.findings] == ["F01"]
    assert [one.code for one in read_workbook(tmp_path / "没有.xlsx", as_of=AS_OF).findings] == ["F01"]


def test_an_error_of_our_own_does_not_come_out(book, monkeypatch):
    def fails(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(read, "extract", fails)
    contents = book(代表=DELEGATES)
    assert contents.tables == {}
    assert "程序自己出错" in next(one.reason for one in contents.not_checked if one.code == "Z01")
