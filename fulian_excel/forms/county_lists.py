"""县级设置 · 流程步骤, 归档目录, 纪律清单: the county's own lists, each item with its keywords."""

from typing import Any

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT

# Older settings head all three lists alike.
_ITEMS = ("步骤", "材料名称", "材料", "纪律内容", "纪律", "名称")


def _item(title: str) -> Any:
    return column(title, *(one for one in _ITEMS if one != title), kind=TEXT)


class ListItem(pa.DataFrameModel):
    """One step of the plan."""

    number: Series[str] = shared.number()
    item: Series[str] = _item("步骤")
    stage: Series[str] = column("阶段", kind=TEXT, nullable=True)
    keywords: Series[str] = column("关键词", kind=TEXT, nullable=True)


class ListedMaterial(ListItem):
    """One material to be filed."""

    item: Series[str] = _item("材料名称")


class ListedProhibition(ListItem):
    """One prohibition."""

    item: Series[str] = _item("纪律内容")


STEPS = Form("county_steps", "流程步骤", ListItem, labels=Uncovered, key="item", note="关键词:镇里的写法里有其中一个词就认作这一步,几个词用、分开")
ARCHIVE = Form("county_archive", "归档目录", ListedMaterial, labels=Uncovered, key="item", note="关键词:镇里的材料名称里有其中一个词就认作这一项")
PROHIBITIONS = Form("county_prohibitions", "纪律清单", ListedProhibition, labels=Uncovered, key="item", note="关键词:镇里的写法里有其中一个词就认作这一条")
