"""县级设置 · 时间安排: the stages and their days."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, START, TEXT


class StageSetting(pa.DataFrameModel):
    """One stage."""

    stage: Series[str] = column("阶段", kind=TEXT)
    first: Series[pa.DateTime] = column("开始", "开始日期", kind=START)
    last: Series[pa.DateTime] = column("结束", "结束日期", kind=DATE)


FORM = Form("county_stages", "时间安排", StageSetting, labels=Uncovered, key="stage", note="各阶段的起止日期,最后一天就是全部完成的期限")
