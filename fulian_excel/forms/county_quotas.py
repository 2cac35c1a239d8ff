"""县级设置 · 名额分配: which townships report, and what each may elect."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Uncovered
from fulian_excel.forms.form import Form
from fulian_excel.kinds import ADDRESS, TEXT, WHOLE


class TownshipQuota(pa.DataFrameModel):
    """One township that must report; a blank quota is the default."""

    number: Series[str] = shared.number()
    name: Series[str] = column("镇(街道)", "镇街", "乡镇", "镇(乡)", "乡镇(街道)", "镇", kind=TEXT)
    aliases: Series[str] = column("别名", "简称", kind=TEXT, nullable=True)
    area_code: Series[str] = column("区划代码", kind=TEXT, nullable=True)
    women: Series[pd.Int64Dtype] = shared.women(nullable=True)
    delegates: Series[pd.Int64Dtype] = column("代表名额", kind=WHOLE, nullable=True, ge=0)
    committee: Series[pd.Int64Dtype] = column("执委名额", kind=WHOLE, nullable=True, ge=0)
    chair: Series[pd.Int64Dtype] = column("主席", kind=WHOLE, nullable=True, ge=0)
    full_time_vice: Series[pd.Int64Dtype] = column("专职副主席", kind=WHOLE, nullable=True, ge=0)
    seconded_vice: Series[pd.Int64Dtype] = column("挂职副主席", kind=WHOLE, nullable=True, ge=0)
    part_time_vice: Series[pd.Int64Dtype] = column("兼职副主席不少于", "兼职副主席", kind=WHOLE, nullable=True, ge=0)
    standing: Series[pd.Int64Dtype] = column("常委", kind=WHOLE, nullable=True, ge=0)
    contact: Series[str] = column("联系人", kind=TEXT, nullable=True)
    phone: Series[str] = shared.phone()
    mail: Series[str] = column("邮箱", "电子邮箱", kind=ADDRESS, nullable=True)


FORM = Form("county_quotas", "名额分配", TownshipQuota, labels=Uncovered, key="name", note="必填:列出每个应报送的镇(街道);名额空着按默认(执委 25、主席 1、专职副主席 1、兼职副主席不少于 3)")
