"""选举计票表: one block per election and round, its ballot papers as labels and its candidates as rows."""

import re

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms import shared
from fulian_excel.forms.column import column
from fulian_excel.forms.cover import Cover
from fulian_excel.forms.form import Form
from fulian_excel.forms.person import SUBJECTS
from fulian_excel.kinds import DATE, NAMES, POSTS, TEXT, WHOLE, YES_NO, choice
from fulian_excel.kinds.lists import ELECTION, ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS, ELECTION_OF_STANDING, METHOD
from fulian_excel.words import chinese_number

# Words of a tally's title and the election each of them speaks of; the first that stands there decides.
_ELECTIONS = {
    "常委": ELECTION_OF_STANDING,
    "常务委员": ELECTION_OF_STANDING,
    "主席": ELECTION_OF_OFFICERS,
    "执委": ELECTION_OF_COMMITTEE,
    "执行委员": ELECTION_OF_COMMITTEE,
}
_MEMBERS_MEETING = re.compile(r"(?:执委会?|执行委员会)第?[一1]次(?:全体)?(?:会议|全会|执委会)")
_ROUND = re.compile(r"第([一二三四五1-9])轮")


def election_in(title: str) -> str | None:
    """The election that a tally's title speaks of; the members' first meeting elects the officers."""
    told = _MEMBERS_MEETING.sub("", title)
    found = next((election for word, election in _ELECTIONS.items() if word in told), None)
    return found or (ELECTION_OF_OFFICERS if told != title else None)


def round_in(title: str) -> int | None:
    """The round that a tally's title speaks of."""
    match = _ROUND.search(title)
    return (chinese_number(match[1]) or int(match[1])) if match else None


class Vote(pa.DataFrameModel):
    """What one person got."""

    number: Series[str] = shared.number()
    name: Series[str] = shared.name("另选人姓名", "另选他人姓名", instead=("另选人", "另选他人", "候选人初步人选", "人选"))
    post: Series[str] = column("职务", "拟任职务", "妇联职务", "拟任妇联职务", "候选职务", kind=TEXT, nullable=True, example="执委")
    votes_for: Series[pd.Int64Dtype] = column("赞成", "赞成票", "赞成票数", "同意", "同意票", "得票", "得票数", "票数", made_of=("得|获|获得|", "赞成|同意|得", "票数|票|数"), kind=WHOLE, ge=0)
    votes_against: Series[pd.Int64Dtype] = column(
        "反对", "反对票", "反对票数", "不赞成", "不同意", "不同意票", made_of=("得|", "反对|不赞成|不同意", "票数|票|数"), kind=WHOLE, nullable=True, ge=0
    )
    abstentions: Series[pd.Int64Dtype] = column("弃权", "弃权票", "弃权票数", made_of=("弃权", "票数|票|数"), kind=WHOLE, nullable=True, ge=0)
    share: Series[str] = column("得票率", "赞成率", "得票比例", "赞成比例", kind=TEXT, nullable=True, moves=True, example="96.4%")
    place: Series[str] = column("名次", "排名", "位次", "得票名次", "得票排名", kind=TEXT, nullable=True, moves=True, example="1")
    elected: Series[pd.BooleanDtype] = column("是否当选", "当选", "当选情况", "选举结果", "当选结果", of_write_ins=False, kind=YES_NO)
    write_in: Series[pd.BooleanDtype] = column(
        "是否另选人", instead=("另选人", "另选他人"), of_write_ins=True, kind=YES_NO, nullable=True, example="否"
    )


_WHO = "有表决权的|有选举权的|有表决权|有选举权|正式|", "妇女|", "代表|委员|执委|人员|会员|", "总|", "人数|数|"
_PAPERS = "选票|票|", "总|", "数|张数|"


class Tally(Cover):
    """One election: the meeting, its ballot papers, its tellers."""

    election: Series[str] = column("选举事项", "选举项目", "选举内容", kind=choice(ELECTION), prefilled=True, opens=True, titled=election_in, example="执委")
    round: Series[pd.Int64Dtype] = column("轮次", "选举轮次", kind=WHOLE, nullable=True, ge=1, prefilled=True, titled=round_in, example="1")
    method: Series[str] = column("选举方式", kind=choice(METHOD), nullable=True, example="差额")
    held_on: Series[pa.DateTime] = column("会议日期", "会议时间", "选举日期", "选举时间", "大会时间", "大会日期", "开会时间", "日期", "时间", kind=DATE, alone=True)
    due_to_attend: Series[pd.Int64Dtype] = column(
        "应到", "应到会人数", "应到代表", "应到会代表", "应到人数", "应到会", made_of=("应到|应到会|应出席|应参会|应参加会议", *_WHO), kind=WHOLE, ge=0, opens=True, example="60"
    )
    attended: Series[pd.Int64Dtype] = column(
        "实到", "实到会人数", "实到会代表", "实到代表", "实到人数", "实到会", "到会", "到会人数", made_of=("实到|实到会|实际到会|实出席|实参会|实际参会|到会|出席", *_WHO), kind=WHOLE, ge=0, example="58"
    )
    printed: Series[pd.Int64Dtype] = column("印制选票", "印制", "印发选票", made_of=("印制|印发|共印|制发", *_PAPERS), kind=WHOLE, nullable=True, ge=0, example="60")
    issued: Series[pd.Int64Dtype] = column("发出", "发出选票", "发票", "发出票数", "发出选票数", made_of=("发出|发放|实发|共发|共发出|分发", *_PAPERS), kind=WHOLE, ge=0, example="58")
    left_over: Series[pd.Int64Dtype] = column("剩余", "剩余选票", "剩余票数", made_of=("剩余|余下|剩下", *_PAPERS), kind=WHOLE, nullable=True, ge=0, example="2")
    returned: Series[pd.Int64Dtype] = column("收回", "收回选票", "收回票数", "收回选票数", made_of=("收回|回收|实收|共收回", *_PAPERS), kind=WHOLE, ge=0, example="58")
    valid: Series[pd.Int64Dtype] = column("有效", "有效票", "有效选票", "有效票数", made_of=("其中|", "有效", *_PAPERS), kind=WHOLE, ge=0, example="57")
    invalid: Series[pd.Int64Dtype] = column("无效", "无效票", "废票", "无效选票", "无效票数", made_of=("其中|", "无效|作废|废", *_PAPERS), kind=WHOLE, ge=0, example="1")
    seats: Series[object] = column("应选名额", "应选人数", "名额", "职数", "应选", made_of=("应选|应当选", "执委|委员|人|", "名额|人数|职数|名数|数"), kind=POSTS)
    chief_scrutineers: Series[object] = column("总监票人", "总监票人签名", "总监票人签字", "总监票人员", "总监票", kind=NAMES)
    scrutineers: Series[object] = column("监票人", "监票人签名", "监票人签字", "监票人员", "监票", "监票员", kind=NAMES)
    chief_tellers: Series[object] = column("总计票人", "总计票人签名", "总计票人签字", "总计票人员", "总计票", kind=NAMES)
    tellers: Series[object] = column("计票人", "计票人签名", "计票人签字", "计票人员", "计票", "计票员", kind=NAMES)


FORM = Form(
    "ballots",
    "选举计票表",
    Vote,
    also_titled=("选票统计表", "选举结果报告单", "计票结果报告单", "计票单", "计票结果"),
    passes=("部分无效票数", "部分无效票", "部分无效"),
    labels=Tally,
    due=11,
    subjects=SUBJECTS,
    occasion=("election", "round"),
    blanks=(ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS),
    tabs=("计票", "选票", "选举结果", "票数"),
)
