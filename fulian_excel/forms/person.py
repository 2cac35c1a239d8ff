"""The columns that every list of people shares."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.kinds import ID, PAST, TEXT, WHOLE, choice
from fulian_excel.kinds.lists import NATION, POLITICS, SCHOOLING, SEX

# Headings of people's lists that are known and let pass without a word.
PASSES = ("籍贯", "出生地", "参加工作时间", "入党时间", "职称", "学位", "家庭住址", "住址", "照片", "签名", "先进称号", "健康状况", "简历", "邮箱", "原任妇联职务", "原妇联职务", "任现职级时间", "届次")

# Words for the people on a list, as they stand before a heading: 被推荐人姓名.
SUBJECTS = (
    *("被推荐人", "被推荐提名人", "被提名人", "提名人选", "推荐人选", "参训人员", "参训人", "受训人员", "培训人员", "学员", "参加人员", "参会人员", "人员", "干部"),
    *("代表候选人", "候选人", "初步人选", "人选", "代表", "妇女代表", "正式代表", "当选人", "当选人员", "被选举人", "委员", "执委"),
    *("妇联干部", "成员", "班子成员", "本人", "个人", "现", "基本"),
)


class Person(pa.DataFrameModel):
    """One person on a list."""

    number: Series[str] = shared.number()
    name: Series[str] = shared.name()
    sex: Series[str] = column("性别", kind=choice(SEX), example="女")
    nation: Series[str] = column("民族", "族别", made_of=("民族", "成分|成份|族别"), kind=choice(NATION), nullable=True)
    birth: Series[pa.DateTime] = column(
        "出生年月", "出生", "出生日期", "出生年月日", "出生时间", "生日", kind=PAST, past=True, example="1990.03"
    )
    age: Series[pd.Int64Dtype] = column("年龄", "周岁", kind=WHOLE, nullable=True, ge=0, le=120, summed=False, example="32")
    politics: Series[str] = column("政治面貌", "党派", "面貌", "政治面目", made_of=("党派|", "及|和|/|", "政治面貌|政治面目"), kind=choice(POLITICS))
    schooling: Series[str] = column(
        "学历", "文化程度", "最高学历", "学历学位", "全日制学历", "教育程度", "最高学历学位", made_of=("最高|现|全日制|", "学历", "及|和|/|、|", "学位|"), kind=choice(SCHOOLING), nullable=True
    )
    work: Series[str] = column(
        "工作单位及职务",
        "单位及职务",
        "现工作单位及职务",
        "现任职务",
        "党政职务",
        "工作单位和职务",
        "工作单位职务",
        kind=TEXT,
        made_of=("现|现任|目前|时任|原|", "工作|所在|任职|", "单位|部门", "及|和|与|、|/|", "现任|现|所任|", "主要|党政|行政|担任|", "职务|职位|职称|任职|任职情况"),
        instead=("职务", "职位", "担任职务", "职称/职务", "行政职务", "工作单位", "所在单位", "单位", "单位名称"),
        joined=(("工作单位", "所在单位", "单位", "现工作单位", "现单位", "任职单位", "单位名称", "工作单位名称"), ("职务", "现任职务", "党政职务", "行政职务", "职位", "担任职务", "职称/职务")),
        after="unit",
        example="青山镇人民政府 副镇长",
    )
    id_number: Series[str] = column(
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "公民身份证号",
        "居民身份证号码",
        "证件号码",
        "身份证件号",
        "身份证",
        "身份号码",
        "有效证件号码",
        made_of=("公民|居民|本人|有效|", "身份证|身份证件|证件|身份", "号码|证号码|证号|号"),
        kind=ID,
        nullable=True,
    )
    phone: Series[str] = shared.phone()
    remarks: Series[str] = shared.remarks()
