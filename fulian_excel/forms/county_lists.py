"""县级设置 · 流程步骤, 归档目录, 纪律清单: the county's own lists, each item with its keywords."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT


class ListItem(pa.DataFrameModel):
    """One step, material or prohibition."""

    number: Series[str] = shared.number()
    item: Series[str] = column("步骤", "材料", "材料名称", "纪律", "纪律内容", "名称", kind=TEXT)
    stage: Series[str] = column("阶段", kind=TEXT, nullable=True)
    keywords: Series[str] = column("关键词", kind=TEXT, nullable=True)


STEPS = Form("county_steps", "流程步骤", ListItem, labels=Uncovered, key="item", note="关键词:镇里的写法里有其中一个词就认作这一步,几个词用、分开")
ARCHIVE = Form("county_archive", "归档目录", ListItem, labels=Uncovered, key="item", note="关键词:镇里的材料名称里有其中一个词就认作这一项")
PROHIBITIONS = Form("county_prohibitions", "纪律清单", ListItem, labels=Uncovered, key="item", note="关键词:镇里的写法里有其中一个词就认作这一条")
