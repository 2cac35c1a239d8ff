"""The texts of the letters, ours or the county's own, and filling in their places."""

import re
from collections.abc import Mapping

from fulian_excel.settings import Mail

RETURN, REMINDER = "退回", "催报"

_ABOUT = "{镇}{月份}妇联换届报表"
_GREETING = "{镇}妇联:\n"
_ASKING = """\
改正期限:{改正期限}。
有疑问请找县妇联:{联系人} {联系电话}。

{落款}"""
_RETURN = f"""\
{_GREETING}你们报来的{{月份}}妇联换届报表已经核对(截至 {{核验日}})。
收到:{{收到}}。
{{结果}}
先看没有做到的这几条要求:
{{最突出}}
没能读取:{{没能读}}。
还没有收到,请一并补报:{{还缺}}。
{{怎么改}}
附件:{{附件}}。{{口令}}
{_ASKING}"""
_REMINDER = f"""\
{_GREETING}截至 {{核验日}},你们{{月份}}的妇联换届报表还没有收到:{{还缺}}。
没能读取:{{没能读}}。
请尽快填好,作为附件回复这封邮件。
{_ASKING}"""
_MEND = (
    "怎么改:打开附件,先看最后一张表《问题清单》;点「位置」跳到有底色的单元格,直接在原表里改,"
    "再在清单的「处理」栏选一项;保存后把整个文件回复这封邮件发回来,文件名不用改,清单不要删。"
)
_CLEAN = "没有发现需要改正或核实的问题。附件是回执,请留存,不用回复。"
_BY_TELEPHONE = "附件设了打开口令,口令由县妇联用电话告知。"
_PLACE = re.compile(r"\{([^{}]*)\}")
_HEADS = "先看没有做到的这几条要求:"


def filled(kind: str, mail: Mail, places: Mapping[str, str]) -> tuple[str, str]:
    """The subject and the body of a letter of a kind.

    A line whose places are all blank is left out, and so is the heading above 最突出 if there is none.
    """
    clean = places["必改"] == places["核实"] == "0"
    own = {
        **places,
        "结果": _CLEAN if clean else f"核对发现{places['多少']}。",
        "怎么改": "" if clean else _MEND,
        "口令": _BY_TELEPHONE if places["口令"] and places["附件"] else "",
    }
    if kind == REMINDER:
        subject, body = mail.reminder_subject or f"催报:{_ABOUT}", mail.reminder_body or _REMINDER
    else:
        ours = f"{_ABOUT}核对回执:没有发现问题" if clean else f"{_ABOUT}核对意见:必改 {{必改}} 处、核实 {{核实}} 处"
        subject, body = mail.subject or ours, mail.body or _RETURN
    return " ".join(_fill(subject, own).split()), _fill(body, own)


def _fill(text: str, places: Mapping[str, str]) -> str:
    lines = [line for line in text.split("\n") if line != _HEADS or places["最突出"]]
    kept = []
    for line in lines:
        names = _PLACE.findall(line)
        if names and not any(places[name] for name in names):
            continue
        kept.append(_PLACE.sub(lambda place: places[place[1]], line).rstrip())
    return "\n".join(kept)
