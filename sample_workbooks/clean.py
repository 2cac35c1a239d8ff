"""A township whose twelve forms hold together, down to the last vote."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from typing import Any

from people import Person, women

CONGRESS = date(2022, 11, 10)
REPORTED = date(2022, 11, 29)
SEATS = 25
DELEGATES = 45
_UNITS = (
    ("镇机关", "镇机关", 3),
    ("{n}中心学校", "企事业单位", 2),
    ("{n}卫生院", "企事业单位", 2),
    ("{n}茶叶有限公司", "非公经济组织", 3),
    ("{n}巾帼志愿者协会", "女性社会组织", 2),
    ("{n}快递服务站", "新领域", 1),
)
_VILLAGES = (
    "白石 双井 高桥 柳树 石塘 大坪 清溪 荷塘 黄泥 枫树 长岭 新屋 杨柳 狮子 竹山 龙井 茶园 曲江 响水 梅林 松柏 桐木 栗山 "
    "油铺 沙洲 月形 马头 铁炉 樟树 青龙 燕子 合心 罗家 桃林 三溪 莲花 铜盆 古塘 雷公 田心 仙人 大屋 金鸡 凤形 石牛 花桥 "
    "牌楼 禾场 塘湾 西冲 老屋 坳上 车田 木瓜 芭蕉 苦竹 响石 水口 向阳 红星 双江 云盘 石牌"
).split()
_COMMUNITIES = ("南街社区", "北门社区", "老街社区", "河东社区", "文昌社区", "车站社区", "新城社区", "东门社区", "桥头社区")

Row = dict[str, Any]


@dataclass
class Township:
    """A township's forms: rows by form, and the blocks of its tallies as (labels, rows)."""

    name: str
    number: int
    stem: str
    women: int
    forms: dict[str, list[Row]] = field(default_factory=dict)
    ballots: list[tuple[Row, list[Row]]] = field(default_factory=list)


def clean_township(name: str, number: int) -> Township:
    """All twelve forms of a township as of 2022-11-30, without a fault; `number` makes it unlike the others."""
    stem = name.removesuffix("街道").removesuffix("镇").removesuffix("乡")
    villages = [f"{village}村" for village in _VILLAGES[7 * number - 7 : 7 * number]] + [_COMMUNITIES[number - 1]]
    units = [(unit.format(n=stem), area, seats) for unit, area, seats in _UNITS]
    units += [(village, "村(社区)", 4) for village in villages]
    people = _placed(list(women(number, DELEGATES)), units, stem)
    town = Township(name, number, stem, 0)
    _survey(town, villages)
    _allocation(town, units)
    candidates = _candidates(people)
    _lists(town, people, candidates)
    _elections(town, candidates)
    _papers(town, villages)
    return town


def _placed(people: list[Person], units: list[tuple[str, str, int]], stem: str) -> list[Person]:
    """Everybody at work somewhere; the officers-to-be are spread over the units' first places."""
    placed = []
    order = [(unit, area) for unit, area, seats in units for _ in range(seats)]
    for index, (person, (unit, area)) in enumerate(zip(people, order, strict=True)):
        post = "妇联主席" if index % 3 == 0 and area == "村(社区)" else "村民" if area == "村(社区)" else "职工"
        placed.append(person.at(unit, post, area))
    placed[0] = placed[0].at(f"{stem}党委", "副书记", "镇机关", rank="党政副职", politics="中共党员")
    placed[1] = placed[1].at(f"{stem}妇联", "专职副主席", "镇机关", rank="中层正职", politics="中共党员")
    return placed


def _person(person: Person) -> Row:
    return {
        "姓名": person.name,
        "性别": "女",
        "民族": person.nation,
        "出生年月": person.born,
        "年龄": person.age_on(REPORTED),
        "政治面貌": person.politics,
        "学历": person.schooling,
        "工作单位及职务": (person.unit, person.post),
        "身份证号": person.id_number,
        "联系电话": person.phone,
        "界别": person.area,
    }


def _candidates(people: list[Person]) -> list[tuple[Person, str]]:
    """Twenty-seven of the delegates, every area among them, in the delegates' order; each with her post."""
    wanted = [index for index in range(DELEGATES) if index % 3 != 2][: SEATS + ceil(SEATS * 0.05)]
    posts = {0: "主席", 1: "专职副主席", 4: "兼职副主席", 9: "兼职副主席", 13: "兼职副主席"}
    return [(people[index], posts.get(index, "执委")) for index in wanted]


def _lists(town: Township, people: list[Person], candidates: list[tuple[Person, str]]) -> None:
    units = [row["推选单位"] for row in town.forms["allocation"] for _ in range(row["分配名额"])]
    town.forms["delegates"] = [
        {
            "推选单位": unit,
            **_person(person),
            "代表类别": "正式",
            "产生方式": "选举",
            "是否专职妇女工作者": person.rank == "中层正职",
            "是否村(社区)妇联主席": person.post == "妇联主席",
        }
        for person, unit in zip(people, units, strict=True)
    ]
    town.forms["candidates"] = [
        {**_person(person), "拟任职务": post, "职级": person.rank, "提名方式": "妇联组织提名"}
        for person, post in candidates
    ]


def _elections(town: Township, candidates: list[tuple[Person, str]]) -> None:
    """The committee's tally and the officers', and the lists that follow from them."""
    valid, lost = 42, {11, 20}
    rows, votes = [], {}
    for index, (person, post) in enumerate(candidates):
        yes = 8 + index // 10 if index in lost else 41 - (index * 5 + town.number) % 13
        votes[person.name] = yes
        rows.append(_vote(person.name, "执委", yes, valid, elected=index not in lost))
    meeting = {"会议日期": CONGRESS, "总监票人": "贺正明", "监票人": "谭国强、欧阳建", "总计票人": "龙卫国", "计票人": "彭志远、蒋立新"}
    papers = {"印制选票": 45, "发出": 43, "剩余": 2, "收回": 43, "有效": 42, "无效": 1}
    first = {"选举事项": "执委", "轮次": 1, "选举方式": "差额", **meeting, "应到": DELEGATES, "实到": 43, **papers, "应选名额": SEATS}
    elected = [pair for index, pair in enumerate(candidates) if index not in lost]
    officers = [(person, post) for person, post in elected if post != "执委"]
    later = [_vote(person.name, post, 24 - index % 2, 24, elected=True) for index, (person, post) in enumerate(officers)]
    second = {
        "选举事项": "主席副主席",
        "轮次": 1,
        "选举方式": "等额",
        **meeting,
        "应到": SEATS,
        "实到": 24,
        "印制选票": 25,
        "发出": 24,
        "剩余": 1,
        "收回": 24,
        "有效": 24,
        "无效": 0,
        "应选名额": f"主席1名、副主席{len(officers) - 1}名",
    }
    town.ballots = [(first, rows), (second, later)]
    town.forms["committee"] = [
        {**_person(person), "妇联职务": post, "职级": person.rank, "是否新任": index % 3 != 0, "赞成票": votes[person.name]}
        for index, (person, post) in enumerate(elected)
    ]
    town.forms["officers"] = [
        {
            **{key: value for key, value in _person(person).items() if key != "界别"},
            "妇联职务": post,
            "职级": person.rank,
            "任现职时间": (2021, 6),
            "赞成票": later[index]["赞成"],
            "当选日期": CONGRESS,
            "批复文号": f"{town.stem}党发〔2022〕{18 + town.number}号",
            "备案日期": CONGRESS + timedelta(days=12),
        }
        for index, (person, post) in enumerate(officers)
    ]
    town.forms["training"] = [
        {
            "姓名": person.name,
            "妇联职务": post,
            "是否新任": True,
            "培训日期": date(2022, 11, 24),
            "学时": 8,
            "培训内容": "妇联组织建设与妇女权益保障",
            "考核": "合格",
        }
        for person, post in elected[:15]
    ]
    chair = officers[0][0].name
    town.forms["handover"] = [
        {"交接事项": matter, "数量": amount, "移交人": "郭素芬", "接收人": chair, "监交人": "贺正明", "交接日期": date(2022, 11, 25)}
        for matter, amount in (("印章", "1枚"), ("文书档案", "12卷"), ("固定资产", "8件"), ("经费账目", "1册"))
    ]


def _vote(name: str, post: str, yes: int, valid: int, *, elected: bool) -> Row:
    no = (valid - yes) // 2
    return {"姓名": name, "职务": post, "赞成": yes, "反对": no, "弃权": valid - yes - no, "是否当选": elected}


def _survey(town: Township, villages: list[str]) -> None:
    rows = []
    for index, village in enumerate(villages):
        women_here = 780 + 61 * index + 7 * town.number
        rows.append(
            {
                "村(社区)": village,
                "总人口": 2 * women_here + 35,
                "妇女人数": women_here,
                "18周岁以上妇女": women_here * 4 // 5,
                "女党员": 20 + index,
                "有无妇联组织": True,
                "妇联干部数": 3,
                "女干部数": 2,
                "妇联执委数": 9,
                "女性社会组织数": 1,
                "非公企业数": index,
            }
        )
    town.women = sum(row["妇女人数"] for row in rows)
    town.forms["survey"] = rows


def _allocation(town: Township, units: list[tuple[str, str, int]]) -> None:
    women_of = {row["村(社区)"]: row["妇女人数"] for row in town.forms["survey"]}
    town.forms["allocation"] = [
        {"推选单位": unit, "妇女人数": women_of.get(unit), "分配名额": seats, "提名人数": seats + 1}
        for unit, _area, seats in units
    ]


_STEPS = (
    ("成立换届筹备组", "筹备阶段", date(2022, 9, 2)),
    ("调查摸底", "筹备阶段", date(2022, 9, 9)),
    ("向镇党委书面请示", "筹备阶段", date(2022, 9, 13)),
    ("镇党委批复", "筹备阶段", date(2022, 9, 15)),
    ("向县妇联书面报告", "筹备阶段", date(2022, 9, 16)),
    ("制定方案、宣传发动", "筹备阶段", date(2022, 9, 19)),
    ("代表名额分配与推选", "筹备阶段", date(2022, 9, 26)),
    ("代表及执委候选人资格审查、公示", "筹备阶段", date(2022, 10, 8)),
    ("确定主席、副主席人选", "筹备阶段", date(2022, 10, 9)),
    ("预备会议", "选举阶段", date(2022, 11, 9)),
    ("主席团会议", "选举阶段", date(2022, 11, 9)),
    ("妇女代表大会选举执委", "选举阶段", CONGRESS),
    ("执委会第一次全会选举主席、副主席", "选举阶段", CONGRESS),
    ("大会闭幕", "选举阶段", CONGRESS),
    ("选举结果报告、批复、报县妇联备案", "总结阶段", date(2022, 11, 22)),
    ("材料归档", "总结阶段", date(2022, 11, 28)),
    ("新任干部培训", "总结阶段", date(2022, 11, 24)),
    ("新老班子交接", "总结阶段", date(2022, 11, 25)),
    ("总结与新一届任务目标", "总结阶段", date(2022, 11, 29)),
)
_DOCUMENTED = (2, 3, 4, 14)
_ARCHIVE = (
    "请示 批复 向县妇联报告 筹备组文件 实施方案 摸底表 名额分配表 代表名册 代表资格审查报告 候选人登记及考察材料 公示及结果 "
    "会议通知议程日程 工作报告 选举办法 主席团及监计票人员名单 签到册 选票样张 计票单 选举结果报告单 执委会一次会议记录 "
    "选举结果报告 备案表 班子分工 培训材料 交接清单 总结 影像资料"
).split()
_PROHIBITIONS = (
    "严禁结党营私 严禁拉票贿选 严禁买官卖官 严禁跑官要官 严禁个人说了算 严禁说情打招呼 严禁违规用人 严禁跑风漏气 "
    "严禁弄虚作假 严禁干扰换届"
).split()


def _papers(town: Township, villages: list[str]) -> None:
    town.forms["progress"] = [
        {
            "步骤": step,
            "阶段": stage,
            "责任人": "郭素芬",
            "计划完成": done,
            "实际完成": done,
            "公示开始": date(2022, 9, 28) if index == 7 else None,
            "公示结束": date(2022, 10, 4) if index == 7 else None,
            "状态": "已完成",
            "文号": f"{town.stem}妇〔2022〕{index + 1}号" if index in _DOCUMENTED else None,
            "存在困难": f"{villages[0]}外出务工妇女多,到会率难保证" if index == 11 else None,
        }
        for index, (step, stage, done) in enumerate(_STEPS)
    ]
    town.forms["archive"] = [
        {"材料名称": item, "责任者": f"{town.name}妇联", "日期": date(2022, 11, 28), "页数": 2 + index % 9, "状态": "已归档", "保管期限": "永久" if index < 8 else "30年"}
        for index, item in enumerate(_ARCHIVE)
    ]
    town.forms["discipline"] = [
        {"纪律内容": item, "学习日期": date(2022, 9, 20), "参加人数": 46, "签订承诺书人数": 46, "举报线索数": 0}
        for item in _PROHIBITIONS
    ]
