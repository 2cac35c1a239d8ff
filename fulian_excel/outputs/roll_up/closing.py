"""总结情况 and 摸底情况: filing, archive, training, handover, discipline; the villages and their women."""

from xlsxwriter.workbook import Workbook

from fulian_excel.figures import closing as figures
from fulian_excel.figures.figure import Rate
from fulian_excel.outputs.board import NONE, Totals, township_board
from fulian_excel.outputs.columns import Column, Numbers, Shares, Words
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report
from fulian_excel.table import Submission


def closing(workbook: Workbook, report: Report) -> Totals:
    """Write 总结情况."""
    note = (
        "备案:执委会里的班子成员有备案日期的;归档、纪律:目录和十个严禁里没列出的也算应有,不适用的不计;"
        "培训:应培训的是新任主席、副主席(规则 E01 可改为含执委);核验日期以后的都不算;— 为没有报送或没有这一栏"
    )
    page = Page(workbook, "总结情况", f"{report.title} 总结情况", note)
    columns = (
        *_part("备案", figures.FILING, ("应备", "已备", "备案率")),
        *_part("归档", figures.KEEPING, ("应归", "已归", "归档率")),
        Column("人次", Numbers(figures.TRAININGS), "培训"),
        *_part("培训", figures.COVERAGE, ("应培训", "已培训", "覆盖率")),
        Column("事项", Numbers(figures.HANDED_THINGS), "交接"),
        Column("已交接", Words(_handed_over, figures.HANDED_OVER, ("是",), figures.HANDING_OVER, ("是", "否")), "交接"),
        *_part("换届纪律", figures.STUDYING, ("条目", "已学习", "学习率")),
        Column("举报\n线索", Numbers(figures.REPORTS), "换届纪律"),
    )
    return township_board(page, report.county.submissions, columns).lay()


def _part(group: str, rate: Rate, titles: tuple[str, str, str]) -> tuple[Column, Column, Column]:
    whole, part, share = titles
    return (
        Column(whole, Numbers(rate.whole), group),
        Column(part, Numbers(rate.part), group),
        Column(share, Shares(rate), group),
    )


def _handed_over(one: Submission) -> tuple[str, str]:
    handed = figures.HANDED_OVER.of(one)
    if handed is None:
        return NONE, "quiet"
    return ("是", "good") if handed else ("否", "bad")


def survey(workbook: Workbook, report: Report) -> Totals:
    """Write 摸底情况."""
    note = "由基本情况摸底表逐村相加;未能识别含没有填写的;— 为没有报送或没有这一栏"
    page = Page(workbook, "摸底情况", f"{report.title} 摸底情况", note)
    columns = (
        Column("村(社区)数", Numbers(figures.VILLAGES), width=10),
        Column("总人口", Numbers(figures.PEOPLE), width=11),
        Column("妇女人数", Numbers(figures.WOMEN, figures.WOMEN_SHARE), width=11),
        Column("18周岁以上妇女", Numbers(figures.GROWN_WOMEN, figures.GROWN_SHARE), width=11),
        Column("女党员", Numbers(figures.PARTY_WOMEN, figures.PARTY_SHARE), width=10),
        Column("有", Numbers(figures.ORGANISED, figures.ORGANISATION), "妇联组织(村、社区)", 9),
        Column("无", Numbers(figures.UNORGANISED), "妇联组织(村、社区)", 9),
        Column("未能识别", Numbers(figures.ORGANISATION_UNREAD), "妇联组织(村、社区)", 9),
        Column("妇联干部数", Numbers(figures.STAFF), width=12),
        Column("女干部数", Numbers(figures.CADRES), width=12),
        Column("妇联执委数", Numbers(figures.VILLAGE_MEMBERS), width=12),
        Column("女性社会\n组织数", Numbers(figures.SOCIETIES), width=10),
        Column("非公企业数", Numbers(figures.COMPANIES), width=12),
    )
    return township_board(page, report.county.submissions, columns).lay()
