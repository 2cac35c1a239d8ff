"""One fault at a time in an otherwise clean township: that code at its cell, and besides it only what follows."""

from datetime import date

import pytest

from fulian_excel.findings import Level
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings
from sample_workbooks.made_by.clean import clean_township
from sample_workbooks.made_by.township import Share
from tests.rules.planting import (
    HEAD,
    LABEL,
    NAME,
    B,
    C,
    D,
    F,
    Fault,
    K,
    drop,
    everybody,
    number_of,
    put,
    tally,
    told,
    vote,
)

CLEAN = clean_township(NAME, 1)
CHAIR, VICE = (
    next(i for i, row in enumerate(CLEAN.forms[C]) if row["拟任职务"] == post) for post in ("主席", "专职副主席")
)
SWAPPED = next(i for i in range(1, 27) if CLEAN.forms[C][i]["姓名"][0] != CLEAN.forms[C][i - 1]["姓名"][0])
VOTES = CLEAN.ballots[0][1]
ELECTED = [index for index, row in enumerate(VOTES) if row["是否当选"]]
PLAIN = next(index for index in ELECTED if VOTES[index]["姓名"] not in {row["姓名"] for row in CLEAN.forms[F]})
LAST = min(ELECTED, key=lambda index: (VOTES[index]["赞成"], -VOTES[index]["反对"]))


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
    lost |= {key: rows[LAST][key] for key in ("赞成", "反对", "弃权", "得票率", "名次")}


def unelected(town):
    town.ballots[0][1][PLAIN]["是否当选"] = False


def nobody_new(form):
    """Nobody of 新领域 on a list."""
    return lambda town: [row.update(界别="村(社区)") for row in town.forms[form] if row["界别"] == "新领域"]


def without_a_majority(town):
    town.ballots[0][1][PLAIN].update(赞成=20, 反对=20, 弃权=2)


def dragged(town):
    """Five phones in a row run up by one, the same in every form."""
    phones = {town.forms[D][index]["姓名"]: str(13512340000 + index) for index in range(15, 20)}
    for row in (row for form in (D, C, K, F) for row in town.forms[form]):
        row["联系电话"] = phones.get(row["姓名"], row["联系电话"])


def the_old_number(town):
    row = town.forms[D][B]
    row["身份证号"] = row["身份证号"][:6] + row["身份证号"][8:17]


def born_a_month_earlier(town):
    born = town.forms[D][B]["出生年月"]
    town.forms[D][B]["出生年月"] = born.replace(month=born.month - 1)


def another_village(town):
    survey = town.forms["survey"]
    survey.append(
        {**survey[0], "村(社区)": "茶场村", "总人口": 395, "妇女人数": 190, "18周岁以上妇女": 152, "女党员": 6}
    )


def two_swapped(town):
    rows = town.forms[C]
    rows[SWAPPED - 1], rows[SWAPPED] = rows[SWAPPED], rows[SWAPPED - 1]


def an_age_in_words(town):
    town.forms[D][B]["年龄"] = f"{town.forms[D][B]['年龄']}岁"


def one_phone_for_two(town):
    town.forms[D][B]["联系电话"] = town.forms[D][B + 1]["联系电话"]


def another_written_in(town):
    """Nobody is voted against, and yet two vote for another woman."""
    rows = town.ballots[1][1]
    for row in rows:
        row |= {"反对": 0, "弃权": row["弃权"] + row["反对"], "是否另选人": False}
    rows.append(
        {
            **rows[-1],
            "姓名": VOTES[PLAIN]["姓名"],
            "赞成": 2,
            "弃权": None,
            "得票率": None,
            "是否当选": False,
            "是否另选人": True,
        }
    )


def more_women(town):
    """Four times as many women in every village, and the county knows it."""
    for row in town.forms["survey"]:
        row |= {column: 4 * row[column] for column in ("总人口", "妇女人数", "18周岁以上妇女")}
    town.women *= 4


def unfit(candidate):
    """A candidate for a post is of no rank for it; nothing has been elected yet."""

    def change(town):
        town.forms[C][candidate]["职级"] = "一般干部"
        for row in town.forms["progress"]:
            if row["实际完成"] > OCTOBER:
                row |= {"实际完成": None, "状态": "未开始", "文号": None}

    return change


OCTOBER, DECEMBER = date(2022, 10, 31), date(2022, 12, 20)
BY_OCTOBER = {
    "as_of": OCTOBER,
    "sent": tuple(name for name, form in FORMS.items() if Settings().is_due(name, form.due, OCTOBER)),
}
STEP = {"请示": 2, "批复": 3, "公示": 7, "大会": 11, "闭幕": 13, "归档": 15, "总结": 18}

ALWAYS = [
    Fault("V01", put(D, B, 政治面貌=None), (D, 0, B, "政治面貌")),
    Fault("V02", put(D, B, 出生年月="不详"), (D, 0, B, "出生年月")),
    Fault("V03", put(D, B, 性别="妇女"), (D, 0, B, "性别")),
    Fault("V04", put(D, B, 年龄=-3), (D, 0, B, "年龄")),
    Fault("V06", put(D, B, 出生年月="1985.1", 身份证号=None, 年龄=None), (D, 0, B, "出生年月")),
    Fault("V07", put(D, B, 身份证号="43092119850312"), (D, 0, B, "身份证号")),
    Fault("V08", put(D, B, 身份证号="430921198503120020"), (D, 0, B, "身份证号")),
    Fault("V09", put(D, B, 身份证号=4.3092119850312e17), (D, 0, B, "身份证号")),
    Fault("V10", the_old_number, (D, 0, B, "身份证号")),
    Fault("V11", put(D, B, 联系电话="1234"), (D, 0, B, "联系电话")),
    Fault("V13", put(D, B, 学历="神学院"), (D, 0, B, "学历")),
    Fault("P01", born_a_month_earlier, (D, 0, B, "出生年月")),
    Fault("P02", put(D, B, 性别="男"), (D, 0, B, "性别")),
    Fault("P03", put(D, B, 年龄=80), (D, 0, B, "年龄")),
    Fault("P04", of_another_sex, (D, 0, B, "性别")),
    Fault("P05", too_young, (D, 0, B, "出生年月")),
    Fault("P06", twice, (D, 0, 16, "姓名")),
    Fault("P07", another_name, (C, 0, 0, "姓名")),
    Fault("P08", put(C, 0, 民族="满族"), (C, 0, 0, "民族")),
    Fault("D01", drop(D, B), (D, 0, HEAD, "姓名"), "D08 B02"),
    Fault("V12", dragged, (D, 0, 15, "联系电话")),
    Fault("D02", everybody(D, 是否专职妇女工作者=True), (D, 0, HEAD, "是否专职妇女工作者")),
    Fault("D03", everybody(D, C, K, F, 政治面貌="中共党员"), (D, 0, HEAD, "政治面貌")),
    Fault("D06", nobody_new(D), (D, 0, HEAD, "界别")),
    Fault("D05", put("allocation", 3, 提名人数=2), ("allocation", 0, 3, "提名人数")),
    Fault("D08", put("allocation", 3, 分配名额=1), ("allocation", 0, 3, "分配名额")),
    Fault("C01", drop(C, 0), (C, 0, HEAD, "姓名"), "B13"),
    Fault("B01", tally(1, 实到=26, 发出=26, 印制选票=27), ("ballots", 1, LABEL, "实到")),
    Fault("B02", tally(1, 应到=24), ("ballots", 1, LABEL, "应到")),
    Fault("B03", tally(0, 实到=29), ("ballots", 0, LABEL, "实到"), "B04"),
    Fault("B04", tally(0, 发出=44, 印制选票=46), ("ballots", 0, LABEL, "发出")),
    Fault("B05", tally(0, 收回=44, 无效=2), ("ballots", 0, LABEL, "收回")),
    Fault("B06", tally(0, 无效=2), ("ballots", 0, LABEL, "有效")),
    Fault("B07", vote(2, 反对=9), ("ballots", 0, 2, "赞成")),
    Fault("B08", vote(0, 1, 赞成=30, 反对=None, 弃权=None), ("ballots", 1, LABEL, "有效"), "B16 S11"),
    Fault("B09", without_a_majority, ("ballots", 0, PLAIN, "是否当选"), "B16 S11"),
    Fault("B10", unelected, ("ballots", 0, PLAIN, "是否当选"), "B19 S07 B02"),
    Fault("B11", tally(0, 应选名额=24), ("ballots", 0, LABEL, "应选名额"), "S12"),
    Fault("B12", a_tie, ("ballots", 0, LAST, "是否当选")),
    Fault("B13", vote(0, 姓名="于伟洪"), ("ballots", 0, 0, "姓名"), "S07"),
    Fault("B14", tally(0, 计票人="彭志远、于伟红"), ("ballots", 0, LABEL, "计票人")),
    Fault("B17", tally(0, 印制选票=50), ("ballots", 0, LABEL, "印制选票")),
    Fault("B18", tally(1, 实到=25), ("ballots", 1, LABEL, "发出")),
    Fault("B19", tally(1, 应选名额="主席1名、副主席5名"), ("ballots", 1, LABEL, "应选名额")),
    Fault("S01", put(F, 0, 妇联职务="执委"), (F, 0, HEAD, "妇联职务")),
    Fault("S02", put(F, 1, 妇联职务="执委"), (F, 0, HEAD, "妇联职务")),
    Fault("S03", put(F, 2, 妇联职务="执委"), (F, 0, HEAD, "妇联职务")),
    Fault("S04", drop(K, 9), (K, 0, HEAD, "姓名"), "S07"),
    Fault("S07", put(K, 9, 姓名="张冠英"), (K, 0, 9, "姓名"), "P07"),
    Fault("S10", nobody_new(K), (K, 0, HEAD, "界别")),
    Fault("S06", put(F, 4, 姓名="沈爱花", 身份证号=None), (F, 0, 4, "姓名"), "R01"),
    Fault("S08", put(F, 0, 职级="一般干部"), (F, 0, 0, "职级"), "P08"),
    Fault("S09", put(F, 1, 职级="一般干部"), (F, 0, 1, "职级"), "P08"),
    Fault("S13", put(F, 2, 妇联职务="主席"), (F, 0, 2, "姓名"), "S01 S03 S08"),
    Fault("S11", put(K, 9, 赞成票=1), (K, 0, 9, "赞成票")),
    Fault("S12", tally(0, 应选名额=24), ("ballots", 0, LABEL, "应选名额"), "B11"),
    Fault("W01", drop("progress", 1), ("progress", 0, HEAD, "步骤")),
    Fault("W02", put("progress", STEP["批复"], 实际完成=date(2022, 9, 2)), ("progress", 0, STEP["批复"], "实际完成")),
    Fault("W03", put("progress", 1, 实际完成=date(2022, 10, 20)), ("progress", 0, 1, "实际完成")),
    Fault("W04", put("progress", 1, 实际完成=None, 状态="进行中"), ("progress", 0, 1, "计划完成")),
    Fault("W05", put("progress", STEP["总结"], 实际完成=date(2022, 12, 5)), ("progress", 0, STEP["总结"], "实际完成")),
    Fault("W06", put("progress", STEP["公示"], 公示结束=date(2022, 9, 28)), ("progress", 0, STEP["公示"], "公示开始")),
    Fault("W07", put(F, 0, 备案日期=date(2022, 11, 29)), (F, 0, 0, "备案日期")),
    Fault("W08", put("progress", STEP["请示"], 文号=None), ("progress", 0, STEP["请示"], "文号")),
    Fault("W09", put(F, 0, 当选日期=date(2022, 11, 12)), (F, 0, 0, "当选日期")),
    Fault("W11", put("progress", 1, 状态="进行中"), ("progress", 0, 1, "状态")),
    Fault("R01", put(F, 0, 备案日期=None), (F, 0, 0, "备案日期")),
    Fault("R02", drop("archive", 26), ("archive", 0, HEAD, "材料名称")),
    Fault("R03", put("archive", 3, 状态="缺"), ("archive", 0, 3, "备注")),
    Fault("E01", drop("training", 0), ("training", 0, HEAD, "姓名")),
    Fault("E02", put("training", 0, 培训日期=date(2022, 11, 1)), ("training", 0, 0, "培训日期")),
    Fault("H01", put("handover", 0, 监交人="汤友珍"), ("handover", 0, 0, "监交人")),
    Fault("L01", put("discipline", 2, 学习日期=None), ("discipline", 0, 2, "学习日期")),
    Fault("L03", put("discipline", 2, 举报线索数=1), ("discipline", 0, 2, "处理结果")),
    Fault("U02", put("survey", 2, 总人口=19000, 妇女人数=9000), ("survey", 0, HEAD, "妇女人数")),
    Fault("D07", another_village, (D, 0, HEAD, "推选单位")),
    Fault("C02", two_swapped, (C, 0, SWAPPED, "姓名")),
    Fault("V05", an_age_in_words, (D, 0, B, "年龄")),
    Fault("P09", one_phone_for_two, (D, 0, B, "联系电话")),
    Fault("B15", another_written_in, ("ballots", 1, 5, "赞成")),
    Fault("B16", vote(PLAIN, 得票率=Share(0.525)), ("ballots", 0, PLAIN, "得票率")),
    Fault("H02", put("handover", 2, 接收人="贺正明"), ("handover", 0, 2, "接收人")),
    Fault("U01", put("survey", 2, 女党员=9999), ("survey", 0, 2, "女党员")),
]
IN_OCTOBER = [
    Fault("C05", unfit(CHAIR), (C, 0, CHAIR, "职级"), **BY_OCTOBER),
    Fault("C06", unfit(VICE), (C, 0, VICE, "职级"), **BY_OCTOBER),
]
AFTER_THE_DEADLINE = [
    Fault(
        "W10",
        put("progress", STEP["总结"], 实际完成=date(2022, 12, 5)),
        ("progress", 0, STEP["总结"], "实际完成"),
        as_of=DECEMBER,
    ),
]
WHERE_THE_COUNTY_WANTS_IT = [
    Fault(
        "D04", everybody(D, C, K, F, 民族="汉族"), (D, 0, HEAD, "民族"), county={"changed": {("D04", "least"): "10%"}}
    ),
    Fault("S05", drop(K, 9), (K, 0, HEAD, "姓名"), "S04 S07", county={"levels": {"S05": Level.ASK}}),
    Fault(
        "L02",
        put("discipline", 2, 签订承诺书人数=1),
        ("discipline", 0, 2, "签订承诺书人数"),
        county={"levels": {"L02": Level.ASK}},
    ),
    Fault("U04", more_women, (K, 0, HEAD, "姓名"), county={"levels": {"U04": Level.ASK}}),
]
FAULTS = [*ALWAYS, *IN_OCTOBER, *AFTER_THE_DEADLINE, *WHERE_THE_COUNTY_WANTS_IT]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_one_fault(fault):
    seen, cell = told(fault)
    assert {code for code, _ in seen} == {fault.code, *fault.follows.split()}
    assert (fault.code, cell) in seen
