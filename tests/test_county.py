"""县级设置.xlsx: what a county sets, and what is said of its mistakes."""

import io
from datetime import date

import openpyxl
import pytest

from fulian_excel.cli import main
from fulian_excel.county import read_settings
from fulian_excel.errors import SettingsError
from fulian_excel.findings import Level
from fulian_excel.settings import Mail
from tests.drawing import AS_OF, workbook

QUOTAS = "| 镇(街道) | 别名 | 妇女人数 | 代表名额 | 执委名额 |\n| 青山镇 | 青山、老青山 | 9000 | 60 | 27 |\n| 白水乡 | | | 50 | |"

STAGES = (
    "| 阶段 | 开始 | 结束 |\n| 总结 | 2022-11-21 | 2022-11 |\n| 筹备 | 2022-09-01 | 2022-10-15 |\n"
    "| 选举阶段 | 2022-10-11 | 2022-11-20 |"
)


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
        基本设置="| 项目 | 值 | 说明 |\n| 县名 | 云溪县 | 先填 |\n| 届次 | 第十三届 | |\n| 汇总月份 | 2022年10月 | |"
        "\n| 打开口令 | ab c | |\n| 名册是否脱敏 | 否 | |\n| 联系电话 | 0999-6212345转8、13800001111 | |",
        规则="| 编号 | 名称 | 级别 | 参数 | 值 |\n| B03 | 到会 | 核实 | 到会比例 | 1/2 |\n| B03 | | | 比较 | > |\n| S05 | | 必改 | | |",
        报送要求="| 报表 | 起报月份 |\n| 妇女代表名册 | 9 |",
        时间安排=STAGES,
        流程步骤="| 步骤 | 阶段 | 关键词 |\n| 调查摸底 | 筹备阶段 | 摸底、调查 |",
        选项="| 报表 | 列 | 选项 | 别名 |\n| 妇女代表名册 | 界别 | 驻镇部队 | 部队、军属 |",
        表头别名="| 报表 | 列 | 别名 |\n| delegates | 政治面貌 | 政治身份、身份 |",
        节假日="| 日期 | 休/班 |\n| 2022-10-03 | 休 |\n| 2022-10-08 | 班 |",
    )
    assert (read.county, read.term, read.month, read.masked) == ("云溪县", "第十三届", "2022-10", False)
    assert (read.phone, read.passwords) == ("0999-6212345转8、13800001111", ("ab", "c", "ab c"))
    assert read.level("B03") is Level.ASK
    assert read.level("S05") is Level.FIX
    assert read.parameters("B03") == {"share": "1/2", "relation": ">"}
    assert read.due == {"delegates": 9}
    assert [(stage.name, stage.last) for stage in read.stages] == [
        ("筹备阶段", date(2022, 10, 15)),
        ("选举阶段", date(2022, 11, 20)),
        ("总结阶段", date(2022, 11, 30)),
    ]
    assert [(item.name, item.keywords) for item in read.steps] == [("调查摸底", ("摸底", "调查"))]
    assert read.choices["delegates", "界别"].spellings == {"部队": "驻镇部队", "军属": "驻镇部队"}
    assert read.heading_aliases == {"delegates": {"政治身份": "政治面貌", "身份": "政治面貌"}}
    assert date(2022, 10, 3) in read.days_off
    assert date(2022, 10, 8) not in read.days_off
    assert date(2022, 10, 9) in read.days_off


QUOTA = "| 镇(街道) | 别名 |\n"

# One mistake each: the sheet, its rows, where the mistake stands and words of what is said of it.
MISTAKES = [
    ("基本设置", "| 项目 | 值 |\n| 县的名字 | 云溪县 |", "A2", "没有「县的名字」这一项"),
    ("基本设置", "| 项目 | 值 |\n| 联系人员 | 王芳 |", "A2", "是不是「联系人」"),
    ("基本设置", "| 项目 | 值 |\n| 名册是否脱敏 | 看情况 |", "B2", "名册是否脱敏:「看情况」不能读作是或否"),
    ("基本设置", "| 项目 | 值 |\n| 汇总月份 | 11月 |", "B2", "2022-11 的样子"),
    ("基本设置", "| 项目 | 值 |\n| 汇总月份 | '2022.1 |", "B2", "2022-11 的样子"),
    ("基本设置", "| 项目 | 值 |\n| 县名 | 云溪县 |\n| 县名 | 云溪 |", "B3", "前面(B2)已经填过"),
    ("基本设置", "| 项目 | 值 |\n| 联系电话 | 0999-6212345、1380000111 |", "B2", "不能读作电话号码"),
    ("发信设置", "| 项目 | 值 |\n| 端口 | 随便 |", "B2", "端口:"),
    ("发信设置", "| 项目 | 值 |\n| 端口 | 70000 |", "B2", "1 和 65535 之间"),
    ("发信设置", "| 项目 | 值 |\n| 加密 | 随便 |", "B2", "SSL、STARTTLS"),
    ("发信设置", "| 项目 | 值 |\n| 发件邮箱 | 县妇联 |", "B2", "不能读作邮箱地址"),
    ("发信设置", "| 项目 | 值 |\n| 邮件主题 | {镇长} |", "B2", "没有「{镇长}」"),
    ("发信设置", "| 项目 | 值 |\n| 催报正文 | {镇 |", "B2", "花括号要成对"),
    ("名额分配", "| 镇(街道) | 邮箱 |\n| 青山镇 | a@b.cn;c@d.cn |", "B2", "一格只填一个邮箱"),
    ("名额分配", "| 镇(街道) | 邮箱 |\n| 青山镇 | 青山@b.cn |", "B2", "只有英文字母"),
    ("规则", "| 编号 | 级别 |\n| B99 | 必改 |", "A2", "没有编号"),
    ("规则", "| 编号 | 级别 |\n| B03 | 严重 |", "B2", "级别"),
    ("规则", "| 编号 | 级别 |\n| B03 | 核实 |\n| B03 | 必改 |", "B3", "前面已经写了「核实」"),
    ("规则", "| 编号 | 参数 | 值 |\n| B03 | 比率 | 1/2 |", "B2", "到会比例"),
    ("规则", "| 编号 | 参数 | 值 |\n| B03 | 到会比例 | 一半 |", "C2", "2/3"),
    ("规则", "| 编号 | 参数 | 值 |\n| B03 | 到会比例 | -1/2 |", "C2", "2/3"),
    ("规则", "| 编号 | 参数 | 值 |\n| B03 | | 1/2 |", "C2", "哪个参数"),
    ("规则", "| 编号 | 参数 | 值 |\n| B03 | 到会比例 | 1/2 |\n| B03 | 到会比例 | 2/3 |", "C3", "另一个值"),
    ("规则", "| 编号 | 参数 | 值 |\n| B09 | 过半数的基数 | 总数 |", "C2", "应到"),
    ("规则", "| 号码 | 轻重 |\n| B03 | 必改 |", "A1", "认不出这张表的表头(应有:编号)"),
    ("报送要求", "| 报表 | 起报月份 |\n| 工资表 | 9 |", "A2", "工资表"),
    ("报送要求", "| 报表 | 起报月份 |\n| 摸底表 | 13 |", "B2", "12"),
    ("报送要求", "| 报表 | 起报月份 |\n| 摸底表 | 9 |\n| survey | 10 |", "A3", "前面已经列过"),
    ("选项", "| 报表 | 列 | 选项 |\n| 摸底表 | 颜色 | 红 |", "B2", "颜色"),
    ("选项", "| 报表 | 列 | 选项 |\n| 摸底表 | 总人口 | 很多 |", "B2", "不能加选项"),
    (
        "选项",
        "| 报表 | 列 | 选项 | 别名 |\n| 代表名册 | 界别 | 甲 | 丙 |\n| 代表名册 | 界别 | 乙 | 丙 |",
        "D3",
        "「甲」的别名",
    ),
    ("表头别名", "| 报表 | 列 | 别名 |\n| 选举计票表 | 应到 | 应来 |", "B2", "表格外面"),
    (
        "表头别名",
        "| 报表 | 列 | 别名 |\n| 摸底表 | 总人口 | 人数 |\n| 摸底表 | 妇女人数 | 人数 |",
        "C3",
        "「总人口」的别名",
    ),
    ("时间安排", STAGES.replace("总结", "收尾"), "A2", "没有「收尾」这个阶段"),
    ("时间安排", STAGES.replace("2022-10-15", "2022-08-15"), "C3", "早于开始"),
    ("时间安排", STAGES.replace("2022-10-15", "10月15日"), "C3", "10月15日"),
    ("时间安排", STAGES.replace("2022-10-15", "国庆前"), "C3", "国庆前"),
    ("时间安排", STAGES.replace("2022-10-15", "'2022.1"), "C3", "2022.01"),
    ("时间安排", STAGES.replace("总结", "筹备阶段"), "A3", "前面已经列过"),
    ("时间安排", STAGES.partition("\n| 选举")[0], "A1", "没有列出选举阶段"),
    ("流程步骤", "| 步骤 | 阶段 |\n| 调查摸底 | 准备 |", "B2", "没有「准备」这个阶段"),
    ("流程步骤", "| 步骤 | 阶段 |\n| 走访 | |", "B2", "属于哪个阶段"),
    (
        "核准说明",
        "| 镇 | 规则编号 | 理由 | 批准人 | 批准日期 |\n| 青山镇 | B99 | 属实 | 赵丽 | 2022-11-01 |",
        "B2",
        "没有编号",
    ),
    ("名额分配", f"{QUOTA}| 青山镇 | |\n| 白水乡 | |\n| 青山镇 | |", "A4", "前面(A2)已经列过"),
    ("名额分配", f"{QUOTA}| 青山镇 | 老镇 |\n| 白水乡 | 老镇 |", "B2", "也可能是白水乡"),
    ("名额分配", f"{QUOTA}| 青山镇 | |\n| 白水乡 | 青山 |", "B3", "也可能是青山镇"),
]


@pytest.mark.parametrize(("sheet", "drawing", "where", "words"), MISTAKES)
def test_a_mistake_names_sheet_and_cell(tmp_path, sheet, drawing, where, words):
    with pytest.raises(SettingsError) as error:
        settings(tmp_path, **{sheet: drawing})
    told = str(error.value)
    assert f"{sheet}!{where}:" in told
    assert words in told


def test_all_mistakes_are_told_together_in_the_order_of_the_sheets(tmp_path):
    with pytest.raises(SettingsError) as error:
        settings(
            tmp_path,
            名额分配="| 镇(街道) | 妇女人数 |\n| 青山镇 | 很多 |",
            规则="| 编号 | 级别 |\n| B99 | 必改 |\n| B03 | 严重 |",
            时间安排=STAGES.replace("总结", "收尾").replace("2022-10-15", "2022-08-15"),
            基本设置="| 项目 | 值 |\n| 名册是否脱敏 | 看情况 |\n| 县的名字 | 云溪县 |",
        )
    head, *lines = str(error.value).splitlines()
    assert "7 处" in head
    assert [line.strip().partition(":")[0] for line in lines] == [
        "名额分配!B2",
        "规则!A2",
        "规则!B3",
        "时间安排!A2",
        "时间安排!C3",
        "基本设置!B2",
        "基本设置!A3",
    ]


def test_a_step_of_ours_keeps_its_stage_where_the_county_writes_none(tmp_path):
    read = settings(tmp_path, 流程步骤="| 步骤 | 关键词 |\n| 调查摸底 | 摸底 |\n| 大会闭幕 | 闭幕 |")
    assert [step.stage for step in read.steps] == ["筹备阶段", "选举阶段"]


def test_what_a_county_may_set_for_mail(tmp_path):
    drawing = "| 项目 | 值 |\n| SMTP服务器 | smtp.example.com |\n| 加密 | STARTTLS |\n| 每封大小上限 | 10 |\n| 附件口令 | 无 |"
    mail = settings(tmp_path, 发信设置=drawing).mail
    assert (mail.server, mail.port, mail.security, mail.fetch_port, mail.largest) == (
        "smtp.example.com",
        None,
        "STARTTLS",
        993,
        10,
    )
    assert mail.attachment_password == "无", "a password may be a word that says nothing elsewhere"
    assert "无" not in repr(mail)
    assert settings(tmp_path).mail == Mail()


def test_a_month_may_be_a_real_date(tmp_path):
    book = openpyxl.load_workbook(
        io.BytesIO(workbook({"名额分配": QUOTAS, "基本设置": "| 项目 | 值 |\n| 汇总月份 | x |"}))
    )
    book["基本设置"]["B2"] = date(2022, 11, 1)
    book["基本设置"]["B2"].number_format = 'yyyy"年"m"月"'
    book.save(tmp_path / "县级设置.xlsx")
    assert read_settings(tmp_path / "县级设置.xlsx", AS_OF).month == "2022-11"


def test_a_run_with_mistaken_settings_ends_before_anything_is_written(tmp_path, capsys):
    (tmp_path / "收件箱").mkdir()
    sheets = {"名额分配": QUOTAS, "规则": "| 编号 | 级别 |\n| B99 | 必改 |\n| B03 | 严重 |"}
    (tmp_path / "县级设置.xlsx").write_bytes(workbook(sheets))
    with pytest.raises(SystemExit) as end:
        main(["run", str(tmp_path)])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert "规则!A2" in told
    assert "规则!B3" in told
    assert not (tmp_path / "结果").exists()
