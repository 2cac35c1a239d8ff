"""归档材料目录: the papers of the re-election, and which of them are in the archive."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, TEXT, WHOLE, choice
from fulian_excel.kinds.lists import ARCHIVE_STATE, KEPT_FOR


class Material(pa.DataFrameModel):
    """One paper or bundle."""

    number: Series[str] = shared.number()
    material: Series[str] = column("材料名称", "题名", "名称", "文件名称", made_of=("归档|卷内|案卷|移交|换届|", "文件|材料|资料|案卷|文件材料|档案", "题名|名称|标题|内容"), kind=TEXT, prefilled=True, from_list="name", example="选举办法")
    author: Series[str] = column("责任者", "责任人", instead=("责任单位", "形成单位"), kind=TEXT, nullable=True, example="青山镇妇联")
    document: Series[str] = shared.document()
    dated: Series[pa.DateTime] = column("日期", "时间", "成文日期", "文件日期", "形成日期", "形成时间", "成文时间", kind=DATE, nullable=True)
    pages: Series[pd.Int64Dtype] = column("页数", kind=WHOLE, nullable=True, ge=0)
    state: Series[str] = column("状态", "归档情况", "归档状态", "是否归档", "归档与否", made_of=("是否|", "归档|存档", "情况|状态"), kind=choice(ARCHIVE_STATE), moves=True)
    kept_for: Series[str] = column("保管期限", "期限", "保存期限", "保管年限", kind=choice(KEPT_FOR), nullable=True, prefilled=True)
    remarks: Series[str] = shared.remarks()


FORM = Form("archive", "归档材料目录", Material, also_titled=("归档目录", "档案目录", "材料归档目录", "卷内文件目录", "文件目录", "材料目录", "归档清单"),
            passes=("起止页号", "页号", "页码", "页次", "起止页码", "材料性质", "经办人", "档号"), key="material", due=11, lists="archive", tabs=("归档", "档案"), subjects=("文件", "材料", "归档材料"))
