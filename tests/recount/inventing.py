"""Invented townships: people, lists and tallies with the gaps and slips that real ones have, drawn from one seed."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

SURNAMES, GIVEN = "丁卜于马王毛方邓刘苏杜李杨肖吴何余沈宋张陈", "秀英桂兰玉珍春梅海霞晓燕美玲文静满香红敏娟云"


@dataclass
class Table:
    """One sheet to be written: its title, labels, headings and rows by heading."""

    title: str
    columns: list[str]
    rows: list[dict[str, object]]
    labels: dict[str, object] = field(default_factory=dict)


def identity(draw: Random, area: str, born: datetime, serial: int) -> str:
    """A woman's identity number with its true check digit."""
    body = f"{area}{born:%Y%m%d}{serial:02d}{draw.choice('02468')}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


class Inventor:
    """One township's world; every choice comes from `draw`."""

    def __init__(self, draw: Random, name: str, area: str, as_of: date, without: frozenset[str]) -> None:
        self.draw, self.name, self.area, self.without = draw, name, area, without
        self.as_of = datetime(as_of.year, as_of.month, as_of.day)
        self.congress = datetime(as_of.year, 11, draw.randint(5, 20))
        self.people = [self.person(serial) for serial in range(draw.randint(28, 46))]

    def maybe(self, share: float) -> bool:
        return self.draw.random() < share

    def slips(self, slip: str, share: float) -> bool:
        """A slip is made, if this county has slips of that name."""
        return self.maybe(share) and slip not in self.without

    def pick(self, good: tuple[object, ...], bad: tuple[object, ...], share: float = 0.05) -> object:
        return self.draw.choice(bad) if self.maybe(share) else self.draw.choice(good)

    def day(self, near: datetime, bad: tuple[object, ...], share: float = 0.06) -> object:
        """A date as people write one, now and then blank, unreadable or still to come."""
        if self.maybe(share):
            return self.draw.choice(bad)
        return self.draw.choice((near, near, f"{near:%Y-%m-%d}", f"{near.year}年{near.month}月{near.day}日"))

    def birth(self, born: datetime) -> object:
        if self.slips("不可能的出生年月", 0.02):
            return self.draw.choice(("2035.01", "1895.03"))
        if self.maybe(0.03):
            return self.draw.choice((None, "不详"))
        return self.draw.choice((f"{born:%Y.%m}", f"{born:%Y.%m}", f"{born:%Y-%m-%d}", born, f"{born:%Y年%m月}"))

    def person(self, serial: int) -> dict[str, object]:
        draw = self.draw
        born = datetime(draw.randint(1960, 2000), draw.randint(1, 12), draw.randint(1, 28))
        if self.maybe(0.25):  # about to have, or just past, the birthday that changes the age band
            born = datetime(self.as_of.year - draw.choice((35, 36, 45, 46, 55, 56)), 11, draw.randint(1, 28))
        return {
            "姓名": draw.choice(SURNAMES) + GIVEN[serial // len(GIVEN)] + GIVEN[serial % len(GIVEN)],
            "性别": "女",
            "民族": self.pick(("汉", "汉族", "汉族", "苗族", "土家族", "回"), ("火星族", None, "不详")),
            "出生年月": self.birth(born),
            "政治面貌": self.pick(
                ("中共党员", "党员", "群众", "群众", "共青团员", "中共预备党员", "无党派人士"),
                ("不详", None, "爱国人士"),
            ),
            "学历": self.pick(
                ("本科", "大学", "大专", "专科", "高中", "初中", "硕士研究生", "在职本科", "函授大专", "职高", "其他"),
                ("不详", None, "私塾"),
            ),
            "工作单位及职务": self.pick(
                ("镇政府干事", "白石村妇联主席", "中心学校教师", "茶叶有限公司职工"), (None,), 0.03
            ),
            "身份证号": identity(draw, self.area, born, serial) if not self.maybe(0.05) else None,
            "界别": self.pick(
                ("镇机关", "机关", "学校", "国企", "合作社", "协会", "快递", "村(社区)", "村", "农民"),
                ("文艺", None, "不详"),
            ),
        }

    def rows(self, people: list[dict[str, object]], **more: object) -> list[dict[str, object]]:
        return [{**person, **{title: make() for title, make in more.items()}} for person in people]

    def table(self, title: str, rows: list[dict[str, object]], required: set[str]) -> Table:
        """A table whose columns now and then are missing, required ones more seldom, names and numbers never."""
        columns = list(dict.fromkeys(key for row in rows for key in row))
        always = {"姓名", *(["职级"] if "各表职级不一" in self.without else [])}
        if {"以计票表为任职依据", "执委名册没有妇联职务栏"} & self.without:
            always.add("妇联职务")
        if "缺一半的率" in self.without:
            always |= {"步骤", "材料名称", "纪律内容", "学习日期", *(["状态"] if title == "归档材料目录" else [])}
        kept = [name for name in columns if name in always or not self.maybe(0.02 if name in required else 0.06)]
        labels: dict[str, object] = {"填报单位": self.name + "妇联", "填报日期": self.as_of - timedelta(days=3)}
        return Table(self.name + title, kept, rows, labels)

    def later(self, days: int = 9) -> datetime:
        return self.as_of + timedelta(days=self.draw.randint(1, days))


def delegates(at: Inventor) -> Table:
    rows = at.rows(
        at.people,
        代表类别=lambda: at.pick(("正式", "正式", None), ("特邀", "列席"), 0.08),
        产生方式=lambda: "选举",
    )
    return at.table("妇女代表名册", [{"推选单位": "白石村", **row} for row in rows], {"推选单位", "性别", "出生年月"})


def members(at: Inventor) -> list[dict[str, object]]:
    """The committee with its posts, some words that are no post, and ranks."""
    chosen = at.people[: at.draw.randint(23, 27)]
    ranks = ["主席", "专职副主席", *["兼职副主席"] * at.draw.choice((2, 3, 3, 4))]
    ranks += ["挂职副主席"] * at.maybe(0.3) + ["常委"] * (2 * at.slips("有常委", 0.3))
    ranks += ["执委"] * (len(chosen) - len(ranks))
    rows = []
    for person, rank in zip(chosen, ranks, strict=True):
        usual = {"主席": "党政副职", "专职副主席": "中层正职"}.get(rank, "其他")
        rows.append({
            **person,
            "妇联职务": at.pick((rank,), ("顾问", "副主席", None), 0.03),
            "职级": at.pick((usual,), ("一般干部", "中层副职", "正处", None), 0.2 if usual != "其他" else 0.05),
            "是否新任": at.pick(("是", "是", "否"), (None, "不清楚"), 0.04),
        })  # fmt: skip
        for title in ("学历", "政治面貌"):
            if rows[-1][title] in {"不详", "私塾", "爱国人士"} and not at.slips("班子的认不出", 1):
                rows[-1][title] = None
    if at.maybe(0.8):
        rows[0]["工作单位及职务"] = at.draw.choice(("镇党委副书记", "副镇长", "镇党委委员", "镇党委书记"))
        rows[1]["工作单位及职务"] = at.draw.choice(("妇女儿童服务站站长", "社会事务办主任", "社会事务办副主任"))
    return rows


def committee(at: Inventor, chosen: list[dict[str, object]]) -> Table:
    return at.table("执委会成员名册", chosen, {"妇联职务", "是否新任", "出生年月"})


def candidates(at: Inventor, chosen: list[dict[str, object]]) -> Table:
    extra = at.people[len(chosen) : len(chosen) + at.draw.randint(0, 3)]
    plain = [{key: value for key, value in row.items() if key not in {"妇联职务", "是否新任"}} for row in chosen]
    rows = [{**row, "拟任职务": "执委"} for row in [*plain, *extra]]
    return at.table("候选人名册", rows, {"拟任职务"})


def officers(at: Inventor, chosen: list[dict[str, object]]) -> Table:
    team = [row for row in chosen if row["妇联职务"] != "执委" and not at.maybe(0.04)]
    rows = [
        {
            **{key: value for key, value in row.items() if key != "是否新任"},
            "当选日期": at.congress,
            "备案日期": at.day(at.as_of - timedelta(days=4), (None, at.later(), "待定"), 0.15),
        }
        for row in team
    ]
    for row in rows:
        if at.maybe(0.15):
            titles = ("学历", "政治面貌", "出生年月", *(["职级"] if at.slips("各表职级不一", 1) else []))
            row[at.draw.choice(titles)] = "不详" if at.slips("班子的认不出", 0.5) else None
    return at.table("班子成员选举结果备案表", rows, {"妇联职务", "职级", "出生年月"})


def block(at: Inventor, matter: str, names: list[str], turn: int, **labels: object) -> Table:
    due = at.draw.randint(30, 60)
    came = at.draw.randint(due * 2 // 3 - 4, due) if at.maybe(0.2) else at.draw.randint(due - 5, due)
    back = came + 1 if at.maybe(0.08) else came - at.draw.randint(0, 2)
    valid = back - at.draw.randint(0, 2)
    head: dict[str, object] = {
        "填报单位": at.name + "妇联", "选举事项": matter, "轮次": turn, "选举方式": "差额",
        "会议日期": at.day(at.congress, (None, "待定"), 0.08), "应到": due, "实到": came, "发出": came,
        "收回": back, "有效": valid, "无效": back - valid, **labels,
    }  # fmt: skip
    for name in ("应到", "实到", "发出", "收回", "有效", "应选名额"):
        if at.maybe(0.03):
            head.pop(name)
        elif at.maybe(0.02):
            head[name] = at.draw.choice((None, "很多"))
    rows = [{"姓名": name, "赞成": valid - 2, "反对": 1, "弃权": 1} for name in names]
    return Table(f"{at.name}选举计票表({matter}{turn})", [], rows, head)


def _marked(at: Inventor, table: Table, posts: list[object], won: set[str]) -> Table:
    signs = at.draw.choice((("是", "否"), ("√", "×")))
    for row, post in zip(table.rows, posts, strict=True):
        row |= {"职务": post, "是否当选": signs[row["姓名"] not in won]}
    if at.maybe(0.15):
        written_in = {"姓名": "欧阳青", "赞成": 2, "职务": "执委", "是否当选": at.pick((signs[1],), (signs[0],), 0.2)}
        table.rows.append({**written_in, "是否另选人": "是"})
        table.columns.append("是否另选人")
    table.columns[:] = [
        *table.columns,
        "姓名",
        "职务",
        "赞成",
        "反对",
        "弃权",
        *([] if at.slips("没有是否当选栏", 0.03) else ["是否当选"]),
    ]
    return table


def ballots(at: Inventor, chosen: list[dict[str, object]]) -> list[Table]:
    """The tallies of the members and of the officers, now and then in two rounds or after a 预选."""
    names = [str(row["姓名"]) for row in chosen]
    losers = [str(row["姓名"]) for row in at.people[len(chosen) : len(chosen) + 2]]
    second = at.draw.randint(1, 3) if at.maybe(0.25) else 0
    first = names[: len(names) - second]
    made = []
    if at.maybe(0.12):
        trial = block(at, "执委", names + losers, 1, 应选名额=len(names), 选举方式="预选")
        made.append(_marked(at, trial, ["执委"] * len(names + losers), set()))
    main = block(at, "执委", names + losers, 1, 应选名额=len(names))
    made.append(_marked(at, main, ["执委"] * len(names + losers), set(first)))
    if second:
        again = block(at, "执委", names[-second:], 2, 应选名额=second)
        if "后一轮无效" in at.without:
            again.labels |= {"应到": 40, "实到": 38, "发出": 38, "收回": 38, "有效": 38, "无效": 0}
        if "后一轮还没有到" in at.without:
            again.labels["会议日期"] = main.labels["会议日期"]
        made.append(_marked(at, again, ["执委"] * second, set(names[-second:])))
    if at.slips("后一轮排在前面", 0.3):
        made.reverse()
    if at.maybe(0.85):
        team = [row for row in chosen if row["妇联职务"] not in {"执委", "常委"}]
        posts = [row["妇联职务"] for row in team]
        seats = at.draw.choice((len(team), f"主席1名、副主席{len(team) - 1}名"))
        led = block(at, "主席副主席", [str(row["姓名"]) for row in team], 1, 应选名额=seats, 选举方式="等额")
        won = {str(row["姓名"]) for row in team if not at.maybe(0.04)}
        made.append(_marked(at, led, posts, won))
    return made
