"""换届工作进度表: the nineteen steps, planned and done."""

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.kinds import DATE, START, TEXT, choice
from fulian_excel.kinds.lists import STEP_STATE


class Step(pa.DataFrameModel):
    """One step of the re-election."""

    number: Series[str] = shared.number()
    step: Series[str] = column("步骤", "工作步骤", "工作任务", "事项", "工作内容", kind=TEXT, prefilled=True, listed="name", example="调查摸底")
    stage: Series[str] = column("阶段", "工作阶段", kind=TEXT, nullable=True, prefilled=True, listed="stage", example="筹备阶段")
    in_charge: Series[str] = column("责任人", "负责人", kind=TEXT, nullable=True, example="王芳")
    planned: Series[pa.DateTime] = column("计划完成", "计划时间", "完成时限", "计划完成时间", kind=DATE, prefilled=True, example="2022-09-20")
    done: Series[pa.DateTime] = column("实际完成", "完成时间", "实际时间", "实际完成时间", kind=DATE, nullable=True)
    notice_from: Series[pa.DateTime] = column("公示开始", "公示开始时间", "公示起", kind=START, nullable=True)
    notice_to: Series[pa.DateTime] = column("公示结束", "公示结束时间", "公示止", kind=DATE, nullable=True)
    state: Series[str] = column("状态", "完成情况", kind=choice(STEP_STATE), nullable=True, moves=True)
    document: Series[str] = shared.document(example="青妇〔2022〕3号")
    difficulty: Series[str] = column("存在困难", "困难问题", "存在问题", kind=TEXT, nullable=True)
    remarks: Series[str] = shared.remarks()


FORM = Form("progress", "换届工作进度表", Step, also_titled=("工作进度表", "进度表"), key="step", due=9, lists="steps", tabs=("进度",))
