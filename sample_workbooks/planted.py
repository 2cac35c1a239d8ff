"""The mistakes in the sample county: each function makes some and says where they will be found."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clean import Township
from layouts import Laid
from people import with_check_digit


@dataclass(frozen=True)
class Expected:
    """A finding that must be made: its code, where it stands, whom it is about, and why it is there."""

    code: str
    form: str
    block: int
    row: Any
    column: str
    subject: str
    what: str
    consequence: bool = False


@dataclass
class Plan:
    """A township's mistakes; `after` are those made on the laid-out pages."""

    town: Township
    expected: list[Expected] = field(default_factory=list)
    after: list[Callable[[Laid], None]] = field(default_factory=list)

    def expect(self, code: str, form: str, row: Any, column: str, what: str, *, subject: str = "", block: int = 0, so: bool = False) -> None:
        """Note a finding."""
        self.expected.append(Expected(code, form, block, row, column, subject, what, so))

    def delegate(self, index: int, code: str, column: str, value: Any, what: str) -> None:
        """Change a cell of a delegate who is no candidate, so that one list alone is touched."""
        assert index % 3 == 2, "a candidate stands on other lists too"
        row = self.town.forms["delegates"][index]
        row[column] = value
        self.expect(code, "delegates", index, column, what, subject=row["姓名"])

    def label(self, block: int, **values: Any) -> None:
        """Change labels of a tally."""
        self.town.ballots[block][0].update(values)

    def rename_heading(self, form: str, column: str, heading: str) -> None:
        """Give a column another heading."""

        def rename(laid: Laid) -> None:
            page = laid.pages[form]
            place = laid.where[form, 0, "head", column]
            for spot, (_value, look) in page.values.items():
                if look == "head" and page.values[spot][0] == column:
                    page.values[spot] = (heading, look)
                    return
            raise AssertionError(place)

        self.after.append(rename)


def people_mistyped(plan: Plan) -> None:
    """Delegates with one mistake each, and two small ones on the tally."""
    rows = plan.town.forms["delegates"]
    plan.delegate(2, "V01", "政治面貌", None, "没有填")
    plan.delegate(5, "V02", "出生年月", "不详", "不是日期")
    plan.delegate(8, "V03", "性别", "妇女", "不是男也不是女")
    plan.delegate(11, "V04", "年龄", -37, "年龄为负数")
    born = rows[14]["出生年月"]
    plan.delegate(14, "V05", "出生年月", f"{born:%y}.{born.month}", "两位数年份")
    rows[17]["身份证号"] = None
    plan.delegate(17, "V06", "出生年月", f"{rows[17]['出生年月'].year}.1", "一月还是十月")
    plan.delegate(20, "V07", "身份证号", rows[20]["身份证号"][:-1], "少一位")
    wrong = rows[23]["身份证号"]
    plan.delegate(23, "V08", "身份证号", wrong[:-1] + ("1" if wrong[-1] != "1" else "2"), "校验码不对")
    plan.delegate(26, "V09", "身份证号", float(rows[26]["身份证号"][:15] + "000"), "被存成数字")
    old = rows[29]["身份证号"]
    plan.delegate(29, "V10", "身份证号", old[:6] + old[8:17], "15 位旧号")
    plan.delegate(32, "V11", "联系电话", rows[32]["联系电话"][:10], "少一位")
    born = rows[35]["出生年月"]
    plan.delegate(35, "P01", "出生年月", born.replace(month=born.month % 11 + 1 if born.month < 11 else 3), "月份与身份证号不同")
    plan.delegate(38, "P02", "性别", "男", "身份证号说是女")
    man = rows[41]
    man["身份证号"] = with_check_digit(man["身份证号"][:16] + "7")
    plan.delegate(41, "P04", "性别", "男", "正式代表不是妇女")
    girl = rows[44]
    girl["身份证号"] = with_check_digit(girl["身份证号"][:6] + "20060315" + girl["身份证号"][14:17])
    girl["年龄"] = 16
    plan.delegate(44, "P05", "出生年月", date(2006, 3, 15), "未满 18 周岁")
    plan.label(0, 无效=2)
    plan.expect("B06", "ballots", "label", "有效", "有效加无效不等于收回", subject="执委")
    plan.label(1, 应到=24)
    plan.expect("B02", "ballots", "label", "应到", "应到不等于当选执委", subject="主席副主席", block=1)


def layout_mistaken(plan: Plan) -> None:
    """Headings, totals and tables that are not as they should be; quotas that are not met."""
    plan.rename_heading("delegates", "政治面貌", "政治身份")
    plan.expect("T01", "delegates", "head", "政治面貌", "表头写成了政治身份", subject="政治面貌")
    plan.town.forms["survey"][0]["女干部数"] = 2

    def double(laid: Laid) -> None:
        page = laid.pages["committee"]
        right = max(column for _row, column in page.values)
        head = next(row for (row, _column), (_value, look) in page.values.items() if look == "head")
        laid.where["committee", 0, "head", "性别(重)"] = page.put(head, right + 1, "性 别", "head")
        for row in range(head + 1, head + 1 + len(plan.town.forms["committee"])):
            page.put(row, right + 1, "女")

    plan.after.append(double)
    plan.expect("T03", "committee", "head", "性别(重)", "性别列出现两次", subject="性别")

    def misadd(laid: Laid) -> None:
        page = laid.pages["survey"]
        spot = next(spot for spot, (value, _look) in page.values.items() if value == plan.town.women)
        page.values[spot] = (plan.town.women + 10, "cell")

    plan.after.append(misadd)
    plan.expect("T05", "survey", "total", "妇女人数", "合计多加了 10", subject="妇女人数")
    plan.town.forms["training"] = [dict.fromkeys(plan.town.forms["training"][0])]
    plan.expect("T04", "training", "head", "序号", "培训登记表只有表头")
    plan.expect("D01", "delegates", "head", "姓名", "正式代表比名额少 1 名")
    plan.expect("S04", "committee", "head", "姓名", "执委比名额少 1 名")
    plan.label(0, 应选名额=24)
    plan.expect("B11", "ballots", "label", "应选名额", "应选 24 名,当选 25 人", subject="执委")
    plan.expect("S12", "ballots", "label", "应选名额", "应选少于执委名额", subject="执委", so=True)
    plan.label(1, 实到=25)
    plan.expect("B18", "ballots", "label", "发出", "少发一张选票", subject="主席副主席", block=1)


def tally_mistaken(plan: Plan) -> None:
    """A meeting without its quorum, votes that do not add up, a name that is nobody's."""
    _labels, rows = plan.town.ballots[0]
    plan.label(0, 实到=28)
    plan.expect("B03", "ballots", "label", "实到", "到会不足三分之二", subject="执委")
    plan.expect("B04", "ballots", "label", "发出", "发出选票多于实到", subject="执委")
    rows[3]["反对"] += 1
    plan.expect("B07", "ballots", 3, "赞成", "三项相加多 1 票", subject=rows[3]["姓名"])
    few = rows[5]
    few["赞成"], few["反对"], few["弃权"] = 20, 20, 2
    next(row for row in plan.town.forms["committee"] if row["姓名"] == few["姓名"])["赞成票"] = 20
    plan.expect("B09", "ballots", 5, "是否当选", "未过半数却当选", subject=few["姓名"])
    delegates = plan.town.forms["delegates"]
    delegates[8] = {**delegates[5], "推选单位": delegates[8]["推选单位"]}
    plan.expect("P06", "delegates", 8, "姓名", "同一个人列了两次", subject=delegates[5]["姓名"])
    right = rows[11]["姓名"]
    rows[11]["姓名"] = right[0] + "宝珠"
    plan.expect("B13", "ballots", 11, "姓名", "候选人名册上没有这个人", subject=rows[11]["姓名"])
    plan.expect("B13", "ballots", "head", "姓名", "计票表上少了这个人", subject=right)
    plan.label(1, 实到=26, 发出=26, 印制选票=27)
    plan.expect("B01", "ballots", "label", "实到", "实到多于应到", subject="主席副主席", block=1)


def result_mistaken(plan: Plan) -> None:
    """Papers that came from nowhere, a winner left out, officers not as many as they should be."""
    _labels, rows = plan.town.ballots[0]
    plan.label(0, 收回=44, 无效=2)
    plan.expect("B05", "ballots", "label", "收回", "收回选票多于发出", subject="执委")
    out = rows[7]
    out["是否当选"] = False
    member = next(i for i, row in enumerate(plan.town.forms["committee"]) if row["姓名"] == out["姓名"])
    plan.expect("B10", "ballots", 7, "是否当选", "票数够却没有标为当选", subject=out["姓名"])
    plan.expect("B19", "ballots", "label", "应选名额", "于是空缺一名", subject="执委", so=True)
    plan.expect("S07", "committee", member, "姓名", "于是执委名册多一人", subject=out["姓名"], so=True)
    plan.expect("B02", "ballots", "label", "应到", "于是应到不等于当选执委", subject="主席副主席", block=1, so=True)
    chair = plan.town.ballots[1][1][0]
    chair["赞成"], chair["反对"], chair["弃权"] = 25, None, None
    plan.town.forms["officers"][0]["赞成票"] = 25
    plan.expect("B08", "ballots", "label", "有效", "主席赞成票多于有效票", subject="主席副主席", block=1)
    posts = {"主席": "执委", "专职副主席": "执委", "兼职副主席": "执委"}
    for row in plan.town.forms["committee"]:
        if row["妇联职务"] in posts:
            row["妇联职务"] = posts.pop(row["妇联职务"])
    for code, what in (("S01", "没有主席"), ("S02", "没有专职副主席"), ("S03", "兼职副主席少 1 名")):
        plan.expect(code, "committee", "head", "妇联职务", what)
