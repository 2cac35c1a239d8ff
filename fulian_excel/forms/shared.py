"""The columns that several forms have, each declared once with every heading that people give it.

A form takes one by calling it, adds headings of its own by position and overrides what differs by name:
`post: Series[str] = shared.post("职务", example="主席")`.
"""

from functools import partial

from fulian_excel.forms.column import column
from fulian_excel.kinds import NAME, PHONE, TEXT, WHOLE, YES_NO, choice
from fulian_excel.kinds.lists import AREA, POST, RANK

number = partial(column, "序号", "编号", "号", "No.", "序", kind=TEXT, nullable=True, moves=True, prefilled=True, numbers=True)
name = partial(column, "姓名", "名字", "人员姓名", "代表姓名", "候选人", "候选人姓名", "当选人", "被选举人", instead=("候选人初步人选", "人选"), made_of=("姓名|名单", "及|和|/|、|", "联系电话|电话|手机号码|手机号|手机|联系方式"), ends_in=("姓名",), kind=NAME)
phone = partial(column, "联系电话", "手机", "手机号", "手机号码", "电话", "联系方式", "本人电话", "移动电话", "电话号码", "联系手机", "手机电话", made_of=("移动|手机|联系|本人联系|", "电话号码|电话号|手机号码|手机号"), kind=PHONE, nullable=True)
remarks = partial(column, "备注", "说明", kind=TEXT, nullable=True, moves=True, last=True)

unit = partial(
    column, "推选单位", "代表团", "选举单位", "所在村", "村(社区)", "村(居)", "单位名称", "选区", "村居", "村名", "行政村", "推荐单位",
    made_of=("原|", "所属|所在|推选|选举|推荐|", "行政村|村(社区)|村(居)|村居|村社区|村、社区|村/社区|代表团|选举单位|推选单位|推荐单位", "或选区|/选区|(选区)|", "名称|"),
    around=("推选单位", "推选单位名称", "选举单位", "所在村", "所在村名称", "村名称", "代表团"), kind=TEXT, prefilled=True, example="白石村")
women = partial(column, "妇女人数", "妇女数", "女性人数", "妇女总数", "妇女人口", "女性人口", "妇女总人口", "女性总人口", made_of=("全村|现有|总|", "妇女|女性", "总|", "人口|", "人数|总数|数"), kind=WHOLE, ge=0)
area = partial(column, "界别", "所属界别", "领域", "结构类别", "代表身份", "结构类型", "所属领域", instead=("代表类型", "类别", "类型", "代表结构"), kind=choice(AREA), nullable=True, example="村(社区)")
post = partial(column, "妇联职务", "当选职务", "妇联任职", "换届后职务", "妇联内职务", made_of=("现任|现|新任|本届|当选|所任|", "妇联|妇联内|妇联组织", "职务|任职|职位"), instead=("职务", "职位", "担任职务", "任职", "现任职务"), kind=choice(POST), example="执委")
rank = partial(column, "职级", "行政级别", "现任职级", made_of=("现|现任|目前|行政|", "职级|职务级别|职务层次|行政级别"), kind=choice(RANK), example="其他")
newly = partial(column, "是否新任", "新任", "新任/连任", "新任或连任", "新任连任", "是否为新任", kind=YES_NO, inverted=("是否连任", "连任"))
votes = partial(column, "赞成票", "得票", "得票数", "赞成", made_of=("当选|", "得|获|获得|", "赞成|同意|得", "票数|票|数"), kind=WHOLE, ge=0)
document = partial(column, "文号", "发文字号", "文件号", "文件编号", "文件字号", "发文号", made_of=("发文|文件|公文|来文", "文号|字号"), kind=TEXT, nullable=True)
