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
        "纪律内容", "纪律要求", "十个严禁", "十严禁", "内容", made_of=("严肃|", "换届|", "纪律|十个严禁|十严禁|严禁|禁止", "内容|要求|规定|条目|条款|事项|行为"), kind=TEXT, prefilled=True, from_list="name", example="严禁拉票贿选"
    )
    studied_on: Series[pa.DateTime] = column("学习日期", "学习时间", made_of=("组织|集中|传达|", "学习", "传达|教育|", "时间|日期"), kind=DATE, nullable=True)
    attended: Series[pd.Int64Dtype] = column("参加人数", "学习人数", "受教育人数", made_of=("参加|参学|学习|参会", "学习|", "人数|人员数"), kind=WHOLE, nullable=True, ge=0)
    pledged: Series[pd.Int64Dtype] = column("签订承诺书人数", "承诺书人数", "承诺书", "签订承诺书", "签订人数", made_of=("已|", "签订|签署|", "承诺书|承诺", "签订|", "人数|份数|数"), kind=WHOLE, nullable=True, ge=0)
    reports: Series[pd.Int64Dtype] = column("举报线索数", "举报数", "线索数", made_of=("收到|接到|受理|", "信访|问题|", "举报|举报线索", "件数|数|"), kind=WHOLE, nullable=True, ge=0)
    outcome: Series[str] = column("处理结果", "处理情况", made_of=("线索|举报|", "处理|查处|核查|处置|办理", "结果|情况"), kind=TEXT, nullable=True)
    remarks: Series[str] = shared.remarks()


FORM = Form(
    "discipline",
    "换届纪律落实情况表",
    Prohibition,
    also_titled=("换届纪律落实表", "纪律落实情况表", "纪律情况表", "纪律台账", "十个严禁"),
    titled=("换届纪律", "落实|学习教育|遵守|执行|", "情况|", "登记表|统计表|一览表|汇总表|表|台账"),
    key="prohibition",
    due=10,
    lists="prohibitions",
    tabs=("纪律", "严禁"),
)
