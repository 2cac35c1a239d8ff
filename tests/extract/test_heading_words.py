"""What a heading means by its words: known as a whole, put together of parts, or left to the values beneath it."""

import pytest

from fulian_excel.extract.headers import Heading, Vocabulary
from fulian_excel.forms import FORMS
from fulian_excel.words import fold_heading
from tests.drawing import extracted

# By form: headings that offices print, each with the column that it can only mean there.
MEANT = {
    "delegates": {
        "name": "被推荐人\n姓名 代表姓名 姓名(签字) 姓名/联系电话 人选姓名 被推荐提名人姓名",
        "work": "所在单位及职务 时任单位及职务 工作单位及主要职务 现工作单位和职务 单位职务 工作单位及职务(全称) 现任工作单位及职务 工作单位及现任党政职务",
        "schooling": "最高学历学位 学历(学位) 学历/学位 全日制学历",
        "unit": "推选单位名称 所属村(社区) 所在行政村 选区 推荐单位 原选举单位或选区 选举单位名称",
        "birth": "出生年月(岁) 出生年月日 出生",
        "politics": "政治面目 代表政治面貌",
        "id_number": "公民身份号码(18位) 本人身份证号 公民身份证号码 有效身份证件号码",
        "phone": "移动电话 本人手机号",
        "area": "结构类型 所属领域",
        "nation": "民族成分",
        "produced_by": "产生途径",
        "full_time": "是否专职",
    },
    "candidates": {
        "rank": "现任职级 现职级 职务层次",
        "post": "拟任职位 候选职务 拟推荐妇联职务 拟安排职务",
        "nominated_by": "推荐方式",
    },
    "committee": {"post": "现任妇联职务 当选妇联职务", "newly": "新任或连任", "votes": "当选得票数 得赞成票数(票)"},
    "discipline": {
        "prohibition": "监督内容（“十严禁”） 严肃换届纪律内容 禁止事项 十严禁内容 纪律条款",
        "studied_on": "组织学习时间 传达学习时间",
        "attended": "参学人数(人)",
        "pledged": "签订承诺书(份) 承诺书签订人数 承诺人数",
        "reports": "收到举报线索(件)",
        "outcome": "线索处理情况 办理情况",
    },
    "ballots": {
        "votes_for": "得赞成票数 同意票数 得票数 赞成票(张)",
        "votes_against": "不赞成票数 不同意票数 反对票",
        "abstentions": "弃权票数",
        "name": "候选人姓名 另选人姓名 被选举人",
        "elected": "当选与否 当选结果",
        "share": "得票比例",
    },
    "archive": {
        "material": "文件题名 归档材料名称 案卷题名 材料题名 文件标题",
        "state": "归档情况 是否归档 存档情况",
        "kept_for": "保存期限",
        "document": "文件编号 发文号",
    },
    "progress": {
        "step": "工作程序 工作内容 重点工作任务 工作环节",
        "planned": "计划完成日期 时间安排 完成时限 时间节点 要求完成时限",
        "done": "实际完成日期 完成时间 实际完成时间",
        "notice_from": "公示起始日",
        "notice_to": "公示截止日",
        "state": "落实情况 工作完成情况",
        "stage": "换届阶段",
        "difficulty": "存在的困难 困难和问题",
    },
    "training": {
        "name": "参训人员姓名 学员姓名",
        "post": "现任妇联职务",
        "grade": "结业考核",
        "trained_on": "培训起止日期",
        "hours": "完成学时数 已完成学时数 学时数",
        "subject": "培训班名称 课程内容",
    },
    "handover": {
        "matter": "移交事项及内容 交接项目名称 移交项目名称 项目名称 移交物品",
        "amount": "详细描述/数量",
        "from_whom": "交接人 移交方 移交方代表 移交者 移交人签字",
        "to_whom": "接收方",
        "witness": "监交方",
    },
    "survey": {
        "village": "行政村 社区名称（必填） 村（社区）名称",
        "people": "人口总数 全村总人口数",
        "women": "妇女人口数 妇女人数（个） 妇女总人数",
        "party_women": "女党员人数 女党员（人）",
        "grown_women": "18岁以上妇女人数 其中：18周岁以上妇女 年满18周岁以上的妇女",
        "women_cadres": "妇女干部人数 两委成员中的女干部数",
    },
    "allocation": {
        "seats": "应选代表数 代表名额 分配代表名额数 下达代表名额(名)",
        "nominated": "候选人数 提名人数 候选人提名人数 拟提名人数(名) 推荐候选人数",
    },
}


@pytest.mark.parametrize(
    ("form", "heading", "column"),
    [
        (form, heading, column)
        for form, columns in MEANT.items()
        for column, headings in columns.items()
        for heading in headings.replace("\n姓名", "姓名").split()
    ],
)
def test_a_heading_is_understood(form, heading, column):
    meaning = Vocabulary.of(FORMS[form]).meaning((fold_heading(heading),))
    assert meaning is not None
    assert meaning.name == column


@pytest.mark.parametrize(
    ("form", "heading"),
    [
        ("delegates", "推荐人姓名"),
        ("delegates", "配偶姓名"),
        ("delegates", "紧急联系人电话"),
        ("delegates", "单位电话"),
        ("committee", "原任妇联职务"),
        ("survey", "应参会妇女数"),
        ("survey", "连选连任干部数"),
        ("archive", "起止页号"),
        ("archive", "页号"),
        ("delegates", "是您什么人"),
        ("archive", "材料性质"),
        ("ballots", "部分无效票数"),
        ("progress", "天数"),
    ],
)
def test_a_heading_of_somebody_or_something_else_is_no_column(form, heading):
    assert Vocabulary.of(FORMS[form]).meaning((fold_heading(heading),)) is None


def test_every_column_is_known_by_its_own_words():
    for form in FORMS.values():
        vocabulary = Vocabulary.of(form)
        for name, column in form.columns.items():
            assert vocabulary.meaning((fold_heading(column.title),)).name == name


def test_a_list_of_people_is_named_by_the_one_heading_that_ends_in_a_name():
    vocabulary = Vocabulary.of(FORMS["delegates"])
    read = vocabulary.read([Heading(2, 1, ("优秀女性姓名",)), Heading(2, 2, ("配偶姓名",)), Heading(2, 3, ("性别",))])
    assert [one.name for one in read] == ["name", "", "sex"]


def test_what_is_handed_over_is_named_by_the_one_heading_that_ends_in_a_name():
    vocabulary = Vocabulary.of(FORMS["handover"])
    headings = [Heading(2, 1, ("序号",)), Heading(2, 2, ("印章(证照)名称",)), Heading(2, 3, ("数量(枚、本)",))]
    assert [one.name for one in vocabulary.read(headings)] == ["number", "matter", "amount"]
    headings += [Heading(2, 4, ("资产名称",))]
    assert [one.name for one in vocabulary.read(headings)] == ["number", "", "amount", ""]


def test_of_two_who_lead_the_one_in_charge_is_meant():
    vocabulary = Vocabulary.of(FORMS["progress"])
    both = vocabulary.read([Heading(2, 1, ("责任领导",)), Heading(2, 2, ("责任人",)), Heading(2, 3, ("牵头单位",))])
    assert [one.name for one in both] == ["", "in_charge", ""]
    assert [one.name for one in vocabulary.read([Heading(2, 1, ("责任领导",))])] == ["in_charge"]


def test_a_heading_understood_by_its_parts_gives_way_to_the_columns_own_word():
    vocabulary = Vocabulary.of(FORMS["committee"])
    headings = [Heading(2, 1, ("现任妇联职务",)), Heading(2, 2, ("妇联职务",)), Heading(2, 3, ("职级",))]
    assert [one.name for one in vocabulary.read(headings)] == ["", "post", "rank"]
    assert [one.name for one in vocabulary.read([headings[0], headings[0]])] == ["post", "post"]


def test_under_a_group_the_lower_heading_decides():
    vocabulary = Vocabulary.of(FORMS["ballots"])
    read = vocabulary.read([Heading(2, 1, ("选举结果", "票数")), Heading(2, 2, ("选举结果", "比率"))])
    assert [one.name for one in read] == ["votes_for", ""]


COMMITTEE = """
    | 青山镇执委会成员名册 |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | {0} | {1} | 是否新任 |
    | 王芳 | 女 | '1985.03 | 群众 | {2} | {3} | 是 |
    | 李敏 | 女 | '1986.04 | 群众 | {2} | {4} | 是 |
"""


def test_a_post_is_the_federations_where_the_values_are():
    drawn = COMMITTEE.format("工作单位", "职务", "白石村", "主席", "执委")
    table = extracted({"名册": drawn}).tables["committee"]
    assert table.values["post"] == ["主席", "执委"]
    assert table.values["work"] == ["白石村", "白石村"]


def test_a_post_is_half_of_the_work_where_the_values_are_no_federations():
    drawn = COMMITTEE.format("工作单位", "职务", "白石村", "村委委员", "会计").replace(
        "| 是否新任", "| 妇联职务 | 是否新任"
    )
    drawn = drawn.replace("| 是 |", "| 执委 | 是 |")
    table = extracted({"名册": drawn}).tables["committee"]
    assert table.values["post"] == ["执委", "执委"]
    assert table.values["work"] == ["白石村 村委委员", "白石村 会计"]


def test_a_kind_of_delegate_is_told_from_a_field_by_its_values():
    drawn = """
        | 妇女代表名册 |
        | 推选单位 | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 代表类型 |
        | 白石村 | 王芳 | 女 | '1985.03 | 群众 | 村民 | {0} |
    """
    assert extracted({"代表": drawn.format("特邀")}).tables["delegates"].values["standing"] == ["特邀"]
    assert extracted({"代表": drawn.format("村(社区)")}).tables["delegates"].values["area"] == ["村(社区)"]
