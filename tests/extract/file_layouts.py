"""Townships that send other files: one per form, older formats, plain text; and no column more than they must."""

from dataclasses import replace

from sample_workbooks.made_by.layouts import TITLES
from tests.extract.clerks import Clerk
from tests.extract.handwriting import WORK, Hand

_REQUIRED = {
    "allocation": ("推选单位", "分配名额"),
    "delegates": ("推选单位", "姓名", "性别", "出生年月", "政治面貌", WORK),
    "candidates": ("姓名", "性别", "出生年月", "政治面貌", WORK, "拟任职务"),
    "ballots": ("姓名", "赞成", "是否当选"),
    "committee": ("姓名", "性别", "出生年月", "政治面貌", WORK, "妇联职务", "是否新任"),
    "officers": ("姓名", "性别", "出生年月", "政治面貌", WORK, "妇联职务", "职级", "赞成票", "当选日期"),
    "survey": ("村(社区)", "妇女人数", "18周岁以上妇女", "妇联干部数", "女干部数"),
    "progress": ("步骤", "计划完成"),
    "archive": ("材料名称", "状态"),
    "training": ("姓名", "妇联职务", "培训日期", "培训内容"),
    "handover": ("交接事项", "移交人", "接收人", "监交人", "交接日期"),
    "discipline": ("纪律内容",),
}

BARE = Clerk(
    order=_REQUIRED,
    counts=(
        ("选举事项:{选举事项}", "", "会议日期:{会议日期}", "", "应选名额:{应选名额}"),
        ("应到:{应到}", "实到:{实到}", "发出:{发出}"),
        ("收回:{收回}", "有效:{有效}", "无效:{无效}"),
    ),
    below=(),
)
BARE_BUT_NUMBERED = replace(
    BARE,
    order={form: ("序号", *names) for form, names in _REQUIRED.items()},
    below=(("填表人:{clerk}", "", "审核人:{checker}"),),
)
FOLDER = Clerk(files=lambda form: f"青山镇/{TITLES[form]}", above=(), title="{title}", below=())
OLD_EXCEL = Clerk(program="xls", hand=Hand(yes=("√", None)), total="bottom", split_work=True)
OLD_EXCEL_UNITS_MERGED = Clerk(program="xls", merged_units=True, subtotals=True)
OPEN_DOCUMENT = Clerk(program="ods", total="top", spare=3)
OPEN_DOCUMENT_UNITS_MERGED = Clerk(program="ods", merged_units=True)
CSV = Clerk(
    program="csv",
    hand=Hand(yes=("1", "0")),
    files=lambda form: f"青山镇{TITLES[form]}",
    tabs={form: f"青山镇{title}" for form, title in TITLES.items()},
    counts=(
        ("选举事项:{选举事项}", "选举方式:{选举方式}", "会议日期:{会议日期}", "应选名额:{应选名额}"),
        ("应到:{应到}", "实到:{实到}", "发出:{发出}", "收回:{收回}", "有效:{有效}", "无效:{无效}"),
    ),
)
