"""执委会成员名册: who was elected to the committee."""

import pandas as pd
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.form import Form
from fulian_excel.forms.person import PASSES, SUBJECTS, Person


class Member(Person):
    """One member of the new committee."""

    area: Series[str] = shared.area()
    post: Series[str] = shared.post()
    rank: Series[str] = shared.rank(nullable=True)
    newly: Series[pd.BooleanDtype] = shared.newly()
    votes: Series[pd.Int64Dtype] = shared.votes(nullable=True)


FORM = Form(
    "committee",
    "执委会成员名册",
    Member,
    also_titled=("执委名单", "班子成员名册", "执委会名册", "执委名册", "执行委员会委员名册", "执委会组成人员名单", "执行委员名单", "执委花名册", "委员名册", "执委委员名单", "执委信息表"),
    titled=("执委会|执行委员会|执委", "委员|成员|组成人员|", "名册|名单|花名册|登记表|一览表|汇总表|情况表|信息表"),
    due=11,
    people=True,
    passes=PASSES,
    subjects=SUBJECTS,
    cards=True,
    tabs=("执委", "班子"),
)
