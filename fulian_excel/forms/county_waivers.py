"""县级设置 · 核准说明: what the county has let pass, one finding by one row."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, TEXT


class WaiverSetting(pa.DataFrameModel):
    """One finding let pass: for one township, one rule, one subject and one value."""

    township: Series[str] = column("镇", "镇(街道)", kind=TEXT)
    code: Series[str] = column("规则编号", "编号", kind=TEXT)
    subject: Series[str] = column("对象", kind=TEXT, nullable=True)
    value: Series[str] = column("原值", kind=TEXT, nullable=True)
    reason: Series[str] = column("理由", kind=TEXT)
    approved_by: Series[str] = column("批准人", kind=TEXT)
    approved_on: Series[pa.DateTime] = column("批准日期", kind=DATE)
    until: Series[pa.DateTime] = column("有效至", kind=DATE, nullable=True)


FORM = Form("county_waivers", "核准说明", WaiverSetting, labels=Uncovered, key="code", note="县里同意不再提的问题;可从全县汇总的《情况说明》整行复制过来,填上批准人和批准日期")
