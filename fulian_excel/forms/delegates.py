"""妇女代表名册: who represents the women of which village or unit."""

import pandas as pd
from pandera.typing import Series

from fulian_excel.forms.form import Form, column
from fulian_excel.forms.person import PASSES, Person
from fulian_excel.kinds import TEXT, YES_NO, choice
from fulian_excel.kinds.lists import AREA, DELEGATE_TYPE, PRODUCED_BY


class Delegate(Person):
    """One delegate to the congress."""

    unit: Series[str] = column(
        "推选单位",
        "代表团",
        "选举单位",
        "所在村",
        "村(社区)",
        "村(居)",
        "单位名称",
        kind=TEXT,
        on_tab=True,
        example="白石村",
    )
    area: Series[str] = column(
        "界别", "所属界别", "领域", "结构类别", "代表身份", kind=choice(AREA), nullable=True, example="村(社区)"
    )
    standing: Series[str] = column("代表类别", kind=choice(DELEGATE_TYPE), nullable=True)
    produced_by: Series[str] = column("产生方式", kind=choice(PRODUCED_BY), nullable=True)
    full_time: Series[pd.BooleanDtype] = column("是否专职妇女工作者", kind=YES_NO, nullable=True, example="否")
    village_chair: Series[pd.BooleanDtype] = column(
        "是否村(社区)妇联主席", "是否村妇联主席", kind=YES_NO, nullable=True, example="否"
    )


FORM = Form(
    "delegates",
    "妇女代表名册",
    Delegate,
    also_titled=("代表名单", "代表登记表", "代表名册", "代表花名册"),
    due=10,
    people=True,
    passes=PASSES,
    tabs=("代表",),
)
