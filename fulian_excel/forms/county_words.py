"""县级设置 · 选项, 表头别名: the county's own options, spellings and headings."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT


class OptionSetting(pa.DataFrameModel):
    """One option of a choice column, and other spellings of it."""

    form: Series[str] = column("报表", "表名", kind=TEXT)
    heading: Series[str] = column("列", "列名", kind=TEXT)
    option: Series[str] = column("选项", kind=TEXT)
    spellings: Series[str] = column("别名", kind=TEXT, nullable=True)


class HeadingSetting(pa.DataFrameModel):
    """Other headings of one column."""

    form: Series[str] = column("报表", "表名", kind=TEXT)
    heading: Series[str] = column("列", "列名", kind=TEXT)
    aliases: Series[str] = column("别名", kind=TEXT)


OPTIONS = Form("county_options", "选项", OptionSetting, labels=Uncovered, key="option", note="给某一列增加选项,或给选项增加别的写法")
HEADINGS = Form("county_headings", "表头别名", HeadingSetting, labels=Uncovered, key="aliases", note="镇里常用而没有认出来的表头写在这里,下次就认得")
