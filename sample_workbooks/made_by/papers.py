"""What a township writes down besides people and votes: survey, quotas of delegates, steps, archive, discipline."""

from datetime import date, timedelta
from random import Random

from sample_workbooks.made_by.township import Town

# Step, stage, day; None for the days of the congress.
_STEPS: tuple[tuple[str, str, date | None], ...] = (
    ("成立换届筹备组", "筹备阶段", date(2022, 9, 1)),
    ("调查摸底", "筹备阶段", date(2022, 9, 7)),
    ("向镇党委书面请示", "筹备阶段", date(2022, 9, 13)),
    ("镇党委批复", "筹备阶段", date(2022, 9, 14)),
    ("向县妇联书面报告", "筹备阶段", date(2022, 9, 15)),
    ("制定方案、宣传发动", "筹备阶段", date(2022, 9, 19)),
    ("代表名额分配与推选", "筹备阶段", date(2022, 9, 21)),
    ("代表及执委候选人资格审查、公示", "筹备阶段", date(2022, 10, 8)),
    ("确定主席、副主席人选", "筹备阶段", date(2022, 10, 9)),
    ("预备会议", "选举阶段", None),
    ("主席团会议", "选举阶段", None),
    ("妇女代表大会选举执委", "选举阶段", None),
    ("执委会第一次全会选举主席、副主席", "选举阶段", None),
    ("大会闭幕", "选举阶段", None),
    ("选举结果报告、批复、报县妇联备案", "总结阶段", date(2022, 11, 22)),
    ("材料归档", "总结阶段", date(2022, 11, 28)),
    ("新任干部培训", "总结阶段", date(2022, 11, 24)),
    ("新老班子交接", "总结阶段", date(2022, 11, 28)),
    ("总结与新一届任务目标", "总结阶段", date(2022, 11, 29)),
)
# 请示, 批复, the report to the county, and the report of the result go out under a number.
_DOCUMENTED = (2, 3, 4, 5, 14)
_PUBLISHED = 7
_PUBLIC_FROM, _PUBLIC_TO = date(2022, 9, 26), date(2022, 9, 30)
_DIFFICULT = 11
_DIFFICULTIES = (
    "{v}外出务工妇女多,到会率难保证",
    "{v}几名代表在县城陪读,通知不到本人",
    "会场紧张,与镇人代会时间相近",
    "{v}年轻妇女少,执委人选难物色",
)
_ARCHIVE = [
    "请示",
    "批复",
    "向县妇联报告",
    "筹备组文件",
    "实施方案",
    "摸底表",
    "名额分配表",
    "代表名册",
    "代表资格审查报告",
    "候选人登记及考察材料",
    "公示及结果",
    "会议通知议程日程",
    "工作报告",
    "选举办法",
    "主席团及监计票人员名单",
    "签到册",
    "选票样张",
    "计票单",
    "选举结果报告单",
    "执委会一次会议记录",
    "选举结果报告",
    "备案表",
    "班子分工",
    "培训材料",
    "交接清单",
    "总结",
    "影像资料",
]
_FOREVER = ["请示", "批复", "代表名册", "选举办法", "计票单", "选举结果报告单", "选举结果报告", "备案表"]
_PROHIBITIONS = [
    "严禁结党营私",
    "严禁拉票贿选",
    "严禁买官卖官",
    "严禁跑官要官",
    "严禁个人说了算",
    "严禁说情打招呼",
    "严禁违规用人",
    "严禁跑风漏气",
    "严禁弄虚作假",
    "严禁干扰换届",
]


def fill_in_papers(town: Town) -> None:
    """Write the forms that no vote decides."""
    chance = Random(f"papers of {town.name}")
    _survey(town, chance)
    women_of = {row["村(社区)"]: row["妇女人数"] for row in town.forms["survey"]}
    town.forms["allocation"] = [
        {"推选单位": unit, "妇女人数": women_of.get(unit), "分配名额": seats, "提名人数": seats + 1, "备注": None}
        for unit, _area, seats in town.units
    ]
    _progress(town, chance)
    _archive(town, chance)
    town.forms["discipline"] = [
        {
            "纪律内容": item,
            "学习日期": date(2022, 9, 20) + timedelta(days=turn // 5),
            "参加人数": 46 + town.number,
            "签订承诺书人数": 46 + town.number,
            "举报线索数": 0,
            "处理结果": None,
        }
        for turn, item in enumerate(_PROHIBITIONS)
    ]


def _survey(town: Town, chance: Random) -> None:
    rows = []
    for village in town.villages:
        women = chance.randint(640, 1280)
        adult = women - chance.randint(110, 190)
        rows.append(
            {
                "村(社区)": village,
                "总人口": women * 2 + chance.randint(15, 120),
                "妇女人数": women,
                "18周岁以上妇女": adult,
                "女党员": chance.randint(12, 48),
                "有无妇联组织": True,
                "妇联干部数": chance.randint(2, 4),
                "女干部数": chance.randint(1, 3),
                "妇联执委数": chance.choice((9, 11, 13)),
                "女性社会组织数": chance.randint(0, 2),
                "非公企业数": chance.randint(0, 6),
            }
        )
    town.women = sum(row["妇女人数"] for row in rows)
    town.forms["survey"] = rows


def _workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.isoweekday()) + 1 if day.isoweekday() > 5 else 0)


def _progress(town: Town, chance: Random) -> None:
    rows = []
    for index, (step, stage, day) in enumerate(_STEPS):
        # 预备会议 and 主席团会议 are on the eve.
        done = day or town.congress - timedelta(days=index < 11)
        if index < _PUBLISHED - 1:
            done = _workday(done + timedelta(days=town.number % 2))
        rows.append(
            {
                "步骤": step,
                "阶段": stage,
                "责任人": town.staff.clerk if index % 4 else town.staff.checker,
                "计划完成": done,
                "实际完成": done,
                "公示开始": _PUBLIC_FROM if index == _PUBLISHED else None,
                "公示结束": _PUBLIC_TO if index == _PUBLISHED else None,
                "状态": "已完成",
                "文号": f"{town.name[:2]}妇〔2022〕{index + 1}号" if index in _DOCUMENTED else None,
                "存在困难": chance.choice(_DIFFICULTIES).format(v=town.villages[0]) if index == _DIFFICULT else None,
            }
        )
    town.forms["progress"] = rows


def _archive(town: Town, chance: Random) -> None:
    town.forms["archive"] = [
        {
            "材料名称": item,
            "责任者": f"{town.name}党委" if item == "批复" else f"{town.name}妇联",
            "日期": date(2022, 11, 28),
            "页数": chance.randint(1, 16),
            "状态": "不适用" if item == "签到册" and town.number == 2 else "已归档",
            "保管期限": "永久" if item in _FOREVER else "30年",
            "备注": "签到情况记在会议记录内" if item == "签到册" and town.number == 2 else None,
        }
        for item in _ARCHIVE
    ]
