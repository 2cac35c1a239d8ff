"""县级设置 · 节假日: the days off, by which working days are counted."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, choice
from fulian_excel.kinds.lists import OFF_OR_ON


class DayOff(pa.DataFrameModel):
    """One day that is off, or on although it is of a weekend."""

    day: Series[pa.DateTime] = column("日期", kind=DATE)
    off: Series[str] = column("休/班", "休班", kind=choice(OFF_OR_ON))


FORM = Form("county_days_off", "节假日", DayOff, labels=Uncovered, key="day", note="填了才按工作日算公示天数;休:放假,班:调休上班")
