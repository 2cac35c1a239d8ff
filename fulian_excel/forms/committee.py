"""执委会成员名册: who was elected to the committee."""

import pandas as pd
from pandera.typing import Series

from fulian_excel.forms.form import Form, column
from fulian_excel.forms.person import PASSES, Person
from fulian_excel.kinds import WHOLE, YES_NO, choice
from fulian_excel.kinds.lists import AREA, POST, RANK


class Member(Person):
    """One member of the new committee."""

    area: Series[str] = column(
        "界别", "所属界别", "领域", "结构类别", "代表身份", kind=choice(AREA), nullable=True, example="村(社区)"
    )
    post: Series[str] = column(
        "妇联职务", "当选职务", "妇联任职", "换届后职务", kind=choice(POST), example="执委"
    )
    rank: Series[str] = column("职级", "行政级别", "现任职级", kind=choice(RANK), nullable=True, example="其他")
    newly: Series[pd.BooleanDtype] = column(
        "是否新任", "新任", "新任/连任", kind=YES_NO, inverted=("是否连任", "连任")
    )
    votes: Series[pd.Int64Dtype] = column("赞成票", "得票", "得票数", "赞成", kind=WHOLE, nullable=True, ge=0)


FORM = Form(
    "committee",
    "执委会成员名册",
    Member,
    also_titled=("执委名单", "班子成员名册", "执委会名册", "执委名册", "执行委员会委员名册", "执委会组成人员名单"),
    people=True,
    passes=PASSES,
    tabs=("执委", "班子"),
)
