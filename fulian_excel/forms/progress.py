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
    step: Series[str] = column("步骤", "工作步骤", "工作任务", "事项", "工作内容", "工作程序", "程序", "主要工作", "主要任务", "流程", "流程名称", "步骤名称", "任务", "环节", made_of=("主要|重点|换届|具体|", "工作", "步骤|阶段任务|任务|事项|内容|程序|环节|流程|项目"), kind=TEXT, prefilled=True, from_list="name", example="调查摸底")
    stage: Series[str] = column("阶段", "工作阶段", made_of=("工作|换届|所处|所属", "阶段"), kind=TEXT, nullable=True, prefilled=True, from_list="stage", example="筹备阶段")
    in_charge: Series[str] = column("责任人", "具体责任人", instead=("负责人", "具体负责人", "责任领导", "牵头人", "牵头领导", "责任人员", "落实人", "经办人"), kind=TEXT, nullable=True, example="王芳")
    planned: Series[pa.DateTime] = column("计划完成", "计划时间", "完成时限", "计划完成时间", "时间安排", "时间节点", "完成期限", "起止时间", "时限", "时间要求", "工作时限", "计划日期", made_of=("计划|拟|预计|要求|", "完成|", "时限|期限|时间节点|截止时间|截止日期|时限要求"), kind=DATE, prefilled=True, example="2022-09-20")
    done: Series[pa.DateTime] = column("实际完成", "完成时间", "实际时间", "实际完成时间", "完成日期", "实际完成日期", "办结时间", made_of=("实际|", "完成|办结|落实", "时间|日期"), kind=DATE, nullable=True)
    notice_from: Series[pa.DateTime] = column("公示开始", "公示开始时间", "公示起", made_of=("公示", "开始|起始|起", "时间|日期|日|"), kind=START, nullable=True)
    notice_to: Series[pa.DateTime] = column("公示结束", "公示结束时间", "公示止", made_of=("公示", "结束|截止|终止|止", "时间|日期|日|"), kind=DATE, nullable=True)
    state: Series[str] = column("状态", "完成情况", "进展情况", "完成状态", "进展", "是否完成", made_of=("工作|任务|目前|", "完成|落实|进展|推进", "情况|状态|进度"), instead=("进度", "工作进度"), kind=choice(STEP_STATE), nullable=True, moves=True)
    document: Series[str] = shared.document(example="青妇〔2022〕3号")
    difficulty: Series[str] = column("存在困难", "困难问题", "存在问题", made_of=("存在|存在的|遇到的|主要|", "困难|困难问题|困难和问题|困难及问题|困难与问题|问题和困难|问题及困难|问题与困难", "及建议|和建议|情况|"), kind=TEXT, nullable=True)
    remarks: Series[str] = shared.remarks()


FORM = Form("progress", "换届工作进度表", Step, also_titled=("工作进度表", "进度表", "时间安排表", "流程表", "工作流程", "时间表", "推进表", "工作计划表"), key="step", due=9, lists="steps", tabs=("进度",))
