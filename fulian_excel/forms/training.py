"""培训登记表: who of the new committee was trained, and when."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.form import Form, column
from fulian_excel.kinds import DATE, NAME, TEXT, WHOLE, YES_NO, choice
from fulian_excel.kinds.lists import GRADE, POST


class Training(pa.DataFrameModel):
    """One woman at one training."""

    number: Series[str] = column("序号", "编号", "号", "No.", "序", kind=TEXT, nullable=True, prefilled=True)
    name: Series[str] = column("姓名", "名字", "人员姓名", "代表姓名", "候选人姓名", "当选人", kind=NAME)
    post: Series[str] = column("妇联职务", "当选职务", "妇联任职", "换届后职务", "职务", kind=choice(POST), example="执委")
    newly: Series[pd.BooleanDtype] = column(
        "是否新任", "新任", "新任/连任", kind=YES_NO, nullable=True, inverted=("是否连任", "连任")
    )
    trained_on: Series[pa.DateTime] = column("培训日期", "日期", "时间", "培训时间", kind=DATE)
    hours: Series[pd.Int64Dtype] = column("学时", "课时", kind=WHOLE, nullable=True, ge=0, example="8")
    subject: Series[str] = column("培训内容", "培训主题", kind=TEXT, example="妇联组织基本知识")
    grade: Series[str] = column("考核", "考核结果", "考核情况", kind=choice(GRADE), nullable=True)
    remarks: Series[str] = column("备注", "说明", kind=TEXT, nullable=True)


FORM = Form("training", "培训登记表", Training, also_titled=("培训台账", "培训登记册"), tabs=("培训",))
