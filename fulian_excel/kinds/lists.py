"""The value lists that come with the product; the county's 选项 extends them."""

from fulian_excel.kinds.choice_lists import ChoiceList

SEX = ChoiceList("性别", ("男", "女"), {"男性": "男", "女性": "女", "M": "男", "F": "女"})

_NATIONS = ["汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺"]
NATION = ChoiceList("民族", tuple(f"{name}族" for name in _NATIONS), {name: f"{name}族" for name in _NATIONS})

PARTY = "中共党员"
PROBATIONARY = "中共预备党员"
POLITICS = ChoiceList(
    "政治面貌",
    (
        PARTY,
        PROBATIONARY,
        "共青团员",
        "民革党员",
        "民盟盟员",
        "民建会员",
        "民进会员",
        "农工党党员",
        "致公党党员",
        "九三学社社员",
        "台盟盟员",
        "无党派人士",
        "群众",
    ),
    {
        "党员": PARTY,
        "中共": PARTY,
        "共产党员": PARTY,
        "中国共产党党员": PARTY,
        "正式党员": PARTY,
        "中共正式党员": PARTY,
        "预备党员": PROBATIONARY,
        "中共党员(预备)": PROBATIONARY,
        "团员": "共青团员",
        "无党派": "无党派人士",
        "无党派代表人士": "无党派人士",
        "民革": "民革党员",
        "民盟": "民盟盟员",
        "民建": "民建会员",
        "民进": "民进会员",
        "农工党": "农工党党员",
        "致公党": "致公党党员",
        "九三学社": "九三学社社员",
        "台盟": "台盟盟员",
        "普通群众": "群众",
    },
)

# Ranked from the highest down.
SCHOOLING_RANKS = ("博士研究生", "硕士研究生", "研究生", "本科", "大专", "中专", "高中", "初中", "小学", "其他")
_WAYS = ("在职", "函授", "自考", "全日制", "成人", "电大", "夜大", "中央党校", "党校", "省委党校", "网络")
SCHOOLING = ChoiceList(
    "学历",
    SCHOOLING_RANKS,
    {
        "博士": "博士研究生",
        "硕士": "硕士研究生",
        "大学本科": "本科",
        **{f"{way}{rank}": rank for way in _WAYS for rank in SCHOOLING_RANKS[:9]},
        **{f"{way}大学": "本科" for way in _WAYS},
    },
    {
        "大学": "本科",
        "专科": "大专",
        "大学专科": "大专",
        "大专院校": "大专",
        "职高": "中专",
        "技校": "中专",
        "职业高中": "中专",
        "中师": "中专",
        "文盲": "其他",
        "大学学历": "本科",
        "大学毕业": "本科",
        **{f"{rank}{said}": rank for rank in SCHOOLING_RANKS[:9] for said in ("学历", "毕业", "文化", "文化程度")},
    },
    code="V13",
)

AREAS = ("镇机关", "企事业单位", "非公经济组织", "女性社会组织", "新领域", "村(社区)")
_PUBLIC_FIELDS = ("教育", "卫生", "医疗卫生", "医药卫生", "教科文卫")
AREA = ChoiceList(
    "界别",
    AREAS,
    {
        "机关": "镇机关",
        "党政机关": "镇机关",
        "乡机关": "镇机关",
        "街道机关": "镇机关",
        "企事业": "企事业单位",
        "非公经济": "非公经济组织",
        "社会组织": "女性社会组织",
        "村": "村(社区)",
        "社区": "村(社区)",
        "村社区": "村(社区)",
        "村、社区": "村(社区)",
        "村(居)": "村(社区)",
    },
    {
        **dict.fromkeys(("学校", "医院", "国企"), "企事业单位"),
        **{f"{field}{said}": "企事业单位" for field in _PUBLIC_FIELDS for said in ("", "界", "系统")},
        **dict.fromkeys(("民企", "私企", "个体", "合作社", "非公企业", "民营企业"), "非公经济组织"),
        **dict.fromkeys(("协会", "志愿者队伍"), "女性社会组织"),
        **dict.fromkeys(("网约", "快递", "电商", "新就业"), "新领域"),
        **dict.fromkeys(("农民", "基层", "村妇联"), "村(社区)"),
    },
    {"企业": "是国有的(企事业单位)还是民营的(非公经济组织)?"},
    code="V13",
)

CHAIR = "主席"
FULL_TIME_VICE = "专职副主席"
SECONDED_VICE = "挂职副主席"
PART_TIME_VICE = "兼职副主席"
STANDING = "常委"
MEMBER = "执委"
VICES = (FULL_TIME_VICE, SECONDED_VICE, PART_TIME_VICE)
OFFICERS = (CHAIR, *VICES)
_OF_THE_FEDERATION = ("妇联", "镇妇联", "乡妇联", "街道妇联")
_POSTS = {
    **{post: post for post in (*OFFICERS, STANDING, MEMBER)},
    "副主席(专职)": FULL_TIME_VICE,
    "副主席(挂职)": SECONDED_VICE,
    "副主席(兼职)": PART_TIME_VICE,
    "副主席(专)": FULL_TIME_VICE,
    "副主席(挂)": SECONDED_VICE,
    "副主席(兼)": PART_TIME_VICE,
    "常务委员": STANDING,
    "常委委员": STANDING,
    "执行委员": MEMBER,
    "执委委员": MEMBER,
    "执委会委员": MEMBER,
}
_VICE = "副主席"
_WHICH_VICE = "是专职、挂职还是兼职?"
POST = ChoiceList(
    "妇联职务",
    (*OFFICERS, STANDING, MEMBER),
    {
        **_POSTS,
        **{f"{whose}{word}": post for whose in _OF_THE_FEDERATION for word, post in _POSTS.items()},
        "委员": MEMBER,
    },
    questions=dict.fromkeys((_VICE, *(f"{whose}{_VICE}" for whose in _OF_THE_FEDERATION)), _WHICH_VICE),
    ranked=True,
)

RANK = ChoiceList(
    "职级",
    ("党政正职", "党政副职", "中层正职", "中层副职", "一般干部", "其他"),
    {"正科": "党政正职", "副科": "党政副职", "正职": "党政正职", "无": "其他"},
    {
        "正科级": "党政正职",
        "副科级": "党政副职",
        "正股级": "中层正职",
        "副股级": "中层副职",
        **dict.fromkeys(("科员", "一级科员", "二级科员", "办事员"), "一般干部"),
        **dict.fromkeys(("村干部", "社区干部", "村(社区)干部"), "其他"),
    },
)
DELEGATE_TYPE = ChoiceList("代表类别", ("正式", "特邀", "列席"), {f"{way}代表": way for way in ("正式", "特邀", "列席")})
PRODUCED_BY = ChoiceList("产生方式", ("选举", "协商推荐"), {"选举产生": "选举", "推荐": "协商推荐", "协商": "协商推荐"})
NOMINATED_BY = ChoiceList("提名方式", ("党组织提名", "妇联组织提名", "代表联名"), {"党委提名": "党组织提名", "联名": "代表联名"})
ELECTION_OF_COMMITTEE = "执委"
ELECTION_OF_OFFICERS = "主席副主席"
ELECTION_OF_STANDING = "常委"
_ELECTED = {
    **dict.fromkeys(
        ("执委", "执行委员", "执委会", "执委会委员", "执委委员", "执行委员会", "执行委员会委员", "执委会执行委员"),
        ELECTION_OF_COMMITTEE,
    ),
    **dict.fromkeys(
        ("主席、副主席", "主席和副主席", "主席,副主席", "主席副主席", "正副主席", "正、副主席", "主席", "副主席"),
        ELECTION_OF_OFFICERS,
    ),
    **dict.fromkeys(("常委", "常务委员", "常务委员会委员"), ELECTION_OF_STANDING),
}
ELECTION = ChoiceList(
    "选举事项",
    (ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS, ELECTION_OF_STANDING),
    {f"{before}{who}{behind}": what for who, what in _ELECTED.items() for before, behind in (("", ""), ("选举", ""), ("", "选举"))},
)
EQUAL = "等额"
PRIMARY = "预选"
METHOD = ChoiceList("选举方式", ("差额", EQUAL, PRIMARY), {"差额选举": "差额", "等额选举": EQUAL, "差额预选": PRIMARY})

STEP_STATE = ChoiceList("状态", ("未开始", "进行中", "已完成"), {"完成": "已完成", "正在进行": "进行中", "未完成": "未开始"})
ARCHIVE_STATE = ChoiceList("状态", ("已归档", "缺", "不适用"), {"已归": "已归档", "归档": "已归档", "缺失": "缺", "未归档": "缺"})
KEPT_FOR = ChoiceList("保管期限", ("永久", "30年", "10年"), {"长期": "30年", "短期": "10年"})
GRADE = ChoiceList("考核", ("合格", "不合格"), {"优秀": "合格", "通过": "合格"})

# Lists of 县级设置.
LEVEL = ChoiceList("级别", ("必改", "核实", "提示", "试行", "停用"))
OFF_OR_ON = ChoiceList("休/班", ("休", "班"))
