"""A township that mixed up its people: quotas, posts, names and numbers that do not go together."""

from functools import partial

from sample_workbooks.made_by.laying import Laid
from sample_workbooks.made_by.pages import Formula, Page
from sample_workbooks.made_by.planted import Plan, reborn
from sample_workbooks.made_by.township import Row

_AGES = 5


def people_mixed_up(plan: Plan) -> None:
    """One mistake of each rule about who may be what, and some of the whole workbook."""
    town = plan.town
    # Its officers' tally was not sent, so that those who lost may have stood for any post.
    town.ballots.pop()
    del town.forms["handover"]
    plan.expect("F07", "handover", "nowhere", "", "没有报工作交接表", subject="工作交接表")
    # Delegates first: what changes for a woman everywhere must not undo a difference made later.
    _delegates(plan)
    _candidates(plan)
    _committee(plan)
    _survey_and_discipline(plan)
    training = town.forms["training"]
    training[3]["妇联职务"] = "副主席"
    plan.expect("V13", "training", 3, "妇联职务", "专职还是兼职", subject=training[3]["姓名"])
    plan.after.append(partial(_ages_never_computed, [row["姓名"] for row in town.forms["committee"][:_AGES]]))
    for index, row in enumerate(town.forms["committee"][:_AGES]):
        plan.expect("F10", "committee", index, "年龄", "公式没有算出值", subject=row["姓名"])
    plan.after.append(_other_sheet)
    plan.expect("F06", "通讯录", "first", "", "不是我们的表")


def _candidates(plan: Plan) -> None:
    town = plan.town
    rows = town.forms["candidates"]
    first, second = [row["姓名"] for row in town.ballots[0][1] if not row["是否当选"]]
    plain = [
        index for index, row in enumerate(rows) if row["拟任职务"] == "执委" and row["姓名"] not in (first, second)
    ]
    swapped = next(at for at in plain if at + 1 in plain and at > 3 and rows[at]["姓名"][0] != rows[at + 1]["姓名"][0])
    rows[swapped], rows[swapped + 1] = rows[swapped + 1], rows[swapped]
    plan.expect("C02", "candidates", swapped + 1, "姓名", "应排在前一名之前", subject=rows[swapped + 1]["姓名"])
    for code, name, post in (("C05", first, "主席"), ("C06", second, "专职副主席")):
        index = town.row_of("candidates", name)
        rows[index] |= {"拟任职务": post, "职级": "一般干部"}
        plan.expect(code, "candidates", index, "职级", f"{post}候选人是一般干部", subject=name)
    delegate = town.forms["delegates"][town.row_of("delegates", first)]
    delegate["姓名"] = f"{first[:-1]}惠"
    plan.expect("P07", "candidates", town.row_of("candidates", first), "姓名", "同一身份证号两个姓名", subject=first)


def _committee(plan: Plan) -> None:
    town = plan.town
    committee, officers = town.forms["committee"], town.forms["officers"]
    for code, index, rank, job in (("S08", 0, "中层副职", "民政所副所长"), ("S09", 1, "一般干部", "妇联干事")):
        name = officers[index]["姓名"]
        plan.everywhere(name, 职级=rank, 工作单位及职务=(town.name, job))
        plan.expect(code, "officers", index, "职级", f"{officers[index]['妇联职务']}是{rank}", subject=name)
    plain = [index for index, row in enumerate(committee) if row["妇联职务"] == "执委" and row["界别"] == "村(社区)"]
    for row in committee:
        if row["界别"] == "新领域":
            row["界别"] = "企事业单位"
    plan.expect("S10", "committee", "head", "界别", "没有新领域的执委", subject="新领域")
    committee[plain[2]]["赞成票"] += 2
    plan.expect("S11", "committee", plain[2], "赞成票", "比计票表多 2 票", subject=committee[plain[2]]["姓名"])
    phone = committee[plain[4]]["联系电话"]
    committee[plain[4]]["联系电话"] = (
        phone[:7] + phone[8] + phone[7] + phone[9:] if phone[7] != phone[8] else phone[:-1] + "0"
    )
    plan.expect("P08", "committee", plain[4], "联系电话", "与代表名册的电话不同", subject=committee[plain[4]]["姓名"])


def _delegates(plan: Plan) -> None:
    rows = plan.town.forms["delegates"]
    dragged = range(len(rows) - 6, len(rows))
    plan.free = [index for index in plan.free if index not in dragged]
    for turn, index in enumerate(dragged):
        plan.everywhere(rows[index]["姓名"], 联系电话=f"13873090{116 + turn}")
        plan.expect("V12", "delegates", index, "联系电话", "电话逐行加 1", subject=rows[index]["姓名"])
    index, row = plan.delegate()
    row["学历"] = "夜大"
    plan.expect("V13", "delegates", index, "学历", "不在选项里的学历", subject=row["姓名"])
    kept = 0
    for row in rows:
        if "中共" not in row["政治面貌"]:
            kept += 1
            if kept > 10:
                plan.everywhere(row["姓名"], 政治面貌="中共党员")
    plan.expect("D03", "delegates", "head", "政治面貌", "非中共党员 10 人,不足四分之一")
    for row in rows[:24]:
        row["是否专职妇女工作者"] = True
    plan.expect("D02", "delegates", "head", "是否专职妇女工作者", "专职妇女工作者过半")


def _survey_and_discipline(plan: Plan) -> None:
    town = plan.town
    survey, allocation = town.forms["survey"], town.forms["allocation"]
    survey.append(
        {**survey[0], "村(社区)": "茶场村", "总人口": 395, "妇女人数": 190, "18周岁以上妇女": 152, "女党员": 6}
    )
    plan.expect("D07", "delegates", "head", "推选单位", "茶场村没有代表", subject="茶场村")
    survey[2]["18周岁以上妇女"] = survey[2]["妇女人数"] + 15
    plan.expect("U01", "survey", 2, "18周岁以上妇女", "多于妇女人数", subject=survey[2]["村(社区)"])
    town.stated_unit["survey"] = "双龙镇妇联"
    plan.expect("T07", "survey", "label", "填报单位", "填成了双龙镇")
    allocation[9]["提名人数"] = allocation[9]["分配名额"]
    plan.expect("D05", "allocation", 9, "提名人数", "提名没有差额", subject=allocation[9]["推选单位"])
    plan.remove("discipline", "纪律内容", "严禁跑风漏气")
    plan.expect("L01", "discipline", "head", "纪律内容", "没有列严禁跑风漏气", subject="严禁跑风漏气")


def _ages_never_computed(names: list[str], laid: Laid) -> None:
    for index in range(len(names)):
        birth = laid.where["committee", 0, index, "出生年月"]
        laid.page("committee").change(laid.where["committee", 0, index, "年龄"], Formula(f"=2022-LEFT({birth},4)"))


def _other_sheet(laid: Laid) -> None:
    page = laid.pages["通讯录"] = Page("通讯录", widths={1: 16, 2: 14, 3: 14}, heads=[1])
    lines = (
        ("科室", "座机", "传真"),
        ("党政办", "8432101", "8432102"),
        ("民政办", "8432115", None),
        ("财政所", "8432120", None),
    )
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            page.put(row, column, value, "head" if row == 1 else "cell")
    laid.where["通讯录", 0, "first", ""] = "A1"


def seen_twice(first: Plan, second: Plan) -> None:
    """Two women who are delegates of two townships: one by her number, one by name and birth alone."""
    (one, here), (other, there) = first.delegate(), second.delegate()
    _same_woman(here, there)
    for plan, index in ((first, one), (second, other)):
        plan.expect("X01", "delegates", index, "身份证号", "两个镇有同一个人", subject=here["姓名"])
    (one, here), (other, there) = first.delegate(), second.delegate()
    number, day = there["身份证号"], second.town.filled_on("delegates")
    _same_woman(here, there)
    here["身份证号"], there["身份证号"] = None, number
    reborn(there, here["出生年月"], day)
    for plan, index in ((first, one), (second, other)):
        plan.expect("X02", "delegates", index, "姓名", "两个镇有同名同出生年月的人", subject=here["姓名"])


def _same_woman(here: Row, there: Row) -> None:
    for column in ("姓名", "性别", "民族", "出生年月", "年龄", "学历", "身份证号"):
        there[column] = here[column]
