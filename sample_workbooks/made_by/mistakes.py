"""Four townships' mistakes: people mistyped, sheets misshapen, votes miscounted, results misread."""

from datetime import date
from functools import partial

from sample_workbooks.made_by.election import ranked, vote
from sample_workbooks.made_by.laying import Laid
from sample_workbooks.made_by.people import with_check_digit
from sample_workbooks.made_by.planted import Plan, reborn
from sample_workbooks.made_by.township import Row


def people_mistyped(plan: Plan) -> None:
    """Delegates with one mistake each, and two small ones on the tallies."""
    town = plan.town
    day = town.filled_on("delegates")
    plan.spoil("V01", "政治面貌", None, "没有填")
    plan.spoil("V02", "出生年月", "不详", "不是日期")
    plan.spoil("V03", "性别", "妇女", "不是男也不是女")
    plan.spoil("V04", "年龄", -37, "年龄为负数")
    index, row = plan.delegate()
    reborn(row, date(1985, 3, 12), day)
    row["出生年月"] = "85.3"
    plan.expect("V05", "delegates", index, "出生年月", "两位数年份", subject=row["姓名"])
    index, row = plan.delegate()
    row |= {"身份证号": None, "出生年月": "1985.1", "年龄": None}
    plan.expect("V06", "delegates", index, "出生年月", "一月还是十月", subject=row["姓名"])
    index, row = plan.delegate()
    row["身份证号"] = row["身份证号"][:-1]
    plan.expect("V07", "delegates", index, "身份证号", "少一位", subject=row["姓名"])
    index, row = plan.delegate()
    last = row["身份证号"][-1]
    row["身份证号"] = row["身份证号"][:-1] + ("2" if last != "2" else "3")
    plan.expect("V08", "delegates", index, "身份证号", "校验码不对", subject=row["姓名"])
    index, row = plan.delegate()
    row["身份证号"] = float(row["身份证号"][:15] + "000")
    plan.expect("V09", "delegates", index, "身份证号", "被存成数字,末三位丢失", subject=row["姓名"])
    index, row = plan.delegate()
    row["身份证号"] = row["身份证号"][:6] + row["身份证号"][8:17]
    plan.expect("V10", "delegates", index, "身份证号", "15 位旧号", subject=row["姓名"])
    index, row = plan.delegate()
    row["联系电话"] = row["联系电话"][:10]
    plan.expect("V11", "delegates", index, "联系电话", "少一位", subject=row["姓名"])
    _sexes_and_births(plan, day)
    member = next(row for row in town.forms["candidates"] if row["拟任职务"] == "执委")
    member["年龄"] += 3
    index = town.row_of("candidates", member["姓名"])
    plan.expect("P03", "candidates", index, "年龄", "年龄多写 3 岁", subject=member["姓名"])
    plan.label(0, 无效=town.ballots[0][0]["无效"] + 1)
    plan.expect("B06", "ballots", "label", "有效", "有效加无效比收回多 1", subject="执委")
    labels = town.ballots[1][0]
    plan.label(1, 应到=labels["应到"] - 1, 实到=labels["应到"] - 1)
    plan.expect("B02", "ballots", "label", "应到", "应到比当选执委少 1", subject="主席副主席", block=1)


def _sexes_and_births(plan: Plan, day: date) -> None:
    index, row = plan.delegate()
    reborn(row, date(1979, 6, 8), day)
    row["出生年月"] = date(1979, 7, 8)
    plan.expect("P01", "delegates", index, "出生年月", "与身份证号差一个月", subject=row["姓名"])
    index, row = plan.delegate()
    row["身份证号"] = with_check_digit(row["身份证号"][:16] + "5")
    plan.expect("P02", "delegates", index, "性别", "身份证号第 17 位为单数", subject=row["姓名"])
    index, row = plan.delegate()
    row["身份证号"], row["性别"] = with_check_digit(row["身份证号"][:16] + "7"), "男"
    plan.expect("P04", "delegates", index, "性别", "正式代表不是妇女", subject=row["姓名"])
    index, row = plan.delegate()
    reborn(row, date(2006, 3, 15), day)
    row |= {"政治面貌": "共青团员", "学历": "初中"}
    plan.expect("P05", "delegates", index, "出生年月", "大会当天未满 18 周岁", subject=row["姓名"])


def sheets_misshapen(plan: Plan) -> None:
    """Headings, totals and tables that are not as they should be; quotas that are not met."""
    town = plan.town
    plan.rename_heading("delegates", "政治面貌", "政治身份")
    plan.expect("T01", "delegates", "head", "政治面貌", "表头写成了政治身份", subject="政治面貌")
    plan.after.append(partial(_second_column_of_sex, len(town.forms["committee"])))
    plan.expect("T03", "committee", "head", "性别(重)", "性别列出现两次", subject="性别")
    plan.after.append(
        lambda laid: laid.page("survey").change(laid.where["survey", 0, "total", "妇女人数"], town.women + 10)
    )
    plan.expect("T05", "survey", "total", "妇女人数", "合计多加了 10", subject="妇女人数")
    town.forms["handover"] = [dict.fromkeys(town.forms["handover"][0]) for _ in range(4)]
    plan.expect("F07", "handover", "nowhere", "", "工作交接表只有表头", subject="工作交接表")
    town.undated.add("training")
    plan.expect("T06", "training", "label", "填报日期", "没有填报日期", subject="填报日期")
    plan.expect("D01", "delegates", "head", "姓名", "正式代表 45 人,比名额少 1")
    plan.expect("S04", "committee", "head", "姓名", "执委 25 人,比名额少 1")
    plan.expect("S12", "ballots", "label", "应选名额", "应选 25 少于执委名额 26", subject="执委", so=True)
    _more_officers_than_seats(plan)
    labels = town.ballots[1][0]
    plan.label(1, 实到=labels["应到"], 发出=labels["应到"] - 1, 剩余=1, 收回=24, 有效=24)
    plan.expect("B18", "ballots", "label", "发出", "少发一张选票", subject="主席副主席", block=1)


def _second_column_of_sex(count: int, laid: Laid) -> None:
    page = laid.page("committee")
    right = max(column for row, column in page.values if row in page.heads) + 1
    laid.where["committee", 0, "head", "性别(重)"] = page.put(page.heads[0], right, "性 别", "head")
    page.put(page.heads[-1], right, None, "head")
    page.merge(page.heads[0], right, page.heads[-1], right)
    for turn in range(count):
        page.put(page.heads[-1] + 1 + turn, right, "女")


def _more_officers_than_seats(plan: Plan) -> None:
    """Four deputies elected to three seats; their votes keep within what three seats allow."""
    rows = plan.town.ballots[1][1]
    for row, yes in zip(rows, (23, 18, 18, 18, 17), strict=True):
        row.pop("名次", None)
        row.update(vote(row["姓名"], row["职务"], yes, 24, elected=True))
    ranked(rows, 24)
    for row, officer in zip(rows, plan.town.forms["officers"], strict=True):
        officer["赞成票"] = row["赞成"]
    plan.label(1, 应选名额="主席1名、副主席3名")
    plan.expect("B11", "ballots", "label", "应选名额", "应选副主席 3 名,当选 4 人", subject="主席副主席", block=1)


def votes_miscounted(plan: Plan) -> None:
    """A meeting without its quorum, votes that do not add up, a name that is nobody's."""
    town = plan.town
    rows = town.ballots[0][1]
    plan.expect("B03", "ballots", "label", "实到", "实到 29 人,不足应到 45 人的三分之二", subject="执委")
    plain = [row for row in rows if row["是否当选"] and _post(plan, row) == "执委"]
    plain[0]["反对"] += 1
    plan.expect("B07", "ballots", rows.index(plain[0]), "赞成", "三项相加多 1 票", subject=plain[0]["姓名"])
    few = plain[3]
    few.update(vote(few["姓名"], "执委", 20, 28, elected=True))
    town.forms["committee"][town.row_of("committee", few["姓名"])]["赞成票"] = 20
    plan.expect("B09", "ballots", rows.index(few), "是否当选", "20 票未过应到 45 人的半数却当选", subject=few["姓名"])
    delegates = town.forms["delegates"]
    first, twice = plan.free[0], plan.free[5]
    delegates[twice] = {**delegates[first], "推选单位": delegates[twice]["推选单位"]}
    plan.expect("P06", "delegates", twice, "姓名", "同一个人列了两次", subject=delegates[first]["姓名"])
    loser = next(row for row in rows if not row["是否当选"])
    right = loser["姓名"]
    loser["姓名"] = f"{right[0]}宝珠"
    plan.expect("B13", "ballots", rows.index(loser), "姓名", "候选人名册上没有这个人", subject=loser["姓名"])
    plan.expect("B13", "ballots", "head", "姓名", "计票表上少了这个人", subject=right)
    labels = town.ballots[1][0]
    more = labels["应到"] + 1
    plan.label(1, 实到=more, 发出=more, 印制选票=more, 剩余=0)
    plan.expect("B01", "ballots", "label", "实到", "实到多于应到", subject="主席副主席", block=1)


def _post(plan: Plan, row: Row) -> str:
    return next(post for person, post in plan.town.candidates if person.name == row["姓名"])


def results_misread(plan: Plan) -> None:
    """Papers that came from nowhere, a winner left out, officers not as many as they should be."""
    town = plan.town
    labels, rows = town.ballots[0]
    plan.label(0, 收回=labels["收回"] + 1, 无效=labels["无效"] + 1)
    plan.expect("B05", "ballots", "label", "收回", "收回选票多于发出", subject="执委")
    loser = [row for row in rows if not row["是否当选"]][-1]
    rows.remove(loser)
    plan.remove("candidates", "姓名", loser["姓名"])
    plan.expect("C01", "candidates", "head", "姓名", "应选 25 人只有候选人 26 人,差额不足 5%")
    out = [row for row in rows if row["是否当选"] and _post(plan, row) == "执委"][4]
    out["是否当选"] = False
    plan.expect("B10", "ballots", rows.index(out), "是否当选", "票数够却没有标为当选", subject=out["姓名"])
    plan.expect("B19", "ballots", "label", "应选名额", "于是空缺一名", subject="执委", so=True)
    member = town.row_of("committee", out["姓名"])
    plan.expect("S07", "committee", member, "姓名", "于是执委名册多一人", subject=out["姓名"], so=True)
    plan.expect("B02", "ballots", "label", "应到", "于是应到不等于当选执委", subject="主席副主席", block=1, so=True)
    _too_many_votes(plan, out["姓名"])
    posts = ["主席", "专职副主席", "兼职副主席"]
    for row in town.forms["officers"]:
        if row["妇联职务"] in posts:
            posts.remove(row["妇联职务"])
            row["妇联职务"] = "执委"
    for code, what in (("S01", "没有主席"), ("S02", "没有专职副主席"), ("S03", "兼职副主席少 1 名")):
        plan.expect(code, "officers", "head", "妇联职务", what)


def _too_many_votes(plan: Plan, but: str) -> None:
    """A fifth deputy stands and loses; the five have more votes than the papers could carry."""
    town = plan.town
    labels, rows = town.ballots[1]
    valid = labels["有效"]
    fifth = next(
        row
        for row in town.forms["candidates"]
        if row["拟任职务"] == "执委"
        and row["姓名"] != but
        and row["姓名"] in {line["姓名"] for line in town.forms["committee"]}
    )
    fifth["拟任职务"] = "兼职副主席"
    for row, officer in zip(rows, town.forms["officers"], strict=True):
        row.update(vote(row["姓名"], row["职务"], valid, valid, elected=True))
        officer["赞成票"] = valid
    rows.append({**vote(fifth["姓名"], "兼职副主席", 9, valid, elected=False), "得票率": None, "名次": None})
    plan.label(1, 选举方式="差额", 发出=labels["发出"] + 1, 印制选票=labels["印制选票"] + 1)
    plan.expect("B04", "ballots", "label", "发出", "发出选票多于实到", subject="主席副主席", block=1)
    plan.expect(
        "B08", "ballots", "label", "有效", "副主席赞成票合计多于有效票乘应选名额", subject="主席副主席", block=1
    )
