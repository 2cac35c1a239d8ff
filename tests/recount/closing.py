"""What the closing stage and the survey came to: filing, archive, training, handover, discipline and villages."""

from tests.recount.posts import OFFICERS, Holder, holders, same_person
from tests.recount.reading import Forms, Sheet
from tests.recount.structure import Figures
from tests.recount.values import Day, count, day, post, text, yes

ARCHIVE = (
    "请示", "批复", "向县妇联报告", "筹备组文件", "实施方案", "摸底表", "名额分配表", "代表名册", "代表资格审查报告",
    "候选人登记及考察材料", "公示及结果", "会议通知议程日程", "工作报告", "选举办法", "主席团及监计票人员名单", "签到册",
    "选票样张", "计票单", "选举结果报告单", "执委会一次会议记录", "选举结果报告", "备案表", "班子分工", "培训材料",
    "交接清单", "总结", "影像资料",
)  # fmt: skip
PROHIBITIONS = (
    "严禁结党营私", "严禁拉票贿选", "严禁买官卖官", "严禁跑官要官", "严禁个人说了算", "严禁说情打招呼", "严禁违规用人",
    "严禁跑风漏气", "严禁弄虚作假", "严禁干扰换届",
)  # fmt: skip
SURVEY = {
    "总人口": "总人口", "妇女人数": "妇女人数", "18周岁以上妇女": "满18周岁妇女", "女党员": "女党员",
    "妇联干部数": "妇联干部数", "女干部数": "女干部数", "妇联执委数": "妇联执委数",
    "女性社会组织数": "女性社会组织数", "非公企业数": "非公企业数",
}  # fmt: skip


def _first(forms: Forms, form: str) -> Sheet | None:
    return forms[form][0] if form in forms else None


def by_then(value: object, as_of: Day) -> bool:
    """A date is written and has come."""
    read = day(value)
    return read is not None and not read.after(as_of)


def still_to_come(value: object, as_of: Day) -> bool:
    read = day(value)
    return read is not None and read.after(as_of)


def officers_due(forms: Forms) -> list[Holder] | None:
    """Who should be filed and trained: the committee's officers, else whoever holds a post."""
    members = _first(forms, "committee")
    source, listed = holders(forms)
    if members and "妇联职务" in members.columns:
        listed = [Holder(post(row["妇联职务"]), row) for row in members.rows]
    elif source is None:
        return None
    return [holder for holder in listed if holder.post in OFFICERS]


def filing(forms: Forms, as_of: Day) -> Figures:
    """The officers, and those of them on the 备案表 with a 备案日期."""
    filed, due = _first(forms, "officers"), officers_due(forms)
    if not filed or "备案日期" not in filed.columns or due is None:
        return {"应备案班子成员": None, "已备案班子成员": None}
    rows = [same_person(holder.row, filed) for holder in due]
    done = [row for row in rows if row and by_then(row["备案日期"], as_of)]
    return {"应备案班子成员": len(due), "已备案班子成员": len(done)}


def archive(forms: Forms) -> Figures:
    """What is listed and what the list of the plan has besides is due, but for what does not apply."""
    sheet = _first(forms, "archive")
    if not sheet or not {"材料名称", "状态"} <= set(sheet.columns):
        return {"应归档材料": None, "已归档材料": None}
    states = [text(row["状态"]) for row in sheet.rows]
    unlisted = set(ARCHIVE) - {text(row["材料名称"]) for row in sheet.rows}
    due = len(states) - states.count("不适用") + len(unlisted)
    return {"应归档材料": due, "已归档材料": states.count("已归档")}


def training(forms: Forms, as_of: Day) -> Figures:
    sheet, members = _first(forms, "training"), _first(forms, "committee")
    names = ("培训人次", "应培训人数", "应培训已培训人数")
    if not sheet:
        return dict.fromkeys(names)
    held = [row for row in sheet.rows if not still_to_come(row.get("培训日期"), as_of)]
    due = officers_due(forms)
    if due is None or members is None or "是否新任" not in members.columns:
        return {"培训人次": len(held), "应培训人数": None, "应培训已培训人数": None}
    rows = [same_person(holder.row, members) for holder in due if holder.post != "常委"]
    newly = [row for row in rows if row and yes(row["是否新任"])]
    attended = {text(row["姓名"]) for row in held}
    trained = [row for row in newly if text(row["姓名"]) in attended]
    return {"培训人次": len(held), "应培训人数": len(newly), "应培训已培训人数": len(trained)}


def handover(forms: Forms, as_of: Day) -> Figures:
    sheet = _first(forms, "handover")
    if not sheet:
        return {"交接事项": None, "已交接的镇(街道)": None, "报了交接表的镇(街道)": None}
    dates = sheet.column("交接日期")
    done = None if dates is None else int(all(by_then(cell, as_of) for cell in dates))
    known = None if dates is None else 1
    return {
        "交接事项": len(sheet.rows) if "交接事项" in sheet.columns else None,
        "已交接的镇(街道)": done,
        "报了交接表的镇(街道)": known,
    }


def discipline(forms: Forms, as_of: Day) -> Figures:
    sheet = _first(forms, "discipline")
    if not sheet:
        return {"应学习纪律条目": None, "已学习纪律条目": None, "举报线索": None}
    tips = sheet.column("举报线索数")
    read = [value for value in map(count, tips or ()) if value is not None]
    cases = sum(read) if read else None
    if not {"纪律内容", "学习日期"} <= set(sheet.columns):
        return {"应学习纪律条目": None, "已学习纪律条目": None, "举报线索": cases}
    studied = {text(row["纪律内容"]) for row in sheet.rows if by_then(row["学习日期"], as_of)}
    done = len(studied & set(PROHIBITIONS))
    return {"应学习纪律条目": len(PROHIBITIONS), "已学习纪律条目": done, "举报线索": cases}


def answered(cells: list[object]) -> list[bool | None]:
    """Yes or no down a column; where √ is the sign for yes, a blank is no."""
    ticks = any(text(cell) == "√" for cell in cells)
    return [False if ticks and not text(cell) else yes(cell) for cell in cells]


def survey(forms: Forms) -> Figures:
    sheet = _first(forms, "survey")
    figures: Figures = {"村(社区)数": len(sheet.rows) if sheet and "村(社区)" in sheet.columns else None}
    for title, name in SURVEY.items():
        cells = (sheet.column(title) if sheet else None) or ()
        read = [value for value in map(count, cells) if value is not None]
        figures[name] = sum(read) if read else None
    cells = sheet.column("有无妇联组织") if sheet else None
    answers = None if cells is None else answered(cells)
    for name, answer in (("有", True), ("无", False), ("有无", None)):
        printed = f"{name}妇联组织{'未能识别' if answer is None else ''}的村(社区)"
        figures[printed] = None if answers is None else answers.count(answer)
    return figures


def closing(forms: Forms, as_of: Day) -> Figures:
    return {
        **filing(forms, as_of), **archive(forms), **training(forms, as_of), **handover(forms, as_of),
        **discipline(forms, as_of), **survey(forms),
    }  # fmt: skip
