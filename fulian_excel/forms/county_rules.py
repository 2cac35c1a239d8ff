"""县级设置 · 规则: one row per rule and parameter; a rule's level stands on its first row."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT, choice
from fulian_excel.kinds.lists import LEVEL


class RuleSetting(pa.DataFrameModel):
    """One rule's level or one of its parameters."""

    code: Series[str] = column("编号", "规则编号", kind=TEXT)
    title: Series[str] = column("名称", "规则", kind=TEXT, nullable=True)
    level: Series[str] = column("级别", kind=choice(LEVEL), nullable=True, on_first=True)
    parameter: Series[str] = column("参数", kind=TEXT, nullable=True)
    value: Series[str] = column("值", kind=TEXT, nullable=True)
    source: Series[str] = column("依据", kind=TEXT, nullable=True)


FORM = Form("county_rules", "规则", RuleSetting, labels=Uncovered, key="code", grows_by=("code", "parameter"), note="级别可改为:必改、核实、提示、试行(只告知不计数)、停用;参数的值可改,改错了运行时会指出")
