"""The columns that several forms have, each declared once with every heading that people give it.

A form takes one by calling it, adds headings of its own by position and overrides what differs by name:
`post: Series[str] = shared.post("职务", example="主席")`.
"""

from functools import partial

from fulian_excel.forms.column import column
from fulian_excel.kinds import NAME, PHONE, TEXT, WHOLE, YES_NO, choice
from fulian_excel.kinds.lists import AREA, POST, RANK

number = partial(column, "序号", "编号", "号", "No.", "序", kind=TEXT, nullable=True, moves=True, prefilled=True, numbers=True)
name = partial(column, "姓名", "名字", "人员姓名", "代表姓名", "候选人", "候选人姓名", "当选人", "被选举人", kind=NAME)
phone = partial(column, "联系电话", "手机", "手机号", "手机号码", "电话", "联系方式", "本人电话", kind=PHONE, nullable=True)
remarks = partial(column, "备注", "说明", kind=TEXT, nullable=True, moves=True, last=True)

unit = partial(column, "推选单位", "代表团", "选举单位", "所在村", "村(社区)", "村(居)", "单位名称", kind=TEXT, prefilled=True, example="白石村")
women = partial(column, "妇女人数", "妇女数", "女性人数", "妇女总数", kind=WHOLE, ge=0)
area = partial(column, "界别", "所属界别", "领域", "结构类别", "代表身份", kind=choice(AREA), nullable=True, example="村(社区)")
post = partial(column, "妇联职务", "当选职务", "妇联任职", "换届后职务", kind=choice(POST), example="执委")
rank = partial(column, "职级", "行政级别", "现任职级", kind=choice(RANK), example="其他")
newly = partial(column, "是否新任", "新任", "新任/连任", kind=YES_NO, inverted=("是否连任", "连任"))
votes = partial(column, "赞成票", "得票", "得票数", "赞成", kind=WHOLE, ge=0)
document = partial(column, "文号", "发文字号", kind=TEXT, nullable=True)
