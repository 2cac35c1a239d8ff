"""What the tallies and the progress form say: attendance, votes, seats, and how far a township has come."""

from tests.recount.posts import elected
from tests.recount.reading import Forms, Sheet
from tests.recount.structure import Figures, blocks
from tests.recount.values import Day, count, day, seats, text, yes

STEPS = (
    "成立换届筹备组", "调查摸底", "向镇党委书面请示", "镇党委批复", "向县妇联书面报告", "制定方案、宣传发动",
    "代表名额分配与推选", "代表及执委候选人资格审查、公示", "确定主席、副主席人选", "预备会议", "主席团会议",
    "妇女代表大会选举执委", "执委会第一次全会选举主席、副主席", "大会闭幕", "选举结果报告、批复、报县妇联备案",
    "材料归档", "新任干部培训", "新老班子交接", "总结与新一届任务目标",
)  # fmt: skip
MEETINGS = {"执委": "代表大会", "主席副主席": "执委会"}


def _meeting(forms: Forms, matter: str) -> Figures:
    rounds = blocks(forms, matter)
    labels = rounds[0].labels if rounds else {}
    name, marked = MEETINGS[matter], elected(forms, matter)
    votes = {"应到": "应到", "实到": "实到", "发出": "发出选票", "收回": "收回选票", "有效": "有效票"}
    figures: Figures = {f"{name}{printed}": count(labels.get(label)) for label, printed in votes.items()}
    figures[f"应选{matter}"] = seats(labels.get("应选名额"))
    figures[f"当选{matter}"] = None if marked is None else len(marked)
    return figures


def standing(block: Sheet) -> bool:
    """A quorum came and no more ballots came back than were handed out, as far as the tally says."""
    due, came, handed, back = (count(block.labels.get(name)) for name in ("应到", "实到", "发出", "收回"))
    if None in {due, came, handed, back}:
        return False
    return came * 3 >= due * 2 and back <= handed


def step_states(forms: Forms, as_of: Day) -> dict[str, str]:
    """Each step's state as the county's table shows it; a step that is not listed is —."""
    states = dict.fromkeys(STEPS, "—")
    for row in [row for sheet in forms.get("progress", ()) for row in sheet.rows]:
        name = text(row.get("步骤"))
        if name not in states:
            continue
        done, planned = day(row.get("实际完成")), day(row.get("计划完成"))
        if (done and not done.after(as_of)) or (done is None and text(row.get("状态")) == "已完成"):
            states[name] = "√"
        elif planned and as_of.after(planned):
            states[name] = "逾期"
        else:
            states[name] = "进行中" if text(row.get("状态")) == "进行中" else "未开始"
    return states


def progress_state(forms: Forms, as_of: Day) -> str:
    """是, 待核实 or 否: the congress closed by the as-of day and its tally stands, does not, or it did not close."""
    if step_states(forms, as_of)["大会闭幕"] != "√":
        return "否"
    rounds = blocks(forms, "执委")
    return "是" if rounds and all(standing(block) for block in rounds) else "待核实"


def elections(forms: Forms) -> Figures:
    figures = {**_meeting(forms, "执委"), **_meeting(forms, "主席副主席")}
    rounds = blocks(forms, "执委")
    listed = [row for row in rounds[0].rows if not yes(row.get("是否另选人"))] if rounds else None
    proposed = forms["candidates"][0].rows if "candidates" in forms else listed
    candidates = None if proposed is None else len(proposed)
    places = figures["应选执委"]
    figures["执委候选人"] = candidates
    figures["执委差额"] = None if candidates is None or places is None else candidates - places
    return figures
