"""How more townships lay their sheets out: no template in sight, each as its own clerk would."""

from sample_workbooks.made_by.layouts import TITLES
from tests.extract.clerks import Clerk
from tests.extract.handwriting import (
    WORK,
    Hand,
    day_in_han,
    full_width,
    in_han,
    odd_counts,
    odd_identity,
    other_dots,
    serial,
    spaced_out,
    with_people,
)

_SYNONYMS = {
    "序号": "编号",
    "姓名": "人员姓名",
    "民族": "族别",
    "出生年月": "出生年月日",
    "年龄": "周岁",
    "身份证号": "居民身份证号码",
    "政治面貌": "党派",
    "学历": "文化程度",
    WORK: "现任职务",
    "联系电话": "本人电话",
    "推选单位": "所在村",
    "界别": "所属界别",
    "candidates.拟任职务": "提名职务",
    "妇联职务": "换届后职务",
    "职级": "现任职级",
    "赞成": "同意票",
    "反对": "不赞成",
    "弃权": "弃权票",
    "是否当选": "选举结果",
    "步骤": "工作任务",
    "计划完成": "完成时限",
    "实际完成": "实际时间",
    "progress.状态": "完成情况",
    "材料名称": "题名",
    "培训日期": "时间",
    "学时": "课时",
}


VILLAGE_SHEETS = Clerk(
    hand=Hand(month=lambda day: f"{day:%y}.{day.month}", yes=("√", None)),
    villages="{village}",
    sample="例",
    spare=4,
    above=("填 报 单 位:{unit}        填 报 日 期:{day}",),
    below=("填 表 人:{clerk}    审 核 人:{checker}    联 系 电 话:{phone}", "(盖章)"),
    words={"姓名": "姓   名", "性别": "性 别"},
)
LISTS_ABREAST = Clerk(
    hand=Hand(number=with_people, month=serial, day=lambda day: f"{day.year}年{day.month}月{day.day}日"),
    left=2,
    abreast=frozenset(("delegates", "allocation")),
    order={
        "delegates": ("序号", "推选单位", "姓名", "性别", "出生年月", "政治面貌", WORK, "身份证号", "界别"),
        "allocation": ("序号", "推选单位", "分配名额", "提名人数"),
    },
    words={"赞成": "同意票", "反对": "不同意", "弃权": "弃权票"},
)
TALLY_ABREAST = Clerk(
    left=2,
    abreast=frozenset(("ballots",)),
    order={"ballots": ("序号", "姓名", "职务", "赞成", "反对", "弃权", "是否当选")},
    titles={"ballots": "选举结果报告单"},
)
THREE_LEVELS = Clerk(
    cover=(
        "附件2",
        "各村(社区)、镇直各单位:",
        "    根据县妇联统一安排,现将换届有关情况报来。请认真核对,不得漏项,所填内容以身份证、党员档案为准。",
        "    填写时请勿改动表头,照片另附。",
        "",
        "",
    ),
    hand=Hand(
        month=lambda day: f"{day.year}年{day.month:02d}月",
        text=lambda _name, value: value.removesuffix("族"),
        blank="无",
    ),
    words={
        "姓名": ("人员基本情况", "身份信息", "姓 名\n（必填）"),
        "性别": ("人员基本情况", "身份信息", "性别*"),
        "民族": ("人员基本情况", "身份信息", "民族"),
        "出生年月": ("人员基本情况", "身份信息", "出生年月(如1985.03)"),
        "年龄": ("人员基本情况", "身份信息", "年龄\n(周岁)"),
        "政治面貌": ("人员基本情况", "政治\n面貌"),
        "学历": ("人员基本情况", "学历(最高)"),
        "工作单位": ("人员基本情况", "工作情况", "工作单位"),
        "职务": ("人员基本情况", "工作情况", "职务"),
        "身份证号": "身份证号码(18位)",
        "推选单位": "推选单位（必填）",
        "ballots.姓名": ("候选人", "姓名"),
        "ballots.职务": ("候选人", "职务"),
        "赞成": ("计票结果", "得票情况", "赞成\n(○)"),
        "反对": ("计票结果", "得票情况", "反对\n(×)"),
        "弃权": ("计票结果", "得票情况", "弃权"),
        "是否当选": ("计票结果", "是否\n当选"),
        "training.姓名": "姓 名",
        "总人口": ("人口情况", "总人口"),
        "妇女人数": ("人口情况", "妇女", "妇女人数"),
        "18周岁以上妇女": ("人口情况", "妇女", "18周岁以上妇女"),
        "女党员": ("人口情况", "妇女", "女党员"),
        "allocation.妇女人数": "妇女人数",
        "计划完成": ("时间安排", "计划完成"),
        "实际完成": ("时间安排", "实际完成"),
        "公示开始": ("时间安排", "公示", "公示开始"),
        "公示结束": ("时间安排", "公示", "公示结束"),
    },
    split_work=True,
)
UNITS_SUMMED = Clerk(
    hand=Hand(name=spaced_out),
    order={
        "delegates": (
            *("推选单位", "序号", "姓名", "性别", "民族", "出生年月", "政治面貌", "学历"),
            *(WORK, "身份证号", "联系电话", "界别"),
        ),
    },
    words={"推选单位": "单位名称"},
    merged_units=True,
    subtotals=True,
    total="top",
    sample="示例",
)
TOTALS_BELOW = Clerk(
    left=3,
    subtotals=True,
    total="bottom",
    spare=6,
    above=(),
    below=(
        "注:1.本表由各镇(街道)妇联填写,一式两份;2.名额按妇女人数分配。",
        "",
        ("填报单位:{unit}", "", "", "填报日期:{day}"),
        ("填表人(签字):{clerk}", "", "", "审核人(签字):{checker}"),
        ("单位负责人(签字):", "", "", "(公章)"),
    ),
)
SENTENCES = Clerk(
    program="openpyxl",
    hand=Hand(day=lambda day: f"{day.year}.{day.month}.{day.day}"),
    above=(
        "填 报 单 位:__{unit}__                填报日期:__{day}__",
        "说明:本表如实填写,不得涂改;字迹要清楚。",
    ),
    counts=(
        "一、选举事项:{选举事项}    轮次:{轮次}    选举方式:{选举方式}    会议日期:{会议日期}    应选名额:{应选名额}",
        "二、应到会代表:__{应到}__人,实到会代表:__{实到}__人,印制选票:__{印制选票}__张,发出选票:__{发出}__张。",
        "三、剩余选票:__{剩余}__张,收回选票:__{收回}__张,其中有效票:__{有效}__张,无效票:__{无效}__张。",
    ),
    tellers=(
        "总监票人(签名):{总监票人}      监票人(签名):{监票人}",
        "总计票人(签名):{总计票人}      计票人(签名):{计票人}",
        "                                          {day}",
    ),
    below=("填 表 人:{clerk}        审 核 人:{checker}        联 系 电 话:{phone}",),
    between=3,
)
ALL_TEXT = Clerk(
    hand=Hand(
        month=in_han,
        day=day_in_han,
        number=odd_counts,
        identity=lambda value: f"{value[:6]} {value[6:14]} {value[14:]}",
        name=spaced_out,
        text=lambda name, value: value.removesuffix("族") if name == "民族" else value,
        yes=("√", "×"),
        blank="—",
        last=full_width,
    ),
    without=("得票率", "名次", "年龄"),
    total="bottom",
)
SERIALS = Clerk(
    hand=Hand(
        month=lambda day: int(f"{day:%Y%m}"),
        day=serial,
        identity=odd_identity,
        name=other_dots,
        phone=lambda value: f"{value} 0730-8412758",
        yes=("有", "无"),
        blank="/",
    ),
)
REORDERED = Clerk(
    hand=Hand(yes=("Y", "N")),
    left=2,
    words=_SYNONYMS,
    extra={
        "照片": None,
        "籍贯": "本县",
        "入党时间": "2005.07",
        "衣服尺码": "L",
        "是否住宿": "否",
        "签名": None,
        "报到时间": "8:30",
    },
    order={
        "delegates": (
            *("身份证号", "照片", "姓名", "衣服尺码", "联系电话", "出生年月", "籍贯", "性别", "界别", "政治面貌"),
            *("入党时间", "推选单位", "学历", "民族", WORK, "年龄", "是否住宿", "报到时间", "序号", "签名"),
        ),
        "candidates": (
            *("拟任职务", "姓名", "出生年月", "籍贯", "职级", WORK, "身份证号", "性别", "学历", "政治面貌", "民族"),
            *("界别", "联系电话", "提名方式", "照片"),
        ),
        "ballots": ("姓名", "弃权", "反对", "赞成", "签名", "是否当选", "职务"),
        "survey": (
            *("妇联执委数", "村(社区)", "女干部数", "18周岁以上妇女", "妇女人数", "总人口", "妇联干部数", "女党员"),
            *("有无妇联组织", "序号", "女性社会组织数", "非公企业数"),
        ),
    },
    titles={"candidates": "执委候选人预备人选名单", "committee": "班子成员名册", "ballots": "选票统计表"},
    tabs={"delegates": "Sheet1", "candidates": "Sheet2", "ballots": "Sheet3 (2)", "survey": "1"},
)
SHARED_SHEETS = Clerk(
    words={
        "总人口": "总人口(人)",
        "survey.妇女人数": "妇女人数(人)",
        "赞成票": "赞成票(票)",
        "参加人数": "参加\n人数(人)",
        "姓名": "姓\u3000名",
    },
    together=(("survey", "allocation"), ("committee", "officers"), ("training", "handover", "discipline")),
    between=3,
)
BESIDE = Clerk(
    together=(
        *(("survey", "training", "handover", "discipline"), ("committee", "officers")),
        *(("allocation", "progress", "archive"), ("delegates", "candidates")),
    ),
    beside=True,
)
TALLY_UNDER_LIST = Clerk(together=(("candidates", "ballots"),))
ALL_ABREAST = Clerk(
    program="openpyxl",
    left=3,
    spare=3,
    abreast=frozenset(("delegates", "candidates", "ballots", "committee", "training", "archive", "progress", "survey")),
)
SUMS_ON_PAGES = Clerk(
    total="bottom", subtotals=True, sums=("小 计", "总计"), sums_in_units=True, page=7, again=frozenset(TITLES)
)
SUMS_NAMED = Clerk(total="bottom", sums=("小计", "青山镇合计"), sums_in_units=True)
COUNTS_AS_TABLE = Clerk(
    hand=Hand(month=lambda day: f"{day.year}.{day.month}"),
    counts=(
        ("选举事项", "选举方式", "会议日期", "应选名额"),
        ("{选举事项}", "{选举方式}", "{会议日期}", "{应选名额}"),
        ("应到", "实到", "发出", "收回", "有效", "无效"),
        ("{应到}", "{实到}", "{发出}", "{收回}", "{有效}", "{无效}"),
    ),
)
COUNTS_BELOW = Clerk(
    hand=Hand(text=lambda name, value: value.replace("、", "  ") if name in ("监票人", "计票人") else value),
    counts=("选举事项:{选举事项}      选举方式:{选举方式}      会议日期:{会议日期}",),
    tellers=(
        "另选人:无",
        ("应选名额:{应选名额}", "", "应到会人数:{应到}", "", "实到会人数:{实到}", "", "发出选票:{发出}"),
        ("收回选票:{收回}", "", "有效票:{有效}", "", "废票:{无效}"),
        ("总监票人", "{总监票人}", "监票人", "{监票人}"),
        ("总计票人", "{总计票人}", "计票人", "{计票人}"),
    ),
    words={"赞成": "得票数"},
)
PAGED = Clerk(
    hand=Hand(yes=("√", None)),
    page=12,
    again=frozenset(TITLES) - {"ballots"},
    above=("填报单位:{unit}    填报日期:{day}",),
)
TALLY_PAGED = Clerk(page=12, again=frozenset(("ballots",)))
GAPPED = Clerk(page=5, subtotals=True, merged_units=True)
SEALED = Clerk(
    files=lambda _form: "新建 Microsoft Excel 工作表",
    title="{title}",
    above=(("填报单位(盖章):{unit}", "", "", "填报时间:{day}"),),
    below=(("制表人:{clerk}", "", "", "审核人(签字):{checker}", "", "", "联系电话:{phone}"),),
)
NO_COLONS = Clerk(
    counts=(
        ("选举事项:{选举事项}", "", "选举方式:{选举方式}", "", "会议日期:{会议日期}", "", "应选名额:{应选名额}"),
        "应到代表{应到}人,实到代表{实到}人。发出选票{发出}张,收回选票{收回}张,其中有效票{有效}张,无效票{无效}张。",
    ),
)
COUNTS_ALL_BELOW = Clerk(counts=(), tellers=(*Clerk().counts, *Clerk().tellers))
VILLAGE_TABS = Clerk(villages="{number}.{village}")
VILLAGE_TABS_COUNTED = Clerk(villages="{village}({count}人)")
