"""One fault at a time in an otherwise clean township: that code at its cell, and besides it only what follows."""

from datetime import date

import pytest
from clean import clean_township
from people import with_check_digit

from fulian_excel.rules import RULES
from tests.extract.test_layouts import MANNERS, NAME, seen

HEAD, LABEL = "head", "label"
B = 15  # a delegate of a village who stands on no other list
D, C, K, F = "delegates", "candidates", "committee", "officers"


def put(form, row, **values):
    """Change cells of one row."""
    return lambda town: town.forms[form][row].update(values)


def tally(block=0, **labels):
    """Change labels of a tally."""
    return lambda town: town.ballots[block][0].update(labels)


def vote(index, block=0, **values):
    """Change a row of a tally."""
    return lambda town: town.ballots[block][1][index].update(values)


def drop(form, row):
    """Leave a row out."""
    return lambda town: town.forms[form].pop(row)


def both(*changes):
    """Several changes that make one fault."""

    def change(town):
        for one in changes:
            one(town)

    return change


def number_of(row, **parts):
    """The row's identity number with another birth or sequence, its check digit made right."""
    number = row["身份证号"]
    return with_check_digit(number[:6] + parts.get("born", number[6:14]) + parts.get("sequence", number[14:17]))


def of_another_sex(town):
    row = town.forms[D][B]
    row |= {"性别": "男", "身份证号": number_of(row, sequence="015")}


def too_young(town):
    row = town.forms[D][B]
    row |= {"出生年月": date(2006, 3, 15), "身份证号": number_of(row, born="20060315"), "年龄": 16}


def twice(town):
    first, second = town.forms[D][15], town.forms[D][16]
    second |= {key: value for key, value in first.items() if key != "推选单位"}


def another_name(town):
    row = next(row for row in town.forms[D] if row["姓名"] == town.forms[C][0]["姓名"])
    row["姓名"] = "于为红"


def a_tie(town):
    rows = town.ballots[0][1]
    lost = next(row for row in rows if not row["是否当选"])
    won = min((row for row in rows if row["是否当选"]), key=lambda row: (row["赞成"], -row["反对"]))
    lost |= {key: won[key] for key in ("赞成", "反对", "弃权", "得票率", "名次")}


def winner(town):
    """The row of somebody elected who is no officer, on the 执委 tally."""
    officers = {row["姓名"] for row in town.forms[F]}
    return next(i for i, row in enumerate(town.ballots[0][1]) if row["是否当选"] and row["姓名"] not in officers)


def unelected(town):
    town.ballots[0][1][winner(town)]["是否当选"] = False


def everybody(form, **values):
    """Change cells of every row."""
    return lambda town: [row.update(values) for row in town.forms[form]]


def nobody_new(form):
    """Nobody of 新领域 on a list."""
    return lambda town: [row.update(界别="村(社区)") for row in town.forms[form] if row["界别"] == "新领域"]


def without_a_majority(town):
    town.ballots[0][1][winner(town)].update(赞成=20, 反对=20, 弃权=2)


def dragged(town):
    for index in range(15, 20):
        town.forms[D][index]["联系电话"] = str(13512340000 + index)


STEP = {"请示": 2, "批复": 3, "公示": 7, "大会": 11, "闭幕": 13, "归档": 15, "总结": 18}

# code, the fault, where it is found, and the codes that follow from it.
FAULTS = [
    ("V01", put(D, B, 政治面貌=None), (D, 0, B, "政治面貌"), ""),
    ("V02", put(D, B, 出生年月="不详"), (D, 0, B, "出生年月"), ""),
    ("V03", put(D, B, 性别="妇女"), (D, 0, B, "性别"), ""),
    ("V04", put(D, B, 年龄=-3), (D, 0, B, "年龄"), ""),
    ("V06", put(D, B, 出生年月="1985.1", 身份证号=None), (D, 0, B, "出生年月"), "P03"),
    ("V07", put(D, B, 身份证号="43092119850312"), (D, 0, B, "身份证号"), ""),
    ("V08", put(D, B, 身份证号="430921198503120020"), (D, 0, B, "身份证号"), ""),
    ("V09", put(D, B, 身份证号=4.3092119850312e17), (D, 0, B, "身份证号"), ""),
    ("V10", put(D, B, 身份证号="430921850312002"), (D, 0, B, "身份证号"), "P01"),
    ("V11", put(D, B, 联系电话="1234"), (D, 0, B, "联系电话"), ""),
    ("V13", put(D, B, 学历="神学院"), (D, 0, B, "学历"), ""),
    ("P01", put(D, B, 出生年月=date(1950, 1, 5)), (D, 0, B, "出生年月"), "P03"),
    ("P02", put(D, B, 性别="男"), (D, 0, B, "性别"), ""),
    ("P03", put(D, B, 年龄=80), (D, 0, B, "年龄"), ""),
    ("P04", of_another_sex, (D, 0, B, "性别"), ""),
    ("P05", too_young, (D, 0, B, "出生年月"), ""),
    ("P06", twice, (D, 0, 16, "姓名"), ""),
    ("P07", another_name, (C, 0, 0, "姓名"), ""),
    ("P08", put(C, 0, 民族="满族"), (C, 0, 0, "民族"), ""),
    ("D01", drop(D, B), (D, 0, HEAD, "姓名"), "D08 B02"),
    ("V12", dragged, (D, 0, 15, "联系电话"), "P08"),
    ("D02", everybody(D, 是否专职妇女工作者=True), (D, 0, HEAD, "是否专职妇女工作者"), ""),
    ("D03", everybody(D, 政治面貌="中共党员"), (D, 0, HEAD, "政治面貌"), "P08"),
    ("D06", nobody_new(D), (D, 0, HEAD, "界别"), ""),
    ("D05", put("allocation", 3, 提名人数=2), ("allocation", 0, 3, "提名人数"), ""),
    ("D08", put("allocation", 3, 分配名额=1), ("allocation", 0, 3, "分配名额"), ""),
    ("C01", drop(C, 0), (C, 0, HEAD, "姓名"), "B13"),
    ("B01", tally(1, 实到=26, 发出=26, 印制选票=27), ("ballots", 1, LABEL, "实到"), ""),
    ("B02", tally(1, 应到=24), ("ballots", 1, LABEL, "应到"), ""),
    ("B03", tally(0, 实到=29), ("ballots", 0, LABEL, "实到"), "B04"),
    ("B04", tally(0, 发出=44, 印制选票=46), ("ballots", 0, LABEL, "发出"), ""),
    ("B05", tally(0, 收回=44, 无效=2), ("ballots", 0, LABEL, "收回"), ""),
    ("B06", tally(0, 无效=2), ("ballots", 0, LABEL, "有效"), ""),
    ("B07", vote(2, 反对=9), ("ballots", 0, 2, "赞成"), ""),
    ("B08", vote(0, 1, 赞成=30, 反对=None, 弃权=None), ("ballots", 1, LABEL, "有效"), "S11"),
    ("B09", without_a_majority, None, "S11"),
    ("B10", unelected, None, "B19 S07 B02 S11"),
    ("B11", tally(0, 应选名额=24), ("ballots", 0, LABEL, "应选名额"), "S12"),
    ("B12", a_tie, None, ""),
    ("B13", both(vote(0, 姓名="于伟洪")), ("ballots", 0, 0, "姓名"), "S07 P08"),
    ("B14", tally(0, 计票人="彭志远、于伟红"), ("ballots", 0, LABEL, "计票人"), ""),
    ("B17", tally(0, 印制选票=50), ("ballots", 0, LABEL, "印制选票"), ""),
    ("B18", tally(1, 实到=25), ("ballots", 1, LABEL, "发出"), ""),
    ("B19", tally(1, 应选名额="主席1名、副主席5名"), ("ballots", 1, LABEL, "应选名额"), ""),
    ("S01", put(K, 0, 妇联职务="执委"), (K, 0, HEAD, "妇联职务"), ""),
    ("S02", put(K, 1, 妇联职务="执委"), (K, 0, HEAD, "妇联职务"), ""),
    ("S03", put(K, 2, 妇联职务="执委"), (K, 0, HEAD, "妇联职务"), ""),
    ("S04", drop(K, 9), (K, 0, HEAD, "姓名"), "S07"),
    ("S07", put(K, 9, 姓名="张冠英"), (K, 0, 9, "姓名"), "P07"),
    ("S10", nobody_new(K), (K, 0, HEAD, "界别"), ""),
    ("S06", put(F, 4, 姓名="沈爱花", 身份证号=None), (F, 0, 4, "姓名"), "R01"),
    ("S08", put(F, 0, 职级="一般干部"), (F, 0, 0, "职级"), ""),
    ("S09", put(F, 1, 职级="一般干部"), (F, 0, 1, "职级"), ""),
    ("S11", put(K, 9, 赞成票=1), (K, 0, 9, "赞成票"), ""),
    ("S12", tally(0, 应选名额=24), ("ballots", 0, LABEL, "应选名额"), "B11"),
    ("W01", drop("progress", 1), ("progress", 0, HEAD, "步骤"), ""),
    ("W02", put("progress", STEP["批复"], 实际完成=date(2022, 9, 2)), ("progress", 0, STEP["批复"], "实际完成"), ""),
    ("W03", put("progress", 1, 实际完成=date(2022, 10, 20)), ("progress", 0, 1, "实际完成"), ""),
    ("W04", put("progress", 1, 实际完成=None, 状态="进行中"), ("progress", 0, 1, "计划完成"), ""),
    ("W05", put("progress", STEP["总结"], 实际完成=date(2022, 12, 5)), ("progress", 0, STEP["总结"], "实际完成"), ""),
    ("W06", put("progress", STEP["公示"], 公示结束=date(2022, 9, 28)), None, ""),
    ("W07", put(F, 0, 备案日期=date(2022, 11, 29)), (F, 0, 0, "备案日期"), ""),
    ("W08", put("progress", STEP["请示"], 文号=None), ("progress", 0, STEP["请示"], "文号"), ""),
    ("W09", put(F, 0, 当选日期=date(2022, 11, 12)), (F, 0, 0, "当选日期"), ""),
    ("W11", put("progress", 1, 状态="进行中"), ("progress", 0, 1, "状态"), ""),
    ("R01", put(F, 0, 备案日期=None), (F, 0, 0, "备案日期"), ""),
    ("R02", drop("archive", 26), ("archive", 0, HEAD, "材料名称"), ""),
    ("R03", put("archive", 3, 状态="缺"), ("archive", 0, 3, "备注"), ""),
    ("E01", drop("training", 0), ("training", 0, HEAD, "姓名"), ""),
    ("E02", put("training", 0, 培训日期=date(2022, 11, 1)), ("training", 0, 0, "培训日期"), ""),
    ("H01", put("handover", 0, 监交人="汤友珍"), ("handover", 0, 0, "监交人"), ""),
    ("L01", put("discipline", 2, 学习日期=None), ("discipline", 0, 2, "学习日期"), ""),
    ("L03", put("discipline", 2, 举报线索数=1), ("discipline", 0, 2, "处理结果"), ""),
    ("U02", put("survey", 2, 总人口=19000, 妇女人数=9000), ("survey", 0, HEAD, "妇女人数"), ""),
    ("U01", put("survey", 2, 女党员=9999), ("survey", 0, 2, "女党员"), ""),
]


@pytest.mark.parametrize(("code", "fault", "place", "follows"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_one_fault(code, fault, place, follows):
    town = clean_township(NAME, 1)
    fault(town)
    findings, laid, _extracted = seen(town, MANNERS["TOWN_HALL"])
    told = [(one.code, one.place.cell) for one in findings]
    assert {one for one, _ in told} - set(follows.split()) == {code}
    if place is not None:
        assert (code, laid.where[place]) in told
    assert all(RULES[one].level != "停用" for one, _ in told)


def steps_in_another_order(town):
    days = [date(2022, 11, day) for day in (29, 22, 28, 23)]
    for row, day in zip(town.forms["progress"][15:19], days, strict=True):
        row["实际完成"] = day


def a_guest_who_is_a_man(town):
    guest = {**town.forms[D][B], "姓名": "贺建国", "性别": "男", "代表类别": "特邀", "联系电话": "13500001234"}
    guest["身份证号"] = number_of(guest, sequence="037")
    town.forms[D].append(guest)


def votes_for_alone(town):
    for row in town.ballots[1][1]:
        row |= {"反对": None, "弃权": None}


def tellers_of_the_other_meeting(town):
    town.ballots[1][0]["计票人"] = town.forms[C][0]["姓名"]


@pytest.mark.parametrize(
    "change", [steps_in_another_order, a_guest_who_is_a_man, votes_for_alone, tellers_of_the_other_meeting]
)
def test_what_must_stay_silent(change):
    town = clean_township(NAME, 1)
    change(town)
    findings, _laid, _extracted = seen(town, MANNERS["TOWN_HALL"])
    assert [(one.code, one.place.cell, one.message) for one in findings] == []
