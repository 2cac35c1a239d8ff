"""基本情况摸底表: the villages, their women and their women's organisations."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT, WHOLE, YES_NO


class Village(pa.DataFrameModel):
    """One village or community."""

    number: Series[str] = shared.number()
    village: Series[str] = column(
        "村(社区)", "村(居)", "村名", "村(社区)名称", "单位名称", "村居", kind=TEXT, prefilled=True, example="白石村"
    )
    people: Series[pd.Int64Dtype] = column("总人口", "总人口数", "人口数", kind=WHOLE, nullable=True, ge=0, example="1860")
    women: Series[pd.Int64Dtype] = shared.women(example="900")
    grown_women: Series[pd.Int64Dtype] = column(
        "18周岁以上妇女", "18岁以上妇女", "18周岁以上妇女数", "成年妇女", kind=WHOLE, ge=0, example="720"
    )
    party_women: Series[pd.Int64Dtype] = column("女党员", "女党员数", kind=WHOLE, nullable=True, ge=0, example="30")
    organised: Series[pd.BooleanDtype] = column("有无妇联组织", "是否建立妇联", kind=YES_NO, nullable=True, example="有")
    staff: Series[pd.Int64Dtype] = column("妇联干部数", "妇联干部", kind=WHOLE, ge=0, example="3")
    women_cadres: Series[pd.Int64Dtype] = column(
        "女干部数", "女干部", "村两委女性", "女干部数(村两委女性)", kind=WHOLE, nullable=True, ge=0, example="2"
    )
    members: Series[pd.Int64Dtype] = column("妇联执委数", "妇联执委", kind=WHOLE, nullable=True, ge=0, example="7")
    societies: Series[pd.Int64Dtype] = column("女性社会组织数", "女性社会组织", kind=WHOLE, nullable=True, ge=0, example="1")
    companies: Series[pd.Int64Dtype] = column("非公企业数", "非公企业", kind=WHOLE, nullable=True, ge=0, example="4")
    remarks: Series[str] = shared.remarks()


FORM = Form("survey", "基本情况摸底表", Village, also_titled=("摸底表", "摸底情况表"), key="village", due=9, tabs=("摸底", "基本情况"))
