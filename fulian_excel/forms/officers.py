"""班子成员选举结果备案表: the officers, as reported to the county for the record."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.forms.person import PASSES, SUBJECTS, Person
from fulian_excel.kinds import DATE, PAST, TEXT


class Officer(Person):
    """One officer of the new committee."""

    post: Series[str] = shared.post(example="主席")
    rank: Series[str] = shared.rank(example="党政副职")
    in_post_since: Series[pa.DateTime] = column("任现职时间", "现职时间", kind=PAST, nullable=True, example="2021.06")
    votes: Series[pd.Int64Dtype] = shared.votes()
    elected_on: Series[pa.DateTime] = column("当选日期", "当选时间", "选举日期", "选举时间", kind=DATE)
    approval: Series[str] = column("批复文号", "文号", "批准文号", "批复文件号", kind=TEXT, nullable=True, example="青党〔2022〕18号")
    filed_on: Series[pa.DateTime] = column("备案日期", "备案时间", made_of=("上报|", "备案|报备", "日期|时间"), kind=DATE, nullable=True)


FORM = Form(
    "officers",
    "班子成员选举结果备案表",
    Officer,
    also_titled=("选举结果备案表", "班子备案表", "备案表"),
    titled=("备案", "名单|名册|登记表|情况表|一览表"),
    due=11,
    people=True,
    passes=PASSES,
    subjects=SUBJECTS,
    cards=True,
    tabs=("备案",),
)
