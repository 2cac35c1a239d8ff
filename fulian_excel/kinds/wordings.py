"""A county's own wording of a mail: text with placeholders."""

import re

from fulian_excel.cells import Cell
from fulian_excel.formats import shown
from fulian_excel.kinds.kind import Kind, Reading, unreadable

# The placeholders, written as {镇}, in the order in which the settings explain them.
FILLED_IN = (
    *("镇", "月份", "核验日", "收到", "结果", "必改", "核实", "最突出", "没能读", "还缺"),
    *("怎么改", "改正期限", "联系人", "联系电话", "附件", "口令", "落款"),
)
_PLACE = re.compile(r"\{([^{}]*)\}")
_HALF_WIDTH = str.maketrans("{}", "{}")


def read_wording(cell: Cell) -> Reading:
    """Return the text with its line breaks; unreadable (V02) with an unknown placeholder or an unpaired bracket."""
    text = shown(cell).translate(_HALF_WIDTH).replace("\r\n", "\n").replace("\r", "\n").strip()
    unknown = [name for name in _PLACE.findall(text) if name.strip() not in FILLED_IN]
    if unknown:
        hint = f"没有「{{{unknown[0]}}}」,可以用的有:{'、'.join(f'{{{name}}}' for name in FILLED_IN)}"
        return Reading(None, (unreadable(f"{{{unknown[0]}}}", "邮件里自动填的内容", hint),))
    if re.search(r"[{}]", _PLACE.sub("", text)):
        return Reading(None, (unreadable("{ }", "邮件里自动填的内容", "花括号要成对,如 {镇}"),))
    return Reading(_PLACE.sub(lambda place: f"{{{place[1].strip()}}}", text))


WORDING = Kind("wording", "邮件文字", "str", read_wording, nothing=frozenset(("",)), width=40)
