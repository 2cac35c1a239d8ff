"""县级设置 · 基本设置: the county's name, its signature, its deadlines."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT


class Setting(pa.DataFrameModel):
    """One setting by its name."""

    item: Series[str] = column("项目", "设置项", kind=TEXT)
    value: Series[str] = column("值", "内容", kind=TEXT, nullable=True)


FORM = Form("county_basics", "基本设置", Setting, key="item", note="打开口令:镇里的表有打开密码时填,几个口令用空格分开;名册是否脱敏填“否”时另外生成一份全县完整名册")
