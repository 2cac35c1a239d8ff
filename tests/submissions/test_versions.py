"""Of one form in several files: which are versions, which are parts, which is the later one, and what is told."""

import pytest

from fulian_excel.kinds.identity import trustworthy
from sample_workbooks.made_by.people import with_check_digit
from tests.submissions.drawn import people, read, received, told, township, unused, woman

ALL = [
    woman(name, f"19{60 + at}.0{at % 9 + 1}")
    for at, name in enumerate(("王芳", "李敏", "张静", "刘洋", "陈红", "赵霞"))
]
CHANGED = [(*ALL[0][:3], "中共党员", *ALL[0][4:]), *ALL[1:]]
NUMBER = with_check_digit("11010519850312002")


def version(file, rows=ALL, day="2022.11.1", **more):
    return read(file, people(*rows, day=day), **more)


LATER = [
    # older, newer (each beats the other by every weaker key), why
    ({"file": "z(9)最终.xlsx", "seen": 1, "day": "2022.11.9"}, {"file": "a.xlsx", "seen": 2}, "后一轮才收到"),
    ({"file": "z.xlsx", "seen": 3}, {"file": "a.xlsx"}, "后一轮才收到"),
    ({"file": "z(9).xlsx", "modified": "2022-11-20T08:00:00Z"}, {"file": "a.xlsx", "day": "2022.11.2"}, "填报日期较晚"),
    ({"file": "z.xlsx", "day": "2023.1.1"}, {"file": "a.xlsx", "day": "2022.11.1"}, "填报日期较晚"),
    ({"file": "z.xlsx", "day": ""}, {"file": "a.xlsx", "day": "2022.10.1"}, "填报日期较晚"),
    (
        {"file": "z新.xlsx", "modified": "2022-11-20T08:00:00Z"},
        {"file": "a.xlsx", "modified": "2022-11-20T16:30:00+08:00"},
        "文件里记的保存时间较晚",
    ),
    ({"file": "z新.xlsx"}, {"file": "a.xlsx", "modified": "2022-11-20T08:00:00Z"}, "文件里记的保存时间较晚"),
    ({"file": "z新.xlsx", "modified": "昨天"}, {"file": "a.xlsx", "modified": "2022-11-20"}, "文件里记的保存时间较晚"),
    ({"file": "名册(2).xlsx"}, {"file": "名册 - 副本.xlsx"}, "文件名写明是改过的"),
    ({"file": "名册(10).xlsx"}, {"file": "代表名册定稿.xlsx"}, "文件名写明是改过的"),
    ({"file": "青山镇新任干部.xlsx"}, {"file": "名册(改).xlsx"}, "文件名写明是改过的"),
    ({"file": "高新区名册.xlsx"}, {"file": "新名册.xlsx"}, "文件名写明是改过的"),
    ({"file": "青山镇改选名册.xlsx"}, {"file": "名册最终.xlsx"}, "文件名写明是改过的"),
    ({"file": "名册.xlsx"}, {"file": "名册(1).xlsx"}, "文件名里括号中的编号较大"),
    ({"file": "名册(9).xlsx"}, {"file": "名册（10）.xlsx"}, "文件名里括号中的编号较大"),
]


@pytest.mark.parametrize(("older", "newer", "why"), LATER)
@pytest.mark.parametrize("turned", [False, True])
def test_the_later_version_counts_and_why(older, newer, why, turned):
    files = [version(**older), version(rows=CHANGED, **newer)]
    assembled = received(*(reversed(files) if turned else files))
    assert township(assembled).tables["delegates"].file == newer["file"]
    assert unused(assembled) == [(older["file"], "delegates", f"已有更新的版本 {newer['file']}({why})")]
    assert told(assembled) == [("F08", newer["file"])]
    finding = assembled.findings[0]
    assert (
        finding.message
        == f"《妇女代表名册》收到两个不同的版本:{older['file']} 和 {newer['file']},用的是 {newer['file']}"
    )
    assert f"用的是 {newer['file']}({why});如果不对,请把不用的从收件箱移走" in finding.county_message


def test_what_nothing_tells_apart_is_not_called_newer():
    assembled = received(version("a.xlsx"), version("b.xlsx", CHANGED))
    assert unused(assembled) == [("a.xlsx", "delegates", "用的是 b.xlsx(分不出先后,按文件名取排在后面的)")]


def test_versions_that_say_the_same_are_one():
    assembled = received(version("b.xlsx"), version("a.xlsx", day="2022.11.9"))
    assert unused(assembled) == [("b.xlsx", "delegates", "与 a.xlsx 内容相同")]
    assert told(assembled) == []


SHARED = [
    # rows of a.xlsx, rows of b.xlsx, rows that count, what is told
    ("none in common are parts", ALL[:3], ALL[3:], 6, []),
    ("half of the smaller are versions", ALL[:4], [*ALL[3:5]], 2, ["F08"]),
    ("fewer than half, the later counts", ALL[:4], ALL[3:], 3, ["F08"]),
    ("a few rows alone are asked about", ALL, ALL[:2], 2, ["F12"]),
    (
        "an identity number is enough",
        [woman("王芳", "1985.03", NUMBER)],
        [woman("王方", "1985.04", NUMBER)],
        1,
        ["F08"],
    ),
    ("so are name and birth", [woman("王芳", "1985.03", NUMBER)], [woman("王 芳", "1985.03")], 1, ["F08"]),
    (
        "a number that is wrong is none",
        [woman("王芳", "1985.03", "1" * 18)],
        [woman("李敏", "1990.03", "1" * 18)],
        2,
        [],
    ),
    ("namesakes born apart are two", [woman("王芳", "1985.03")], [woman("王芳", "1990.03")], 2, []),
]


@pytest.mark.parametrize(
    ("rows", "more", "count", "codes"), [one[1:] for one in SHARED], ids=[one[0] for one in SHARED]
)
def test_versions_and_parts_are_told_apart_by_their_rows(rows, more, count, codes):
    assert trustworthy(NUMBER)
    assembled = received(version("a.xlsx", rows), version("b.xlsx", more))
    assert len(township(assembled).tables["delegates"]) == count
    assert [code for code, _ in told(assembled)] == codes


def test_few_rows_in_common_are_said_to_the_county_as_doubtful():
    assembled = received(version("a.xlsx", ALL[:4]), version("b.xlsx", ALL[3:]))
    assert "也可能各报了一部分" in assembled.findings[0].county_message
    assert "移走" not in assembled.findings[0].message


def test_a_correction_of_one_part_replaces_only_that_part():
    parts = [version("1村.xlsx", ALL[:2]), version("2村.xlsx", ALL[2:4]), version("3村.xlsx", ALL[4:])]
    assembled = received(*parts, version("1村改.xlsx", CHANGED[:2]))
    table = township(assembled).tables["delegates"]
    assert table.parts == ("1村改.xlsx", "2村.xlsx", "3村.xlsx")
    assert table.values["name"] == ["王芳", "李敏", "张静", "刘洋", "陈红", "赵霞"]
    assert table.values["politics"][0] == "中共党员"
    assert [one[0] for one in unused(assembled)] == ["1村.xlsx"]
    assert assembled.parts == {name: [("delegates", 3)] for name in table.parts}


VOTES = "| 选举计票表 |\n| 填报单位:青山镇妇联 |\n| 选举事项 | {election} | 轮次 | {round} | 应到 | 60 |\n| 姓名 | 赞成 | 是否当选 |\n| {who} | {votes} | 是 |"
LISTS = [
    # form, one file, another file, how many rows count
    (
        "survey",
        "| 基本情况摸底表 |\n| 村(社区) | 妇女人数 | 18周岁以上妇女 |\n| 白石村 | 90 | 80 |",
        "白石村|清水村",
        2,
    ),
    ("survey", "| 基本情况摸底表 |\n| 村(社区) | 妇女人数 | 18周岁以上妇女 |\n| 白石村 | 90 | 80 |", "90|91", 1),
    ("allocation", "| 代表名额分配表 |\n| 推选单位 | 分配名额 |\n| 白石村 | 3 |", "白石村|清水村", 2),
    (
        "progress",
        "| 换届工作进度表 |\n| 步骤 | 计划完成 | 实际完成 |\n| 1.调查摸底 | 2022-09-20 | 2022-09-18 |",
        "1.调查摸底 | 2022-09-20 | 2022-09-18|||2、调查摸底 | 2022-09-20 | 2022-09-19",
        1,
    ),
    (
        "progress",
        "| 换届工作进度表 |\n| 步骤 | 计划完成 | 实际完成 |\n| 调查摸底 | 2022-09-20 | 2022-09-18 |",
        "调查摸底|制定方案",
        2,
    ),
    ("archive", "| 归档材料目录 |\n| 材料名称 | 状态 |\n| 请示 | 已归档 |", "请示|批复", 2),
    ("archive", "| 归档材料目录 |\n| 材料名称 | 状态 |\n| 请示 | 已归档 |", "已归档|缺", 1),
    (
        "discipline",
        "| 换届纪律落实情况表 |\n| 纪律内容 | 学习日期 |\n| 严禁拉票贿选 | 2022-10-08 |",
        "拉票贿选|弄虚作假",
        2,
    ),
    ("handover", "| 工作交接表 |\n| 交接事项 | 移交人 | 接收人 |\n| 印章 | 王芳 | 李敏 |", "印章|账本", 2),
    (
        "training",
        "| 培训登记表 |\n| 姓名 | 妇联职务 | 培训日期 |\n| 王芳 | 主席 | 2022-11-20 |",
        "2022-11-20|2022-11-21",
        1,
    ),
    ("training", "| 培训登记表 |\n| 姓名 | 妇联职务 | 培训日期 |\n| 王芳 | 主席 | 2022-11-20 |", "王芳|李敏", 2),
    ("ballots", VOTES.format(election="执委", round=1, who="王芳", votes=50), "执委|主席副主席", 2),
    ("ballots", VOTES.format(election="执委", round=1, who="王芳", votes=50), "| 1 ||| 2 |", 2),
    ("ballots", VOTES.format(election="执委", round=1, who="王芳", votes=50), "王芳|李敏", 1),
]


@pytest.mark.parametrize(("form", "drawing", "change", "count"), LISTS)
def test_each_form_has_rows_known_by_their_own_key(form, drawing, change, count):
    before, after = change.split("|||") if "|||" in change else change.split("|")
    assembled = received(
        read("青山镇a.xlsx", drawing), read("青山镇b.xlsx", drawing.replace(before.strip("| "), after.strip("| ")))
    )
    assert len(township(assembled).tables[form]) == count
    assert [code for code, _ in told(assembled)] == ([] if count == 2 else ["F08"])


def test_a_list_without_its_key_never_takes_the_place_of_one_that_has_it():
    nameless = read("b.xlsx", people(*ALL).replace("姓名", "甲乙"))
    assembled = received(version("a.xlsx"), nameless)
    assert township(assembled).tables["delegates"].file == "a.xlsx"
    assert unused(assembled) == [("b.xlsx", "delegates", "用的是 a.xlsx(那一份没有认出「姓名」)")]


def test_a_hidden_sheet_takes_no_part_beside_a_visible_one():
    hidden = version("b.xlsx", CHANGED, day="2022.11.9", hidden=("表1",))
    assembled = received(version("a.xlsx"), hidden)
    assert township(assembled).tables["delegates"].file == "a.xlsx"
    assert unused(assembled) == [("b.xlsx", "delegates", "用的是 a.xlsx(那一份在隐藏的工作表里)")]
    assert len(township(received(hidden)).tables["delegates"]) == len(ALL)


def test_a_blank_form_never_takes_the_place_of_a_filled_one():
    assembled = received(version("a.xlsx"), version("b.xlsx", [], day="2022.11.9"))
    assert township(assembled).tables["delegates"].file == "a.xlsx"
    assert (assembled.blank, unused(assembled), told(assembled)) == ({"b.xlsx": ("delegates",)}, [], [])
    assert township(assembled).blank == frozenset()


def test_what_lay_where_the_original_lay_gives_way_to_the_copy_unless_it_came_later():
    copy, mended = version("回复.xlsx"), version("名册.xlsx", CHANGED)
    copy.source = "0123456789ab"
    lay_at = {"0123456789ab": {"名册.xlsx"}}
    assembled = received(copy, mended, lay_at=lay_at)
    assert unused(assembled) == [("名册.xlsx", "delegates", "已有更新的版本 回复.xlsx(批注件已改好发回)")]
    assert (told(assembled), len(assembled.changed)) == ([], 1)
    copy = version("回复.xlsx", seen=1)
    copy.source = "0123456789ab"
    assembled = received(copy, mended, lay_at=lay_at)
    assert unused(assembled) == [("回复.xlsx", "delegates", "已有更新的版本 名册.xlsx(后一轮才收到)")]
    assert (told(assembled), assembled.changed) == ([("F08", "名册.xlsx")], [])
