"""县级设置.xlsx: what a county sets, and what is said of its mistakes."""

from datetime import date

import pytest

from fulian_excel.county import read_settings
from fulian_excel.errors import SettingsError
from fulian_excel.findings import Level
from tests.drawing import AS_OF, workbook

QUOTAS = "| 镇(街道) | 别名 | 妇女人数 | 代表名额 | 执委名额 |\n| 青山镇 | 青山、老青山 | 9000 | 60 | 27 |\n| 白水乡 | | | 50 | |"


def settings(tmp_path, **sheets):
    path = tmp_path / "县级设置.xlsx"
    path.write_bytes(workbook({"名额分配": QUOTAS, **sheets}))
    return read_settings(path, AS_OF)


def test_townships_and_their_quotas(tmp_path):
    first, second = settings(tmp_path).townships
    assert (first.name, first.aliases, first.women, first.quotas.committee) == ("青山镇", ("青山", "老青山"), 9000, 27)
    assert (second.quotas.delegates, second.quotas.committee, second.quotas.part_time_vice) == (50, 25, 3)


def test_everything_a_county_may_set(tmp_path):
    read = settings(
        tmp_path,
        基本设置="| 项目 | 值 |\n| 县名 | 云溪县 |\n| 名册是否脱敏 | 否 |",
        规则="| 编号 | 名称 | 级别 | 参数 | 值 |\n| B03 | 到会 | 核实 | 到会比例 | 1/2 |\n| B03 | | | 比较 | > |\n| S05 | | 必改 | | |",
        报送要求="| 报表 | 起报月份 |\n| 妇女代表名册 | 9 |",
        时间安排="| 阶段 | 开始 | 结束 |\n| 筹备阶段 | 2022-09-01 | 2022-10-15 |",
        流程步骤="| 步骤 | 阶段 | 关键词 |\n| 调查摸底 | 筹备阶段 | 摸底、调查 |",
        选项="| 报表 | 列 | 选项 | 别名 |\n| 妇女代表名册 | 界别 | 驻镇部队 | 部队、军属 |",
        表头别名="| 报表 | 列 | 别名 |\n| delegates | 政治面貌 | 政治身份、身份 |",
        节假日="| 日期 | 休/班 |\n| 2022-10-03 | 休 |\n| 2022-10-08 | 班 |",
    )
    assert (read.county, read.masked) == ("云溪县", False)
    assert read.level("B03") is Level.ASK
    assert read.level("S05") is Level.FIX
    assert read.parameters("B03") == {"share": "1/2", "relation": ">"}
    assert read.due == {"delegates": 9}
    assert [stage.last for stage in read.stages] == [date(2022, 10, 15)]
    assert [(item.name, item.keywords) for item in read.steps] == [("调查摸底", ("摸底", "调查"))]
    assert read.choices["delegates", "界别"].spellings == {"部队": "驻镇部队", "军属": "驻镇部队"}
    assert read.heading_aliases == {"delegates": {"政治身份": "政治面貌", "身份": "政治面貌"}}
    assert date(2022, 10, 3) in read.days_off
    assert date(2022, 10, 8) not in read.days_off
    assert date(2022, 10, 9) in read.days_off


@pytest.mark.parametrize(
    ("sheet", "drawing", "where", "words"),
    [
        ("规则", "| 编号 | 级别 |\n| B99 | 必改 |", "规则!A2", "没有编号"),
        ("规则", "| 编号 | 级别 |\n| B03 | 严重 |", "规则!B2", "级别"),
        ("规则", "| 编号 | 参数 | 值 |\n| B03 | 比率 | 1/2 |", "规则!B2", "到会比例"),
        ("规则", "| 编号 | 参数 | 值 |\n| B03 | 到会比例 | 一半 |", "规则!C2", "2/3"),
        ("规则", "| 编号 | 参数 | 值 |\n| B09 | 过半数的基数 | 总数 |", "规则!C2", "应到"),
        ("报送要求", "| 报表 | 起报月份 |\n| 工资表 | 9 |", "报送要求!A2", "工资表"),
        ("报送要求", "| 报表 | 起报月份 |\n| 摸底表 | 13 |", "报送要求!B2", "12"),
        ("选项", "| 报表 | 列 | 选项 |\n| 摸底表 | 颜色 | 红 |", "选项!B2", "颜色"),
    ],
)
def test_mistakes_name_sheet_and_cell(tmp_path, sheet, drawing, where, words):
    with pytest.raises(SettingsError) as error:
        settings(tmp_path, **{sheet: drawing})
    assert where in str(error.value)
    assert words in str(error.value)


def test_a_township_twice(tmp_path):
    path = tmp_path / "县级设置.xlsx"
    path.write_bytes(workbook({"名额分配": QUOTAS + "\n| 青山镇 | | | | |"}))
    with pytest.raises(SettingsError, match="名额分配!A4"):
        read_settings(path, AS_OF)
