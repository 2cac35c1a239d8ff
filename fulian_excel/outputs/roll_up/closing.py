"""总结情况 and 摸底情况: filing, archive, training, handover, discipline; the villages and their women."""

from xlsxwriter.workbook import Workbook

from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.outputs.roll_up.board import Board, Totals
from fulian_excel.outputs.roll_up.columns import Column, Count, Share, Words
from fulian_excel.outputs.roll_up.figures import (
    counted,
    filed,
    has_handed_over,
    newly,
    newly_trained,
    summed,
    to_be_filed,
    total,
    wanted,
)
from fulian_excel.table import Row, Submission

FILING, ARCHIVE, TRAINING, HANDOVER, DISCIPLINE = "备案", "归档", "培训", "交接", "换届纪律"
HANDED, NEW_TRAINED = f"{HANDOVER}已交接", f"{TRAINING}已培训"
VILLAGES, ORGANISED = "村(社区)数", "有妇联组织\n的村(社区)"


def closing(workbook: Workbook, report: Report) -> Totals:
    """Write 总结情况."""
    note = (
        "备案:执委会里的班子成员有备案日期的;归档、纪律:目录和十个严禁里没列出的也算应有,不适用的不计;"
        "培训:新任执委按姓名对照培训登记表;交接:核验日期前已有交接的;— 为没有报送"
    )
    page = Page(workbook, "总结情况", f"{report.title} 总结情况", note)
    columns = (
        Column("应备", Count(to_be_filed), FILING),
        Column("已备", Count(filed), FILING),
        Column("备案率", Share(f"{FILING}已备", f"{FILING}应备"), FILING),
        Column("应归", Count(wanted("archive", "material", "archive", _belongs)), ARCHIVE),
        Column("已归", Count(counted("archive", "state", _is_kept)), ARCHIVE),
        Column("归档率", Share(f"{ARCHIVE}已归", f"{ARCHIVE}应归"), ARCHIVE),
        Column("人次", Count(total("training")), TRAINING),
        Column("新任\n执委", Count(newly), TRAINING),
        Column("已培训", Count(newly_trained), TRAINING),
        Column("覆盖率", Share(NEW_TRAINED, f"{TRAINING}新任\n执委"), TRAINING),
        Column("事项", Count(total("handover")), HANDOVER),
        Column("已交接", Words(_has_handed_over, ("是",), ("是", "否")), HANDOVER),
        Column("条目", Count(wanted("discipline", "prohibition", "prohibitions", lambda _row: True)), DISCIPLINE),
        Column("已学习", Count(counted("discipline", "studied_on", _is_studied)), DISCIPLINE),
        Column("学习率", Share(f"{DISCIPLINE}已学习", f"{DISCIPLINE}条目"), DISCIPLINE),
        Column("举报\n线索", Count(summed("discipline", "reports")), DISCIPLINE),
    )
    return Board(page, report.county.submissions, columns).lay()


def survey(workbook: Workbook, report: Report) -> Totals:
    """Write 摸底情况."""
    page = Page(workbook, "摸底情况", f"{report.title} 摸底情况", "由基本情况摸底表逐村相加;— 为没有报送或没有这一栏")
    columns = (
        Column(VILLAGES, Count(total("survey")), width=10),
        Column("总人口", Count(summed("survey", "people")), width=11),
        Column("妇女人数", Count(summed("survey", "women"), ("总人口",)), width=11),
        Column("18周岁以上妇女", Count(summed("survey", "grown_women"), ("妇女人数",)), width=11),
        Column("女党员", Count(summed("survey", "party_women"), ("妇女人数",)), width=10),
        Column(ORGANISED, Count(counted("survey", "organised", _is_organised), (VILLAGES,)), width=12),
        Column("妇联干部数", Count(summed("survey", "staff")), width=12),
        Column("女干部数", Count(summed("survey", "women_cadres")), width=12),
        Column("妇联执委数", Count(summed("survey", "members")), width=12),
        Column("女性社会\n组织数", Count(summed("survey", "societies")), width=10),
        Column("非公企业数", Count(summed("survey", "companies")), width=12),
    )
    return Board(page, report.county.submissions, columns).lay()


def _belongs(row: Row) -> bool:
    return bool(row["state"] != "不适用")


def _is_kept(row: Row) -> bool:
    return bool(row["state"] == "已归档")


def _is_studied(row: Row) -> bool:
    return row["studied_on"] is not None


def _is_organised(row: Row) -> bool:
    return bool(row["organised"])


def _has_handed_over(one: Submission) -> tuple[str, str]:
    if has_handed_over(one):
        return "是", "good"
    return "否", "bad" if one.tables else "quiet"
