"""换届纪律落实情况表: the ten prohibitions, studied and kept."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, TEXT, WHOLE


class Prohibition(pa.DataFrameModel):
    """One prohibition."""

    number: Series[str] = shared.number()
    prohibition: Series[str] = column(
        "纪律内容", "纪律要求", "内容", kind=TEXT, prefilled=True, listed="name", example="严禁拉票贿选"
    )
    studied_on: Series[pa.DateTime] = column("学习日期", "学习时间", kind=DATE, nullable=True)
    attended: Series[pd.Int64Dtype] = column("参加人数", "学习人数", kind=WHOLE, nullable=True, ge=0)
    pledged: Series[pd.Int64Dtype] = column("签订承诺书人数", "承诺书人数", kind=WHOLE, nullable=True, ge=0)
    reports: Series[pd.Int64Dtype] = column("举报线索数", "举报数", "线索数", kind=WHOLE, nullable=True, ge=0)
    outcome: Series[str] = column("处理结果", "处理情况", kind=TEXT, nullable=True)
    remarks: Series[str] = shared.remarks()


FORM = Form(
    "discipline",
    "换届纪律落实情况表",
    Prohibition,
    also_titled=("换届纪律落实表", "纪律落实情况表", "纪律情况表", "纪律台账", "十个严禁"),
    key="prohibition",
    due=10,
    lists="prohibitions",
    tabs=("纪律", "严禁"),
)
