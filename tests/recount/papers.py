"""The working papers of an invented township: progress, archive, training, handover, discipline, survey and allocation."""

from datetime import datetime, timedelta

from tests.recount.closing import ARCHIVE, PROHIBITIONS
from tests.recount.elections import STEPS
from tests.recount.inventing import GIVEN, Inventor, Table


def progress(at: Inventor) -> Table:
    rows: list[dict[str, object]] = []
    for number, step in enumerate(STEPS):
        if at.maybe(0.03):
            continue
        planned = datetime(at.as_of.year, 9, 3) + timedelta(days=4 * number)
        done = planned <= at.as_of and not at.maybe(0.06)
        state = at.pick(("已完成",) if done else ("未开始", "进行中"), (None, "快了", "已完成"), 0.05)
        when = at.day(planned, (None, at.later(), "待定"), 0.05) if done else None
        rows.append({"步骤": step, "计划完成": at.day(planned, (None, "待定"), 0.03), "实际完成": when, "状态": state})
    return at.table("换届工作进度表", rows, {"步骤", "计划完成", "实际完成", "状态"})


def archive(at: Inventor) -> Table:
    states = ("已归档",) * 12 + ("缺", "不适用")
    rows = [
        {"材料名称": name, "状态": at.pick(states, (None, "在办"), 0.03), "备注": "已说明"}
        for name in ARCHIVE
        if not at.maybe(0.04)
    ]
    if at.maybe(0.3):
        rows.append({"材料名称": "换届纪念册", "状态": at.draw.choice(("已归档", "不适用", "缺")), "备注": None})
    return at.table("归档材料目录", rows, {"材料名称", "状态"})


def training(at: Inventor, chosen: list[dict[str, object]]) -> Table:
    came = [row for row in chosen if not at.maybe(0.15)] + ([chosen[0]] if at.maybe(0.2) else [])
    rows = [
        {
            "姓名": row["姓名"], "妇联职务": row["妇联职务"], "是否新任": row["是否新任"],
            "培训日期": at.day(at.as_of - timedelta(days=2), (None, at.later(), "待定")), "学时": 8, "培训内容": "章程",
        }
        for row in came
    ]  # fmt: skip
    return at.table("培训登记表", rows, {"妇联职务", "培训日期"})


def handover(at: Inventor) -> Table:
    missed = 0.3 if at.slips("只交接了一部分", 0.3) else at.maybe(0.1)
    rows = [
        {
            "交接事项": item, "移交人": "汤友珍", "接收人": "李海霞", "监交人": "易晓东",
            "交接日期": at.day(at.as_of - timedelta(days=1), (None, at.later(), "待定"), missed),
        }
        for item in ("印章", "文书档案", "固定资产", "经费账目")
    ]  # fmt: skip
    return at.table("工作交接表", rows, {"交接事项", "交接日期"})


def discipline(at: Inventor) -> Table:
    near = datetime(at.as_of.year, 9, 20)
    rows = [
        {
            "纪律内容": name, "学习日期": at.day(near, (None, at.later(), "待定")), "参加人数": 40,
            "举报线索数": at.pick((0, 0, 0, "无", 1), (None, "若干"), 0.05), "处理结果": "已办结",
        }
        for name in PROHIBITIONS
        if not at.maybe(0.05)
    ]  # fmt: skip
    return at.table("换届纪律落实情况表", rows, {"纪律内容", "学习日期"})


def survey(at: Inventor) -> Table:
    rows = []
    signs = at.draw.choice((("有", "有", "无"), ("是", "是", "否"), ("√", "√", "×"), ("√", "√", None)))
    for village in range(at.draw.randint(4, 9)):
        women = at.draw.randint(500, 1200)
        grown, people = women * 4 // 5, at.pick((women * 2, f"{women * 2}人"), (None, "很多"))
        rows.append({
            "村(社区)": f"{GIVEN[village]}{GIVEN[village + 7]}村", "总人口": people,
            "妇女人数": at.pick((women, f"{women:,}"), (None, "不详"), 0.03), "18周岁以上妇女": grown,
            "女党员": at.draw.randint(5, 40), "有无妇联组织": at.pick(signs, (None, "筹建中")),
            "妇联干部数": at.pick((2, 3, "—"), (None, "几名")), "女干部数": at.pick((1, 2, "无"), (None,)),
            "妇联执委数": 9, "女性社会组织数": at.draw.randint(0, 3), "非公企业数": "/",
        })  # fmt: skip
    return at.table("基本情况摸底表", rows, {"村(社区)", "妇女人数", "18周岁以上妇女", "妇联干部数"})


def allocation(at: Inventor) -> Table:
    rows: list[dict[str, object]] = [{"推选单位": "白石村", "妇女人数": 900, "分配名额": len(at.people)}]
    return at.table("代表名额分配表", rows, set())
