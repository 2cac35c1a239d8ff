"""问题清单: its headings, what can be answered on it, how its rows are numbered and how it is known again."""

import re
from typing import NamedTuple

import pandera.pandas as pa
from pandera.typing import Series

from fulian_excel.forms.column import column, columns_of
from fulian_excel.kinds import TEXT, ChoiceList, choice

NAME = "问题清单"

MENDED, STANDS, UNCLEAR = "已改", "情况属实", "有疑问"
_TYPED_INSTEAD = {
    MENDED: "已改正 已修改 已更正 已改好 已更改 已经改了 改了 改好了 已改了 已處理 已处理 已补 已补充 已补填",
    STANDS: "情況屬實 属实 屬實 确实如此 确实 情况是实 无误 無誤 没错 没有错 正确 是对的",
    UNCLEAR: "有疑問 疑问 疑問 看不懂 不懂 不明白 不清楚 没看懂 ?",
}
CHOICES = ChoiceList(
    "处理",
    (MENDED, STANDS, UNCLEAR),
    {word: option for option, words in _TYPED_INSTEAD.items() for word in words.split()},
)


class Lines(pa.DataFrameModel):
    """A row per thing to mend, each heading with what other hands and programs make of it."""

    number: Series[str] = column("编号", "編號", "no", "number", "id", "code", kind=TEXT)
    level: Series[str] = column("级别", "級別", "level", "severity", kind=TEXT)
    place: Series[str] = column("位置", "location", "position", "place", kind=TEXT)
    subject: Series[str] = column("对象", "對象", "object", "subject", kind=TEXT)
    problem: Series[str] = column("问题", "問題", "problem", "issue", "question", kind=TEXT)
    value: Series[str] = column("原值", "originalvalue", "original", "value", kind=TEXT)
    suggestion: Series[str] = column("建议", "建議", "suggestion", "suggestions", "proposal", "advice", kind=TEXT)
    source: Series[str] = column("依据", "依據", "basis", "source", "reference", kind=TEXT)
    choice: Series[str] = column("处理", "處理", "处理结果", "处理情况", "handling", "processing", "treatment", "action", "deal", kind=choice(CHOICES))
    reason: Series[str] = column("说明", "說明", "备注", "備註", "explanation", "description", "remark", "remarks", "reason", "note", "notes", kind=TEXT)
    state: Series[str] = column("状态", "狀態", "state", "status", kind=TEXT)
    reply: Series[str] = column("县里回复", "縣裡回覆", "reply", "countyreply", kind=TEXT)


COLUMNS = columns_of(Lines)
# What only the lists of later rounds have, behind the other columns.
LATER = ("state", "reply")
HEADINGS = tuple(column.title for name, column in COLUMNS.items() if name not in LATER)
LATER_HEADINGS = (*HEADINGS, *(COLUMNS[name].title for name in LATER))

# What stands in 状态 or begins it.
NEW, STILL, ANSWERED, AGREED = "新", "仍在", "上轮答复:", "已同意"
# What stands in 县里回复 or begins it.
AGREED_TO, ACCEPTED = "已同意,不用再改", "说明已收到,不用再改"
TO_MEND, TO_EXPLAIN, TO_CHOOSE, TO_ASK = "还需改", "请说明理由", "请在「处理」栏选一项", "请问县妇联"
TO_MEND_OR_EXPLAIN = "请改正,或说明理由"
_BEGINNINGS = (STILL, ANSWERED, AGREED, ACCEPTED, TO_MEND, TO_EXPLAIN, TO_CHOOSE, TO_ASK, TO_MEND_OR_EXPLAIN)

# A heading that stands on no other sheet.
RARE = COLUMNS["value"].title
# 编号: the rule's code (Y of a cause that is no finding), six digits that say what it is about, and a number where
# several are alike.
NUMBER = re.compile(r"([A-Z]\d\d|Y)-([0-9a-f]{6})((?:-\d+)?)", re.IGNORECASE)
SIGN = "FL1-"
# The words before the sign may have been translated.
_SENTINEL = re.compile(rf"[^\n]{{0,40}}?\b{SIGN}(\S+)-([0-9a-f]{{12}})\s*")


def said_by_county(text: str) -> bool:
    """A text of ours in 状态 or 县里回复, and nothing that a township wrote there."""
    return text == NEW or text.startswith(_BEGINNINGS)


class Sentinel(NamedTuple):
    """What A1 of a list says: the round, and the first twelve digits of the sha256 of the workbook marked."""

    round: str
    source: str

    def __str__(self) -> str:
        """The text that stands in A1."""
        return f"{NAME} {SIGN}{self.round}-{self.source}"


def list_sentinel(round_id: str, sha256: str) -> Sentinel:
    """The sentinel of a list made in one round for the workbook with that sha256 (hexadecimal)."""
    return Sentinel(round_id, sha256[:12])


def read_sentinel(text: object) -> Sentinel | None:
    """The sentinel in a cell, if it is one."""
    match = _SENTINEL.fullmatch(text) if isinstance(text, str) else None
    return Sentinel(match[1], match[2]) if match else None
