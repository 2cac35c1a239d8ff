"""妇女代表名册: who represents the women of which village or unit."""

import pandas as pd
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.forms.person import PASSES, SUBJECTS, Person
from fulian_excel.kinds import YES_NO, choice
from fulian_excel.kinds.lists import DELEGATE_TYPE, PRODUCED_BY


class Delegate(Person):
    """One delegate to the congress."""

    unit: Series[str] = shared.unit(on_tab=True)
    area: Series[str] = shared.area()
    standing: Series[str] = column("代表类别", instead=("代表类型", "类别", "类型"), kind=choice(DELEGATE_TYPE), nullable=True)
    produced_by: Series[str] = column("产生方式", "产生途径", "产生办法", kind=choice(PRODUCED_BY), nullable=True)
    full_time: Series[pd.BooleanDtype] = column("是否专职妇女工作者", "是否专职", kind=YES_NO, nullable=True, example="否")
    village_chair: Series[pd.BooleanDtype] = column(
        "是否村(社区)妇联主席", "是否村妇联主席", kind=YES_NO, nullable=True, example="否"
    )


FORM = Form(
    "delegates",
    "妇女代表名册",
    Delegate,
    also_titled=("代表名单", "代表登记表", "代表名册", "代表花名册", "代表汇总表"),
    titled=("代表", "基本|", "情况|信息|", "名册|名单|花名册|登记表|一览表|汇总表"),
    due=10,
    people=True,
    passes=PASSES,
    subjects=SUBJECTS,
    cards=True,
    tabs=("代表",),
)
