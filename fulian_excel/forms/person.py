"""The columns that every list of people shares."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.kinds import ID, PAST, TEXT, WHOLE, choice
from fulian_excel.kinds.lists import NATION, POLITICS, SCHOOLING, SEX

# Headings of people's lists that are known and let pass without a word.
PASSES = ("籍贯", "参加工作时间", "入党时间", "职称", "家庭住址", "照片", "签名", "先进称号")


class Person(pa.DataFrameModel):
    """One person on a list."""

    number: Series[str] = shared.number()
    name: Series[str] = shared.name()
    sex: Series[str] = column("性别", kind=choice(SEX))
    nation: Series[str] = column("民族", "族别", kind=choice(NATION), nullable=True)
    birth: Series[pa.DateTime] = column(
        "出生年月", "出生日期", "出生年月日", "出生时间", "生日", kind=PAST, past=True, example="1985.03"
    )
    age: Series[pd.Int64Dtype] = column("年龄", "周岁", kind=WHOLE, nullable=True, ge=0, le=120, summed=False, example="37")
    politics: Series[str] = column("政治面貌", "党派", "面貌", kind=choice(POLITICS))
    schooling: Series[str] = column(
        "学历", "文化程度", "最高学历", "学历学位", "全日制学历", "教育程度", kind=choice(SCHOOLING), nullable=True
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
        joined=(("工作单位", "所在单位", "单位", "现工作单位"), ("职务", "现任职务", "党政职务", "行政职务")),
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
        kind=ID,
        nullable=True,
    )
    phone: Series[str] = shared.phone()
    remarks: Series[str] = shared.remarks()
