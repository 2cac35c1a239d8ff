"""培训登记表: who of the new committee was trained, and when."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, TEXT, WHOLE, choice
from fulian_excel.kinds.lists import GRADE


class Training(pa.DataFrameModel):
    """One woman at one training."""

    number: Series[str] = shared.number()
    name: Series[str] = shared.name()
    post: Series[str] = shared.post("职务")
    newly: Series[pd.BooleanDtype] = shared.newly(nullable=True)
    trained_on: Series[pa.DateTime] = column("培训日期", "日期", "时间", "培训时间", kind=DATE)
    hours: Series[pd.Int64Dtype] = column("学时", "课时", kind=WHOLE, nullable=True, ge=0, summed=False, example="8")
    subject: Series[str] = column("培训内容", "培训主题", kind=TEXT, example="妇联组织基本知识")
    grade: Series[str] = column("考核", "考核结果", "考核情况", kind=choice(GRADE), nullable=True)
    remarks: Series[str] = shared.remarks()


FORM = Form("training", "培训登记表", Training, also_titled=("培训台账", "培训登记册"), due=11, tabs=("培训",))
