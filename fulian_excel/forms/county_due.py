"""县级设置 · 报送要求: from which month each form must be there."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT, WHOLE


class Due(pa.DataFrameModel):
    """One form and its month."""

    form: Series[str] = column("报表", "表名", kind=TEXT)
    month: Series[pd.Int64Dtype] = column("起报月份", "月份", kind=WHOLE, nullable=True, ge=1, le=12)


FORM = Form("county_due", "报送要求", Due, labels=Uncovered, key="form", grows_by=("form",), note="从这个月起,这张报表还没报就算缺")
