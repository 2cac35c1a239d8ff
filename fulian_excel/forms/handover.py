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
    matter: Series[str] = column("交接事项", "事项", "交接内容", "项目名称", "项目", "物品名称", made_of=("交接|移交|", "项目|物品|资料|事项|内容|材料", "及|和|与|", "名称|明细|内容|名称及规格|"), ends_in=("名称", "名称及规格", "名称、规格", "名称规格", "名称及型号", "名称及规格型号"), kind=TEXT, prefilled=True, example="印章")
    amount: Series[str] = column("数量", "详细描述/数量", "数量及单位", "数量/单位", "数量单位", "件数", kind=TEXT, nullable=True, example="1枚")
    from_whom: Series[object] = column("移交人", "交出人", "移交方", "交接人", "交出方", "移交人员", "移交单位", made_of=("移交|交出", "人|方|者", "代表|姓名|签字|签名|"), around=("移交人", "交出人", "移交方", "交接人", "交出方", "移交人员", "移交单位"), kind=NAMES, example="王芳")
    to_whom: Series[object] = column("接收人", "接交人", "接收方", "接交方", "接收人员", "接收单位", made_of=("接收|接交", "人|方|者", "代表|姓名|签字|签名|"), around=("接收人", "接交人", "接收方", "接交方", "接收人员", "接收单位"), kind=NAMES, example="李敏")
    witness: Series[object] = column("监交人", "监督人", "监交方", "监交人员", "监交单位", made_of=("监交|监督", "人|方|者", "代表|姓名|签字|签名|"), around=("监交人", "监督人", "监交方", "监交人员", "监交单位"), kind=NAMES, example="张静")
    handed_on: Series[pa.DateTime] = column("交接日期", "交接时间", "日期", "移交日期", "移交时间", around=("交接日期", "交接时间", "移交日期", "移交时间", "日期"), kind=DATE)
    remarks: Series[str] = shared.remarks()


FORM = Form("handover", "工作交接表", Handover, also_titled=("交接清单", "交接表", "移交清单", "移交表", "交接登记表"), titled=("交接|移交", "清单|清册|单|明细表|一览表|书"), passes=("详细描述", "状态", "单位", "完好情况", "完好程度", "存放地点"), key="matter", due=11, cards=True, tabs=("交接",), subjects=("移交", "交接"))
