"""基本情况摸底表: the villages, their women and their women's organisations."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import TEXT, WHOLE, YES_NO


class Village(pa.DataFrameModel):
    """One village or community."""

    number: Series[str] = shared.number()
    village: Series[str] = column(
        "村(社区)", "村(居)", "村名", "村(社区)名称", "单位名称", "村居", "行政村", "村(居)名称", "村、社区", "村社区", made_of=("所属|所在|", "行政村|村(社区)|村(居)|村居|村社区|村、社区|村/社区|村|社区", "名称|名|"), around=("填报单位", "单位名称", "村(社区)", "村名称", "所在村", "填报村", "村名", "社区名称", "村(社区)名称", "村居名称"), on_tab=True, kind=TEXT, prefilled=True, example="白石村"
    )
    people: Series[pd.Int64Dtype] = column("总人口", "总人口数", "人口数", "人口总数", made_of=("全村|户籍|常住|", "总人口|人口", "总数|数|人数|"), kind=WHOLE, nullable=True, ge=0, example="1860")
    women: Series[pd.Int64Dtype] = shared.women(example="900")
    grown_women: Series[pd.Int64Dtype] = column(
        "18周岁以上妇女", "18岁以上妇女", "18周岁以上妇女数", "成年妇女", made_of=("年满|", "18|十八", "周岁|岁", "及|(含)|", "以上", "的|", "妇女|女性", "人数|总数|数|"), kind=WHOLE, ge=0, example="720"
    )
    party_women: Series[pd.Int64Dtype] = column("女党员", "女党员数", made_of=("女|女性|妇女", "中共党员|党员", "人数|总数|数|"), kind=WHOLE, nullable=True, ge=0, example="30")
    organised: Series[pd.BooleanDtype] = column("有无妇联组织", "是否建立妇联", "是否建立妇联组织", "是否成立妇联", "是否成立妇联组织", "妇联组织", "有无妇联", "是否有妇联组织", "是否建有妇联组织", "是否设立妇联组织", "妇联组织建立情况", "妇联组织组建情况", kind=YES_NO, nullable=True, example="有")
    staff: Series[pd.Int64Dtype] = column("妇联干部数", "妇联干部", made_of=("村级|村|", "妇联", "工作|专兼职|", "干部", "人数|总数|数|"), kind=WHOLE, ge=0, example="3")
    women_cadres: Series[pd.Int64Dtype] = column(
        "女干部数", "女干部", "村两委女性", "女干部数(村两委女性)", made_of=("女|女性|妇女|村两委女|村两委女性|两委女|两委成员中女|两委成员中的女|两委班子女|两委班子中女|社区两委女|女村|女性村|女两委", "干部|成员|委员", "人数|总数|数|"), kind=WHOLE, nullable=True, ge=0, example="2"
    )
    members: Series[pd.Int64Dtype] = column("妇联执委数", "妇联执委", made_of=("村|村级|", "妇联|", "执委|执行委员|执委会委员", "人数|总数|数|"), kind=WHOLE, nullable=True, ge=0, example="7")
    societies: Series[pd.Int64Dtype] = column("女性社会组织数", "女性社会组织", made_of=("女性|妇女|", "社会组织", "个数|数量|数|"), kind=WHOLE, nullable=True, ge=0, example="1")
    companies: Series[pd.Int64Dtype] = column("非公企业数", "非公企业", made_of=("辖区|", "非公企业|非公经济组织|非公有制企业|两新组织", "个数|数量|数|"), kind=WHOLE, nullable=True, ge=0, example="4")
    remarks: Series[str] = shared.remarks()


FORM = Form("survey", "基本情况摸底表", Village, also_titled=("摸底表", "摸底情况表"), key="village", due=9, tabs=("摸底", "基本情况"), subjects=("本村", "全村", "现有"), cards=True)
