"""候选人名册: who stands for the committee, and for what besides."""

from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.form import Form
from fulian_excel.forms.person import PASSES, SUBJECTS, Person
from fulian_excel.kinds import choice
from fulian_excel.kinds.lists import NOMINATED_BY, POST


class Candidate(Person):
    """One candidate; every one stands for 执委, a higher post says what for besides."""

    area: Series[str] = shared.area()
    post: Series[str] = column("拟任职务", "拟任妇联职务", "提名职务", "拟推荐职务", "推荐职务", "拟提名职务", made_of=("拟|拟任|拟推荐|拟提名|拟安排|拟当选|提名|推荐|候选|候选人", "妇联|妇联内|", "职务|职位|任职"), kind=choice(POST), example="执委")
    rank: Series[str] = shared.rank(nullable=True)
    nominated_by: Series[str] = column("提名方式", "推荐方式", "提名形式", kind=choice(NOMINATED_BY), nullable=True)


FORM = Form(
    "candidates",
    "候选人名册",
    Candidate,
    also_titled=("执委候选人预备人选名单", "候选人预备人选名单", "候选人名单", "候选人花名册", "候选人登记表", "候选人汇总表"),
    titled=("候选人", "预备人选|初步人选|初步建议人选|建议人选|", "名册|名单|花名册|登记表|一览表|汇总表|情况表|信息表"),
    due=10,
    people=True,
    passes=PASSES,
    subjects=SUBJECTS,
    cards=True,
    tabs=("候选",),
)
