"""代表名额分配表: how many delegates each village or unit sends."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.form import Form, column
from fulian_excel.kinds import TEXT, WHOLE


class Allotment(pa.DataFrameModel):
    """One unit's share of the delegates."""

    number: Series[str] = column("序号", "编号", "号", "No.", "序", kind=TEXT, nullable=True, prefilled=True)
    unit: Series[str] = column(
        "推选单位", "代表团", "选举单位", "所在村", "村(社区)", "村(居)", "单位名称", "单位", kind=TEXT, example="白石村"
    )
    women: Series[pd.Int64Dtype] = column("妇女人数", "妇女数", kind=WHOLE, nullable=True, ge=0, example="860")
    seats: Series[pd.Int64Dtype] = column("分配名额", "代表名额", "名额", "分配代表名额", kind=WHOLE, ge=0, example="3")
    nominated: Series[pd.Int64Dtype] = column("提名人数", "推荐人数", kind=WHOLE, nullable=True, ge=0, example="4")
    remarks: Series[str] = column("备注", "说明", kind=TEXT, nullable=True)


FORM = Form("allocation", "代表名额分配表", Allotment, also_titled=("名额分配表",), key="unit", due=9, tabs=("名额",))
