"""目录: a link to every sheet of 全县汇总, and what it shows."""

from collections.abc import Sequence

from fulian_excel.outputs.page import Page
from fulian_excel.outputs.report import Report

_WIDTHS = {0: 6.0, 1: 18.0, 2: 84.0}
_TELLS = {
    "总览": "全县的数,每个都指向它的来源;未完成、未报送名单",
    "先联系谁": "按先后排:还没报的、缺表的、问题多的,联系人和电话",
    "报送情况": "各镇报了哪些表、有多少问题;哪些文件没有计入",
    "班子配备": "主席、副主席、常委和执委的人数与名额;任职说法不一致的镇",
    "代表结构": "正式代表按界别、政治面貌、民族、学历、年龄",
    "执委结构": "执委按界别、政治面貌、民族、学历、年龄",
    "选举情况": "到会、选票、应选与当选;选举能不能算数",
    "工作进度": "各镇走到哪一步,逾期的步骤,重点难点",
    "进度图": "各步在哪几周做完,还差哪些镇",
    "总结情况": "备案、归档、培训、交接、纪律学习",
    "摸底情况": "村(社区)、妇女、妇联组织和干部",
    "整改情况": "问题改了多少:本轮、本月、换届以来",
    "指标对比": "总览各数和上期比",
    "上期对比": "各镇报表数、人数、问题数和上期比",
    "代表名册": "全县代表,写法统一,可排序、可打印",
    "执委名册": "全县执委,写法统一,可排序、可打印",
    "问题清单": "每一个问题在哪个文件的哪一格",
    "情况说明": "镇里的理由,同意的复制到县级设置的《核准说明》",
    "已改清单": "已经改好的问题",
    "未要求的改动": "没让改却变了的内容",
    "未检查": "因为缺表缺列没法核对的",
    "勾稽核对": "收到的行数、各部分之和、总览的数,是否都对得上",
    "说明": "这一轮按什么口径、什么设置和规则算的",
}


def contents(page: Page, report: Report, sheets: Sequence[str]) -> None:
    """Fill 目录, the first page, with the sheets of the workbook."""
    page.headings(2, ("序号", "表", "内容"))
    for row, name in enumerate(sheets, 3):
        page.put(row, 0, row - 2, "number")
        page.put(row, 1, name, "link")
        page.sheet.write_url(row, 1, f"internal:'{name}'!A1", page.looks["link"], string=name)
        page.put(row, 2, _TELLS[name])
    page.finish(2, 2 + len(sheets), 3, filtered=False, widths=_WIDTHS)
    if report.lacking:
        bottom = 4 + len(sheets)
        page.spread(bottom, ((0, 2),), (";".join(report.lacking),), ("bold",))
