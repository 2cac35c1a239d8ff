"""A township that was careless with its records: steps, filing, training, handing over, and the edges of a tally."""

from datetime import date
from typing import Any

from sample_workbooks.made_by.election import ranked, vote
from sample_workbooks.made_by.laying import Laid
from sample_workbooks.made_by.planted import Plan
from sample_workbooks.made_by.township import Row, Share


def records_neglected(plan: Plan) -> None:
    """One mistake of each rule about records, and of those at the edges of a tally."""
    _tallies(plan)
    _officers(plan)
    _steps(plan)
    _archive_and_discipline(plan)
    _training_and_handover(plan)
    _delegates(plan)
    plan.expect("U02", "survey", "head", "妇女人数", "各村妇女人数之和比县里的数少 5% 以上")


def _tallies(plan: Plan) -> None:
    town = plan.town
    labels, rows = town.ballots[0]
    valid = labels["有效"]
    posts = {person.name: post for person, post in town.candidates}
    plain = [row for row in rows if row["是否当选"] and posts[row["姓名"]] == "执委"]
    low = plain[2]
    tied = [row for row in rows if not row["是否当选"]][-1]
    fewest = min(row["赞成"] for row in plain) - 1
    for row, elected in ((low, True), (tied, False)):
        row.update(vote(row["姓名"], "执委", fewest, valid, elected=elected))
    what = f"与{tied['姓名']}同为 {fewest} 票,只剩一个名额"
    plan.expect("B12", "ballots", rows.index(low), "是否当选", what, subject=low["姓名"])
    town.forms["committee"][town.row_of("committee", low["姓名"])]["赞成票"] = fewest
    ranked(rows, valid)
    plain[5]["得票率"] = Share(0.525)
    plan.expect("B16", "ballots", rows.index(plain[5]), "得票率", "得票率算错", subject=plain[5]["姓名"])
    candidate = plain[7]["姓名"]
    plan.label(0, 监票人=f"{town.staff.tellers[1]}、{candidate}", 剩余=labels["剩余"] + 1)
    plan.expect("B14", "ballots", "label", "监票人", "候选人做了监票人", subject=candidate)
    plan.expect("B17", "ballots", "label", "印制选票", "印制选票比发出加剩余少 1 张", subject="执委")
    plan.label(0, 会议日期=date(2022, 11, 7))
    plan.expect("W09", "ballots", "label", "会议日期", "比进度表的大会日期早一天", subject="执委")
    _write_in(plan, plain[9]["姓名"])


def _write_in(plan: Plan, name: str) -> None:
    """Nobody is voted against, and yet two vote for another woman."""
    labels, rows = plan.town.ballots[1]
    valid = labels["有效"]
    rows[:] = [_abstaining(row["姓名"], row["职务"], valid) for row in rows]
    for row, officer in zip(rows, plan.town.forms["officers"], strict=True):
        officer["赞成票"] = row["赞成"]
    rows.append({**vote(name, "兼职副主席", 2, 2, elected=False), "反对": None, "弃权": None})
    ranked(rows, valid)
    for row in rows:
        row["是否另选人"] = row["姓名"] == name
    plan.expect("B15", "ballots", len(rows) - 1, "赞成", "另选 2 票,反对 0 票", subject=name, block=1)


def _abstaining(name: str, post: str, valid: int) -> Row:
    return {"姓名": name, "职务": post, "赞成": valid - 1, "反对": 0, "弃权": 1, "是否当选": True}


def _officers(plan: Plan) -> None:
    town = plan.town
    officers = town.forms["officers"]
    officers[3]["赞成票"] -= 1
    plan.expect("S11", "officers", 3, "赞成票", "比计票表少 1 票", subject=officers[3]["姓名"])
    officers[1]["备案日期"] = date(2022, 11, 28)
    plan.expect("W07", "officers", 1, "备案日期", "当选 20 天后才备案", subject=officers[1]["姓名"])
    officers[2]["备案日期"] = None
    plan.expect("R01", "officers", 2, "备案日期", "过了期限没有备案日期", subject=officers[2]["姓名"])
    lost = next(row["姓名"] for row in town.ballots[0][1] if not row["是否当选"])
    candidate = town.forms["candidates"][town.row_of("candidates", lost)]
    person = {column: candidate[column] for column in officers[0] if column in candidate}
    officers.append({**officers[4], **person, "妇联职务": "兼职副主席"})
    plan.expect("S06", "officers", len(officers) - 1, "姓名", "没有当选执委", subject=lost)
    town.forms["training"].append({**town.forms["training"][4], "姓名": lost})


def _steps(plan: Plan) -> None:
    rows = plan.town.forms["progress"]
    by_name = {row["步骤"]: row for row in rows}
    plan.remove("progress", "步骤", "主席团会议")
    plan.expect("W01", "progress", "head", "步骤", "没有列主席团会议", subject="主席团会议")

    def change(code: str, step: str, column: str, what: str, **values: Any) -> None:
        by_name[step].update(values)
        plan.expect(code, "progress", rows.index(by_name[step]), column, what, subject=step)

    change("W02", "镇党委批复", "实际完成", "批复早于请示", 实际完成=date(2022, 9, 13))
    change("W03", "制定方案、宣传发动", "实际完成", "筹备阶段过了才完成", 实际完成=date(2022, 10, 13))
    change("W04", "总结与新一届任务目标", "计划完成", "到期未完成", 实际完成=None, 状态="进行中")
    change("W06", "代表及执委候选人资格审查、公示", "公示开始", "只公示了 3 天", 公示开始=date(2022, 9, 28))
    change("W08", "向县妇联书面报告", "文号", "没有文号", 文号=None)
    change("W11", "预备会议", "状态", "有完成日期却是进行中", 状态="进行中")


def _archive_and_discipline(plan: Plan) -> None:
    archive, discipline = plan.town.forms["archive"], plan.town.forms["discipline"]
    plan.remove("archive", "材料名称", "影像资料")
    plan.expect("R02", "archive", "head", "材料名称", "没有列影像资料", subject="影像资料")
    index = next(index for index, row in enumerate(archive) if row["材料名称"] == "会议通知议程日程")
    archive[index] |= {"状态": "缺", "页数": None}
    plan.expect("R03", "archive", index, "备注", "缺而没有说明", subject="会议通知议程日程")
    discipline[4]["学习日期"] = None
    plan.expect("L01", "discipline", 4, "学习日期", "没有学习日期", subject=discipline[4]["纪律内容"])
    discipline[7]["举报线索数"] = 1
    plan.expect("L03", "discipline", 7, "处理结果", "有举报而没有处理结果", subject=discipline[7]["纪律内容"])


def _training_and_handover(plan: Plan) -> None:
    town = plan.town
    officers, handover = town.forms["officers"], town.forms["handover"]
    plan.remove("training", "姓名", officers[4]["姓名"])
    plan.expect("E01", "training", "head", "姓名", "新任副主席没有参加培训", subject=officers[4]["姓名"])
    early = officers[3]["姓名"]
    index = town.row_of("training", early)
    town.forms["training"][index]["培训日期"] = date(2022, 11, 4)
    plan.expect("E02", "training", index, "培训日期", "当选之前培训", subject=early)
    handover[1]["监交人"] = handover[1]["移交人"]
    plan.expect("H01", "handover", 1, "监交人", "移交人自己监交", subject=handover[1]["交接事项"])
    handover[2]["接收人"] = town.staff.tellers[0]
    plan.expect("H02", "handover", 2, "接收人", "接收人不是新一届执委", subject=handover[2]["交接事项"])
    handover[3]["交接日期"] = date(2022, 12, 5)
    plan.expect("W05", "handover", 3, "交接日期", "日期还没有到", subject=handover[3]["交接事项"])


def _delegates(plan: Plan) -> None:
    town = plan.town
    rows = town.forms["delegates"]
    for index, row in enumerate(rows):
        row["微信号"] = f"wx{index * 7919 % 100000:05d}" if index % 3 else None
        if row["界别"] == "新领域":
            row["界别"] = "企事业单位"
    plan.expect("T02", "delegates", "head", "微信号", "不认识的列", subject="微信号")
    plan.expect("D06", "delegates", "head", "界别", "没有新领域的代表", subject="新领域")
    (one, first), (other, second) = plan.delegate(), plan.delegate()
    second["联系电话"] = first["联系电话"]
    for index, row in ((one, first), (other, second)):
        plan.expect("P09", "delegates", index, "联系电话", "两人同一个电话", subject=row["姓名"])
    hidden, _row = plan.delegate()
    plan.after.append(lambda laid: _hide(laid, hidden))
    plan.expect("T08", "delegates", hidden, "序号", "这一行被隐藏")
    place = 8
    town.forms["allocation"][place] |= {"分配名额": 5, "提名人数": 6}
    unit = town.forms["allocation"][place]["推选单位"]
    plan.expect("D08", "allocation", place, "分配名额", "分配 5 名,推选了 4 名", subject=unit)


def _hide(laid: Laid, index: int) -> None:
    cell = laid.where["delegates", 0, index, "序号"]
    laid.page("delegates").hidden_rows.add(int("".join(sign for sign in cell if sign.isdigit())))
