"""工作交接表: what the old committee handed to the new one."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, NAMES, TEXT


class Handover(pa.DataFrameModel):
    """One matter handed over."""

    number: Series[str] = shared.number()
    matter: Series[str] = column("交接事项", "事项", "交接内容", kind=TEXT, prefilled=True, example="印章")
    amount: Series[str] = column("数量", kind=TEXT, nullable=True, example="1枚")
    from_whom: Series[object] = column("移交人", "交出人", kind=NAMES, example="王芳")
    to_whom: Series[object] = column("接收人", "接交人", kind=NAMES, example="李敏")
    witness: Series[object] = column("监交人", "监督人", kind=NAMES, example="张静")
    handed_on: Series[pa.DateTime] = column("交接日期", "交接时间", "日期", kind=DATE)
    remarks: Series[str] = shared.remarks()


FORM = Form("handover", "工作交接表", Handover, also_titled=("交接清单", "交接表"), key="matter", due=11, tabs=("交接",))
