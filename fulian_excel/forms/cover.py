"""What stands around the table of every form: who reports, and when."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.kinds import DATE, NAME, TEXT


class Cover(pa.DataFrameModel):
    """What stands around the table of every form."""

    reported_by: Series[str] = column("填报单位", "填报单位(盖章)", "上报单位", "报送单位", "单位", made_of=("填报|上报|报送|填表|制表|呈报|报表|推选|", "单位", "名称"), kind=TEXT, nullable=True, prefilled=True, opens=True, wanted=True, names_sender=True)
    reported_on: Series[pa.DateTime] = column("填报日期", "填报时间", "上报日期", "填表日期", "填表时间", made_of=("填报|上报|报送|填表|制表|统计|呈报|", "日期|时间"), kind=DATE, nullable=True, moves=True, prefilled=True, wanted=True, dates=True, alone=True)
    filled_by: Series[str] = column("填表人", "填报人", "制表人", "制表", "经办人", kind=NAME, nullable=True, moves=True, prefilled=True)
    reviewed_by: Series[str] = column("审核人", "审核", "负责人", "主要负责人", kind=NAME, nullable=True, moves=True, prefilled=True)
    contact: Series[str] = shared.phone(moves=True, prefilled=True)


class Uncovered(pa.DataFrameModel):
    """Nothing stands around the sheets of the settings, where 联系电话 names a row."""
