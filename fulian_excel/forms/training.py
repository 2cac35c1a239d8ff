"""培训登记表: who of the new committee was trained, and when."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.forms.person import SUBJECTS
from fulian_excel.kinds import DATE, TEXT, WHOLE, choice
from fulian_excel.kinds.lists import GRADE


class Training(pa.DataFrameModel):
    """One woman at one training."""

    number: Series[str] = shared.number()
    name: Series[str] = shared.name(instead=("候选人初步人选", "人选", "参训人员", "参训学员", "培训对象"))
    post: Series[str] = shared.post()
    newly: Series[pd.BooleanDtype] = shared.newly(nullable=True)
    trained_on: Series[pa.DateTime] = column("培训日期", "日期", "时间", "培训时间", "参训时间", "参训日期", "培训起止时间", made_of=("培训|参训", "起止|", "日期|时间"), around=("培训日期", "培训时间", "开课时间", "参训时间"), kind=DATE)
    hours: Series[pd.Int64Dtype] = column("学时", "课时", made_of=("已|实际|", "完成|培训|", "学时|课时", "数|"), kind=WHOLE, nullable=True, ge=0, summed=False, around=("学时", "课时", "培训学时", "培训课时", "总学时"), example="8")
    subject: Series[str] = column("培训内容", "培训主题", "培训班名称", "培训课程", "课程名称", "培训项目", "培训名称", made_of=("培训|学习|", "课程|主题|课题", "名称|内容|"), around=("培训内容", "培训主题", "培训班名称", "培训课程"), kind=TEXT, example="妇联组织基本知识")
    grade: Series[str] = column("考核", "考核结果", "考核情况", "考核成绩", "结业情况", made_of=("培训|结业|学习|", "考核|考试", "结果|情况|成绩|等次|"), kind=choice(GRADE), nullable=True)
    remarks: Series[str] = shared.remarks()


FORM = Form("training", "培训登记表", Training, also_titled=("培训台账", "培训登记册", "培训人员名单", "参训人员名单", "培训情况登记表", "培训名册", "培训记录表"), passes=("工号", "参训人员工号", "工作单位", "工作单位及职务", "单位", "时任单位及职务", "参训人员身份", "签名", "身份证号", "性别", "联系电话"), due=11, tabs=("培训",), subjects=SUBJECTS)
