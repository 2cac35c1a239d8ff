"""总结情况: filing, archive, training, handover, discipline."""

from xlsxwriter.workbook import Workbook

from fulian_excel.figures import closing as figures
from fulian_excel.figures.figure import Rate
from fulian_excel.outputs.board import NONE, Totals, township_board
from fulian_excel.outputs.board_columns import Column, Numbers, Shares, Words
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
