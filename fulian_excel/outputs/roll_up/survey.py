"""摸底情况: the villages and their women."""

from xlsxwriter.workbook import Workbook

from fulian_excel.figures import closing as figures
from fulian_excel.outputs.board import Totals, township_board
from fulian_excel.outputs.board_columns import Column, Numbers
from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report


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
