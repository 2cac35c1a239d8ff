"""代表名额分配表: how many delegates each village or unit sends."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import WHOLE


class Allotment(pa.DataFrameModel):
    """One unit's share of the delegates."""

    number: Series[str] = shared.number()
    unit: Series[str] = shared.unit("单位")
    women: Series[pd.Int64Dtype] = shared.women(nullable=True, example="860")
    seats: Series[pd.Int64Dtype] = column("分配名额", "代表名额", "名额", "分配代表名额", "名额分配", "应选代表数", made_of=("分配|下达|应选|应推选|推选|应产生|", "妇女|", "代表", "名额|人数|数|总数"), kind=WHOLE, ge=0, example="3")
    nominated: Series[pd.Int64Dtype] = column("提名人数", "推荐人数", "候选人数", "初步人选数", "候选人名额", made_of=("应|拟|", "候选人|代表|", "提名|推荐", "候选人|代表|", "人数|名额|数"), kind=WHOLE, nullable=True, ge=0, example="4")
    remarks: Series[str] = shared.remarks()


FORM = Form("allocation", "代表名额分配表", Allotment, also_titled=("名额分配表", "名额分配方案", "名额分配"), key="unit", due=9, cards=True, tabs=("名额",))
