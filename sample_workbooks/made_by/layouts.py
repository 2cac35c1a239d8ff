"""How each township lays its sheets out: as differently as eight clerks do."""

from dataclasses import dataclass, field

from fulian_excel.forms import FORMS
from sample_workbooks.made_by.pages import Style

SHOWN = {
    "allocation": "代表名额分配表",
    "delegates": "妇女代表名册",
    "candidates": "候选人名册",
    "ballots": "选举计票表",
    "committee": "执委会成员名册",
    "officers": "班子成员选举结果备案表",
    "survey": "基本情况摸底表",
    "progress": "换届工作进度表",
    "archive": "归档材料目录",
    "training": "培训登记表",
    "handover": "工作交接表",
    "discipline": "换届纪律落实情况表",
}
# Every form, those last that the samples do not show.
TITLES = {**SHOWN, **{name: form.title for name, form in FORMS.items() if name not in SHOWN}}


@dataclass(frozen=True)
class Layout:
    """One clerk's habits.

    `words` are headings instead of ours, `tabs` sheet names, `titles` other titles; `labels` is where 填报单位 and
    the like stand: `cells` each in its own, `sentence` one row of text, `colons` 「应到:45」 in a cell, `below` under
    the table; `months` how 出生年月 is written, `days` other dates; `grouped` headings above headings; `parted` the
    delegates of units and of villages on a sheet each; `sample` a first row 例; `stray` a character left far away.
    A word for one form alone is keyed 「progress.状态」.
    """

    producer: str = "xlsxwriter"
    style: Style = Style()
    left: int = 1
    above: int = 0
    gap: int = 0
    attachment: bool = False
    labels: str = "cells"
    first: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    tabs: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ("得票率", "名次")
    grouped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    months: str = "dotted"
    days: str = "real"
    yes: tuple[str, str | None] = ("是", "否")
    short_nation: bool = False
    padded: bool = False
    split_work: bool = False
    merged_units: bool = False
    totals: str = ""
    footer: str = "after"
    spare_rows: int = 0
    ids: str = "plain"
    text_numbers: bool = False
    parted: bool = False
    sample: bool = False
    note: str = ""
    stray: str = ""
    stacked: bool = False
    picture: bool = False
    files: str = "one"


_VOTES = {"得票情况": ("赞成", "反对", "弃权")}

TOWN_HALL = Layout(
    style=Style(font="仿宋_GB2312", size=11, line="000000", row_height=22),
    above=0,
    grouped=_VOTES,
    without=("名次",),
    totals="formula",
    stacked=True,
    picture=True,
)
COUNTRY_CLERK = Layout(
    producer="openpyxl",
    style=Style(title_font="黑体", title_size=16, size=10, day_format="yyyy-mm-dd", line="808080"),
    left=2,
    above=1,
    first=("姓名", "性别"),
    labels="sentence",
    words={
        "姓名": "姓  名",
        "身份证号": "公民身份号码",
        "联系电话": "手机号码",
        "出生年月": "出生\n年月",
        "学历": "文化程度",
        "界别": "所属界别",
        "赞成": "同意",
        "反对": "不同意",
        "是否当选": "当选情况",
        "步骤": "工作步骤",
        "材料名称": "题名",
    },
    parted=True,
    text_numbers=True,
    tabs={"delegates": "代表", "candidates": "候选人", "ballots": "计票", "committee": "执委", "officers": "备案"},
    titles={"ballots": "选票统计表", "delegates": "代表名单"},
    months="chinese",
    yes=("√", None),
    short_nation=True,
    padded=True,
    split_work=True,
    spare_rows=3,
    stacked=True,
)
COUNTY_FORM = Layout(
    style=Style(font="宋体", head_fill="DDEBF7", line="4472C4", frozen=True, left_texts=True),
    attachment=True,
    above=1,
    gap=1,
    first=("推选单位", "姓名"),
    months="dashed",
    labels="colons",
    words={"实际完成": "完成时间", "计划完成": "计划时间"},
    titles={"delegates": "第三次妇女代表大会代表名单", "candidates": "第三届妇联执委会候选人名册"},
    sample=True,
    note="注:1.出生年月以身份证为准;2.界别按实施方案六类填写;3.本表一式两份。",
)
SCHOOL_TEACHER = Layout(
    producer="openpyxl",
    style=Style(font="楷体", title_font="楷体", size=11, head_fill="F2F2F2", row_height=18, head_height=36),
    left=3,
    words={
        "应到": "应到代表",
        "赞成": "赞成票",
        "反对": "反对票",
        "弃权": "弃权票",
        "推选单位": "选举单位",
        "身份证号": "身份证号码",
    },
    titles={"delegates": "代表登记表", "committee": "执委名单"},
    grouped={"其中": ("赞成", "反对", "弃权"), "个人信息": ("性别", "民族", "出生年月", "年龄")},
    months="day",
    totals="value",
)
SEVERAL_FILES = Layout(
    style=Style(
        font="等线", title_font="等线", title_size=16, size=11, line="7F7F7F", left_texts=True, numbered_pages=False
    ),
    above=2,
    labels="cells",
    gap=1,
    days="dotted",
    words={
        "工作单位及职务": "现工作单位及职务",
        "拟任职务": "拟任妇联职务",
        "妇联职务": "当选职务",
        "有效": "有效票",
        "无效": "废票",
    },
    titles={"ballots": "选举结果报告单"},
    without=("得票率", "名次", "年龄"),
    footer="",
    ids="spaced",
    stacked=True,
    files="several",
)
RESAVED = Layout(
    producer="openpyxl",
    style=Style(font="宋体", title_font="宋体", title_size=20, size=12, row_height=24),
    left=2,
    above=1,
    gap=1,
    grouped=_VOTES,
    words={"是否当选": "当选", "职级": "行政级别", "联系电话": "联系方式", "有无妇联组织": "有无妇联\n组织"},
    padded=True,
    split_work=True,
    merged_units=True,
    ids="lower",
    files="libreoffice",
)
LABELS_BELOW = Layout(
    style=Style(
        font="微软雅黑", title_font="微软雅黑", title_size=14, size=9, head_fill="FCE4D6", line="BFBFBF", frozen=True
    ),
    labels="below",
    first=("姓名", "性别", "出生年月", "身份证号"),
    words={
        "政治面貌": "党派",
        "出生年月": "出生日期",
        "赞成": "得票",
        "材料名称": "名称",
        "培训日期": "时间",
        "学时": "课时",
    },
    titles={"candidates": "执委候选人预备人选名单"},
    without=(),
    months="real",
    totals="formula",
    spare_rows=2,
)
WPS_EXPORT = Layout(
    producer="openpyxl",
    style=Style(font="宋体", title_font="宋体", title_size=16, size=11, day_format='yyyy"年"m"月"d"日"', line="000000"),
    left=1,
    above=3,
    attachment=True,
    labels="cells",
    words={
        "工作单位": "所在单位",
        "身份证号": "居民身份证\n号码",
        "界别": "结构类别",
        "推选单位": "代表团",
        "progress.状态": "完成情况",
    },
    tabs={"delegates": "Sheet1", "candidates": "Sheet2", "committee": "Sheet3"},
    months="dotted",
    yes=("√", "×"),
    split_work=True,
    short_nation=True,
    stray=".",
)
